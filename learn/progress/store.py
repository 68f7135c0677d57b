"""The progress of one person on one device: a log that only grows, and what is derived from it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from learn.cards.card import deck_of
from learn.clock import Now
from learn.errors import LearnError
from learn.progress import rehearsals_log
from learn.progress.connection import spoken
from learn.progress.events import FOR_EXAM, OF_A_CARD, OF_NO_STATE, Context, Event, EventKind, Review
from learn.progress.exams_log import LoggedExam
from learn.progress.foretold import Foretold, foretold
from learn.progress.ids import lowest_id
from learn.progress.log_file import Draft, LogFile
from learn.progress.renames import rename_detail
from learn.progress.rows import (
    NOT_VOIDED,
    SELECT_EVENTS,
    SELECT_STATES,
    event_of,
    standing_of,
)
from learn.progress.rules_log import setting_detail
from learn.progress.standing import BLANK, NO_TALLY, Standing, advance

_SELECT_STANDING = f"{SELECT_STATES} WHERE s.card = (SELECT home FROM card WHERE key = ?)"
_SELECT_PLACE = f"""
    SELECT c.id, h.id, h.deck, {SELECT_STATES.split("SELECT", 1)[1].split("FROM", 1)[0]}
    FROM card c JOIN card h ON h.id = c.home LEFT JOIN state s ON s.card = h.id
    LEFT JOIN card f ON f.id = s.first_card LEFT JOIN card k ON k.id = s.card WHERE c.key = ?"""
"""Where a key's events go, and how that card stands: its id, its home's id and deck, then its state."""
_SELECT_ANY_EVENT = "SELECT 1 FROM event WHERE card = (SELECT id FROM card WHERE key = ?) LIMIT 1"
_UNDOABLE = ", ".join(str(kind.value) for kind in sorted(OF_A_CARD))
_DAILY = f"coalesce(e.context, 0) % {FOR_EXAM} = {Context.DAILY.value}"
"""What undo takes back: a rehearsal that was handed in stays."""


@dataclass(frozen=True, slots=True)
class Logged:
    """A review on disk: its event and how its card stands now."""

    event: Event
    standing: Standing
    before: Standing


class Progress(LogFile):
    """Appends events in durable transactions and answers questions about the present."""

    def foresee(self, key: str) -> None:
        """Read what an answer to a card will need of the file, so that it need not wait for the disk."""
        with spoken(self.path):
            self.connection.execute(_SELECT_ANY_EVENT, (key,)).fetchone()

    def review(self, key: str, review: Review, now: Now) -> Logged:
        """Log an answer to a card. On return it is on disk; raises LearnError if it is not."""
        return self.log([Draft(EventKind.REVIEW, key, review)], now)[0]

    def log(
        self, drafts: Sequence[Draft], now: Now, action: bytes | None = None, end: Draft | None = None
    ) -> list[Logged]:
        """Log events of cards as one action, in one transaction; or as more of an action that there is.

        `end` is an event of no card that belongs to them: the end of a rehearsal with its answers.
        Raises LearnError if that action is a rehearsal which has ended.
        """
        logged = []
        with self._writing(appends=action is None and end is None):
            self._check_running(action)
            for draft in drafts:
                event = self._event(draft, now, action)
                action = action or event.id
                logged.append(self._append(event))
            if end is not None:
                self._insert(self._event(end, now, action), self._device_id)
        self._since_rest += 1
        return logged

    def _check_running(self, action: bytes | None) -> None:
        """In the transaction: another window may have handed the same rehearsal in just now."""
        if action is not None and rehearsals_log.is_ended(self.connection, action):
            raise LearnError("This was handed in already, perhaps in another window.", "Its report shows it.")

    def _append(self, event: Event) -> Logged:
        key = event.card or ""
        row = self.connection.execute(_SELECT_PLACE, (key,)).fetchone()
        if row is None:
            self._names.card(key)
            row = self.connection.execute(_SELECT_PLACE, (key,)).fetchone()
        own, home, deck = row[:3]
        state = row[3:] if row[3] is not None else None
        before = standing_of(state) if state else BLANK
        if event.order < before.order:
            # The clock was set back, or another device is ahead: it belongs in the middle.
            self._derivation.rederive([home], lambda: self._insert(event, self._device_id))
            return Logged(event, self.standing(key), before)
        self._insert(event, self._device_id, own)
        after, tally = advance(before, event, self._derivation.rules_at(event))
        # The first card's id, where it has one already: interned names need not be looked up then.
        first = state[12] if state and before.first_key else own if after.first_key else None
        self._derivation.put(home, deck, after, before, first, state)
        if tally is not NO_TALLY:
            self._derivation.add(event.day, deck, tally)
        return Logged(event, after, before)

    def _home(self, key: str) -> int:
        card = self._names.card(key)
        return int(self.connection.execute("SELECT home FROM card WHERE id = ?", (card,)).fetchone()[0])

    def set(self, values: Mapping[str, str | None], deck: str | None, now: Now) -> None:
        """Log settings, for one deck or (None) for all; a value of None gives up a deck's own."""
        with self._writing():
            for name, text in values.items():
                draft = Draft(EventKind.SETTING, detail=setting_detail(name, text, deck))
                self._settle_setting(self._insert_own(draft, now))

    def _settle_setting(self, event: Event) -> None:
        # An id is never older than its event's time, so that only the end of the log is searched.
        later = self.connection.execute(
            "SELECT 1 FROM event WHERE id >= ? AND kind = 1 AND (at, id) > (?, ?) LIMIT 1",
            (lowest_id(event.at), *event.order),
        ).fetchone()
        self._derivation.rules.add(event)
        if later or '"weights"' in (event.detail or ""):
            self._derivation.rebuild()

    def rename(
        self, pairs: Iterable[tuple[str, str]], now: Now, live_decks: Collection[str] = ()
    ) -> list[tuple[str, str]]:
        """Log that cards have new keys, for those pairs (old, new) that the log does not know yet.

        The new keys are those of cards that there are. A deck of another name takes the old one's
        settings along, unless it has had some of its own, or the old one is among `live_decks`.
        """
        first_claims = dict(reversed(list(pairs)))
        with spoken(self.path):
            self._catch_up()
            if not self._new_renames(first_claims) and not self._carried(first_claims, live_decks):
                return []
        with self._writing():
            # Another program may have been quicker.
            fresh = self._new_renames(first_claims)
            touched = {self._home(key) for pair in fresh for key in pair}

            def change() -> set[int]:
                for old, new in fresh:
                    self._insert_own(Draft(EventKind.RENAME, old, detail=rename_detail(new)), now)
                return self._derivation.read_renames()

            self._derivation.rederive(touched, change)
            for old, new in self._carried(first_claims, live_decks):
                for name, text in self.rules.own(old).items():
                    draft = Draft(EventKind.SETTING, detail=setting_detail(name, text, new))
                    self._derivation.rules.add(self._insert_own(draft, now))
        return fresh

    def _new_renames(self, pairs: Mapping[str, str]) -> list[tuple[str, str]]:
        return [(old, new) for old, new in pairs.items() if self._home_key(old) not in (new, None)]

    def _carried(self, pairs: Mapping[str, str], live_decks: Collection[str]) -> list[tuple[str, str]]:
        moves = {(deck_of(old), deck_of(new)) for old, new in pairs.items()}
        return self.rules.heirs((old, new) for old, new in moves if old not in live_decks)

    def _home_key(self, key: str) -> str | None:
        row = self.connection.execute(
            "SELECT h.key FROM card k JOIN card h ON h.id = k.home WHERE k.key = ?", (key,)
        ).fetchone()
        return str(row[0]) if row else None

    def current_key(self, key: str) -> str:
        """The key by which the card of an earlier key goes now."""
        with spoken(self.path):
            return self._home_key(key) or key

    def note(self, drafts: Sequence[Draft], now: Now, action: bytes | None = None) -> list[Event]:
        """Log events that are of no card (exams, rehearsals), in one transaction; undo passes them by.

        Raises LearnError if they are of a rehearsal that has ended.
        """
        with self._writing():
            self._check_running(action)
            events = [self._event(draft, now, action) for draft in drafts]
            for event in events:
                self._insert(event, self._device_id)
            self._derivation.read_exams()
        return events

    @property
    def exams(self) -> tuple[LoggedExam, ...]:
        """All exams, also past and cancelled ones, the earliest first."""
        return self._derivation.exams

    def foretold(self, keys: Sequence[str]) -> Iterator[Foretold]:
        """Past answers to some cards, each beside the chance that was foretold of it."""
        return foretold(self.connection, self._derivation.rules_at, keys)

    def undo(self, now: Now) -> list[Event]:
        """Void the last action of this device; its events, or none if there is nothing to undo."""
        with self._writing():
            target = self._last_action()
            if target is None:
                return []
            events = self._events_of_action(target)
            homes = {self._home(event.card) for event in events if event.card}

            def change() -> None:
                self._insert_own(Draft(EventKind.UNDO, target=target), now)
                self.connection.execute("INSERT OR IGNORE INTO voided (action) VALUES (?)", (target,))

            self._derivation.rederive(homes, change)
            return events

    def _last_action(self) -> bytes | None:
        row = self.connection.execute(
            f"SELECT coalesce(e.action, e.id) FROM event e WHERE e.device = ? AND e.kind IN ({_UNDOABLE}) "
            f"AND {NOT_VOIDED} AND {_DAILY} ORDER BY e.id DESC LIMIT 1",
            (self._device_id,),
        ).fetchone()
        return bytes(row[0]) if row else None

    def _events_of_action(self, action: bytes) -> list[Event]:
        rows = self.connection.execute(
            f"{SELECT_EVENTS} WHERE e.id = ? UNION ALL {SELECT_EVENTS} WHERE e.action = ?", (action, action)
        )
        return [event_of(row) for row in rows]

    def standing(self, key: str) -> Standing:
        """How a card stands; blank if nothing ever happened to it."""
        with spoken(self.path):
            row = self.connection.execute(_SELECT_STANDING, (key,)).fetchone()
            return standing_of(row) if row else BLANK

    def absorb(self, events: Iterable[Event]) -> int:
        """Take in events of other devices (or again our own); the number that were new.

        A union and a replay of the touched cards: the order of arrival does not matter.
        """
        with self._writing():
            known = "SELECT 1 FROM event WHERE id = ?"
            new = {event.id: event for event in events}
            new = {
                id_: event
                for id_, event in new.items()
                if not self.connection.execute(known, (id_,)).fetchone()
            }
            homes = {self._home(event.card) for event in new.values() if event.card}

            def change() -> None:
                for event in new.values():
                    self._insert(event, self._names.device(event.device))

            if {event.kind for event in new.values()} <= OF_A_CARD | OF_NO_STATE:
                self._derivation.rederive(homes, change)
                self._derivation.read_exams()
            else:
                # A setting, rename or undo from elsewhere may reach any card and any moment.
                change()
                self._derivation.rebuild()
            self._ids.follow(max(new, default=b""))
        return len(new)

    def rebuild(self, progress: Callable[[int, int], None] = lambda done, total: None) -> None:
        """Derive everything from the log again."""
        with self._writing():
            self._derivation.rebuild(progress)
