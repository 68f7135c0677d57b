"""Plans of a few cards."""

from __future__ import annotations

from collections.abc import Sequence

from learn.scheduling.plan import Allowance, Candidate, Plan, Siblings, make_plan


def cards(prefix: str, count: int, deck: str = "d", **fields: object) -> list[Candidate]:
    return [Candidate(f"{deck}/{prefix}{i}/t", **fields) for i in range(count)]  # type: ignore[arg-type]


def plan(
    due: Sequence[Candidate] = (),
    fresh: Sequence[Sequence[Candidate]] = (),
    steps: Sequence[Candidate] = (),
    answered: Sequence[str] = (),
    allowance: Allowance | None = None,
    bury: bool = True,
) -> Plan:
    decks = {c.deck: bury for c in [*due, *steps, *(c for deck in fresh for c in deck)]}
    return make_plan(
        due,
        [iter(deck) for deck in fresh],
        steps,
        allowance or Allowance(20, 200),
        Siblings(answered, decks),
        "s",
    )
