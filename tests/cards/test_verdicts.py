"""The table of verdicts, row by row."""

from __future__ import annotations

import pytest

from learn.cards.marking import Outcome, mark
from tests.cards.verdicts import Row, rows

ROWS = list(rows())
USUAL = {"right": "good", "typo": "good", "incomplete": "again", "elsewhere": "again", "wrong": "again"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.line}: {row.card.answer} < {row.typed}")
def test_verdict(row: Row) -> None:
    verdict = mark(row.card, row.typed, row.lexicon, row.first)
    assert verdict.word == row.outcome, verdict.reason
    assert verdict.proposed.name.casefold() == (row.rating or USUAL[row.outcome])
    assert verdict.reason.endswith(".") and "!" not in verdict.reason
    assert verdict.asks_again == (row.first is None and row.outcome in ("incomplete", "elsewhere"))
    if row.what:
        assert row.what == {
            Outcome.TYPO: verdict.typo,
            Outcome.INCOMPLETE: ", ".join(verdict.missing),
            Outcome.ELSEWHERE: verdict.source,
            Outcome.WRONG: _answer_of(verdict.confused_with, row),
        }.get(verdict.outcome, "")
    elif verdict.outcome is Outcome.WRONG:
        assert verdict.confused_with is None


def _answer_of(key: str | None, row: Row) -> str:
    return row.others[int(key.removeprefix("d/other").split("/")[0])] if key else ""


def test_the_table_is_long_and_has_every_outcome() -> None:
    assert len(ROWS) >= 300
    assert {row.outcome for row in ROWS} == set(USUAL)
