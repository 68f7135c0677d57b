"""What is thrown at the readers of untrusted text, and what must hold of whatever they make of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st

from learn.cards.card import Card
from learn.cards.lexicon import DeckLexicon
from learn.cards.marking import as_logged, mark
from learn.cards.numbers import read_number
from learn.cards.roots import read_roots
from learn.cards.verdict import Outcome
from learn.decks.cardrows import dump_card, load_card
from learn.decks.cloze import Hole, take_apart
from learn.decks.compiler import compile_deck
from learn.decks.problems import visible
from learn.decks.source import read_source
from learn.decks.texts import clean
from learn.decks.vocabulary import read_vocabulary
from learn.paths import shipped_decks

CORPUS = Path(__file__).parents[1] / "decks" / "corpus"
PIECES = (
    "format: 1", "deck: ", "title: ", "notes:", "templates:", "  ", "- ", "? ", ": ", ":", "[", "]", "{",
    "}", ",", "\n", "\t", "&a ", "*a", "!!x ", "|", ">", "#", " #", "'", '"', "\\e", "\\", "%", "---",
    "...", "<word>", "<<", ">>", "{{c1::", "}}", "::", "kind: typed", "accept: ", "same:", "vocabulary: ",
    "C5", "C5 to C6", "L1-L5", "½", "1:30", "\u200b", "\u202e", "\ufeff", "\x00", "\x85", "e\u0301",
    "\U0001f468", "ß", "İ", "ﬁ", "１", "²", "٣", "-", "–",
)  # fmt: skip
words = st.one_of(st.sampled_from(PIECES), st.text(max_size=8))
soup = st.lists(words, max_size=60).map("".join)
with_surrogates = st.text(st.characters(), max_size=40) | soup


def _seeds(*folders: Path) -> list[bytes]:
    return [path.read_bytes() for folder in folders for path in sorted(folder.rglob("*.yaml"))]


@st.composite
def bent(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    """A file that was well, with a few places changed."""
    data = bytearray(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 12)))
        piece = draw(words.map(lambda text: text.encode("utf-8", "replace")) | st.binary(max_size=4))
        data[start:end] = piece
    return bytes(data)


_DECKS = _seeds(CORPUS / "accepted", CORPUS / "refused", CORPUS / "refused_by_loader_alone")
_WORDS = _seeds(CORPUS / "vocabulary_accepted", CORPUS / "vocabulary_refused", shipped_decks() / "vocabulary")
deck_bytes = bent(_DECKS) | soup.map(lambda text: text.encode("utf-8", "replace")) | st.binary(max_size=200)
vocabulary_bytes = bent(_WORDS) | soup.map(lambda text: ("same:\n" + text).encode("utf-8", "replace"))
CARDS = tuple(
    Card("d/n/t", "typed", "?", answer)
    for answer in ("C5 to C6", "thumb", "12", "3 to 5", "the little finger (C8)", "½", "deltoid; biceps")
)


def a_deck(data: bytes) -> None:
    """A deck has clean texts, or an error with a place and a sentence that is shown as it is."""
    compiled = compile_deck(data, Path("fuzz.yaml"))
    errors = [problem for problem in compiled.problems if problem.severity == "error"]
    assert (compiled.deck is None) == bool(errors)
    for problem in compiled.problems:
        rendered = problem.render()
        assert all(visible(line) == line for line in rendered.split("\n")), rendered
        assert problem.message == visible(problem.message)
        assert problem.line >= 0
    for card in compiled.deck.cards if compiled.deck else ():
        for text in (card.prompt, card.answer, card.document, card.heading, card.why, *card.accepted):
            assert clean(text) == text
        assert load_card(dump_card(card), Path(card.path)) == card


def a_vocabulary(data: bytes) -> None:
    source = read_source(data, Path("body.yaml"))
    vocabulary = read_vocabulary(source)
    errors = [problem for problem in source.findings.sorted() if problem.severity == "error"]
    assert (vocabulary is None) == bool(errors)


def a_cloze(text: str) -> None:
    cloze = take_apart(text)
    holes = [piece for piece in cloze.pieces if isinstance(piece, Hole)]
    assert all(hole.text and 0 < hole.number < 1000 for hole in holes)
    for number in cloze.numbers:
        assert cloze.held(number)
        assert "{{c" not in cloze.asking(number) or cloze.flaws or "{{" in text
    if not cloze.flaws:
        assert len(holes) <= text.count("{{")


def an_answer(texts: tuple[str, str | None]) -> None:
    typed, earlier = texts
    for card in CARDS:
        verdict = mark(card, typed, DeckLexicon(CARDS), earlier)
        assert verdict.outcome is not Outcome.UNMARKED
        assert as_logged(typed).encode(errors="strict") is not None


def a_root_or_number(text: str) -> None:
    read_roots(text)
    read_number(text)


TARGETS: dict[str, tuple[st.SearchStrategy[object], Callable[..., None]]] = {
    "deck": (deck_bytes, a_deck),
    "vocabulary": (vocabulary_bytes, a_vocabulary),
    "cloze": (soup, a_cloze),
    "answer": (st.tuples(with_surrogates, st.none() | with_surrogates), an_answer),
    "roots and numbers": (with_surrogates, a_root_or_number),
}
