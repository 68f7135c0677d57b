"""Reading the deck files again: at once where little changed, else in a thread, until Esc stops it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from learn.decks.library import Reading, Reread
from learn.errors import LearnError
from learn.ui.bars import bar
from learn.ui.screen import LearnScreen
from learn.workspace import Workspace

AT_ONCE = 256 * 1024
"""Bytes of changed files that are read while the screen waits: a quarter of a second."""
SILENCE = 0.5
"""Seconds until it is said that the files are read: before, it would only flicker."""
_REDRAW = 0.1
_WIDTH = 40
"""Columns of the bar."""


class StoppedError(Exception):
    """The person does not want to wait."""


def read_again(screen: LearnScreen, then: Callable[[bool], object]) -> None:
    """Read the deck files again for a screen; `then` hears whether they were.

    What keeps them from being read, and that the person stopped it, is said.
    """
    workspace = screen.workspace
    if workspace.library.unread() > AT_ONCE:
        screen.app.push_screen(ReadingScreen(workspace), lambda found: _go_on(screen, found, then))
    else:
        then(_managed(screen, workspace.reload))


def _go_on(
    screen: LearnScreen, found: Reread | LearnError | StoppedError | None, then: Callable[[bool], object]
) -> None:
    """Take what was read, or say why there is nothing."""
    taken = False
    if isinstance(found, Reread):
        taken = _managed(screen, lambda: screen.workspace.take(found))
    elif isinstance(found, LearnError):
        screen.learn.say(found.message, found.hint, severity="error")
    elif isinstance(found, StoppedError):
        screen.learn.say("Stopped: the decks stay as they were.", "r on Home reads them again.")
    then(taken)


def _managed(screen: LearnScreen, work: Callable[[], None]) -> bool:
    """Whether it could be done; why not is said."""

    def done() -> bool:
        work()
        return True

    return bool(screen.attempt(done))


class ReadingScreen(ModalScreen["Reread | LearnError | StoppedError"]):
    """Takes all keys while a thread reads, and says how far it is once that takes long."""

    DEFAULT_CSS = """
    ReadingScreen { align: center middle; background: transparent; }
    ReadingScreen > Static {
        width: 48; max-width: 100%; height: auto; background: $surface; border: round $faint; padding: 1 2;
        display: none;
    }
    ReadingScreen:nocolor > Static { border: round $foreground; }
    ReadingScreen.-long { background: $background 70%; }
    ReadingScreen.-long > Static { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", "stop")]

    class Ended(Message):
        """The thread has done its work, or knows that it shall not."""

        def __init__(self, found: Reread | LearnError | StoppedError) -> None:
            super().__init__()
            self.found = found

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._stop = Event()
        self._reading: Reading | None = None
        self._found: Reread | LearnError | StoppedError | None = None

    def compose(self) -> ComposeResult:
        yield Static(markup=False)

    def on_mount(self) -> None:
        # A command chosen now would put its screen upon this one, or in the place of the one below.
        self.app.use_command_palette = False
        self._read()
        self.set_timer(SILENCE, self._speak)

    def on_unmount(self) -> None:
        self.app.use_command_palette = True
        self._stop.set()  # if the program ends: it must not wait for the thread

    def on_screen_resume(self) -> None:
        self._leave()

    @work(thread=True)
    def _read(self) -> None:
        found: Reread | LearnError | StoppedError
        try:
            found = self._workspace.library.reread(self._hear)
        except (LearnError, StoppedError) as error:
            # Its frames hold all that was compiled by then, a million objects.
            found = error.with_traceback(None)
        if not self.post_message(self.Ended(found)) and isinstance(found, Reread):
            found.close()

    def _hear(self, reading: Reading) -> None:
        """Called in the thread: what it keeps is looked at now and then."""
        self._reading = reading
        if self._stop.is_set():
            raise StoppedError

    @on(Ended)
    def _ended(self, event: Ended) -> None:
        self._found = event.found
        self._leave()

    def _leave(self) -> None:
        """Go, when the reading has ended; not from below another screen, such as the list of commands."""
        if self._found is not None and self.is_current:
            self.dismiss(self._found)

    def _speak(self) -> None:
        self.add_class("-long")
        self._show()
        self.set_interval(_REDRAW, self._show)

    def _show(self) -> None:
        self.query_one(Static).update(reading_words(self._reading, self._stop.is_set()))

    def action_stop(self) -> None:
        """Stop at the thread's next word; what it has done by then counts, if that is all."""
        self._stop.set()
        self._show()


def reading_words(reading: Reading | None, is_stopping: bool) -> Content:
    """What is said while deck files are read."""
    title = Content("Reading decks that changed")
    if reading is None:
        file = done = Content(" ")
    else:
        share = f"{reading.share:4.0%}"
        room = _WIDTH - len(share) - 2
        count = f"file {reading.done + 1} of {reading.total}"
        name = reading.name
        if len(name) > _WIDTH - len(count) - 2:
            name = name[: _WIDTH - len(count) - 3] + "…"
        file = Content.assemble(name.ljust(_WIDTH - len(count)), (count, "$quiet"))
        done = Content.assemble(bar(reading.share, room), f"  {share}")
    keys = Content("Stopping; nothing changes.")
    if not is_stopping:
        keys = Content.assemble(("Esc", "bold $primary"), "  stop, and leave the decks as they are")
    return Content("\n").join([title, Content(""), file, done, Content(""), keys])
