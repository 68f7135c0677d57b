"""Terms: words compared as they fold, in the deck's other words too, with slips forgiven word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from learn.cards.folding import Word, names_a, plain, squeeze, tokens, words
from learn.cards.slips import Vocabulary, refusal
from learn.cards.verdict import RIGHT, Verdict, listed, quoted, right, slipped, wrong

Aliases = tuple[tuple[str, ...], ...]
Phrase = tuple[Word, ...]
Place = tuple[Phrase, ...]
"""The phrases that may stand at one place of an answer: its own first, then its aliases."""

_ASIDE = re.compile(r"\([^()]*\)")


class Term(NamedTuple):
    """A right text, taken apart once."""

    exact: str
    """In small letters: how a text without any word (`?`) is compared."""
    joined: str
    """All its words run together: how it is right whatever its spaces."""
    readings: tuple[tuple[Place, ...], ...]
    """Its places; once more without what stands in brackets, which may be left out."""
    names_a: bool


@lru_cache(maxsize=1024)
def take_apart(text: str, aliases: Aliases = ()) -> Term:
    """A right text as places to match. Kept for the next card, since most of marking would be this."""
    lone_a = names_a(text)
    texts = [text]
    if (without := _ASIDE.sub(" ", text)) != text and words(without):
        texts.append(without)
    known = _by_length(aliases, lone_a)
    readings = tuple(_places(words(each, lone_a), known) for each in texts)
    return Term(plain(text), joined(text), readings, lone_a)


def joined(text: str) -> str:
    """All words of a text run together, articles too."""
    return squeeze(["and" if each == "&" else each for each in tokens(plain(text))])


def _by_length(aliases: Aliases, lone_a: bool) -> list[tuple[Phrase, Place]]:
    """Each alias phrase with all that it may be replaced by, the longest first: it says the most."""
    known = []
    for group in aliases:
        phrases = tuple(phrase for text in group if (phrase := words(text, lone_a)))
        known += [(phrase, phrases) for phrase in phrases]
    return sorted(known, key=lambda pair: -len(pair[0]))


def _places(found: Phrase, known: list[tuple[Phrase, Place]]) -> tuple[Place, ...]:
    places: list[Place] = []
    at = 0
    while at < len(found):
        own = next((phrase for phrase, _ in known if _stands(phrase, found, at)), found[at : at + 1])
        others = [each for phrase, group in known if _same(phrase, own) for each in group]
        places.append((own, *(each for each in others if not _same(each, own))))
        at += len(own)
    return tuple(places)


def _stands(phrase: Phrase, found: Phrase, at: int) -> bool:
    return _same(phrase, found[at : at + len(phrase)])


def _same(one: Phrase, other: Phrase) -> bool:
    return len(one) == len(other) and all(a.folded == b.folded for a, b in zip(one, other, strict=True))


def judge_term(given: str, text: str, aliases: Aliases, vocabulary: Vocabulary) -> Verdict:
    """A typed text against a term: the same words, other words that mean the same, or a slip in one."""
    term = take_apart(text, aliases)
    if is_same(given, term):
        return RIGHT
    found = words(given, term.names_a)
    line = squeeze([word.folded for word in found])
    if found and any(_runs_through(line, places) for places in term.readings):
        return right(f"It means the same as {quoted(text)}.")
    for places in term.readings:
        if (slips := _slips(found, places, vocabulary)) is not None:
            typed, meant = [slip[0].shown for slip in slips], [slip[1].shown for slip in slips]
            reason = f"{quoted(listed(typed))} is taken as a slip for {quoted(listed(meant))}."
            return slipped(", ".join(meant), reason)
    return wrong(_why_not(found, [word for phrase, *_ in term.readings[-1] for word in phrase], vocabulary))


def is_same(given: str, term: Term) -> bool:
    """Whether a text is a term letter by letter, whatever its case, accents, spaces and dashes."""
    return plain(given) == term.exact or (term.joined != "" and joined(given) == term.joined)


def _runs_through(line: str, places: Sequence[Place]) -> bool:
    """Whether a line of joined words is the places one after another, each in some of its words."""
    ends = {0}
    for place in places:
        pieces = {squeeze([word.folded for word in phrase]) for phrase in place}
        ends = {end for at in ends for piece in pieces if (end := _piece_end(line, at, piece))}
    return len(line) in ends


def _piece_end(line: str, at: int, piece: str) -> int:
    """Where a piece ends that stands at a place of the line; 0 if it does not stand there."""
    if at and line[at - 1].isdigit() and piece[:1].isdigit():
        if line[at : at + 1] != " ":
            return 0
        at += 1
    return at + len(piece) if line.startswith(piece, at) else 0


Slips = tuple[tuple[Word, Word], ...]


def _slips(found: Phrase, places: Sequence[Place], vocabulary: Vocabulary) -> Slips | None:
    """The slips by which words become the places, word by word; None if that takes more than slips."""
    ways: dict[int, Slips] = {0: ()}
    for place in places:
        onward: dict[int, Slips] = {}
        for at, slips in ways.items():
            for phrase in place:
                here = _phrase_slips(found[at : at + len(phrase)], phrase, vocabulary)
                if here is None:
                    continue
                end = at + len(phrase)
                if end not in onward or len(slips + here) < len(onward[end]):
                    onward[end] = slips + here
        ways = onward
    return ways.get(len(found)) or None


def _phrase_slips(found: Phrase, phrase: Phrase, vocabulary: Vocabulary) -> Slips | None:
    if len(found) != len(phrase):
        return None
    slips = []
    for typed, meant in zip(found, phrase, strict=True):
        if typed.folded != meant.folded:
            if refusal(typed, meant, vocabulary):
                return None
            slips.append((typed, meant))
    return tuple(slips)


def _why_not(found: Phrase, wanted: list[Word], vocabulary: Vocabulary) -> str:
    """What keeps a text from being right: the one word that differs, or words too many or too few."""
    typed, right_words = [word.folded for word in found], [word.folded for word in wanted]
    if len(found) == len(wanted):
        other = [pair for pair in zip(found, wanted, strict=True) if pair[0].folded != pair[1].folded]
        if len(other) == 1:
            return refusal(*other[0], vocabulary) or "That is not the answer."
        if sorted(typed) == sorted(right_words):
            return "The words are right, but in another order."
    elif right_words and set(right_words) < set(typed):
        return "It says more than was asked."
    elif typed and set(typed) < set(right_words):
        return "It says only a part of the answer."
    return "That is not the answer."
