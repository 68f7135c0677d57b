"""Long work says so, and stopping it leaves nothing half-written."""

import io

import pytest

from learn.cli import patience
from learn.decks.cache import DeckCache
from learn.progress.derive import derived
from learn.progress.store import Progress
from tests.cli.conftest import answer


class Terminal(io.StringIO):
    def isatty(self):
        return True


class AtOnce:
    """A timer whose time is up when it is started."""

    def __init__(self, after, work, arguments):
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
