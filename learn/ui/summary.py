"""After a session: what was done, what comes next, and how to go on."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from learn.cards.rating import Rating
from learn.study.desk import MORE_AHEAD, MORE_NEW, NOTHING_UNDONE
from learn.study.session import Session, Stage
from learn.study.wording import counted, duration, what_comes_next
from learn.ui.exam_words import left_words
from learn.ui.screen import LearnScreen
from learn.ui.widgets.keys_line import KeysLine

_BAR = 40


class SummaryScreen(LearnScreen):
    """A session is done; a person at 23:00 may want to go on."""

    TITLE = "Summary"
    WORDS = "The day's plan is done. You may always do more: it is scheduled like any other review."
    DEFAULT_CSS = """
    SummaryScreen { align: center middle; }
    SummaryScreen VerticalScroll { height: 1fr; align: center middle; }
    SummaryScreen #box { width: 100%; max-width: 70; height: auto; padding: 0 3; }
    SummaryScreen #box > Static { margin-bottom: 1; }
    SummaryScreen #scope { color: $quiet; }
    SummaryScreen #headline { text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,escape", "home", "home", tooltip="back to all decks"),
        Binding("n", "more_new", "ten new", tooltip="start ten more new cards today"),
        Binding("a", "ahead", "ahead", tooltip="ask the twenty cards that are due soonest"),
        Binding("c", "continue", "continue", tooltip="ask the card whose step has come due"),
        Binding("u,ctrl+z", "undo", "undo", tooltip="take the last action back"),
        Binding("q", "app.quit", "quit", tooltip="leave; everything is saved"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def contents(self) -> ComposeResult:
        with VerticalScroll(can_focus=False), Vertical(id="box"):
            for name in ("scope", "headline", "ratings", "details", "next", "go-on"):
                yield Static(id=name, markup=False)
        yield KeysLine()

    def on_mount(self) -> None:
        self._show()
        # A step that comes due while the person looks at this screen changes what it says.
        self.set_interval(20, self._show)

    def _show(self) -> None:
        lines = {
            "scope": Content(self.workspace.heading(self.session.scope)),
            "headline": self._headline(),
            "ratings": self._ratings(),
            "details": self._details(),
            "next": self._next(),
            "go-on": self._go_on(),
        }
        for name, content in lines.items():
            line = self.query_one(f"#{name}", Static)
            line.update(content)
            line.display = bool(str(content))
        self.refresh_bindings()

    def _headline(self) -> Content:
        done = self.session.done
        if not done.answers:
            return Content("Nothing is due just now.")
        return Content(f"Done: {counted(done.answers, 'answer')} in {duration(done.taken_ms)}.")

    def _ratings(self) -> Content:
        """A bar of the ratings given, with their counts."""
        given = self.session.done.ratings
        if not given:
            return Content("")
        bars, words = [], []
        for rating in Rating:
            count = given.count(rating)
            if count:
                hue = f"${rating.name.casefold()}"
                bars.append(Content.styled("█" * max(round(count / len(given) * _BAR), 1), hue))
                words.append(Content.assemble((f"{count} ", f"bold {hue}"), (rating.word, hue)))
        return Content("").join([*bars, Content("\n"), Content("   ").join(words)])

    def _details(self) -> Content:
        done, plan = self.session.done, self.session.plan
        lines = []
        if done.started:
            lines.append(f"{counted(done.started, 'new card')} started.")
        if plan.buried:
            wait = "waits" if plan.buried == 1 else "wait"
            lines.append(f"{counted(plan.buried, 'sibling')} of cards asked today {wait} until tomorrow.")
        if plan.over_limit:
            lines.append(f"{counted(plan.over_limit, 'due card')} over today's limit: see Settings.")
        lines += left_words(self.attempt(self.workspace.exams.today) or [])
        lines += [f"A leech, now flagged: {card.prompt}" for card in done.leeches[:3]]
        return Content("\n".join(lines))

    def _next(self) -> Content:
        overview = self.attempt(self.workspace.overview)
        if overview is None:
            return Content("")
        scope, step = self.session.scope, self.session.next_step_at()
        if scope.limit is not None and self.session.done.answers >= scope.limit:
            today = self.attempt(lambda: self.workspace.today(scope.decks, scope.tags))
            left = min(today.total if today else 0, overview.today.total)
            told = f"{counted(scope.limit, 'answer')}, as you asked."
            return Content(f"{told} {_left(left)} for today." if left else told)
        if overview.today.total and step is None:
            where = "in other decks"
            if scope.tags:
                where = "with other tags, or in other decks" if scope.decks else "with other tags"
            return Content(f"{_left(overview.today.total)} for today {where}.")
        now = self.workspace.desk.now()
        return Content(what_comes_next(step, overview.next_day, overview.next_count, now))

    def _go_on(self) -> Content:
        keys = [("n", "ten more new cards"), ("a", "review ahead of time"), ("Enter", "home")]
        if self._step_is_due():
            keys.insert(0, ("c", "continue: a step is due"))
        return Content("\n").join(
            Content.assemble((key.rjust(5), "bold $primary"), (f"  {what}", "$quiet")) for key, what in keys
        )

    def _step_is_due(self) -> bool:
        step = self.session.next_step_at()
        return step is not None and step <= self.workspace.desk.now().moment

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "continue" or self._step_is_due()

    def action_home(self) -> None:
        self.learn.go_home()

    def action_continue(self) -> None:
        self.attempt(self.session.resume)
        self._go("No step is due yet.")

    def _more(self, **more: int) -> bool:
        self.session.more(**more)
        return True

    def action_more_new(self) -> None:
        if self.attempt(lambda: self._more(new=MORE_NEW)):
            self._go("There are no more new cards here.")

    def action_ahead(self) -> None:
        if self.attempt(lambda: self._more(ahead=MORE_AHEAD)):
            self._go("There is nothing to review ahead: no card has been learnt yet.")

    def action_undo(self) -> None:
        undone = self.attempt(lambda: self.session.undo() or NOTHING_UNDONE)
        if undone is NOTHING_UNDONE:
            self.learn.say("There is nothing to undo.")
        elif undone is not None:
            self.learn.study(self.session, f"Undone: {undone.what}.")

    def _go(self, otherwise: str) -> None:
        if self.session.stage is Stage.DONE:
            self.learn.say(otherwise)
            self._show()
        else:
            self.learn.study(self.session)


def _left(cards: int) -> str:
    return f"{counted(cards, 'card')} {'is' if cards == 1 else 'are'} left"
