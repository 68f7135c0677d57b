"""A session as JSON lines, one object a line both ways; PROTOCOL.md describes them."""

from __future__ import annotations

import json
from typing import TextIO

from learn.cards.card import Card
from learn.errors import LearnError
from learn.plain import messages
from learn.plain.answers import choose, give, place_items, point
from learn.plain.messages import Message
from learn.plain.outlook import ahead_of, outlook_of
from learn.plain.requests import Action, Answer, Choose, Place, Point, Rate, Request, Restrict, read_request
from learn.study.desk import MORE_AHEAD, MORE_NEW
from learn.study.session import Stage
from learn.study.tags import Tags
from learn.workspace import Workspace


class Wire:
    """Drives one session for a program."""

    def __init__(self, workspace: Workspace, stdin: TextIO, stdout: TextIO) -> None:
        self._workspace = workspace
        self._stdin, self._stdout = stdin, stdout

    def run(self, decks: tuple[str, ...], limit: int | None, tags: Tags = ()) -> None:
        """Study until the input or a request ends it."""
        self._session = self._workspace.study(*decks, limit=limit, tags=tags)
        try:
            self._open()
            self._show()
            self._listen()
        except KeyboardInterrupt:
            pass
        outlook = outlook_of(self._workspace, self._session, self._workspace.desk.now())
        self._send(messages.summary(self._session.done, outlook))

    def _open(self) -> None:
        ahead = ahead_of(self._workspace, self._session, self._workspace.desk.now())
        self._send(messages.opening(self._workspace, self._session, ahead))

    def _listen(self) -> None:
        while line := self._stdin.readline():
            if not line.strip():
                continue
            try:
                request = read_request(line)
                if request == Action("quit"):
                    return
                moves_on = self._serve(request)
            except LearnError as error:
                self._send(messages.error(error, self._session.stage))
                continue
            if moves_on:
                self._show()

    def _send(self, message: Message) -> None:
        # ASCII, so that no encoding and no terminal can make anything else of it.
        self._stdout.write(json.dumps(message) + "\n")
        self._stdout.flush()

    def _show(self) -> None:
        """Send the card to answer, or that there is none."""
        session = self._session
        if session.card:
            self._send(messages.question(session))
        else:
            now = self._workspace.desk.now()
            self._send(messages.done(outlook_of(self._workspace, session, now)))

    def _serve(self, request: Request) -> bool:
        """Do what is asked; whether a card is to be shown then."""
        match request:
            case Answer() | Point() | Choose() | Place():
                self._take(request)
                return self._judged()
            case Rate(rating):
                # The review is on disk when `rate` returns; only then is it said to be.
                self._send(messages.accepted(self._session.rate(rating)))
                return True
            case Restrict(tags):
                self._session.restrict(self._workspace.checked_tags(self._session.scope.decks, tags))
                self._open()
                return True
            case Action(name):
                return self._act(name)

    def _take(self, answer: Answer | Point | Choose | Place) -> None:
        match answer:
            case Answer(text):
                give(self._session, text)
            case Point(patch, side):
                point(self._session, patch, side)
            case Choose(number):
                choose(self._session, number)
            case Place(placed):
                place_items(self._session, placed)

    def _judged(self) -> bool:
        """Send what the marker says; whether the card is to be shown for a second try."""
        session = self._session
        if session.is_asked_again:
            self._send(messages.asked_again(session))
            return True
        confused_with = session.verdict.confused_with
        other = self._workspace.desk.card(confused_with) if confused_with else None
        self._send(messages.verdict(session, other))
        return False

    def _act(self, name: str) -> bool:
        session = self._session
        if name == "flag":
            flagged = session.flag()
            self._send(messages.marked(name, self._shown(), flagged))
            return False
        if name in ("suspend", "bury"):
            flagged = session.marks.flagged
            card = session.suspend() if name == "suspend" else session.bury()
            self._send(messages.marked(name, card, flagged))
        elif name == "undo":
            undone = session.undo()
            if undone is None:
                raise LearnError("There is nothing to undo.")
            self._send(messages.undone(undone))
            return session.stage is not Stage.RATING
        elif name == "more-new":
            session.more(new=MORE_NEW)
        elif name == "ahead":
            session.more(ahead=MORE_AHEAD)
        return True

    def _shown(self) -> Card:
        card = self._session.card
        assert card is not None
        return card
