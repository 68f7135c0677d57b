"""Shows one card after another on the real study screen, and says what of it is not to be seen."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import cast

from textual.containers import VerticalScroll

from learn.cards.card import Card
from learn.cards.options import options_for
from learn.cards.question import Question, kinds_of
from learn.scheduling.plan import Candidate, Plan
from learn.study.desk import Desk, Scope
from learn.study.session import Session
from learn.study.wording import source_line
from learn.ui.app import LearnApp
from learn.ui.card_face import answer_text
from learn.ui.study import StudyScreen
from learn.workspace.desk import WorkspaceDesk, without_options
from tests.ui.world import screen_text

WIDTHS = range(60, 77, 2)
"""The column's width and those of what is set in from its edges, with room to spare."""
BESIDE_FIGURE = (*range(22, 32, 2), *range(38, 50, 2))
"""The same where the body figure takes a part of the screen: before the answer, and after it."""


class OneCardDesk:
    """The workspace's own desk, but that its plan is one card, asked in one way."""

    def __init__(self, desk: WorkspaceDesk, question: Question) -> None:
        self._desk, self._question = desk, question

    def __getattr__(self, name: str) -> object:
        return getattr(self._desk, name)

    def plan(self, scope: Scope, now: object) -> Plan:
        key = self._question.card.key
        return Plan((Candidate(key),), new=frozenset((key,)))

    def question(self, card: Card) -> Question:
        return self._question


def questions_of(card: Card, others: Sequence[Card]) -> list[Question]:
    """A card by each kind of its ladder, as it is asked by it first."""
    ladder, found = kinds_of(card), {}
    for kind in ladder:
        options = options_for(card, others, (), 0) if kind == "choice" else ()
        asked = without_options(ladder) if kind == "choice" and not options else kind
        found[asked] = Question(card, asked, options)
    return list(found.values())


class StudyStage:
    """The study screen of a running app, on which any card can be put."""

    def __init__(self, app: LearnApp) -> None:
        self._app = app
        self._screen = cast(StudyScreen, app.screen)
        assert isinstance(self._screen, StudyScreen)
        # Not needed to see a card, and half of all the time: the footer's words (it is one line whatever they
        # are), and writing to a terminal that nobody looks at (`screen_text` draws for itself).
        for name in ("refresh_bindings", "_compositor_refresh"):
            setattr(self._screen, name, lambda: None)

    async def unseen(self, question: Question) -> list[str]:
        """What of a card cannot be seen at once: on its front, and on its back after the right answer.

        After a wrong choice the wrong option and whose answer it is are shown too; then the reason may be
        further down, but the prompt, both options and the verdict may not.
        """
        session = await self._ask(question)
        found = self._cut("front", front_of(question))
        answer_rightly(session)
        await self._draw()
        found += self._cut("back", back_of(question))
        wrong = max((o.text for o in question.options if o.key != question.card.key), key=len, default="")
        if wrong:
            session = await self._ask(question)
            session.answer(wrong)
            await self._draw()
            told = [asked_on_back(question), wrong, question.card.answer, "Not quite."]
            found += self._cut("after a wrong choice", told, scrolls=True)
        return found

    async def _ask(self, question: Question) -> Session:
        session = Session(cast(Desk, OneCardDesk(self._app.workspace.desk, question)), Scope())
        self._screen.session = session
        self._screen.area._begun = None
        await self._draw()
        return session

    async def _draw(self) -> None:
        """Draw the session, and lay out until nothing moves: options folded to their width grow longer."""
        self._screen._show()
        card, heights = self._screen.query_one("#card", VerticalScroll), [-1, -2]
        while heights[-1] != heights[-2] and len(heights) < 10:
            await asyncio.sleep(0)
            self._screen._refresh_layout()
            heights.append(card.virtual_size.height)

    def _cut(self, side: str, texts: Sequence[str], *, scrolls: bool = False) -> list[str]:
        seen = squeezed(self._text())
        cut = [f"{side}: {text}" for text in texts if squeezed(text) not in seen]
        beyond = self._screen.query_one("#card", VerticalScroll).max_scroll_y
        return [*cut, f"{side}: {beyond} lines are beyond the edge"] if beyond and not scrolls else cut

    def _text(self) -> str:
        """What stands on the screen beside the body figure, whose blocks would come between the words."""
        rows, figure = screen_text(self._app).split("\n"), self._screen.figure
        if figure.display and figure.visible:
            area = figure.region
            for y in range(area.y, area.bottom):
                rows[y] = rows[y][: area.x] + rows[y][area.right :]
        return "\n".join(rows)


Shape = tuple[str, tuple[int, ...]]


def shape_of(question: Question) -> Shape:
    """How many lines each part of a question takes, in columns of several widths.

    A question that takes no more lines than another, part by part, is whole if the other one is.
    """
    card, wrong = question.card, max((option.text for option in question.options), key=len, default="")
    parts = (
        *(
            question.prompt,
            asked_on_back(question),
            answer_text(question),
            card.answer,
            card.why,
            source_line(card),
            wrong,
        ),
        *(option.text for option in question.options),
        *(f"{item} {category}" for item, category in card.sort),
        *question.categories,
    )
    widths = BESIDE_FIGURE if card.at_figure else WIDTHS
    counts = tuple(len(wrap(part, width, break_on_hyphens=False)) for part in parts for width in widths)
    kind = f"{question.kind} at the figure" if card.at_figure else question.kind
    return f"{kind} {len(question.options)} {len(card.sort)} {len(question.categories)}", counts


def is_covered(shape: Shape, by: Iterable[Shape]) -> bool:
    """Whether one of other shapes takes as many lines or more in each part."""
    kind, counts = shape
    return any(
        kind == other and all(few <= many for few, many in zip(counts, more, strict=True))
        for other, more in by
    )


def answer_rightly(session: Session) -> None:
    """Give the answer to the card shown, whatever its kind."""
    question = session.question
    assert question is not None
    if question.kind == "sort":
        session.sort(dict(question.card.sort))
    else:
        session.answer(question.card.answer)
    assert not session.is_asked_again


def squeezed(text: str) -> str:
    """A text without white space: how it stands on the screen but for where lines are folded."""
    return "".join(text.split())


def front_of(question: Question) -> list[str]:
    """What a card must show before its answer."""
    texts = [question.prompt, *(option.text for option in question.options)]
    if question.kind == "choice":
        texts.append("I don't know")
    return [*texts, *(item for item, _ in question.card.sort), *question.categories]


def asked_on_back(question: Question) -> str:
    """The question as it stands above its answer: lit skin is called by its name then."""
    return question.card.prompt if question.is_lit else question.prompt


def back_of(question: Question) -> list[str]:
    """What a card must show with its answer."""
    card = question.card
    answer = card.answer if question.kind == "choice" else answer_text(question)
    texts = [asked_on_back(question), answer, card.why, source_line(card), "Again", "Good"]
    return [text for text in (*texts, *(f"{item}{category}" for item, category in card.sort)) if text]
