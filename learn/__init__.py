"""Drill anatomy in a terminal: spaced repetition from plain-text decks."""
