"""What all screens share: the sentence for a tiny terminal, and saying what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.events import Resize
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
    _cover: TooSmall | None = None

    @property
    def learn(self) -> LearnApp:
        """The app, by its own type."""
        return cast("LearnApp", self.app)

    @property
    def workspace(self) -> Workspace:
        """The open decks and progress."""
        return self.learn.workspace

    def on_resize(self, event: Resize) -> None:
        width, height = event.size
        self.set_class(width < 80, "-narrow")
        is_small = width < SMALLEST[0] or height < SMALLEST[1]
        if self._cover is None and is_small:
            self._cover = TooSmall()
            self.mount(self._cover)
        if self._cover is not None:
            self._cover.display = is_small
            self._cover.update(
                f"This window is {width}x{height}.\n"
                f"learn needs {SMALLEST[0]}x{SMALLEST[1]}: make it larger.\nNothing is lost."
            )

    def _pop_result_callback(self) -> None:
        """The screen that the app begins with has no callback, and may be put in another's place too."""
        if self._result_callbacks:
            super()._pop_result_callback()

    def attempt(self, work: Callable[[], _Result]) -> _Result | None:
        """Do something that may fail in an expected way; the person is told, and None comes back."""
        try:
            return work()
        except LearnError as error:
            self.learn.say(error.message, error.hint, severity="error")
            return None
