"""`learn try`: how an answer to a card is marked, for authors."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from learn.cli.completion import complete_keys
from learn.cli.faults import PROBLEM, MisuseError
from learn.cli.speech import complain, json_flag, say, say_json
from learn.cli.start import Start, files_among
from learn.errors import LearnError
from learn.values import dataclass

if TYPE_CHECKING:
    from learn.cards.card import Card
    from learn.cards.question import Question
    from learn.cards.verdict import Verdict
    from learn.decks.library import Library

MOST_TRIES = 2


@dataclass(frozen=True, slots=True)
class _Try:
    """A text with what the marker makes of it."""

    text: str
    verdict: Verdict
    expect: str
    """What it was read as."""
    read_as: tuple[str, ...] | None
    """What was read; None if it does not read so."""
    confused: Card | None


@click.command("try")
@click.argument(
    "words", nargs=-1, metavar="[FILE.yaml] CARD-KEY TEXT [SECOND-TEXT]", shell_complete=complete_keys
)
@json_flag
@click.pass_obj
def try_(start: Start, words: tuple[str, ...], as_json: bool) -> int:
    """Try an answer on a card: the verdict, and why.

    The card's deck is among those of `learn decks`, or in the file named.

    Nothing is logged. A second text is the second try, which is asked for where the first is half of
    the answer, or another source's. Of options give the number or the words, of items to sort the
    number of a category for each. An empty text is "I don't know".

    Exit codes: 0 if the rating proposed is Hard or better (right, right with a slip, or whole at the
    second try), 1 if it is Again, 2 if the card is not there or is not marked.

    JSON: an object with key, asked (the kind), prompt, answer, options (of a choice, else an empty list)
    and tries, a list in which each has text, verdict, proposed (1 to 4), reason, expect (roots, number,
    term, list, option or items), read_as (a list of texts, or null if it does not read so), typo,
    missing, elsewhere_source, confused_with (null, or key and prompt of the card whose answer it is)
    and asks_again.
    """
    files, key, texts = _among(words)
    with closing(start.library(files)) as library:
        card = _card(library, key, files)
        cards = [found for each in library.keys(card.deck) if (found := library.card(each))]
    question = _question(card, cards)
    tries = _tries(question, cards, texts)
    if len(tries) < len(texts):
        complain("The second try is not looked at: the first asks for nothing more.")
    if as_json:
        say_json(_described(question, tries))
    else:
        _show(question, tries)
    return 0 if tries[-1].verdict.proposed.value > 1 else PROBLEM


def _among(words: Sequence[str]) -> tuple[list[Path], str, Sequence[str]]:
    """The file, if one is named, the card key and the texts. Raises MisuseError."""
    # A card key too has slashes, so that only the ending tells a file.
    has_file = bool(words) and words[0].casefold().endswith((".yaml", ".yml"))
    files = files_among(words[:1]) if has_file else []
    key, *texts = words[len(files) :] or [""]
    if not texts:
        raise MisuseError(
            "A card key and a text are missing.", "For example: learn try spine/cervical/nerves 8"
        )
    if len(texts) > MOST_TRIES:
        raise MisuseError("There are two tries at most.", 'Put words into quotes: "little finger".')
    return files, key, texts


def _card(library: Library, key: str, files: Sequence[Path]) -> Card:
    card = library.card(key)
    if card is not None:
        return card
    deck, named = key.partition("/")[0], [file.absolute() for file in files]
    for broken in library.broken:
        if broken.id == deck or broken.path in named:
            raise LearnError(f"The deck {deck} has problems.", f"See them with: learn check {broken.path}")
    raise MisuseError(
        f"There is no card {key!r}.",
        "`learn cards DECK` lists the keys. For a file of your own: learn try FILE.yaml CARD-KEY …",
    )


def _question(card: Card, cards: Sequence[Card]) -> Question:
    """The card asked by the strictest of its kinds that is marked. Raises MisuseError if none is."""
    from learn.cards.options import options_for
    from learn.cards.question import RECALLED, Question, kinds_of

    ladder = kinds_of(card)
    typed = next((kind for kind in ladder if kind in RECALLED and not card.self_rated), None)
    if typed:
        return Question(card, typed)
    if "choice" in ladder:
        pool = [other for other in cards if card.field and other.field == card.field]
        options = options_for(card, pool, (), 0)
        return Question(card, "choice", options) if options else Question(card, "typed")
    if "sort" in ladder:
        return Question(card, "sort")
    raise MisuseError(f"{card.key} is not marked: the person rates it.", "Try a card that is typed.")


def _tries(question: Question, cards: Sequence[Card], texts: Sequence[str]) -> list[_Try]:
    """The tries that count: a second one only if the first asks again."""
    from learn.cards.lexicon import DeckLexicon

    lexicon, by_key = DeckLexicon(cards), {card.key: card for card in cards}
    tries: list[_Try] = []
    for text in texts:
        if tries and not tries[-1].verdict.asks_again:
            break
        verdict = question.mark(text or None, lexicon, tries[-1].text if tries else None)
        expect, read = _read_as(question, text)
        tries.append(_Try(text, verdict, expect, read, by_key.get(verdict.confused_with or "")))
    return tries


def _read_as(question: Question, text: str) -> tuple[str, tuple[str, ...] | None]:
    """What a text is read as, and what is read in it."""
    from learn.cards.expecting import expected
    from learn.cards.folding import fold
    from learn.cards.lists import split
    from learn.cards.numbers import read_number
    from learn.cards.roots import in_order, read_roots

    if question.kind == "choice":
        option = question.chosen(text)
        if option is None and text:
            raise MisuseError(f"{text!r} is no option.", f"There are: {_options(question)}.")
        return "option", (option.text,) if option else None
    if question.kind == "sort":
        placed = question.placed(text).items()
        return "items", tuple(f"{item}: {category}" for item, category in placed) or None
    expect = expected(question.card)
    if expect == "roots":
        roots = read_roots(text)
        return expect, in_order(roots) if roots is not None else None
    if expect == "number":
        number = read_number(text)
        return expect, tuple(part for part in number if part) if number is not None else None
    if expect == "list":
        return expect, split(text) or None
    return expect, (fold(text),) if fold(text) else None


def _options(question: Question) -> str:
    return ", ".join(f"{number} {option.text}" for number, option in enumerate(question.options, 1))


def _show(question: Question, tries: Sequence[_Try]) -> None:
    from learn.cards.verdict import quoted
    from learn.study.wording import confusion_sentence, verdict_sentence

    card = question.card
    say(f"{card.key}  {question.kind}")
    say(f"    {' '.join(card.prompt.split())}  =  {' '.join(card.answer.split())}")
    if question.options:
        say(f"    options: {_options(question)}")
    for one in tries:
        found = one.verdict
        say(f"{quoted(one.text)}: {found.word}, {found.proposed.word}. {found.reason}".rstrip())
        say(f"    read as {one.expect}: {', '.join(one.read_as or ()) or 'nothing'}")
        for name, value in (
            ("spelled", found.typo),
            ("missing", ", ".join(found.missing)),
            ("right in", found.source),
        ):
            if value:
                say(f"    {name}: {value}")
        if one.confused:
            say(f"    {confusion_sentence(one.confused)} ({one.confused.key})")
        if found.asks_again:
            say(f"    asks once more: {verdict_sentence(found, card, one.text)}")


def _described(question: Question, tries: Sequence[_Try]) -> dict[str, object]:
    card = question.card
    return {
        "key": card.key,
        "asked": question.kind,
        "prompt": card.prompt,
        "answer": card.answer,
        "options": [option.text for option in question.options],
        "tries": [_described_try(one) for one in tries],
    }


def _described_try(one: _Try) -> dict[str, object]:
    found, other = one.verdict, one.confused
    return {
        "text": one.text,
        "verdict": found.word,
        "proposed": found.proposed.value,
        "reason": found.reason,
        "expect": one.expect,
        "read_as": None if one.read_as is None else list(one.read_as),
        "typo": found.typo,
        "missing": list(found.missing),
        "elsewhere_source": found.source,
        "confused_with": {"key": other.key, "prompt": other.prompt} if other else None,
        "asks_again": found.asks_again,
    }
