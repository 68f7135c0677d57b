"""Mock exams over real decks: drawing one, going on with it, handing it in, and those of before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from learn.cards.card import Card
from learn.errors import LearnError
from learn.progress.connection import spoken
from learn.progress.events import Context
from learn.progress.exams_log import LoggedRehearsal
from learn.progress.log_file import Draft
from learn.study.mock import Sitting
from learn.study.mock_report import GIVEN_UP, HAND, TIME, Marked, Report, end_detail, marked
from learn.study.paper import Paper, Wish, check, paper_detail, paper_of, resolved, wish_of
from learn.study.tags import Tags
from learn.workspace import tagged
from learn.workspace.desk import WorkspaceDesk
from learn.workspace.mock_drawing import draw
from learn.workspace.rehearsals import MOCK, Rehearsals, review_of

if TYPE_CHECKING:
    from learn.workspace import Workspace

_SEEDS = 100_000
"""Seeds that are drawn are short enough to be typed."""


@dataclass(frozen=True, slots=True)
class PastMock:
    """A mock exam that is over, as it was logged; its decks may have changed since."""

    id: bytes
    at: int
    """The moment at which it was begun."""
    title: str
    right: int
    asked: int
    answered: int
    predicted: tuple[float, float, float]
    """The score that was foretold: the mean, and the interval that holds it in four cases of five."""
    taken_ms: int
    ended: str

    @property
    def score(self) -> float | None:
        """The share that was right, 0 to 1; None if it was given up."""
        return None if self.ended == GIVEN_UP or not self.asked else self.right / self.asked


class Mocks:
    """The person's mock exams."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._desk: WorkspaceDesk = workspace.desk
        self._rehearsals = Rehearsals(workspace.desk)

    def title(self, wish: Wish) -> str:
        """What a mock exam is about: the exam's name, or the decks and tags."""
        return wish.exam or tagged.heading(self._desk.library, wish.decks, wish.tags) or "All decks"

    def scope(self, wish: Wish) -> tuple[tuple[str, ...], Tags]:
        """The decks and tags that a wish names, or its exam. Raises LearnError."""
        if wish.exam:
            exam = self._workspace.exams.named(wish.exam).exam
            return self._desk.exams.decks(exam), exam.tags
        tags = self._workspace.checked_tags(wish.decks, wish.tags)
        return wish.decks or self._desk.exams.usual_decks(), tags

    def scoped(self, wish: Wish) -> Wish:
        """A wish that names neither decks nor tags nor an exam is about the nearest exam, if one is ahead."""
        if wish.decks or wish.tags or wish.exam:
            return wish
        ahead = self._workspace.exams.ahead()
        return replace(wish, exam=ahead[0].exam.name) if ahead else wish

    def draw(self, wish: Wish) -> Paper:
        """Draw a paper. Raises LearnError where there is too little to draw from."""
        check(wish)
        decks, tags = self.scope(wish)
        if wish.exam:
            wish = replace(wish, exam=self._workspace.exams.named(wish.exam).exam.name)
        self._desk.progress.refresh()
        with spoken(self._desk.progress.path):
            return draw(self._workspace, replace(resolved(wish, self._lot()), tags=tags), decks)

    def _lot(self) -> int:
        """A seed for who names none: another one each time."""
        return self._desk.now().moment // 1000 % _SEEDS

    def begin(self, paper: Paper) -> Sitting:
        """Begin a mock exam; from now on its clock runs. Raises LearnError, also if another one goes on."""
        if self.running() is not None:
            raise LearnError("A mock exam is not handed in yet.", "Go on with it, or give it up first.")
        begun = self._rehearsals.begin({"type": MOCK, **paper_detail(paper)})
        return self._sitting(begun, paper)

    def running(self) -> LoggedRehearsal | None:
        """The mock exam that is not handed in yet; nothing of it is looked up yet."""
        self._desk.progress.refresh()
        return self._rehearsals.running(MOCK)

    def resume(self, logged: LoggedRehearsal) -> Sitting:
        """Go on with a mock exam where it was; its clock runs from now on. Raises LearnError."""
        return self._sitting(logged, paper_of(logged.paper, self._card_then))

    def _sitting(self, logged: LoggedRehearsal, paper: Paper) -> Sitting:
        return Sitting(
            logged.id,
            paper,
            logged.at,
            self._desk.clock.now,
            lambda step: self._rehearsals.step(logged.id, step),
            logged.steps,
        )

    def _card_then(self, key: str) -> Card | None:
        """The card of a key that may have been renamed since.

        The log knows a new name only of cards that were answered, so the decks are asked too.
        """
        if (card := self._desk.card(key) or self._desk.card(self._desk.progress.current_key(key))) is None:
            library = self._desk.library
            pairs = (pair for entry in library.decks for pair in library.renames(entry.id))
            card = next((self._desk.card(new) for old, new in pairs if old == key), None)
        return card

    def hand_in(self, sitting: Sitting) -> Report:
        """Mark a sitting and log its answers as reviews, all in one transaction; what is empty is none.

        Raises LearnError if it could not be saved, or was handed in already: nothing is logged then.
        """
        sitting.note_time()
        return self._end(sitting, TIME if sitting.is_time_up else HAND)

    def give_up(self, logged: LoggedRehearsal) -> Report | None:
        """End a mock exam without a score; the answers given so far count as reviews.

        None if it could not be read any more, or none of its cards are there.
        """
        try:
            sitting = self.resume(logged)
        except LearnError:
            self._rehearsals.end(logged.id, [], {"by": GIVEN_UP})
            return None
        return self._end(sitting, GIVEN_UP)

    def _end(self, sitting: Sitting, ended: str) -> Report:
        report = Report(
            sitting.paper, marked(sitting, self._desk.lexicon), ended, sitting.used_ms, sitting.begun_at
        )
        served = self._desk.exams.served(self._desk.now().day)
        drafts = [_draft(one, one.card.key in served) for one in report.marked if one.reply is not None]
        self._rehearsals.end(sitting.id, drafts, end_detail(report))
        return report

    def past(self) -> list[PastMock]:
        """The mock exams that are over, the last one first."""
        found = []
        for logged in self._rehearsals.past(MOCK):
            if (past := self._past(logged)) is not None:
                found.append(past)
        return found

    def _past(self, logged: LoggedRehearsal) -> PastMock | None:
        end = logged.end or {}
        try:
            mean, low, high = end.get("predicted", (0.0, 0.0, 0.0))
            return PastMock(
                logged.id, logged.at, self.title(wish_of(logged.paper)), len(end.get("right", ())),
                int(end.get("asked", 0)), int(end.get("answered", 0)), (float(mean), float(low), float(high)),
                int(end.get("taken", 0)), str(end.get("by", HAND)),
            )  # fmt: skip
        except (TypeError, ValueError, KeyError):
            return None

    def report(self, id_: bytes) -> Report:
        """The report of a mock exam that is over, with its cards as they are now. Raises LearnError."""
        logged = next((found for found in self._rehearsals.past(MOCK) if found.id == id_), None)
        if logged is None or logged.end is None:
            raise LearnError("There is no such mock exam.")
        sitting = self.resume(logged)
        right = frozenset(logged.end.get("right", ()))
        # What was right then stays so, though a deck was edited since.
        found = tuple(
            replace(one, is_right=one.drawn.place in right) for one in marked(sitting, self._desk.lexicon)
        )
        ended = str(logged.end.get("by", HAND))
        return Report(sitting.paper, found, ended, int(logged.end.get("taken", 0)), logged.at)


def group_title(workspace: Workspace, group: str) -> str:
    """A group as a person reads it: a section's name, or the deck's title."""
    if not group.endswith("/"):
        return group.capitalize()
    entry = workspace.library.entry(group[:-1])
    return entry.title if entry else group[:-1]


def _draft(one: Marked, for_exam: bool) -> Draft:
    return review_of(one.drawn.question, one.verdict, one.text, one.taken_ms, Context.MOCK, for_exam=for_exam)
