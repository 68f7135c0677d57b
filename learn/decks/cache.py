"""Compiled decks in a SQLite file that can be deleted at any time.

Each file has one row with the hash of the content that was compiled; its cards are rows of
their own, so that nothing needs a whole deck in memory. How they are written is in `cachewriting`.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from learn.cards.card import Card
from learn.cards.lexicon import Lexicon
from learn.decks import lookup
from learn.decks.cachewriting import TABLES, forget_gone, place_of, store
from learn.decks.cardrows import DOCUMENT, FURTHER, load_card
from learn.decks.lookup import BY_KEY
from learn.decks.model import Compiled
from learn.decks.pace import TellShare, unshared
from learn.decks.problems import Problem
from learn.decks.stamps import Stamp, described, digest_of, trusted
from learn.paths import make_private_file

CACHE_FORMAT = 7
"""Raised with every change of the tables, or of what the compiler makes of a file."""

_SCHEMA = """
CREATE TABLE file (
    id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, stat TEXT NOT NULL, digest TEXT NOT NULL,
    deck TEXT, title TEXT, about TEXT, notes INTEGER, cards INTEGER, problems TEXT NOT NULL,
    vocabularies TEXT NOT NULL, position INTEGER NOT NULL, optional INTEGER NOT NULL
);
CREATE TABLE card (
    file INTEGER, ordinal INTEGER, key TEXT NOT NULL, confusable TEXT NOT NULL, field TEXT NOT NULL,
    body TEXT NOT NULL, PRIMARY KEY (file, ordinal)
) WITHOUT ROWID;
CREATE INDEX card_key ON card (file, key, confusable);
CREATE TABLE tag (tag TEXT, file INTEGER, ordinal INTEGER, PRIMARY KEY (tag, file, ordinal)) WITHOUT ROWID;
CREATE TABLE rename (
    file INTEGER, ordinal INTEGER, former TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (file, ordinal)
) WITHOUT ROWID;
"""
_TORN = (AttributeError, LookupError, TypeError, ValueError)
"""What comes of reading a row that a disk has changed."""
_PAGE = 2000
_FIRST_PAGE = 60
"""Often no more than the first few cards are asked for."""
_KEYS = 250
"""Keys that are looked up at once."""
_PATIENCE = 1.0
"""Seconds to wait for another process before doing without the file."""

Compile = Callable[[bytes, Path], Compiled]


class CacheLostError(Exception):
    """The cache's file cannot be used any more."""


class Compilation(NamedTuple):
    """What compiling a file gave; deck is empty if there were errors."""

    id: int
    path: Path
    deck: str
    title: str
    about: str
    notes: int
    cards: int
    position: int
    optional: bool
    problems: tuple[Problem, ...]


class _Known(NamedTuple):
    """What the cache holds of a file, and how that and its vocabularies stood."""

    compilation: Compilation
    stamp: Stamp
    vocabularies: tuple[Stamp, ...]

    def is_as_it_was(self, stat: os.stat_result, vocabularies: tuple[Stamp, ...] | None) -> bool:
        """Whether nothing is to be read: by the file's own state now, and that of its vocabularies."""
        return self.stamp.stat == described(stat) and vocabularies == self.vocabularies

    def renewed_vocabularies(self) -> tuple[Stamp, ...] | None:
        """The stamps of the vocabularies as they stand now; None if one of them has changed."""
        renewed = [stamp.renewed() for stamp in self.vocabularies]
        return None if None in renewed else tuple(stamp for stamp in renewed if stamp is not None)


