"""The file: made privately, migrated, shared between programs, refused when it is not ours."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import sqlite_utils

from learn.cards.rating import Rating
from learn.clock import DAY, SetClock
from learn.errors import LearnError
from learn.progress import connection as connecting
from learn.progress.connection import MEMORY, VERSION, connect
from learn.progress.doctor import examine
from learn.progress.ids import EventIds
from learn.progress.rows import state_row
from learn.progress.schema import migrations
from learn.progress.standing import Standing
from learn.progress.store import Progress
from learn.scheduling.fsrs import after_review
from learn.settings import Rules
from tests.progress.conftest import answered

EARLIER_SCHEMAS = [0, 1, 2, 3]
"""Every version of the schema before this one; 0 is an empty file."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "learn" / "progress.sqlite"


def shape(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """The tables and indexes, without the migrations' own notes."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {(name, sql) for name, sql in rows if not name.startswith("_")}


def make_earlier(path: Path, version: int) -> None:
    """A file of an earlier schema; one that is not empty has this device and an answered card."""
    old = sqlite3.connect(path, isolation_level=None)
    if version:
        names = [migration.name for migration in migrations.pending(sqlite_utils.Database(old))]
        migrations.apply(sqlite_utils.Database(old), stop_before=names[version])
        old.execute("INSERT INTO device VALUES (1, ?, 1)", (bytes(16),))
        old.execute("INSERT INTO deck VALUES (1, 'd')")
        old.execute("INSERT INTO card VALUES (1, 'd/n/t', 1, 1)")
        id_ = EventIds().next(DAY)
        old.execute(
            "INSERT INTO event (id, device, at, day, kind, card, asked, context, rating, proposed, outcome, "
            "taken_ms) VALUES (?, 1, ?, 1, 1, 1, 2, 0, 3, 3, 1, 0)",
            (id_, DAY),
        )
        memory = after_review(None, Rating.GOOD, DAY, 1, Rules(), "d/n/t")
        row = state_row(1, 1, Standing(memory, "d/n/t", DAY, id_), 1)
        columns = row[:18] if version == 1 else row
        old.execute(f"INSERT INTO state VALUES ({', '.join('?' * len(columns))})", columns)
        old.execute("INSERT INTO daily VALUES (1, 1, 1, 1, 0, 0, 0)")
        if version >= 3:
            old.execute("INSERT INTO deck_count VALUES (1, 1, 1, 0, 0)")
    old.execute(f"PRAGMA user_version = {version}")
    old.close()


def run(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], capture_output=True, text=True, check=False
    )


class TestSchema:
    def test_a_fresh_file_has_the_version_and_one_device(self, path: Path) -> None:
        connection = connect(path)
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,) == (4,)
        assert connection.execute("SELECT count(*), sum(here) FROM device").fetchone() == (1, 1)
        connection.close()

    @pytest.mark.parametrize("earlier", EARLIER_SCHEMAS)
    def test_a_migrated_file_has_the_shape_of_a_fresh_one(self, path: Path, earlier: int) -> None:
        path.parent.mkdir()
        make_earlier(path, earlier)
        migrated, fresh = connect(path), connect(MEMORY)
        assert shape(migrated) == shape(fresh)
        assert {name for name, _ in shape(migrated)} >= {"event", "state", "daily", "event_card"}
        migrated.close()
        fresh.close()

    @pytest.mark.parametrize("earlier", EARLIER_SCHEMAS[1:])
    def test_what_an_earlier_file_knows_is_kept(self, path: Path, earlier: int) -> None:
        path.parent.mkdir()
        make_earlier(path, earlier)
        progress = Progress(path)
        assert progress.standing("d/n/t").memory is not None
        assert examine(progress.connection).sound
        progress.close()

    def test_opening_again_changes_nothing(self, path: Path) -> None:
        connect(path).close()
        before = path.read_bytes()
        connect(path).close()
        assert path.read_bytes() == before

    def test_a_migration_that_fails_leaves_nothing_behind(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from learn.progress import schema

        monkeypatch.setattr(schema, "_DERIVED", ("CREATE TABLE broken (",))
        with pytest.raises(LearnError):
            connect(path)
        monkeypatch.undo()
        connection = connect(path)
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        connection.close()

    def test_the_file_is_the_persons_alone(self, path: Path) -> None:
        progress = Progress(path)
        answered(progress, "d/n/t", SetClock.at("2026-11-21T20:00"))
        modes = {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
        progress.close()
        assert modes == {0o600}
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700

    def test_it_is_written_through_to_the_disk(self, path: Path) -> None:
        connection = connect(path)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
        connection.close()

    def test_where_wal_cannot_work_a_journal_is_used(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(connecting, "_on_shared_file_system", lambda path: True)
        connection = connect(path)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("PRAGMA synchronous").fetchone() == (3,)
        connection.close()


class TestRefused:
    def test_a_file_of_a_newer_program_is_left_as_it_is(self, path: Path) -> None:
        connection = connect(path)
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
        connection.close()
        before = path.read_bytes()
        with pytest.raises(LearnError, match="newer learn"):
            Progress(path)
        assert path.read_bytes() == before
        assert [file.name for file in path.parent.iterdir()] == [path.name]

    @pytest.mark.parametrize("version", [0, 1, 7])
    @pytest.mark.parametrize("table", ["notes", "event", "state"])
    def test_a_database_of_another_program_is_left_as_it_is(
        self, path: Path, version: int, table: str
    ) -> None:
        path.parent.mkdir()
        foreign = sqlite3.connect(path)
        foreign.execute(f"CREATE TABLE {table} (text)")
        foreign.execute(f"PRAGMA user_version = {version}")
        foreign.close()
        before = path.read_bytes()
        with pytest.raises(LearnError, match="not one of learn's"):
            Progress(path)
        assert path.read_bytes() == before

    def test_a_text_file_is_no_database(self, path: Path) -> None:
        path.parent.mkdir()
        path.write_text("These are my notes. " * 100)
        with pytest.raises(LearnError, match="damaged"):
            Progress(path)
        assert path.read_text().startswith("These are my notes.")

    def test_a_folder_is_no_database(self, path: Path) -> None:
        path.mkdir(parents=True)
        with pytest.raises(LearnError, match="cannot be"):
            Progress(path)

    def test_a_file_in_the_place_of_the_folder(self, path: Path) -> None:
        path.parent.write_text("")
        with pytest.raises(LearnError, match="cannot be used"):
            Progress(path)


class TestDamage:
    @pytest.fixture
    def damaged(self, path: Path) -> bytearray:
        progress = Progress(path)
        clock = SetClock.at("2026-11-21T20:00")
        progress.connection.execute("PRAGMA synchronous = OFF")
        for number in range(300):
            clock.advance(seconds=5)
            answered(progress, f"d/a-long-name-for-note-{number}/t", clock)
        progress.close()
        return bytearray(path.read_bytes())

    def opened_and_used(self, path: Path) -> None:
        """Everything a screen asks of the file; LearnError is the only thing that may come out."""
        try:
            progress = Progress(path)
        except LearnError:
            return
        try:
            findings = examine(progress.connection)
            assert not findings.sound
            clock = SetClock.at("2026-11-22T20:00")
            for number in range(0, 300, 37):
                answered(progress, f"d/a-long-name-for-note-{number}/t", clock)
        except LearnError:
            pass
        finally:
            progress.close()

    @pytest.mark.parametrize("share", [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
    def test_a_file_cut_short_is_a_sentence(self, path: Path, damaged: bytearray, share: float) -> None:
        path.write_bytes(damaged[: int(len(damaged) * share)])
        self.opened_and_used(path)

    @pytest.mark.parametrize("page", range(10))
    def test_a_page_of_garbage_is_a_sentence(self, path: Path, damaged: bytearray, page: int) -> None:
        start = page * 4096 * (len(damaged) // 4096 // 10) + (100 if page == 0 else 0)
        damaged[start : start + 4096] = b"\xa5" * 4096
        path.write_bytes(damaged)
        self.opened_and_used(path)

    def test_a_file_that_lost_its_device_is_a_sentence(self, path: Path, damaged: bytearray) -> None:
        connection = sqlite3.connect(path)
        connection.execute("UPDATE device SET here = 0")
        connection.commit()
        connection.close()
        with pytest.raises(LearnError, match="device is missing"):
            Progress(path)

    @pytest.mark.parametrize(
        "tampering",
        ["UPDATE event SET kind = 99", "UPDATE event SET asked = 77", "UPDATE event SET context = 9"],
    )
    def test_an_event_that_means_nothing_is_found(
        self, path: Path, damaged: bytearray, tampering: str
    ) -> None:
        connection = sqlite3.connect(path)
        connection.execute(f"{tampering} WHERE id = (SELECT max(id) FROM event)")
        connection.commit()
        connection.close()
        progress = Progress(path)
        assert "table event: 1 rows hold" in examine(progress.connection).damage[0]
        with pytest.raises(LearnError):
            progress.rebuild()
        progress.close()

    def test_a_state_that_means_nothing_is_a_sentence(self, path: Path, damaged: bytearray) -> None:
        progress = Progress(path)
        progress.connection.execute("UPDATE state SET phase = 9")
        with pytest.raises(LearnError, match="malformed state"):
            progress.standing("d/a-long-name-for-note-3/t")
        progress.rebuild()
        assert progress.standing("d/a-long-name-for-note-3/t").memory is not None
        progress.close()

    def test_after_it_is_closed_a_use_is_a_sentence(self, path: Path) -> None:
        progress = Progress(path)
        progress.close()
        progress.close()
        with pytest.raises(LearnError):
            answered(progress, "d/n/t", SetClock.at("2026-11-21T20:00"))


class Busy:
    """A connection that refuses some times, as SQLite does where two programs wait for one another."""

    def __init__(self, refusals: int) -> None:
        self.refusals = refusals

    def execute(self, sql: str) -> sqlite3.Cursor:
        if self.refusals:
            self.refusals -= 1
            raise sqlite3.OperationalError("database is locked")
        return sqlite3.connect(":memory:").execute("SELECT 'wal'")


class TestPrograms:
    def test_a_refusal_at_once_is_not_the_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(connecting, "sleep", lambda seconds: None)
        busy = Busy(3)
        assert connecting._journal(busy, "wal") == "wal"  # type: ignore[arg-type]
        assert busy.refusals == 0

    def test_nor_is_it_asked_for_ever(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(connecting, "BUSY_MS", 0)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            connecting._journal(Busy(1), "wal")  # type: ignore[arg-type]

    def test_an_existing_file_is_opened_without_the_library_that_migrates(self, path: Path) -> None:
        connect(path).close()
        code = (
            "import sys; from pathlib import Path; from learn.progress.store import Progress\n"
            "Progress(Path(sys.argv[1])).close(); print('sqlite_utils' in sys.modules)"
        )
        assert run(code, path).stdout.split() == ["False"]

    def test_two_programs_may_make_the_file_at_once(self, tmp_path: Path) -> None:
        code = """
import sys, time
from pathlib import Path
from learn.clock import Now
from learn.progress.events import Review
from learn.progress.store import Progress
import learn.progress.schema
for number in range(8):
    (Path(sys.argv[1]) / f"ready-{sys.argv[2]}-{number}").touch()
    while not (Path(sys.argv[1]) / f"ready-{1 - int(sys.argv[2])}-{number}").exists():
        pass
    progress = Progress(Path(sys.argv[1]) / f"{number}.sqlite")
    progress.review("d/n/t", Review("flip", 3, 3), Now(1_000_000, 0))
    progress.close()
print("done")
"""
        both = [
            subprocess.Popen(
                [sys.executable, "-c", code, tmp_path, str(number)],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
            for number in (0, 1)
        ]
        try:
            ends = [program.communicate(timeout=300) for program in both]
        finally:
            for program in both:  # one that failed is waited for by the other
                program.kill()
        assert [out.strip() for out, _ in ends] == [b"done", b"done"], ends
        for number in range(8):
            connection = sqlite3.connect(tmp_path / f"{number}.sqlite")
            assert connection.execute("SELECT count(*) FROM event").fetchone() == (2,)
            assert connection.execute("SELECT count(*) FROM device").fetchone() == (1,)
            connection.close()
