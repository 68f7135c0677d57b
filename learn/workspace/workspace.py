"""Opening decks and progress together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING
from weakref import ref

from learn.body.catalogue import catalogue
from learn.cards.card import Card
from learn.clock import Clock, clock_from_environment
from learn.decks import pace
from learn.decks.library import DeckEntry, Library, Reread, places_for
from learn.errors import LearnError
from learn.paths import Places
from learn.progress.connection import MEMORY, spoken
from learn.progress.long_work import Tell, untold
from learn.progress.store import Progress
from learn.scheduling.queue import Remaining
from learn.settings import Rules
from learn.study.desk import MORE_AHEAD, MORE_NEW, Mark, Scope
from learn.study.session import Session
from learn.study.tags import Tags, read_tags
from learn.workspace import rules, tagged
from learn.workspace.agenda import remaining_of
from learn.workspace.desk import WorkspaceDesk
from learn.workspace.exam_book import ExamBook
from learn.workspace.keys import keys_of
from learn.workspace.notes import DeckNote, begun_by, note_of
from learn.workspace.overview import Overview, overview

if TYPE_CHECKING:
    from learn.progress.doctor import Findings
    from learn.workspace.atlas import Knowledge, Subjects
    from learn.workspace.statistics import Statistics

EVERYTHING_NEW = 100_000
"""New cards of a dry session: an author wants to see them all."""


class Workspace:
    """A person's decks and progress, open. Use it in a `with` block, or close it."""

    def __init__(self, library: Library, progress: Progress, clock: Clock, places: Places, seed: str) -> None:
        self.library = library
        self.progress = progress
        self.places = places
        self.desk = WorkspaceDesk(library, progress, clock, seed)
        self.exams = ExamBook(self.desk)
        self._subjects: Subjects | None = None
        self._session: ref[Session] | None = None
        self._note_renames()

    @classmethod
    def open(
        cls,
        decks: Sequence[Path | str] = (),
        *,
        home: Path | str | None = None,
        clock: Clock | None = None,
        seed: int = 0,
        dry: bool = False,
        tell: pace.Tell = pace.untold,
    ) -> Workspace:
        """Open the shipped decks, the person's own and those in `decks` (files or folders).

        `home` puts everything in one folder, as LEARN_HOME does. With `dry` nothing is logged.
        `tell` hears how far the reading of deck files is. Raises LearnError.
        """
        clock = clock or clock_from_environment()
        places = Places.in_one_folder(Path(home).absolute()) if home else Places.find()
        with ExitStack() as opened:
            library = Library.open(
                places_for([Path(deck) for deck in decks], places), places.cache, catalogue, tell
            )
            opened.callback(library.close)
            progress = Progress(MEMORY if dry else places.progress)
            opened.callback(progress.close)
            workspace = cls(library, progress, clock, places, str(seed))
            opened.pop_all()
        return workspace

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the files."""
        self.progress.close()
        self.library.close()

    @property
    def is_dry(self) -> bool:
        """Whether nothing is logged."""
        return self.progress.path == MEMORY

    def study(
        self,
        *decks: str,
        limit: int | None = None,
        extra_new: int = 0,
        ahead: int = 0,
        tags: Sequence[str | Sequence[str]] = (),
    ) -> Session:
        """Begin a session on some decks, or on everything due.

        With `tags`, only on cards that have all of them; one such as `lumbar,sacral`, or a list, stands
        for any of several. Raises LearnError for an unknown deck or tag.
        """
        chosen = self.checked_tags(decks, tags)
        with spoken(self.progress.path):
            return self._begun(Session(self.desk, self._scope(decks, limit, extra_new, ahead, chosen)))

    def study_cards(self, keys: Sequence[str]) -> Session:
        """Begin a session on these cards alone: what is due and some new ones, else those due soonest."""
        chosen = frozenset(keys)
        session = Session(self.desk, Scope(extra_new=MORE_NEW, cards=chosen))
        if not session.card:
            session = Session(self.desk, Scope(ahead=MORE_AHEAD, cards=chosen))
        return self._begun(session)

    def _begun(self, session: Session) -> Session:
        self._session = ref(session)
        return session

    def _scope(
        self, decks: tuple[str, ...], limit: int | None, extra_new: int, ahead: int, tags: Tags
    ) -> Scope:
        return Scope(decks, limit, EVERYTHING_NEW if self.is_dry else extra_new, ahead, tags)

    def checked_tags(self, decks: Sequence[str], tags: Sequence[str | Sequence[str]]) -> Tags:
        """Tags as some decks (or all) write them; raises LearnError if no card has them together."""
        for deck in decks:
            self.entry_check(deck)
        read = read_tags(tags)
        return tagged.checked(self.library, self._or_all(decks), read) if read else ()

    def _or_all(self, decks: Sequence[str]) -> Sequence[str]:
        return decks or [entry.id for entry in self.library.decks]

    def tags(self, *decks: str) -> dict[str, int]:
        """The tags of some decks, or of all, each with the count of its cards."""
        return tagged.tags_of(self.library, self._or_all(decks))

    def heading(self, scope: Scope) -> str:
        """What a session is restricted to: `Dermatomes · core · lumbar, sacral`; empty if to nothing."""
        return tagged.heading(self.library, scope.decks, scope.tags)

    def today(self, decks: tuple[str, ...] = (), tags: Tags = ()) -> Remaining:
        """What a session on some decks, restricted to tags, would ask now."""
        with spoken(self.progress.path):
            return remaining_of(self.desk.plan(self._scope(decks, None, 0, 0, tags), self.desk.now()))

    def tagged_count(self, decks: Sequence[str], tags: Tags) -> int:
        """How many cards of some decks, or of all, have a tag of each group."""
        return sum(self.desk.tagged.count(deck, tags) for deck in self._or_all(decks))

    def note(self, deck: str) -> DeckNote:
        """What there is to say about a deck. Raises LearnError for an unknown one."""
        self.entry_check(deck)
        with spoken(self.progress.path):
            return note_of(self.desk, deck)

    def begun_by(self, session: Session) -> tuple[DeckEntry, ...]:
        """The decks of which a session asks the first card ever; none where nothing is logged."""
        if self.is_dry:
            return ()
        with spoken(self.progress.path):
            return begun_by(self.desk, session)

    def entry_check(self, deck: str) -> None:
        """Raise LearnError, with what to do, unless the deck can be studied."""
        if self.library.entry(deck):
            return
        for broken in self.library.broken:
            if broken.id == deck:
                raise LearnError(
                    f"The deck {deck} has problems: {broken.problems[0].message}.",
                    f"See them all with: learn check {broken.path}",
                )
        known = ", ".join(entry.id for entry in self.library.decks) or "none"
        raise LearnError(
            f"There is no deck {deck!r}.", f"There are: {known}. A file is named with its .yaml ending."
        )

    def overview(self) -> Overview:
        """Where the person stands now."""
        self.progress.refresh()
        with spoken(self.progress.path):
            return overview(self.desk, self.desk.now())

    def statistics(self) -> Statistics:
        """Numbers over time."""
        from learn.workspace.statistics import statistics

        with spoken(self.progress.path):
            return statistics(self.desk, self.desk.now())

    def knowledge(self) -> Knowledge:
        """How well each root and each patch of skin is known now."""
        from learn.workspace.atlas import Subjects, knowledge

        self._subjects = self._subjects or Subjects(self.library)
        self.progress.refresh()
        with spoken(self.progress.path):
            return knowledge(self.desk, self._subjects, self.desk.now())

    def mixed_up(self, keys: Sequence[str]) -> tuple[Card, ...]:
        """The cards whose answers were given for any of some cards, the most often first."""
        from learn.workspace.atlas import mixed_up

        with spoken(self.progress.path):
            return mixed_up(self.desk, keys)

    def cards(self, deck: str) -> Iterator[Card]:
        """The cards of a deck in the author's order."""
        self.entry_check(deck)
        for key in self.library.keys(deck):
            if card := self.library.card(key):
                yield card

    def rules(self, deck: str | None = None) -> Rules:
        """The settings in force, for all decks or for one."""
        return self.desk.rules(deck or "")

    def set(self, values: Mapping[str, str | None], deck: str | None = None) -> None:
        """Change settings, for all decks or for one; None gives up a deck's own. Raises LearnError."""
        if deck is not None:
            self.entry_check(deck)
        written = rules.checked(values, of_deck=deck is not None)
        self.progress.set(written, deck, self.desk.now())

    def keys_of(
        self, *, decks: Sequence[str] = (), tags: Sequence[str] = (), cards: Sequence[str] = ()
    ) -> list[str]:
        """Keys of all cards of some decks, of some tags, and of those named. Raises LearnError."""
        for deck in decks:
            self.entry_check(deck)
        return keys_of(self.library, decks, tags, cards)

    def mark(self, keys: Sequence[str], mark: Mark) -> None:
        """Suspend, bury, flag or reset cards, or take that back: one action for undo."""
        self.desk.mark(keys, mark, self.desk.now())

    def rest(self) -> None:
        """Do what can wait, while the person reads a card that is shown."""
        self.progress.rest()
        session = self._session() if self._session else None
        if session is not None:
            self.desk.foresee(session.expected_next())

    def touched(self, keys: Sequence[str]) -> list[str]:
        """Those of some cards that were ever answered."""
        return [key for key in keys if self.progress.standing(key).memory is not None]

    def reload(self) -> None:
        """Look at the deck files again. Raises LearnError."""
        self.take(self.library.reread())

    def take(self, reread: Reread) -> None:
        """Go on with the deck files as they were read again. Raises LearnError."""
        self.library.take(reread)
        self.desk.forget_texts()
        self._note_renames()

    def _note_renames(self) -> None:
        pairs = [pair for entry in self.library.decks for pair in self.library.renames(entry.id)]
        if pairs:
            live = [entry.id for entry in self.library.decks]
            self.progress.rename(pairs, self.desk.now(), live)

    def examine(self) -> Findings:
        """Check the progress file and derive everything again to compare."""
        from learn.progress.doctor import examine

        with spoken(self.progress.path):
            return examine(self.progress.connection)

    def back_up(self) -> Path:
        """Write a backup now; raises LearnError."""
        if self.is_dry:
            raise LearnError("Nothing is logged here, so there is nothing to back up.")
        from learn.progress.backup import back_up

        return back_up(self.places.progress, self.places.backups, self.desk.now().moment)

    def back_up_daily(self, tell: Tell = untold) -> Path | None:
        """Write the day's backup if there is none yet; may run in a thread."""
        from learn.progress.backup import back_up_daily

        if self.is_dry:
            return None
        return back_up_daily(self.places.progress, self.places.backups, self.desk.clock.now(), tell)
