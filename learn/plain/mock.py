"""A mock exam as a conversation in lines."""

from __future__ import annotations

from collections.abc import Mapping

from learn.errors import LearnError
from learn.plain.asking import Asked, asked_so
from learn.plain.talk import Talk
from learn.plain.wording import error_sentence
from learn.study.mock import UNKNOWN, Reply, Sitting
from learn.study.mock_wording import (
    GIVES_UP,
    clock_text,
    dropped_sentence,
    interrupted_sentence,
    open_sentence,
    opening,
    reply_words,
    resumed_sentence,
)
from learn.study.paper import Wish
from learn.workspace import Workspace
from learn.workspace.mock_words import report_lines
from learn.workspace.mocks import Mocks

_COMMANDS = {
    "n": "next", "b": "back", "f": "flag", "g": "goto", "l": "list", "e": "end", "x": "unknown", "c": "clear",
    "p": "previous", "q": "quit", "?": "help", "h": "help",
}  # fmt: skip
HELP = """\
Type the answer and press Enter: it is kept, and the next question comes. Enter alone goes on without one. \
Of options, type the number or the words. Items to sort come one by one; :p goes back to the item before.
:n (next) and :b (back) go through the questions, :g 7 (goto 7) goes to number 7.
:f (flag) flags the question for later, or takes the flag off.
:x (unknown) answers that you do not know; :c (clear) empties the question again.
:l (list) tells which questions are empty or flagged, and how much time is left.
:e (end) asks to hand in. Nothing is marked before.
:q (quit) interrupts, as Ctrl-D does: learn mock goes on where you were.
:? (help) shows this.
A slash does as well as a colon. Double it for an answer that begins with one, as in ::x."""


class _Left(Exception):
    """The person interrupts the exam."""


class _Caught:
    """Takes an answer off the line, for the paper."""

    def __init__(self) -> None:
        self.reply: Reply | None = None

    def answer(self, text: str | None = None) -> None:
        self.reply = UNKNOWN if text is None else Reply(text)

    def choose(self, number: int | None) -> None:
        self.reply = UNKNOWN if number is None else Reply(option=number - 1)

    def sort(self, placed: Mapping[str, str]) -> None:
        self.reply = Reply(placed=tuple(placed.items()))


