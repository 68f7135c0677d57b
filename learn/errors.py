"""Errors that are expected, and said to the person as a sentence."""

from __future__ import annotations


class LearnError(Exception):
    """Something a person can mend: what is wrong, and what to do about it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message
