"""Event ids: uuid7 (RFC 9562), 16 bytes, rising within a process."""

from __future__ import annotations

import secrets

_RANDOM_BITS = 74
_TIMESTAMP_LIMIT = 1 << 48
_VERSION = 0x7 << 76
_VARIANT = 0x2 << 62


class EventIds:
    """Makes ids from the injected time and the system's randomness, never from a seed.

    Two ids of one process sort as they were made, also when the clock is set back: then the
    timestamp stays, and the random part counts on.
    """

    def __init__(self, after: bytes = b"") -> None:
        self._last = _unpacked(after) if after else (0, 0)

    def follow(self, event: bytes) -> None:
        """Make only ids that sort after this one, which another program made."""
        self._last = max(self._last, _unpacked(event)) if event else self._last

    def next(self, moment: int) -> bytes:
        """A new id for a moment in microseconds UTC."""
        milliseconds = min(max(moment // 1000, 0), _TIMESTAMP_LIMIT - 1)
        last_milliseconds, last_random = self._last
        if milliseconds > last_milliseconds:
            # The top bit is left clear, so that there is room to count on.
            fresh = (milliseconds, secrets.randbits(_RANDOM_BITS - 1))
        else:
            counted = last_random + 1 + secrets.randbits(32)
            fresh = (last_milliseconds + (counted >> _RANDOM_BITS), counted & ((1 << _RANDOM_BITS) - 1))
        self._last = fresh
        return _packed(*fresh)


def _packed(milliseconds: int, random: int) -> bytes:
    high, low = random >> 62, random & ((1 << 62) - 1)
    return (milliseconds << 80 | _VERSION | high << 64 | _VARIANT | low).to_bytes(16, "big")


def _unpacked(event: bytes) -> tuple[int, int]:
    number = int.from_bytes(event, "big")
    high, low = number >> 64 & 0xFFF, number & ((1 << 62) - 1)
    return number >> 80, high << 62 | low


def lowest_id(moment: int) -> bytes:
    """No id made at or after this moment sorts before it."""
    return (max(moment // 1000, 0) << 80).to_bytes(16, "big")