class MockSitting:
    """Drives one mock exam: every rule is the sitting's, here are only its words."""

    def __init__(self, workspace: Workspace, talk: Talk) -> None:
        self._workspace, self._talk, self._mocks = workspace, talk, Mocks(workspace)
        self._asked: Asked | None = None
        """The question as it is put in lines; None before it was shown."""

    def run(self, wish: Wish | None, is_new: bool) -> None:
        """Begin one, or go on with one (no wish), to its end or interruption. Raises LearnError."""
        self._sitting = self._open(wish, is_new)
        try:
            self._converse()
        except (_Left, EOFError, KeyboardInterrupt) as ended:
            if not isinstance(ended, _Left):
                self._talk.end_line()
            self._interrupt()
        self._talk.flush()

    def _open(self, wish: Wish | None, is_new: bool) -> Sitting:
        running = self._mocks.running()
        if running is not None and not is_new:
            if wish is not None:
                raise LearnError(
                    "A mock exam is not handed in yet. `learn mock` goes on with it.",
                    f"Add --new to give it up: {GIVES_UP}.",
                )
            sitting = self._mocks.resume(running)
            self._talk.say(f"A mock exam goes on: {self._mocks.title(sitting.paper.wish)}.")
            self._talk.say(resumed_sentence(sitting))
            if dropped := dropped_sentence(sitting.paper):
                self._talk.say(dropped)
        else:
            paper = self._mocks.draw(self._mocks.scoped(wish or Wish()))
            if running is not None:
                self._mocks.give_up(running)
                self._talk.say(f"The mock exam before is given up: {GIVES_UP}.")
            self._talk.say(f"Mock exam: {self._mocks.title(paper.wish)}.")
            for line in opening(paper):
                self._talk.say(line)
            sitting = self._mocks.begin(paper)
        self._talk.say("Nothing is marked before the end. Type :? for the commands.")
        return sitting

    def _converse(self) -> None:
        """Ask until it is handed in."""
        while True:
            if self._sitting.is_time_up:
                self._talk.say("The time is up.")
                break
            if self._ask_one():
                break
        self._hand_in()

    def _ask_one(self) -> bool:
        """Ask the question shown and do what comes; whether it is to be handed in."""
        self._asked = self._asked or self._introduce()
        line = self._talk.ask(self._asked.prompt)
        if self._sitting.is_time_up:
            self._talk.say("The time is up; this came too late.")
            return True
        is_command = line[:1] in (":", "/") and line[1:2] != line[:1]
        try:
            if is_command:
                return self._command(line[1:])
            return self._take(self._asked, line[1:] if line[:1] in (":", "/") else line)
        except LearnError as error:
            if not self._sitting.is_time_up:
                self._talk.say(f"Not saved. {error_sentence(error)}")
            return self._sitting.is_time_up

    def _introduce(self) -> Asked:
        sitting, drawn = self._sitting, self._sitting.drawn
        card = drawn.question.card
        asked = asked_so(drawn.question, drawn.items)
        entry = self._workspace.library.entry(card.deck)
        words = [f"{sitting.at + 1} of {sitting.count}", entry.title if entry else card.deck]
        words += ["new"] * drawn.is_new + ["flagged"] * sitting.is_flagged(sitting.at)
        if (left := sitting.left_ms) is not None:
            words.append(f"{clock_text(left)} left")
        self._talk.say()
        self._talk.say(" · ".join(words))
        self._talk.say(card.prompt)
        for line in asked.lines:
            self._talk.say(line)
        if sitting.reply is not None:
            self._talk.say(f"Your answer: {reply_words(drawn.question, sitting.reply)}. Enter keeps it.")
        return asked

    def _take(self, asked: Asked, text: str) -> bool:
        """Take an answer and go on; whether it is to be handed in."""
        if not text and not asked.is_begun:
            return self._go(self._sitting.at + 1)
        caught = _Caught()
        if not_taken := asked.take(text, caught):
            self._talk.say(not_taken)
        elif caught.reply is not None:
            return self._keep(caught.reply)
        return False

    def _keep(self, reply: Reply) -> bool:
        """Keep an answer, and go on to the next question."""
        at = self._sitting.at
        self._sitting.answer(reply, go=at + 1)
        self._asked = None
        return self._sitting.at == at and self._look_over()

    def _go(self, at: int) -> bool:
        """Go to a question; beyond the last one, look over the paper. Whether it is to be handed in."""
        if at >= self._sitting.count:
            return self._look_over()
        if at < 0:
            self._talk.say("This is the first question.")
            return False
        self._sitting.go(at)
        self._asked = None
        return False

    def _command(self, typed: str) -> bool:
        """Do what a command asks, or say why not; whether it is to be handed in."""
        word, _, rest = typed.strip().casefold().partition(" ")
        if word.isascii() and word.isdigit():
            word, rest = "goto", word
        action = _COMMANDS.get(word, word)
        if action == "next":
            return self._go(self._sitting.at + 1)
        if action == "back":
            return self._go(self._sitting.at - 1)
        if action == "goto":
            return self._go_to_number(rest)
        if action in ("list", "end"):
            return self._look_over()
        if action == "unknown":
            return self._keep(UNKNOWN)
        if action == "quit":
            raise _Left
        self._small(action, word)
        return False

    def _small(self, action: str, word: str) -> None:
        """The commands that stay at the question."""
        if action == "flag":
            flagged = self._sitting.flag()
            self._talk.say("Flagged for later." if flagged else "The flag is taken off.")
        elif action == "clear":
            self._sitting.answer(None)
            self._asked = None
        elif action == "help":
            self._talk.say(HELP)
        elif action == "previous":
            if self._asked is None or not self._asked.go_back():
                self._talk.say("There is no item to go back to.")
        else:
            self._talk.say(f"“{word}” is not known here: type an answer, or :? for the commands.")

    def _go_to_number(self, text: str) -> bool:
        number = int(text[:9]) if text.isascii() and text.isdigit() else 0
        if 1 <= number <= self._sitting.count:
            return self._go(number - 1)
        self._talk.say(f"The questions are numbered 1 to {self._sitting.count}.")
        return False

    def _look_over(self) -> bool:
        """Tell what is empty or flagged, and ask whether to hand in."""
        self._asked = None
        self._talk.say()
        self._talk.say(open_sentence(self._sitting))
        if (left := self._sitting.left_ms) is not None:
            self._talk.say(f"{clock_text(left)} left.")
        while True:
            line = self._talk.ask("end hands in, a number goes to that question > ").lstrip(":/").casefold()
            if self._sitting.is_time_up or line in ("end", "e"):
                return True
            if line in ("quit", "q"):
                raise _Left
            number = line.removeprefix("goto").removeprefix("g").strip()
            if number.isdigit() and number.isascii():
                return self._go_to_number(number)
            if line in ("back", "b") or (not line and self._sitting.open):
                return self._go(self._sitting.at if line else self._sitting.open[0])
            self._talk.say(f"Type end, or a number from 1 to {self._sitting.count}.")

    def _hand_in(self) -> None:
        report = self._mocks.hand_in(self._sitting)
        self._talk.say()
        for line in report_lines(self._workspace, report):
            self._talk.say(line)

    def _interrupt(self) -> None:
        """Keep the time used, and say how to go on."""
        try:
            self._sitting.note_time()
        except LearnError as error:
            self._talk.say(error_sentence(error))
        self._talk.say(interrupted_sentence(self._sitting))
        self._talk.say("learn mock goes on with it.")
