"""A session as a conversation in lines."""

from __future__ import annotations

from learn.cards.card import Card
from learn.cards.rating import Rating
from learn.errors import LearnError
from learn.plain import wording
from learn.plain.asking import Asked, asked_in_lines
from learn.plain.numbering import Numbering
from learn.plain.outlook import ahead_of, outlook_of
from learn.plain.talk import Talk
from learn.study.desk import MORE_AHEAD, MORE_NEW
from learn.study.session import Stage
from learn.study.tags import Tags
from learn.study.wording import confusion_sentence, corrections, source_line, verdict_sentence
from learn.workspace import Workspace
from learn.workspace.exam_words import asks, days_words

_COMMANDS = {
    "u": "undo", "s": "suspend", "b": "bury", "f": "flag", "e": "where", "q": "quit",
    "?": "help", "h": "help", "n": "more-new", "a": "ahead", "p": "previous",
}  # fmt: skip
_OF_A_CARD = frozenset({"undo", "suspend", "bury", "flag", "where", "previous", "quit", "help"})
_AT_THE_END = frozenset({"undo", "more-new", "ahead", "quit", "help"})


class _Left(Exception):
    """The person ends the session."""


class Sitting:
    """Drives one session: every rule is the session's, here are only its words."""

    def __init__(self, workspace: Workspace, talk: Talk) -> None:
        self._workspace, self._talk = workspace, talk
        self._asked: Asked | None = None
        """The question as it is put in lines; None before the card was introduced."""

    def run(self, decks: tuple[str, ...], limit: int | None, tags: Tags = ()) -> None:
        """Study to the end."""
        if not self._workspace.library.decks and not decks:
            self._tell_where_decks_go()
            return
        self._session = self._workspace.study(*decks, limit=limit, tags=tags)
        self._numbering = Numbering(self._session)
        self._is_summed_up = False
        try:
            self._open(decks)
            self._converse()
            self._sum_up()
            while self._goes_on():
                self._converse()
                self._sum_up()
        except _Left:
            pass
        except (EOFError, KeyboardInterrupt):
            self._talk.end_line()
        if not self._is_summed_up:
            self._sum_up()
        self._talk.flush()

    def _converse(self) -> None:
        """Ask cards until there are none."""
        while card := self._session.card:
            if self._session.stage is Stage.ANSWER:
                self._take_answer(card)
            else:
                self._take_rating(card)

    def _open(self, decks: tuple[str, ...]) -> None:
        if not decks:
            self._tell_of_broken_decks()
        if self._workspace.is_dry:
            self._talk.say("This is a trial: nothing is saved.")
        self._tell_of_new_decks()
        if self._session.scope.tags:
            self._talk.say(f"{self._restriction}.")
        if self._session.card:
            ahead = ahead_of(self._workspace, self._session, self._workspace.desk.now())
            self._talk.say(wording.opening(ahead, self._session.remaining))
            self._tell_of_exams()
        else:
            self._talk.say("Nothing is due now.")

    def _tell_of_exams(self) -> None:
        """What of the session is for which exam."""
        if self._workspace.is_dry:
            return
        today = self._workspace.desk.now().day
        for day in self._workspace.exams.today():
            exam = day.logged.exam
            if day.plan.cards:
                self._talk.say(f"For {exam.name}, {days_words(exam.days_left(today))}: {asks(day)}.")

    def _tell_of_new_decks(self) -> None:
        """A deck's first session opens with its note; of several, only their titles are told."""
        begun = [deck for deck in self._workspace.begun_by(self._session) if deck.about]
        if len(begun) == 1:
            self._talk.say(begun[0].title)
            self._talk.say(begun[0].about)
            for name, text in self._workspace.note(begun[0].id).facts():
                self._talk.say(f"{name.capitalize()}: {text}.")
            self._talk.say()
        elif begun:
            titles = "; ".join(deck.title for deck in begun)
            self._talk.say(f"{len(begun)} decks begin here: {titles}.")

    def _tell_where_decks_go(self) -> None:
        self._tell_of_broken_decks()
        self._talk.say("There are no decks. Name a deck's file, as in learn study FILE.yaml, or put it into:")
        self._talk.say_whole(str(self._workspace.places.own_decks))

    def _tell_of_broken_decks(self) -> None:
        for broken in self._workspace.library.broken:
            self._talk.say("A deck is left out, since it has problems. See them with:")
            self._talk.say_whole(f"learn check {broken.path}")

    def _sum_up(self) -> None:
        """Say what was done and what comes next."""
        self._is_summed_up = True
        session, now = self._session, self._workspace.desk.now()
        if session.done.answers or session.card:
            self._talk.say()
            self._talk.say(wording.summary(session.done, self._restriction))
        if left := wording.what_is_left(outlook_of(self._workspace, session, now), now):
            self._talk.say(left)

    @property
    def _restriction(self) -> str:
        scope = self._session.scope
        return self._workspace.heading(scope) if scope.tags else ""

    def _introduce(self, card: Card) -> Asked:
        entry = self._workspace.library.entry(card.deck)
        title = entry.title if entry else card.deck
        asked = asked_in_lines(self._session)
        self._talk.say()
        self._talk.say(wording.place(self._numbering.name(card.key), title, self._session.marks))
        self._talk.say(card.prompt)
        for line in asked.lines:
            self._talk.say(line)
        return asked

    def _take_answer(self, card: Card) -> None:
        self._asked = self._asked or self._introduce(card)
        line = self._talk.ask(self._asked.prompt)
        if line[:1] in (":", "/") and line[1:2] != line[:1]:
            self._command(line[1:], card)
            return
        text = line[1:] if line[:1] in (":", "/") else line
        if not_taken := self._asked.take(text, self._session):
            self._talk.say(not_taken)
        elif self._session.stage is Stage.RATING:
            self._reveal(card)
        elif self._session.is_asked_again:
            self._talk.say(verdict_sentence(self._session.verdict, card, self._session.text))

    def _reveal(self, card: Card) -> None:
        self._judge(card)
        if not card.sort:
            self._talk.say(f"Answer: {card.answer}")
        if source := source_line(card):
            self._talk.say(f"Source: {source}")
        if card.why:
            self._talk.say(f"Why: {card.why}")
        self._talk.say(wording.choices(self._session.previews()))

    def _judge(self, card: Card) -> None:
        """Say what became of the answer, and what it was the answer to."""
        session, verdict = self._session, self._session.verdict
        asked = session.question.kind if session.question else ""
        if sentence := verdict_sentence(verdict, card, session.text, asked):
            self._talk.say(sentence)
        for correction in corrections(verdict, card):
            self._talk.say(f"{correction}.")
        other = self._workspace.desk.card(verdict.confused_with) if verdict.confused_with else None
        if other is not None:
            self._talk.say(confusion_sentence(other))

    def _take_rating(self, card: Card) -> None:
        line = self._talk.ask(wording.rating_prompt(self._session.verdict.proposed))
        rating = Rating.read(line)
        if line and rating is None:
            self._command(line.lstrip(":/"), card)
            return
        try:
            accepted = self._session.rate(rating)
        except LearnError as error:
            self._talk.say(f"Not saved. {wording.error_sentence(error)}")
            return
        self._asked = None
        self._talk.say(wording.acceptance(accepted))
        if accepted.leech:
            self._talk.say(wording.LEECH)

    def _command(self, name: str, card: Card | None) -> None:
        """Do what a command asks, or say in a sentence why not."""
        word = name.strip().casefold()
        action = _COMMANDS.get(word, word)
        if action not in (_OF_A_CARD if card else _AT_THE_END):
            wanted = "a rating from 1 to 4, or " if self._session.stage is Stage.RATING else ""
            self._talk.say(f"“{name}” is not known here: type {wanted}:? for the commands.")
            return
        try:
            self._do(action, card)
        except LearnError as error:
            self._talk.say(wording.error_sentence(error))

    def _do(self, action: str, card: Card | None) -> None:
        if action == "quit":
            raise _Left
        if action == "help":
            self._talk.say(wording.HELP if card else wording.OFFERS)
        elif action == "undo":
            self._undo()
        elif action in ("more-new", "ahead"):
            self._more(action)
        elif action == "flag":
            self._talk.say("The card has a flag now." if self._session.flag() else "The flag is taken off.")
        elif action == "where" and card:
            self._talk.say_whole(f"{card.path}:{card.line}")
        elif action == "previous":
            self._go_back()
        elif action in ("suspend", "bury"):
            self._put_away(action)

    def _go_back(self) -> None:
        asked = self._asked if self._session.stage is Stage.ANSWER else None
        if asked is None or not asked.go_back():
            self._talk.say("There is no item to go back to.")

    def _put_away(self, action: str) -> None:
        if action == "suspend":
            self._session.suspend()
            self._talk.say("Suspended: this card is asked no more. :u takes that back.")
        else:
            self._session.bury()
            self._talk.say("Buried: this card waits until tomorrow. :u takes that back.")
        self._asked = None

    def _undo(self) -> None:
        undone = self._session.undo()
        self._talk.say(wording.undone(undone))
        if undone is not None:
            self._asked = None

    def _more(self, action: str) -> None:
        if action == "more-new":
            self._session.more(new=MORE_NEW)
            none = "There are no new cards left."
        else:
            self._session.more(ahead=MORE_AHEAD)
            none = "There is no card to review ahead."
        self._asked = None
        if self._session.card is None:
            self._talk.say(none)

    def _goes_on(self) -> bool:
        """Offer a person to go on beyond the plan; whether there is a card to ask."""
        if not self._talk.is_interactive:
            return False
        self._talk.say(wording.OFFERS)
        while self._session.card is None:
            line = self._talk.ask("> ")
            if not line:
                return False
            self._command(line.lstrip(":/") or "?", None)
        self._is_summed_up = False
        return True
