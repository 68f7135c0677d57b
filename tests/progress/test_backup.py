"""Backups: one a day, ten kept, each a sound file; and going back to one."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest

from learn.clock import SetClock
from learn.errors import LearnError
from learn.progress.backup import KEPT, back_up, back_up_daily, backups, check_restorable, restore
from learn.progress.connection import VERSION
from learn.progress.derive import derived
from learn.progress.store import Progress
from tests.progress.conftest import answered


class Home:
    """A folder with a progress file and its backups."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "progress.sqlite"
        self.folder = folder / "backups"
        self.clock = SetClock.at("2026-11-21T12:00")

    def study(self, key: str = "d/n/t") -> None:
        progress = Progress(self.path)
        answered(progress, key, self.clock)
        progress.close()

    def back_up(self) -> Path:
        return back_up(self.path, self.folder, self.clock.now())

    def daily(self) -> Path | None:
        return back_up_daily(self.path, self.folder, self.clock.now())

    def restore(self, source: Path) -> Path | None:
        return restore(source, self.path, self.folder, self.clock.now())

    def answers(self, path: Path | None = None) -> int:
        connection = sqlite3.connect(path or self.path)
        count = connection.execute("SELECT count(*) FROM event").fetchone()[0]
        connection.close()
        return int(count)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    home.study()
    return home


def test_a_backup_is_one_sound_file_that_only_the_person_can_read(home: Home) -> None:
    written = home.back_up()
    assert [file.name for file in home.folder.iterdir()] == [written.name]
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    check_restorable(written)
    assert home.answers(written) == 1
    connection = sqlite3.connect(written)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()


def test_a_backup_holds_what_a_program_that_is_still_open_has_written(home: Home) -> None:
    progress = Progress(home.path)
    answered(progress, "d/n/t", home.clock)
    assert home.answers(home.back_up()) == 2
    progress.close()


def test_there_is_one_a_day(home: Home) -> None:
    assert home.daily() is not None
    home.clock.advance(hours=2)
    assert home.daily() is None
    home.clock.advance(days=1)
    assert home.daily() is not None
    assert len(backups(home.folder)) == 2


def test_the_ten_newest_are_kept(home: Home) -> None:
    written = []
    for _ in range(KEPT + 3):
        home.clock.advance(days=1)
        written.append(home.daily())
    assert [one.path for one in backups(home.folder)] == written[:2:-1]
    assert backups(home.folder)[0].date == "2026-12-04"


def test_several_in_one_second_keep_their_order(home: Home) -> None:
    written = [home.back_up() for _ in range(KEPT + 2)]
    assert [one.path for one in backups(home.folder)] == written[:1:-1]


def test_a_new_backup_is_kept_though_the_clock_ran_ahead_before(home: Home) -> None:
    home.clock.advance(days=3650)
    for _ in range(KEPT):
        home.back_up()
    home.clock.advance(days=-3650)
    written = home.back_up()
    assert written.exists()


def test_a_damaged_file_pushes_no_sound_backup_out(home: Home) -> None:
    for number in range(200):
        home.clock.advance(seconds=1)
        if number % 20 == 0:
            home.study(f"d/{number}/t")
    sound = [home.back_up() for _ in range(KEPT)]
    content = bytearray(home.path.read_bytes())
    content[4096 * 3 :] = b"\xa5" * (len(content) - 4096 * 3)
    home.path.write_bytes(content)
    with pytest.raises(LearnError, match="damaged"):
        home.back_up()
    assert sorted(home.folder.iterdir()) == sorted(sound)


def test_without_a_progress_file_there_is_nothing_to_back_up(tmp_path: Path) -> None:
    empty = Home(tmp_path)
    with pytest.raises(LearnError):
        empty.back_up()
    assert not empty.path.exists()
    assert list(empty.folder.iterdir()) == []


def test_other_files_in_the_folder_are_left_alone(home: Home) -> None:
    home.folder.mkdir()
    other = home.folder / "progress-of-mine.sqlite"
    other.write_text("mine")
    for _ in range(KEPT + 1):
        home.back_up()
    assert other.read_text() == "mine"
    assert len(backups(home.folder)) == KEPT


