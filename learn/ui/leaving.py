"""Leaving a screen that was opened upon another."""

from __future__ import annotations

from learn.ui.home import HomeScreen
from learn.ui.screen import LearnScreen


def leave(screen: LearnScreen) -> None:
    """Go back to the screen below, or Home if there is none; Home counts anew what is due."""
    app = screen.learn
    below = app.screen_stack[-2] if len(app.screen_stack) > 1 else None
    if isinstance(below, LearnScreen):
        app.pop_screen()
    if not isinstance(below, LearnScreen) or isinstance(below, HomeScreen):
        app.go_home()
