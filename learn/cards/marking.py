"""Marking an answer: what was typed, against what is right."""

from __future__ import annotations

from dataclasses import replace

from learn.cards.card import Card
from learn.cards.expecting import EXPECTATIONS, expectation, expected, judge_one
from learn.cards.folding import LONGEST_ANSWER, clean, fold, plain
from learn.cards.lexicon import NO_LEXICON, DeckLexicon, Lexicon, answer_key, given_key
from learn.cards.lists import judge_list, split
from learn.cards.rating import Rating
from learn.cards.verdict import NOTHING, RIGHT, SELF_RATED, WRONG, Outcome, Verdict, quoted

__all__ = [
    "EXPECTATIONS",
    "LONGEST_ANSWER",
    "NO_LEXICON",
    "RIGHT",
    "SELF_RATED",
    "WRONG",
    "DeckLexicon",
    "Lexicon",
    "Outcome",
    "Verdict",
    "as_logged",
    "expectation",
    "fold",
    "mark",
]


def as_logged(answer: str) -> str:
    """An answer as the log keeps it: cut, and without what is no text (bytes of another encoding)."""
    return answer[:LONGEST_ANSWER].encode(errors="replace").decode()


def mark(
    card: Card, answer: str | None, lexicon: Lexicon = NO_LEXICON, earlier: str | None = None
) -> Verdict:
    """The verdict on an answer; a flip card is rated by the person, an unanswered one is wrong.

    `earlier` is a first try that asked again: both tries count together, Hard if they come to the whole
    and Again if not. A first try that asked for nothing stands.
    """
    if card.kind == "flip":
        return SELF_RATED
    if earlier is None:
        return _first(card, clean(answer or ""), lexicon)
    first = _first(card, clean(earlier), lexicon)
    if not first.asks_again:
        return first
    return _second(card, first, clean(earlier), clean(answer or ""), lexicon)


def _first(card: Card, given: str, lexicon: Lexicon) -> Verdict:
    """The verdict on a try by itself: this deck's answer first, then the other sources' answers."""
    if not plain(given):
        return NOTHING
    own = _own(card, given, lexicon)
    if own.outcome is Outcome.RIGHT:
        return own
    other = _elsewhere(card, given, lexicon, own)
    if other is not None and (own.outcome is not Outcome.TYPO or not other.typo):
        return other
    return _with_confusion(own, card, given, lexicon)


def _own(card: Card, given: str, lexicon: Lexicon, earlier: str = "") -> Verdict:
    """The best verdict over the right texts of a card: right, then a slip, then incomplete."""
    best: Verdict | None = None
    for text in (card.answer, *card.accepted):
        verdict = _judge(card, given, text, lexicon, earlier)
        if verdict.outcome is Outcome.RIGHT:
            return verdict
        if best is None or verdict.outcome < best.outcome:
            best = verdict
    return best or WRONG


def _judge(card: Card, given: str, text: str, lexicon: Lexicon, earlier: str = "") -> Verdict:
    """The verdict against one right text, with an earlier try if that counts too."""
    expect = expected(card)
    if expect == "list":
        items = card.items if text is card.answer and card.items else split(text)
        return judge_list(given, items, card, lexicon, earlier)
    both = f"{earlier}, {given}" if earlier and expect == "roots" else given
    return judge_one(both, text, expect, card, lexicon)


def _elsewhere(card: Card, given: str, lexicon: Lexicon, own: Verdict) -> Verdict | None:
    """The verdict if a text is the whole answer of another source.

    It comes before incomplete, since an author who names the other answer has said what it is.
    """
    for text, source in card.elsewhere:
        verdict = _judge(card, given, text, lexicon)
        if verdict.is_right:
            follows = f"; this deck follows {card.document}" if card.document else "; this deck's is another"
            return replace(
                verdict,
                outcome=Outcome.ELSEWHERE,
                proposed=Rating.AGAIN,
                missing=own.missing,
                source=source,
                reason=f"{quoted(given)} is the answer of {source}{follows}.",
            )
    return None


def _second(card: Card, first: Verdict, earlier: str, given: str, lexicon: Lexicon) -> Verdict:
    """What a first try that asked again comes to with the second: Hard if it is whole now, else Again."""
    if not plain(given):
        return replace(first, settled=True)
    now = _own(card, given, lexicon)
    if not now.is_right and first.missing:
        now = _own(card, given, lexicon, earlier)
    if now.is_right:
        reason = "The rest came at the second try." if first.missing else "It came at the second try."
        return replace(first, proposed=Rating.HARD, typo=now.typo, missing=(), reason=reason, settled=True)
    if now.outcome is Outcome.INCOMPLETE:
        return replace(now, outcome=first.outcome, source=first.source, settled=True)
    if _elsewhere(card, given, lexicon, now) is not None:
        return replace(first, settled=True)
    return replace(_with_confusion(now, card, given, lexicon), settled=True)


def _with_confusion(verdict: Verdict, card: Card, given: str, lexicon: Lexicon) -> Verdict:
    """A wrong verdict with the card whose answer was given, if there is one."""
    if verdict.outcome is not Outcome.WRONG:
        return verdict
    key = given_key(card, given)
    if key == answer_key(card):
        return verdict  # wrong by its unit, say: another card with the same answer explains nothing
    return replace(verdict, confused_with=lexicon.answered_by(card, key))
