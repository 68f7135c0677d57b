"""Chances as log odds, in which what strays stays between 0 and 1."""

from __future__ import annotations

from math import exp, log

EDGE = 1e-4
"""Chances nearer to 0 or 1 than this are taken as this."""


def log_odds(chance: float) -> float:
    """The log odds of a chance from 0 to 1."""
    inside = min(max(chance, EDGE), 1.0 - EDGE)
    return log(inside / (1.0 - inside))


def chance_of(odds: float) -> float:
    """The chance, 0 to 1, of log odds."""
    return 1.0 / (1.0 + exp(-odds))
