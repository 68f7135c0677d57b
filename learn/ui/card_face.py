"""What a card shows, as text: chips, verdict, hints. Pure: the study screen puts it in place."""

from __future__ import annotations

from textual.content import Content

from learn.cards.card import Card
from learn.cards.marking import WRONG, Outcome, Verdict
from learn.cards.question import Question
from learn.cards.verdict import NOTHING
from learn.study.desk import Marks
from learn.study.tags import SECTIONS
from learn.study.wording import confusion_sentence, verdict_sentence

SIDE_WORDS = "On the front view the person's left is on your right."
_BARE = (WRONG.reason, NOTHING.reason)
"""Reasons that say no more than the verdict."""
_LOOKS = {
    Outcome.RIGHT: ("✓ ", "$good"),
    Outcome.TYPO: ("✓ ", "$good"),
    Outcome.INCOMPLETE: ("◐ ", "$hard"),
    Outcome.ELSEWHERE: ("◐ ", "$hard"),
    Outcome.WRONG: ("✗ ", "$again"),
}


def chips(question: Question, marks: Marks, *, revealed: bool) -> Content:
    """The line above the prompt: the section, whether it is new, and what the person put on it.

    Beside options, and beside lit skin, the section would tell too much.
    """
    is_hint = question.kind == "choice" or question.is_lit
    tags = question.card.tags if revealed or not is_hint else ()
    parts = [Content.assemble((f"● {tag}", f"${tag}")) for tag in tags if tag in SECTIONS]
    if marks.memory is None:
        parts.append(Content.styled("new", "$easy"))
    if marks.flagged:
        parts.append(Content.styled("⚑ flagged", "$again"))
    if marks.leech:
        parts.append(Content.styled("leech", "$again"))
    return Content("   ").join(parts)


def explanation(verdict: Verdict, question: Question, confused: Card | None) -> str:
    """Why an answer was wrong: whose answer it is (`confused`), or what the marker says."""
    if verdict.pointed:
        return ""
    if confused is not None:
        return confusion_sentence(confused)
    is_typed_wrong = question.is_typed and verdict.outcome is Outcome.WRONG
    return verdict.reason if is_typed_wrong and verdict.reason not in _BARE else ""


def verdict_line(verdict: Verdict, question: Question, text: str | None) -> Content:
    """What the person is told about the answer, with its sign; empty if nothing was marked."""
    sentence = verdict_sentence(verdict, question.card, text, question.kind)
    if question.kind == "choice" and text and verdict.outcome is Outcome.WRONG:
        sentence = "Not quite."  # the options themselves show which was chosen and which is right
    sign, hue = _LOOKS.get(verdict.outcome, ("", ""))
    if not sentence:
        return Content("")
    if verdict.outcome is Outcome.WRONG and not text:
        return Content.styled(f"○ {sentence}", "$quiet")
    if verdict.asks_again:
        return Content.assemble((sign + sentence, hue), (f"\n  So far: {text}", "$quiet"))
    return Content.assemble((sign + sentence, hue))


def answer_text(question: Question) -> str:
    """The answer as shown after the reveal; options and boards show their own."""
    return "" if question.kind in ("choice", "sort") else question.card.answer


def hint_without_typing(question: Question) -> str:
    """How a question is answered for which nothing is typed; empty for others."""
    if question.kind == "choice":
        return "a number, or the arrow keys and Enter" + ("   ·   z closer" if question.is_lit else "")
    if question.kind == "sort":
        names = "   ".join(f"{n} {name}" for n, name in enumerate(question.categories, 1))
        return f"{names}\na number places the item; Enter or a click changes it"
    if question.is_pointed:
        where = f"{SIDE_WORDS}\n" if question.card.side else ""
        return f"{where}click, or arrows and Enter   ·   z closer   ·   x I don't know"
    return ""


def hint(question: Question) -> str:
    """What to do, while the answer is hidden."""
    if found := hint_without_typing(question):
        return found
    if question.is_typed:
        closer = "   ·   ^l closer" if question.is_lit else ""
        return f"Enter marks it   ·   Enter alone: I don't know{closer}"
    return "Space shows the answer"
