"""The report of a mock exam: the score beside the prediction, by section, then what was wrong."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from learn.study.mock_report import GIVEN_UP, Marked, Report, SectionScore
from learn.study.mock_wording import (
    ended_sentence,
    given_sentence,
    prediction_sentence,
    rest_sentences,
    right_words,
    score_sentence,
    why_wrong,
)
from learn.study.tags import SECTIONS
from learn.study.wording import counted, percent, source_line
from learn.ui.bars import bar
from learn.ui.mock_words import score_bar
from learn.ui.screen import LearnScreen
from learn.ui.widgets.keys_line import KeysLine
from learn.workspace.mocks import group_title

_TITLE = 26
_BAR = 16
_WIDEST, _AROUND = 84, 7
"""Columns of the page, and those of it that stay empty."""


class MockReportScreen(LearnScreen):
    """What a mock exam came to; it scrolls."""

    TITLE = "Mock exam report"
    WORDS = (
        "The bar above the score is the score that was predicted: its ends hold the real one in four cases "
        "of five. Every answer counts as a review; what was left empty does not."
    )
    DEFAULT_CSS = """
    MockReportScreen VerticalScroll { height: 1fr; align-horizontal: center; scrollbar-size-vertical: 1; }
    MockReportScreen #column { width: 100%; max-width: 84; height: auto; padding: 1 3; }
    MockReportScreen.-tall #column { padding: 3 3; }
    MockReportScreen Static { height: auto; }
    MockReportScreen #about { color: $quiet; }
    MockReportScreen #score { text-style: bold; margin-bottom: 1; }
    MockReportScreen #rest { color: $quiet; margin-top: 1; }
    MockReportScreen #sections { margin: 1 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll(1)", "scroll", key_display="↑↓", tooltip="down"),
        Binding("up,k", "scroll(-1)", "up", show=False, tooltip="up"),
        Binding("pagedown,space", "page(1)", "page", key_display="space", tooltip="a page down"),
        Binding("pageup", "page(-1)", "page up", show=False, tooltip="a page up"),
        Binding("home", "scroll(-100000)", "top", show=False, tooltip="to the beginning"),
        Binding("end", "scroll(100000)", "bottom", show=False, tooltip="to the end"),
        Binding("r", "past", "reports", tooltip="the mock exams of before"),
        Binding("escape,enter,q", "leave", "back", key_display="esc", tooltip="to where you were"),
    ]

    def __init__(self, report: Report, title: str) -> None:
        super().__init__()
        self.report = report
        self._title = title

    def contents(self) -> ComposeResult:
        with VerticalScroll(can_focus=False), Vertical(id="column"):
            yield Static(Content(" · ".join(self._about())), id="about")
            yield Static(self._score(), id="score")
            if self.report.ended != GIVEN_UP:
                yield Static(score_bar(self.report), id="bar")
            yield Static(Content("\n".join(self._rest())), id="rest")
            yield Static(Content("\n").join(map(self._section, self.report.sections)), id="sections")
            yield Static(id="missed")
        yield KeysLine()

    def on_resize(self, event: Resize) -> None:
        super().on_resize(event)
        self.set_class(event.size.height >= 32, "-tall")
        # Folded here, so that what is wrong hangs under its number; one text is drawn at once, also if long.
        width = max(min(event.size.width, _WIDEST) - _AROUND, 20)
        lines = [line for one in self.report.missed for line in self._missed(one, width)]
        self.query_one("#missed", Static).update(Content("\n").join(lines))

    def _about(self) -> Iterator[str]:
        yield f"Mock exam: {self._title}"
        yield counted(self.report.asked, "question")
        yield f"seed {self.report.paper.wish.seed}"

    def _score(self) -> Content:
        if self.report.ended == GIVEN_UP:
            return Content(ended_sentence(self.report))
        told = (ended_sentence(self.report), score_sentence(self.report))
        return Content("\n".join(sentence for sentence in told if sentence))

    def _rest(self) -> Iterator[str]:
        if self.report.ended != GIVEN_UP:
            yield prediction_sentence(self.report)
        yield " ".join(rest_sentences(self.report))

    def _section(self, section: SectionScore) -> Content:
        title = group_title(self.workspace, section.group)
        hue = f"${section.group}" if section.group in SECTIONS else "$primary"
        short = title if len(title) < _TITLE else f"{title[: _TITLE - 2]}…"
        return Content.assemble(
            short.ljust(_TITLE),
            f"{section.right:>3} of {section.asked:<4}",
            bar(section.right / section.asked, _BAR, hue),
            (f"  predicted {percent(section.predicted.mean)}", "$quiet"),
        )

    def _missed(self, one: Marked, width: int) -> Iterator[Content]:
        """A question that was not right, what was given, and what is right; in lines of a width."""
        other = one.verdict.confused_with
        why = why_wrong(one, self.workspace.desk.card(other) if other else None)
        sign, hue = ("○", "$quiet") if one.reply is None else ("✗", "$again")
        new = "  (new)" if one.drawn.is_new else ""
        yield from _hanging(f"{one.number}. ", one.card.prompt + new, "bold", width)
        yield from _hanging(f"   {sign} ", " · ".join([given_sentence(one), *why]), hue, width)
        if right := right_words(one):
            yield from _hanging("   ✓ ", right, "bold $good", width)
        for text in (source_line(one.card), one.card.why):
            if text:
                yield from _hanging("     ", text, "$quiet", width)
        yield Content("")

    def action_scroll(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        area = self.query_one(VerticalScroll)
        area.scroll_relative(y=pages * max(area.size.height - 2, 1), animate=False)

    def action_past(self) -> None:
        from learn.ui.mock_past import PastMocksScreen

        self.app.switch_screen(PastMocksScreen())

    def action_leave(self) -> None:
        self.learn.leave()


def _hanging(sign: str, text: str, style: str, width: int) -> Iterator[Content]:
    """A text behind a sign, its further lines under the first."""
    for number, line in enumerate(wrap(" ".join(text.split()), width - len(sign)) or [""]):
        yield Content.assemble((sign if not number else " " * len(sign), style), (line, style))
