"""The frame: screens, looks, and what all screens may ask of the program."""

from __future__ import annotations

import asyncio
import gc
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import ClassVar, Literal

from textual import work
from textual.app import SuspendNotSupported
from textual.binding import Binding, BindingType

from learn.decks.problems import visible
from learn.errors import LearnError
from learn.looks import Looks, read_looks, write_looks
from learn.study.session import Session, Stage
from learn.study.tags import Tags
from learn.ui.editor import editor_command
from learn.ui.hasty_keys import HastyKeys
from learn.ui.palette import ScreenCommands, commands_of
from learn.ui.screen import LearnScreen
from learn.ui.theme import DARK, LIGHT, SIXTEEN, THEMES
from learn.ui.without_colour import WithoutColour
from learn.workspace import Workspace

_PATIENCE_MS = 1_000
"""A screen must not stand still for longer because another program holds the progress file."""
Severity = Literal["information", "warning", "error"]


class LearnApp(HastyKeys):
    """Shows one screen at a time over an open workspace."""

    TITLE = "learn"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar = {ScreenCommands}
    CSS = """
    Toast { background: $panel; }
    ToastRack { margin-bottom: 5; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", "help", tooltip="the keys of this screen"),
        Binding("ctrl+p", "command_palette", "all", priority=True, tooltip="every command, by name"),
        Binding("l,f2", "toggle_looks", "dark or light", show=False, tooltip="change the look, and keep it"),
        Binding("ctrl+q", "quit", "quit", show=False, priority=True, tooltip="leave; everything is saved"),
    ]

    def __init__(
        self,
        workspace: Workspace,
        decks: tuple[str, ...] | None = None,
        limit: int | None = None,
        tags: Tags = (),
        first: Callable[[], LearnScreen] | None = None,
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self._start_with, self._first = decks, first
        self._limit, self._tags = limit, tags
        self.home_deck: str | None = None
        """The deck that was chosen on Home last."""
        self.noted: set[str] = set()
        """Decks whose note was read since the program began."""
        self.tags_chosen: dict[tuple[str, ...], set[str]] = {}
        """The tags chosen last for a deck, or for all."""
        if self.no_color:
            self._filters = [WithoutColour()]
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = SIXTEEN.name if self._has_few_colours else self._kept_looks().theme

    @property
    def _has_few_colours(self) -> bool:
        return self.console.color_system == "standard" and not self.no_color

    def _kept_looks(self) -> Looks:
        looks = read_looks(self.workspace.places.looks)
        return looks if looks.theme in self.available_themes else Looks()

    def get_default_screen(self) -> LearnScreen:
        """What one sees first: there is no empty screen below it, which would be laid out for nothing."""
        self.workspace.progress.wait_at_most(_PATIENCE_MS)
        self.call_later(self._wait_for_first_screen)  # now, before any key can be read
        if self._first is not None:
            return self._first()
        if self._start_with is None:
            return self._home_screen()
        return self._beginning(self.workspace.study(*self._start_with, limit=self._limit, tags=self._tags))

    async def _wait_for_first_screen(self) -> None:
        """Let keys that are pressed while the first screen is made wait for it, and for what it focuses."""
        screen = self.screen
        await screen._mounted_event.wait()
        with suppress(TimeoutError):  # if it could not be painted, keys must still go somewhere
            await asyncio.wait_for(screen.wait_for_refresh(), 1)
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        """After the first paint: what is there now stays, so that garbage is not looked for in it."""
        gc.collect()
        gc.freeze()
        self._back_up()

    @work(thread=True, exit_on_error=False)
    def _back_up(self) -> None:
        """The day's backup: after the first paint, beside the person's work."""
        try:
            self.workspace.back_up_daily()
        except LearnError as error:
            self.call_from_thread(
                self.say, f"No backup today: {error.message}", error.hint, severity="warning"
            )

    def say(self, message: str, hint: str = "", *, severity: Severity = "information") -> None:
        """Tell the person something in passing."""
        self.notify(
            "\n".join(map(visible, f"{message}\n{hint}".strip().split("\n"))),
            severity=severity,
            timeout=12 if severity == "error" else 5,
            markup=False,
        )

    def show(self, screen: LearnScreen) -> None:
        """Put a screen in the place of the present one."""
        if isinstance(self.screen, LearnScreen):
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def go_home(self) -> None:
        """Show where the person stands."""
        self.show(self._home_screen())

    def _home_screen(self) -> LearnScreen:
        from learn.ui.home import HomeScreen

        return HomeScreen()

    def open_map(self, lit: tuple[str, ...] = ()) -> None:
        """Show the body map upon the present screen; `lit` are roots or patches to begin with."""
        from learn.ui.map import MapScreen

        self.push_screen(MapScreen(lit))

    def open_exam(self, name: str | None = None) -> None:
        """Show how things stand before an exam: the nearest, or one of a name."""
        self.show(self.exam_screen(name))

    def exam_screen(self, name: str | None = None) -> LearnScreen:
        """How things stand before an exam."""
        from learn.ui.exam import ExamScreen

        return ExamScreen(name)

    def open_spot(self, exam_name: str | None = None) -> None:
        """Set a spot test up, upon the present screen; of what an exam asks, if one is named."""
        from learn.study.spot import SpotWish
        from learn.ui.spot_setup import SpotSetupScreen

        self.push_screen(SpotSetupScreen(SpotWish(exam=exam_name)))

    def action_spot(self) -> None:
        self.open_spot()

    def open_mock(self, exam_name: str | None = None) -> None:
        """Show a mock exam's choices upon the present screen, or the one that waits to be gone on with."""
        from learn.study.paper import Wish
        from learn.ui.mock_setup import MockSetupScreen

        self.push_screen(MockSetupScreen(Wish(exam=exam_name) if exam_name else None))

    def leave(self) -> None:
        """Leave a screen that was opened upon another one; below it Home is drawn anew."""
        from learn.ui.home import HomeScreen

        below = self.screen_stack[-2] if len(self.screen_stack) > 1 else None
        if isinstance(below, LearnScreen):
            self.pop_screen()
        if not isinstance(below, LearnScreen) or isinstance(below, HomeScreen):
            self.go_home()

    @property
    def home_decks(self) -> tuple[str, ...]:
        """The deck that was chosen on Home last, or none for everything."""
        return (self.home_deck,) if self.home_deck and self.workspace.library.entry(self.home_deck) else ()

    def begin(self, session: Session) -> None:
        """Show a session that begins: a deck's first one opens with the deck's note."""
        self.show(self._beginning(session))

    def _beginning(self, session: Session) -> LearnScreen:
        begun = () if session.stage is Stage.DONE else self.workspace.begun_by(session)
        unread = [deck for deck in begun if deck.about and deck.id not in self.noted]
        if unread:
            from learn.ui.note import NoteScreen

            return NoteScreen(unread, session)
        return self._studying(session)

    def study(self, session: Session, message: str = "") -> None:
        """Show a session's card, or its summary when there is none."""
        self.show(self._studying(session, message))

    def _studying(self, session: Session, message: str = "") -> LearnScreen:
        if session.stage is Stage.DONE:
            from learn.ui.summary import SummaryScreen

            return SummaryScreen(session)
        from learn.ui.study import StudyScreen

        return StudyScreen(session, message)

    def summarise(self, session: Session) -> None:
        """Show what a session did, and how to go on."""
        from learn.ui.summary import SummaryScreen

        self.show(SummaryScreen(session))

    def action_help(self) -> None:
        screen = self.screen
        if isinstance(screen, LearnScreen):
            from learn.ui.help import HelpScreen

            self.push_screen(
                HelpScreen(screen.TITLE or "", commands_of(screen), getattr(screen, "WORDS", ""))
            )

    async def action_quit(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, LearnScreen):
                screen.keep()
        self.exit()

    def action_toggle_looks(self) -> None:
        if self._has_few_colours:
            self.say("This terminal has sixteen colours: the look is the terminal's own.")
            return
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name
        try:
            write_looks(self.workspace.places.looks, Looks(self.theme))
        except OSError as error:
            self.say(f"The look could not be kept: {error.strerror}.", severity="warning")

    def edit(self, path: str, line: int) -> str | None:
        """Open an editor at a line and wait for it; None, or why it could not be."""
        command = editor_command(path, line)
        if command is None:
            return f"No editor found: set EDITOR. The card is at {Path(path).name}:{line}."
        try:
            with self.suspend():
                subprocess.run(command, check=False, env=os.environ)  # noqa: S603 - the person's own editor
        except SuspendNotSupported:
            return "An editor cannot be opened from here."
        except OSError as error:
            return f"{command[0]} could not be started: {error.strerror}."
        self.refresh()
        return None

    def _print_error_renderables(self) -> None:
        """Nothing: the caller of `run` is told of an unexpected error, and writes it to the log."""


def run(
    workspace: Workspace,
    decks: tuple[str, ...] | None = None,
    limit: int | None = None,
    tags: Tags = (),
    *,
    first: Callable[[], LearnScreen] | None = None,
) -> int:
    """Open the screen: on Home, or at once on a session (`decks`) or on what `first` makes.

    Gives the exit code.
    """
    # What is painted is written by a thread of its own, which must not wait for what comes after.
    sys.setswitchinterval(0.0005)
    app = LearnApp(workspace, decks, limit, tags, first)
    result = app.run()
    if app._exception is not None:
        raise app._exception
    return result or 0