class DeckCache:
    """Compiled decks, in a file or, without one, in memory."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._tidied = self._keeps_at_once = False
        try:
            self._db = _open(path)
        except (sqlite3.Error, OSError) as error:
            raise CacheLostError(str(error)) from error

    def close(self) -> None:
        """Close the file."""
        with suppress(sqlite3.Error):
            self._db.close()

    def beside(self) -> DeckCache:
        """The same compiled files once more: what is compiled there is here after its `keep`, all or nothing.

        Another thread may use it, while this one answers as before. What was kept in memory alone is never
        here: then the other is to be used instead of this one. Raises CacheLostError.
        """
        other = DeckCache(self._path)
        other._keeps_at_once = True
        if self._path is None:
            try:
                self._db.backup(other._db)
            except sqlite3.Error as error:
                raise CacheLostError(str(error)) from error
        return other

    def keep(self) -> None:
        """Keep at once all that was compiled since this was made by `beside`."""
        self._keeps_at_once = False
        try:
            if self._db.in_transaction:
                self._db.execute("COMMIT")
        except sqlite3.Error as error:
            raise CacheLostError(str(error)) from error

    @contextmanager
    def _change(self) -> Iterator[None]:
        """A change that is kept when it is whole, or with all others by `keep`."""
        if self._keeps_at_once:
            # Not before there is something to write: reading alone must not keep another program waiting.
            if not self._db.in_transaction:
                self._db.execute("BEGIN IMMEDIATE")
            yield
            return
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            yield

    def compilation(self, path: Path, compile_file: Compile, tell: TellShare = unshared) -> Compilation:
        """What a file compiles to; compiled now only if its content changed. Raises OSError.

        `tell` hears what share of a file that was compiled is put in place.
        """
        stat = path.stat()
        try:
            known = self._known(path)
            vocabularies = known.renewed_vocabularies() if known is not None else None
            if known is not None and known.is_as_it_was(stat, vocabularies):
                return known.compilation
            data = path.read_bytes()
            stamp = Stamp(str(path), trusted(stat), digest_of(data))
            if known is not None and known.stamp.digest == stamp.digest and vocabularies is not None:
                self._settle(known.compilation.id, stamp, vocabularies)
                return known.compilation
            return self._store(path, stamp, compile_file(data, path), tell)
        except sqlite3.Error as error:
            raise CacheLostError(str(error)) from error

    def unread(self, path: Path) -> int:
        """Bytes of a file that is not known as it stands now; 0 if it is, or cannot be looked at."""
        try:
            stat, known = path.stat(), self._known(path)
        except OSError:
            return 0
        except sqlite3.Error as error:
            raise CacheLostError(str(error)) from error
        if known is not None and known.is_as_it_was(stat, known.renewed_vocabularies()):
            return 0
        return stat.st_size

    def card(self, file: Compilation, key: str) -> Card | None:
        """One card of a compiled file."""
        rows = self._rows(f"SELECT body FROM {BY_KEY} WHERE file = ? AND key = ?", (file.id, key))
        return _read(rows[0][0], file.path) if rows else None

    def lexicon(self, file: Compilation) -> Lexicon:
        """The words and answers of a file, for marking."""
        return lookup.FileLexicon(file.id, self._rows)

    def of_field(self, file: Compilation, card: Card, confused: Sequence[str]) -> tuple[list[Card], bool]:
        """Cards whose answers may be options beside a card's, and whether those are all of its field."""
        bodies, are_all = lookup.bodies_of_field(file.id, card, confused, self._rows)
        return [load_card(body, file.path) for body in bodies], are_all

    def groups(self, file: Compilation, keys: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The confusable groups of those cards among some keys that the file has."""
        found: dict[str, tuple[str, ...]] = {}
        for start in range(0, len(keys), _KEYS):
            some = keys[start : start + _KEYS]
            marks = ", ".join("?" * len(some))
            rows = self._rows(
                # The groups are in the index, so that no card's row is read.
                f"SELECT key, confusable FROM {BY_KEY} WHERE file = ? AND key IN ({marks})",
                (file.id, *some),
            )
            found.update((key, tuple(confusable.split())) for key, confusable in rows)
        return found

    def outline(
        self, file: Compilation, tags: Sequence[Sequence[str]] = (), start: int = 0
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Keys and confusable groups in the author's order, a page at a time, from the card at `start`.

        Only of cards that have a tag of each group in `tags`.
        """
        # A look into the index for each card: a list of all that have a tag would be made for each page.
        tagged = "".join(
            " AND EXISTS (SELECT 1 FROM tag WHERE tag.file = card.file AND tag.ordinal = card.ordinal"
            f" AND tag.tag IN ({', '.join('?' * len(group))}))"
            for group in tags
        )
        names, last, most = [tag for group in tags for tag in group], start - 1, _FIRST_PAGE
        while True:
            rows = self._rows(
                "SELECT ordinal, key, confusable FROM card"
                f" WHERE file = ? AND ordinal > ?{tagged} ORDER BY ordinal LIMIT ?",
                (file.id, last, *names, most),
            )
            for _, key, confusable in rows:
                yield key, tuple(confusable.split())
            if len(rows) < most:
                return
            last, most = rows[-1][0], min(2 * most, _PAGE)

    def passed(self, file: Compilation, token: str, seen: int) -> int:
        """How many cards at the file's beginning are known to be answered, since `pass_by` was told so.

        That holds while no answered card became new again: the token is the same, and no fewer are seen.
        """
        rows = self._rows(
            "SELECT until FROM passed WHERE file = ? AND token = ? AND seen <= ?", (file.id, token, seen)
        )
        return int(rows[0][0]) if rows else 0

    def pass_by(self, file: Compilation, token: str, seen: int, until: int) -> None:
        """Keep that so many cards at the file's beginning are answered."""
        with suppress(sqlite3.Error):  # it would only have saved time
            self._db.execute(
                "INSERT OR REPLACE INTO passed VALUES (?, ?, ?, ?)", (file.id, until, token, seen)
            )

    def cards(self, file: Compilation) -> Iterator[Card]:
        """All cards in the author's order, a page at a time."""
        last = -1
        while True:
            rows = self._rows(
                "SELECT ordinal, body FROM card WHERE file = ? AND ordinal > ? ORDER BY ordinal LIMIT ?",
                (file.id, last, _PAGE),
            )
            for _, body in rows:
                yield _read(body, file.path)
            if len(rows) < _PAGE:
                return
            last = rows[-1][0]

    def tagged(self, file: Compilation, tag: str) -> list[str]:
        """Keys of the file's cards that have a tag."""
        rows = self._rows(
            "SELECT key FROM tag JOIN card USING (file, ordinal) WHERE tag = ? AND file = ? ORDER BY ordinal",
            (tag, file.id),
        )
        return [key for (key,) in rows]

    def tags(self, file: Compilation) -> dict[str, int]:
        """The tags of the file's cards, each with the count of its cards."""
        return dict(self._rows("SELECT tag, count(*) FROM tag WHERE file = ? GROUP BY tag", (file.id,)))

    def documents(self, file: Compilation) -> tuple[str, ...]:
        """Titles of the documents that the file's cards come from, as they first come up."""
        rows = self._rows(
            "SELECT json_extract(body, ?) AS document FROM card WHERE file = ?"
            " GROUP BY document ORDER BY min(ordinal)",
            (DOCUMENT, file.id),
        )
        return tuple(document for (document,) in rows if document)

    def subjects(self, file: Compilation) -> list[tuple[str, str | None, str | None]]:
        """The keys of the file's cards, each with its roots and its patches as JSON lists."""
        # No card is read in full: that would cost ten times as much.
        sql = "SELECT key, json_extract(body, ?), json_extract(body, ?) FROM card WHERE file = ?"
        return self._rows(sql, (f"{FURTHER}.roots", f"{FURTHER}.patches", file.id))

    def renames(self, file: Compilation) -> tuple[tuple[str, str], ...]:
        """Pairs (former key, key)."""
        return tuple(self._rows("SELECT former, key FROM rename WHERE file = ? ORDER BY ordinal", (file.id,)))

    def _rows(self, sql: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        try:
            return self._db.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise CacheLostError(str(error)) from error

    def _known(self, path: Path) -> _Known | None:
        row = self._db.execute(
            "SELECT id, deck, title, about, notes, cards, position, optional, problems, stat, digest,"
            " vocabularies"
            " FROM file WHERE path = ?",
            (place_of(path),),
        ).fetchone()
        if row is None:
            return None
        id_, deck, title, about, notes, cards, position, optional = row[:8]
        problems, stat, digest, vocabularies = row[8:]
        try:
            found = tuple(Problem(path, **problem) for problem in json.loads(problems))
            stamps = tuple(Stamp(*stamp) for stamp in json.loads(vocabularies))
        except _TORN as error:
            raise CacheLostError(str(error)) from error
        named = Compilation(id_, path, deck, title, about, notes, cards, position, bool(optional), found)
        return _Known(named, Stamp(str(path), stat, digest), stamps)

    def _settle(self, file: int, stamp: Stamp, vocabularies: tuple[Stamp, ...]) -> None:
        with self._change():
            self._db.execute(
                "UPDATE file SET stat = ?, vocabularies = ? WHERE id = ?",
                (stamp.stat, json.dumps(vocabularies), file),
            )

    def _store(self, path: Path, stamp: Stamp, compiled: Compiled, tell: TellShare) -> Compilation:
        with self._change():
            if not self._tidied:
                forget_gone(self._db)
                self._tidied = True
            file, named = store(self._db, path, stamp, compiled, tell)
        return Compilation(file, path, *named, compiled.problems)


def _read(body: str, path: Path) -> Card:
    """A card that was kept; a row that is not as it was written is a lost cache."""
    try:
        return load_card(body, path)
    except _TORN as error:
        raise CacheLostError(str(error)) from error


def _open(path: Path | None) -> sqlite3.Connection:
    if path is not None:
        make_private_file(path)
    # A screen may look for changed decks in a thread of its own; SQLite serializes the two.
    db = sqlite3.connect(path or ":memory:", timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        if version == CACHE_FORMAT:
            db.execute("PRAGMA synchronous=OFF" if path is None else "PRAGMA synchronous=NORMAL")
            db.execute("SELECT count(*) FROM (SELECT 1 FROM file LIMIT 1)").fetchone()
            return db
        if version > CACHE_FORMAT:
            raise sqlite3.DatabaseError("the cache belongs to a newer program")
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=NORMAL")
        _create(db)
    except BaseException:
        db.close()
        raise
    return db


def _create(db: sqlite3.Connection) -> None:
    """Make the tables, in place of those of an older program."""
    db.execute("BEGIN IMMEDIATE")
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version != CACHE_FORMAT:  # else another process was quicker
        for table in ("file", *TABLES):
            db.execute(f"DROP TABLE IF EXISTS {table}")
        for statement in (_SCHEMA + lookup.SCHEMA).split(";"):
            db.execute(statement)
        db.execute(f"PRAGMA user_version={CACHE_FORMAT}")
    db.execute("COMMIT")
