"""What is wrong with deck files: all of it, as `learn check` says it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from learn.decks.problems import Problem
from learn.study.wording import counted
from learn.ui.screen import LearnScreen
from learn.ui.widgets.keys_line import KeysLine


class ProblemsScreen(LearnScreen):
    """Every problem of every deck file."""

    TITLE = "Problems"
    WORDS = "A broken deck stops nothing: the others are studied as ever, and its progress is kept."
    DEFAULT_CSS = """
    ProblemsScreen #title { padding: 1 2; text-style: bold; }
    ProblemsScreen VerticalScroll { padding: 0 2; scrollbar-size-vertical: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "home", "home", tooltip="back to all decks"),
        Binding("o,ctrl+o", "edit", "edit", tooltip="open the first problem in $EDITOR"),
        Binding("r,f5", "reload", "read again", tooltip="read the deck files again"),
    ]

    def contents(self) -> ComposeResult:
        yield Static(id="title", markup=False)
        with VerticalScroll() as box:
            yield Static(id="list", markup=False)
        box.can_focus = True
        yield KeysLine()

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()
        self._show()

    def _problems(self) -> list[Problem]:
        library = self.workspace.library
        found = [problem for broken in library.broken for problem in broken.problems]
        return found + [problem for entry in library.decks for problem in entry.warnings]

    def _show(self) -> None:
        problems = self._problems()
        files = len({problem.path for problem in problems})
        title = f"{counted(len(problems), 'problem')} in {counted(files, 'file')}"
        if not problems:
            title = "No problems: all decks load."
        self.query_one("#title", Static).update(Content(title))
        self.query_one("#list", Static).update(Content("\n\n".join(problem.render() for problem in problems)))

    def action_home(self) -> None:
        self.learn.go_home()

    def action_edit(self) -> None:
        problems = self._problems()
        if problems:
            message = self.learn.edit(str(problems[0].path), max(problems[0].line, 1))
            if message:
                self.learn.say(message)
            self.action_reload()

    def action_reload(self) -> None:
        from learn.ui.reading import read_again

        read_again(self, lambda _: self._show())
