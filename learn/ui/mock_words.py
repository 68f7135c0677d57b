"""What the screens of a mock exam show as text. Pure: the screens put it in place."""

from __future__ import annotations

from textual.content import Content

from learn.cards.question import Question
from learn.study.mock_report import Report
from learn.study.paper import Drawn
from learn.ui.bars import bar
from learn.ui.card_face import hint_without_typing

BAR = 30


def question_chips(drawn: Drawn, *, flagged: bool) -> Content:
    """The line above the prompt; nothing of the card's section, which might tell too much."""
    parts = []
    if drawn.is_new:
        parts.append(Content.styled("new", "$easy"))
    if flagged:
        parts.append(Content.styled("⚑ for later", "$hard"))
    return Content("   ").join(parts)


def answer_hint(question: Question) -> str:
    """How the question is answered."""
    if found := hint_without_typing(question):
        return found
    return "Enter keeps it and goes on" + ("   ·   ^l closer" if question.is_lit else "")


def score_bar(report: Report, width: int = BAR) -> Content:
    """The score as a bar, and above it the interval that was predicted, with its mean."""
    predicted = report.predicted
    if not predicted.mean:
        return bar(report.score, width)
    low, mean, high = (
        min(round(part * width), width - 1) for part in (predicted.low, predicted.mean, predicted.high)
    )
    above = "".join(
        "┼" if at == mean else "├" if at == low else "┤" if at == high else "─" if low < at < high else " "
        for at in range(width)
    )
    return Content.assemble((above, "$quiet"), ("  predicted\n", "$quiet"), bar(report.score, width))
