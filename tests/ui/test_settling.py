"""What tests of screens stand on: the pilot comes back when the program is at rest, and not before."""

from threading import Event

import pytest
from textual import work
from textual.app import App
from textual.widgets import Static

from tests.ui import settling
from tests.ui.settling import NeverSettled

LINKS = 200


class Saying(App):
    """Shows a word."""

    def compose(self):
        yield Static("before", id="said")


class Chain(Saying):
    """On a key it calls itself many times, after each repaint, and only then says what it has to say."""

    def on_key(self):
        self._link(LINKS)

    def _link(self, left):
        if left:
            self.query_one("#said").update(str(left))
            self.call_after_refresh(self._link, left - 1)
        else:
            self.query_one("#said").update("after\n" * 3)


@pytest.fixture
def idle(monkeypatch):
    """The machine gives this process no time at all, so that it looks idle from its beginning."""
    monkeypatch.setattr("textual._wait.process_time", lambda: 0.0)


def rows(app):
    return [strip.text.strip() for strip in app.screen._compositor.render_strips()][:4]


async def test_a_key_is_waited_for_to_its_last_repaint_though_the_process_looks_idle(idle):
    app = Chain()
    async with app.run_test() as pilot:
        assert rows(app)[0] == "before"
        await pilot.press("a")
        assert rows(app) == ["after", "after", "after", ""]


async def test_a_new_size_is_laid_out(idle):
    app = Saying()
    async with app.run_test() as pilot:
        await pilot.resize_terminal(7, 5)
        assert app.query_one("#said").size.width == 7


async def test_changes_that_are_held_back_are_waited_for():
    app = Saying()
    async with app.run_test() as pilot:
        app.delay_update()
        app.query_one("#said").update("later")
        await pilot.press("a")
        assert rows(app)[0] == "later"


async def test_a_pause_waits_for_workers_and_a_key_does_not():
    class Working(Saying):
        go_on = Event()

        def on_key(self):
            self.load()

        @work(thread=True)
        def load(self):
            self.go_on.wait(settling.PATIENCE)
            self.call_from_thread(self.query_one("#said").update, "loaded")

    app = Working()
    async with app.run_test() as pilot:
        try:
            await pilot.press("a")
            assert rows(app)[0] == "before"
        finally:
            app.go_on.set()
        await pilot.pause()
        assert rows(app)[0] == "loaded"


async def test_a_program_that_never_rests_is_told_and_not_waited_for_for_ever(monkeypatch):
    class Restless(Saying):
        def on_key(self):
            self.call_after_refresh(self.on_key)
            self.refresh()

    monkeypatch.setattr(settling, "PATIENCE", 0.05)
    app = Restless()
    async with app.run_test() as pilot:
        with pytest.raises(NeverSettled, match=r"not at rest after 0\.05 s; it still had"):
            await pilot.press("a")
