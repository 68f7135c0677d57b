"""What all screens share: the sentence for a tiny terminal, and saying what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.events import Resize, ScreenResume
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from learn.errors import LearnError

if TYPE_CHECKING:
    from learn.ui.app import LearnApp
    from learn.workspace import Workspace

SMALLEST = (60, 16)
_Result = TypeVar("_Result")


class TooSmall(Static):
    """Covers a screen that has no room to be drawn."""

    DEFAULT_CSS = """
    TooSmall {
        layer: cover; width: 100%; height: 100%;
        background: $background; color: $foreground; content-align: center middle; text-align: center;
    }
    """


class LearnScreen(Screen[None]):
    """A screen of the program."""

    DEFAULT_CSS = """
    LearnScreen { layers: default cover; background: $background; }
    """
    AUTO_FOCUS: ClassVar[str | None] = ""
    focused = Reactive[Widget | None](None, repaint=False)
    """As Textual has it, but that the whole screen is not painted anew wherever the focus goes."""
    _too_small: TooSmall | None = None
    _was_seen = False

    @property
    def learn(self) -> LearnApp:
        """The app, by its own type."""
        return cast("LearnApp", self.app)

    @property
    def workspace(self) -> Workspace:
        """The open decks and progress."""
        return self.learn.workspace

    def fit(self, size: Size) -> None:
        """Set the classes that go by the size of the screen."""
        self.set_class(size.width < 80, "-narrow")

    def compose(self) -> ComposeResult:
        # What is known before the first layout need not change it.
        self.fit(self.app.size)
        yield from self.contents()

    def contents(self) -> ComposeResult:
        """The widgets of the screen."""
        raise NotImplementedError

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Seen for the first time, its widgets were styled just now, and need not be again."""
        if not self._was_seen:
            self._was_seen, event.refresh_styles = True, False

    def on_resize(self, event: Resize) -> None:
        width, height = event.size
        self.fit(event.size)
        is_small = width < SMALLEST[0] or height < SMALLEST[1]
        if self._too_small is None and is_small:
            self._too_small = TooSmall()
            self.mount(self._too_small)
        if self._too_small is not None:
            self._too_small.display = is_small
            self._too_small.update(
                f"This window is {width}x{height}.\n"
                f"learn needs {SMALLEST[0]}x{SMALLEST[1]}: make it larger.\nNothing is lost."
            )

    def _pop_result_callback(self) -> None:
        """The screen that the app begins with has no callback, and may be put in another's place too."""
        if self._result_callbacks:
            super()._pop_result_callback()

    def keep(self) -> None:
        """Put on disk what is not there yet: the program ends."""

    def attempt(self, work: Callable[[], _Result]) -> _Result | None:
        """Do something that may fail in an expected way; the person is told, and None comes back."""
        try:
            return work()
        except LearnError as error:
            self.learn.say(error.message, error.hint, severity="error")
            return None
