"""What a card shows, as text: chips, verdict, hints. Pure: the study screen puts it in place."""

from __future__ import annotations

from textual.content import Content

from learn.cards.card import Card
from learn.cards.marking import Outcome, Verdict
from learn.cards.question import Question
from learn.study.desk import Marks
from learn.study.wording import confusion_sentence, verdict_sentence
from learn.ui.theme import SECTIONS

_LOOKS = {
    Outcome.RIGHT: ("✓ ", "$good"),
    Outcome.TYPO: ("✓ ", "$good"),
    Outcome.INCOMPLETE: ("◐ ", "$hard"),
    Outcome.ELSEWHERE: ("◐ ", "$hard"),
    Outcome.WRONG: ("✗ ", "$again"),
}


def chips(card: Card, marks: Marks) -> Content:
    """The line above the prompt: the section, whether it is new, and what the person put on it."""
    parts = [Content.assemble((f"● {tag}", f"${tag}")) for tag in card.tags if tag in SECTIONS]
    if marks.memory is None:
        parts.append(Content.styled("new", "$easy"))
    if marks.flagged:
        parts.append(Content.styled("⚑ flagged", "$again"))
    if marks.leech:
        parts.append(Content.styled("leech", "$again"))
    return Content("   ").join(parts)


def verdict_line(verdict: Verdict, question: Question, text: str | None, confused: Card | None) -> Content:
    """What the person is told about the answer, with its sign; empty if nothing was marked.

    `confused` is the card whose answer was given instead.
    """
    sentence = verdict_sentence(verdict, question.card, text, question.kind)
    if question.kind == "choice" and text and verdict.outcome is Outcome.WRONG:
        sentence = "Not quite."  # the options themselves show which was chosen and which is right
    sign, hue = _LOOKS.get(verdict.outcome, ("", ""))
    if not sentence:
        return Content("")
    if verdict.asks_again:
        return Content.assemble((sign + sentence, hue), (f"\n  So far: {text}", "$quiet"))
    told = (f"\n  {confusion_sentence(confused)}", "$quiet") if confused else ""
    return Content.assemble((sign + sentence, hue), told)


def answer_text(question: Question) -> str:
    """The answer as shown after the reveal; options and boards show their own."""
    return "" if question.kind in ("choice", "sort") else question.card.answer


def hint(question: Question) -> str:
    """What to do, while the answer is hidden."""
    if question.kind == "choice":
        return "a number, or the arrow keys and Enter"
    if question.kind == "sort":
        names = "   ".join(f"{n} {name}" for n, name in enumerate(question.categories, 1))
        return f"{names}\na number places the item; Enter or a click changes it"
    if question.is_typed:
        return "Enter marks it   ·   Enter alone: I don't know"
    return "Space shows the answer"
