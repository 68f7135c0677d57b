"""What there is to say about a deck before one studies it."""

from __future__ import annotations

from learn.cards.card import deck_of
from learn.decks.library import DeckEntry
from learn.progress import questions
from learn.progress.standing import Standing
from learn.study.session import Session
from learn.study.wording import counted
from learn.values import dataclass
from learn.workspace.desk import WorkspaceDesk
from learn.workspace.tagged import tags_of

FEW = 500
"""Cards of a deck that are looked at one by one; of a larger deck the counts on disk are taken."""


@dataclass(frozen=True, slots=True)
class DeckNote:
    """A deck as it introduces itself."""

    deck: DeckEntry
    documents: tuple[str, ...]
    """Titles of the documents that its facts come from."""
    seen: int
    """Cards answered so far."""
    suspended: int
    tags: dict[str, int]
    """Its tags in order, each with the count of its cards."""

    def facts(self) -> tuple[tuple[str, str], ...]:
        """What it is made of, each with its name: documents, cards, tags."""
        away = f", {self.suspended} suspended" if self.suspended else ""
        seen = f"{self.seen:,} seen" if self.seen else "none seen so far"
        told = (
            ("sources" if len(self.documents) > 1 else "source", "; ".join(self.documents)),
            ("cards", f"{self.deck.cards:,} from {counted(self.deck.notes, 'note')}, {seen}{away}"),
            ("tags", ", ".join(f"{tag} {count:,}" for tag, count in self.tags.items())),
        )
        return tuple((name, text) for name, text in told if text)


def note_of(desk: WorkspaceDesk, deck: str) -> DeckNote:
    """The note of a deck that there is."""
    entry = desk.library.entry(deck)
    assert entry is not None
    seen, suspended = seen_of(desk, deck)
    return DeckNote(entry, desk.library.documents(deck), seen, suspended, tags_of(desk.library, [deck]))


def seen_of(desk: WorkspaceDesk, deck: str) -> tuple[int, int]:
    """How many of a deck's cards were answered so far, and how many are suspended.

    Of a large deck the counts on disk are taken, which also hold cards that were taken out of it.
    """
    entry = desk.library.entry(deck)
    if entry is not None and entry.cards > FEW:
        counts = questions.counts_of(desk.progress.connection, deck)
        return min(counts.seen, entry.cards), min(counts.suspended, entry.cards)
    live = live_of(desk, deck)
    return sum(standing.memory is not None for standing in live), sum(s.suspended for s in live)


def live_of(desk: WorkspaceDesk, deck: str) -> list[Standing]:
    """How the cards stand to which anything ever happened, and which the deck still has."""
    standings = questions.touched(desk.progress.connection, deck)
    there = desk.library.groups(deck, list(standings))
    return [standing for key, standing in standings.items() if key in there]


def begun_by(desk: WorkspaceDesk, session: Session) -> tuple[DeckEntry, ...]:
    """The decks, among those of a session's new cards, of which no card was ever answered."""
    starting = {deck_of(key) for key in session.plan.new}
    return tuple(
        entry
        for entry in desk.library.decks
        if entry.id in starting and not questions.is_begun(desk.progress.connection, entry.id)
    )
