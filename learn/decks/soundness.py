"""What an author is told of a deck that works, and that learners would stumble over."""

from __future__ import annotations

from collections.abc import Sequence

from learn.cards.card import Card
from learn.decks.advice import Advice, asked_of
from learn.decks.fairness import warn_few_options, warn_idle_elsewhere, warn_idle_never_offer
from learn.decks.findings import Findings
from learn.decks.notes import Note
from learn.decks.prompts import warn_given_away, warn_long_answers, warn_same_prompts
from learn.decks.slips import warn_accidental_parts, warn_root_slips
from learn.decks.templates import Template


def look_over(
    findings: Findings, templates: Sequence[Template], notes: Sequence[Note], cards: Sequence[Card]
) -> None:
    """Warn of what is allowed, and probably not meant."""
    advice = Advice(findings)
    warn_accidental_parts(advice, templates, notes)
    asked = tuple(asked_of(notes, templates, cards))
    warn_root_slips(advice, templates, notes, asked)
    warn_same_prompts(advice, asked)
    warn_long_answers(advice, asked)
    warn_given_away(advice, asked)
    warn_idle_elsewhere(advice, asked)
    if not findings.failed:  # notes with errors have no cards, and might be what is missing
        warn_few_options(advice, templates, asked)
        warn_idle_never_offer(advice, templates, notes, asked)
    advice.close()
