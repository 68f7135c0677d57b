"""Long work says so, and stopping it leaves nothing half-written."""

import io
import os
import signal
import sqlite3
from contextlib import closing

import pytest

from learn.cli import patience
from learn.cli.faults import StoppedError
from learn.decks.cache import DeckCache
from learn.decks.library import DeckPlace, Library
from learn.progress.derive import derived
from learn.progress.long_work import copy_pages, heard
from learn.progress.store import Progress
from tests.cli.conftest import DECK, answer


class Terminal(io.StringIO):
    def isatty(self):
        return True


class AtOnce:
    """A timer whose time is up when it is started."""

    def __init__(self, after, work, arguments=()):
        self.work, self.arguments, self.cancelled = work, arguments, False

    def start(self):
        self.work(*self.arguments)

    def cancel(self):
        self.cancelled = True


@pytest.mark.parametrize(("stream", "said"), [(Terminal, True), (io.StringIO, False)])
def test_work_that_takes_long_is_named_on_a_terminal(monkeypatch, stream, said):
    err = stream()
    monkeypatch.setattr("sys.stderr", err)
    monkeypatch.setattr(patience, "Timer", AtOnce)
    with patience.waiting("Counting sheep"):
        pass
    assert ("Counting sheep; this takes a while. Ctrl+C stops it" in err.getvalue()) is said


def test_on_a_terminal_long_work_says_how_far_it_is(monkeypatch):
    err = Terminal()
    monkeypatch.setattr("sys.stderr", err)
    monkeypatch.setattr(patience, "Timer", AtOnce)
    with patience.waiting("Counting sheep") as tell:
        for sheep in range(1000):
            tell(sheep, 1000)
        tell(0, 0)
    said = err.getvalue()
    assert "\r 34 %" in said
    assert said.count("\r") == 100
    assert said.endswith("\n")


def test_work_that_is_short_says_nothing(monkeypatch):
    err = Terminal()
    monkeypatch.setattr("sys.stderr", err)
    with patience.waiting("Counting sheep", after=60) as tell:
        tell(1, 2)
    assert err.getvalue() == ""


def test_ctrl_c_ends_with_what_is_safe():
    with pytest.raises(StoppedError, match=r"Stopped\. The sheep are in the pen\."):  # noqa: SIM117
        with patience.waiting("Counting sheep", "The sheep are in the pen."):
            signal.raise_signal(signal.SIGINT)


def test_work_by_steps_stops_at_its_next_word_and_not_before():
    before, counted = signal.getsignal(signal.SIGINT), []
    with pytest.raises(StoppedError), patience.waiting("Counting sheep", by_steps=True) as tell:
        tell(1, 3)
        signal.raise_signal(signal.SIGINT)
        counted.append("one that is half over the fence")
        tell(2, 3)
        counted.append("one more")
    assert counted == ["one that is half over the fence"]
    assert signal.getsignal(signal.SIGINT) is before


def test_work_that_is_done_when_it_hears_of_ctrl_c_is_done():
    with patience.waiting("Counting sheep", by_steps=True):
        signal.raise_signal(signal.SIGINT)


def test_ctrl_c_twice_does_not_wait_for_the_next_word():
    with pytest.raises(StoppedError), patience.waiting("Counting sheep", by_steps=True):
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
        pytest.fail("it went on")


def test_a_statement_that_takes_long_can_be_stopped():
    endless = "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n) SELECT max(n) FROM n"
    words = []

    def stop(done, total):
        words.append(done)
        if len(words) > 3:
            raise KeyboardInterrupt

    with closing(sqlite3.connect(":memory:")) as connection:
        with pytest.raises(KeyboardInterrupt), heard(connection, stop):
            connection.execute(endless).fetchall()
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_copy_that_is_stopped_leaves_the_target_as_it_was(tmp_path, monkeypatch):
    monkeypatch.setattr("learn.progress.long_work._PAGES", 1)
    with closing(sqlite3.connect(tmp_path / "a")) as here, closing(sqlite3.connect(tmp_path / "b")) as there:
        here.executescript(
            "CREATE TABLE a (x); INSERT INTO a VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9)"
        )
        there.executescript("CREATE TABLE b (x); INSERT INTO b VALUES ('mine')")

        def stop(done, total):
            if done == 1:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            copy_pages(here, there, stop)
        assert there.execute("SELECT x FROM b").fetchall() == [("mine",)]
        copy_pages(here, there)
        assert there.execute("SELECT count(*) FROM a").fetchone() == (9,)


class FailingDisk(sqlite3.Connection):
    """SQLite has already ended the transaction when it tells of some errors."""

    def backup(self, *_, **__):
        self.execute("ROLLBACK")
        raise sqlite3.OperationalError("disk I/O error")


def test_a_copy_on_a_disk_that_fails_says_that_and_nothing_else():
    with (
        closing(sqlite3.connect(":memory:", factory=FailingDisk)) as here,
        closing(sqlite3.connect(":memory:")) as there,
        pytest.raises(sqlite3.OperationalError, match="disk I/O error"),
    ):
        copy_pages(here, there)


def test_decks_that_are_read_say_how_many_and_stop_between_two_files(tmp_path):
    for name in "abc":
        (tmp_path / f"{name}.yaml").write_text(DECK.format(id=name))
        os.utime(tmp_path / f"{name}.yaml", (1_000_000_000,) * 2)
    library = Library.open([DeckPlace(tmp_path, "own")], tmp_path / "cache.sqlite")
    (tmp_path / "a.yaml").unlink()
    (tmp_path / "c.yaml").write_text(DECK.format(id="c").replace("Roots of", "The roots of"))
    words = []

    def stop(reading):
        words.append((reading.name, reading.done, reading.total))
        if reading.done == 1:
            raise KeyboardInterrupt

    assert library.unread() == (tmp_path / "c.yaml").stat().st_size
    with pytest.raises(KeyboardInterrupt):
        library.reload(stop)
    assert words == [("b.yaml", 0, 2), ("c.yaml", 1, 2)]
    assert [entry.id for entry in library.decks] == ["a", "b", "c"]
    library.reload()
    assert [entry.id for entry in library.decks] == ["b", "c"]
    library.close()


def test_a_rebuild_that_is_stopped_changes_nothing(home):
    answer("spine", 3)
    progress = Progress(home / "progress.sqlite")
    before = derived(progress.connection)

    def stop(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        progress.rebuild(stop)
    assert derived(progress.connection) == before
    assert len(before[0]) == 3
    progress.close()


def test_a_compilation_that_is_stopped_is_made_again(tmp_path):
    deck = tmp_path / "d.yaml"
    deck.write_text("format: 1\n")
    cache = DeckCache(tmp_path / "cache.sqlite")

    def stop(data, path, *more):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cache.compilation(deck, stop)
    assert cache._db.execute("SELECT count(*) FROM file").fetchone() == (0,)
    cache.close()
