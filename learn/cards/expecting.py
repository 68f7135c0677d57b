"""What a typed answer is read as: roots, a number, a term or a list; each has its own strictness."""

from __future__ import annotations

import re
from functools import lru_cache

from learn.cards.card import Card
from learn.cards.folding import fold
from learn.cards.numbers import judge_number, read_number
from learn.cards.roots import judge_roots, read_roots
from learn.cards.slips import Vocabulary
from learn.cards.terms import is_same, judge_term, take_apart
from learn.cards.verdict import RIGHT, WRONG, Verdict

EXPECTATIONS = ("roots", "number", "term", "list")


@lru_cache(maxsize=1024)
def expectation(answer: str, is_list: bool = False) -> str:
    """What an answer asks for when its card does not say.

    Roots need a digit: `coccygeal` alone is a term. A number stands alone: `5 mm` is a term unless the card
    says number. A list of single roots is a set of roots; a list of ranges stays a list.
    """
    if re.search("[0-9]", answer) and (roots := read_roots(answer)) is not None:
        return "roots" if not is_list or len(roots) == len(answer.split(",")) else "list"
    if is_list:
        return "list"
    number = read_number(answer)
    return "number" if number is not None and not number.unit else "term"


def item_expectation(item: str) -> str:
    """What one item of a list asks for."""
    return expectation(item, False)


def expected(card: Card) -> str:
    """What a card asks for: what it says, or what its answer shows."""
    if card.expect:
        return card.expect
    found = expectation(card.answer, bool(card.items))
    return "list" if card.ordered and card.items else found


def judge_one(given: str, text: str, expect: str, card: Card, vocabulary: Vocabulary) -> Verdict:
    """A typed text against one right text, as strictly as the card expects.

    A right text that cannot be read so (`eighth cervical` beside `C8`) must be given without a slip.
    """
    if expect == "roots":
        roots = read_roots(text)
        return judge_roots(given, roots) if roots is not None else _exactly(given, text)
    if expect == "number":
        number = read_number(text)
        return judge_number(given, number, card) if number is not None else _exactly(given, text)
    return judge_term(given, text, card.aliases, vocabulary)


def _exactly(given: str, text: str) -> Verdict:
    return RIGHT if is_same(given, take_apart(text)) or fold(given) == fold(text) else WRONG