def test_what_another_program_removes_meanwhile_is_not_missed(home: Home) -> None:
    for _ in range(KEPT):
        home.back_up()
    # Listed, and gone when looked at.
    for name in ("progress-2020-01-01-000000.sqlite", "tmpabc.part"):
        (home.folder / name).symlink_to(home.folder / "gone")
    written = home.back_up()
    assert backups(home.folder)[0].path == written


def test_a_folder_that_cannot_be_made_is_a_sentence(home: Home) -> None:
    home.folder.write_text("in the way")
    with pytest.raises(LearnError, match="cannot be used"):
        home.back_up()
    assert backups(home.folder) == []


class TestRestore:
    def test_it_goes_back_and_keeps_what_was_there(self, home: Home) -> None:
        earlier = home.back_up()
        home.clock.advance(hours=1)
        home.study()
        kept = home.restore(earlier)
        assert home.answers() == 1
        assert kept is not None
        assert home.answers(kept) == 2
        check_restorable(kept)

    def test_a_program_that_has_the_file_open_goes_on_with_it(self, home: Home) -> None:
        earlier = home.back_up()
        progress = Progress(home.path)
        answered(progress, "other/n/t", home.clock)
        progress.set({"retention": "0.80"}, None, _now(home))
        home.restore(earlier)
        assert answered(progress, "another/n/t", home.clock).standing.memory is not None
        assert progress.rules.latest().retention == 0.90
        live = derived(progress.connection)
        assert set(live[0]) == {"d/n/t", "another/n/t"}
        progress.rebuild()
        assert derived(progress.connection) == live
        progress.close()

    def test_to_where_there_was_nothing(self, home: Home, tmp_path: Path) -> None:
        source = home.back_up()
        elsewhere = Home(tmp_path / "elsewhere")
        assert elsewhere.restore(source) is None
        assert elsewhere.answers() == 1

    def test_in_the_place_of_a_damaged_file_which_is_kept_too(self, home: Home) -> None:
        source = home.back_up()
        for content in (b"first garbage " * 400, b"second garbage " * 400):
            home.path.write_bytes(content)
            kept = home.restore(source)
            assert kept is not None
            assert kept.read_bytes() == content
            assert home.answers() == 1
        assert kept.name == "progress.sqlite.damaged-1"

    @pytest.mark.parametrize("change", ["cut", "text", "foreign", "newer", "gone", "folder"])
    def test_what_is_no_sound_backup_is_refused_and_nothing_changes(self, home: Home, change: str) -> None:
        source = home.back_up()
        match change:
            case "cut":
                source.write_bytes(source.read_bytes()[:9000])
            case "text":
                source.write_text("no backup" * 1000)
            case "foreign":
                source.unlink()
                foreign = sqlite3.connect(source)
                foreign.execute("CREATE TABLE notes (text)")
                foreign.close()
            case "newer":
                newer = sqlite3.connect(source)
                newer.execute(f"PRAGMA user_version = {VERSION + 1}")
                newer.close()
            case "gone":
                source.unlink()
            case "folder":
                source.unlink()
                source.mkdir()
        before = home.path.read_bytes()
        with pytest.raises(LearnError):
            home.restore(source)
        assert home.path.read_bytes() == before

    def test_the_oldest_of_ten_can_be_restored(self, home: Home) -> None:
        oldest = home.back_up()
        home.study()
        for _ in range(KEPT - 1):
            home.clock.advance(days=1)
            home.back_up()
        home.restore(oldest)
        assert home.answers() == 1
        assert oldest.exists()


def _now(home: Home):
    from learn.clock import Now

    return Now.read(home.clock, 240)


def test_one_that_another_program_finishes_meanwhile_is_no_hindrance(tmp_path):
    home = Home(tmp_path)
    home.study()
    home.folder.mkdir()
    (home.folder / "tmpgone.part").symlink_to("nowhere")  # as it is listed, and gone when it is looked at
    assert home.back_up().exists()
