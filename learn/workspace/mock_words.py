"""The report of a mock exam in lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from learn.study.mock_report import GIVEN_UP, Marked, Report
from learn.study.mock_wording import (
    ended_sentence,
    given_sentence,
    interval_words,
    prediction_sentence,
    rest_sentences,
    right_words,
    score_sentence,
    why_wrong,
)
from learn.study.wording import source_line
from learn.workspace import Workspace
from learn.workspace.mocks import group_title


def report_lines(workspace: Workspace, report: Report) -> Iterator[str]:
    """What a mock exam came to: the score, by section, then every wrong or empty answer."""
    if ended := ended_sentence(report):
        yield ended
    if report.ended != GIVEN_UP:
        yield score_sentence(report)
        yield prediction_sentence(report)
    yield from rest_sentences(report)
    yield ""
    for section in report.sections:
        title = group_title(workspace, section.group)
        yield f"{title}: {section.right} of {section.asked}; predicted {interval_words(section.predicted)}."
    for one in report.missed:
        yield ""
        yield from missed_lines(workspace, one)


def missed_lines(workspace: Workspace, one: Marked) -> Iterator[str]:
    """A question that was not right: what was given, what is right, why, and where it stands."""
    yield f"{one.number}. {one.card.prompt}{' (new)' if one.drawn.is_new else ''}"
    yield given_sentence(one)
    other = one.verdict.confused_with
    yield from why_wrong(one, workspace.desk.card(other) if other else None)
    if right := right_words(one):
        yield f"Right: {right}"
    if source := source_line(one.card):
        yield f"Source: {source}"
    if one.card.why:
        yield f"Why: {one.card.why}"
