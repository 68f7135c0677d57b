"""A spread of due dates that a replay reproduces.

The library draws its fuzz from the global random generator, so one log would replay to two
schedules. Ours is a hash of the card's first key and its count of reviews. The widths are those
that FSRS uses: 15 % of the part of an interval from 2.5 to 7 days, 10 % to 20, 5 % beyond, plus a day.
"""

from __future__ import annotations

from hashlib import blake2b

_BANDS = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, float("inf"), 0.05))
_LONGEST = 36_500


def spread(days: int, first_key: str, reviews: int) -> int:
    """An interval of whole days, moved within its band; below 2.5 days it stays."""
    if days < 2.5:
        return days
    width = 1.0 + sum(factor * max(min(days, end) - start, 0.0) for start, end, factor in _BANDS)
    low = max(2, round(days - width))
    high = min(round(days + width), _LONGEST)
    digest = blake2b(f"{first_key}\n{reviews}".encode(), digest_size=8).digest()
    return low + int.from_bytes(digest, "big") % max(high - low + 1, 1)
