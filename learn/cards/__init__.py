"""Kinds of question, and marking an answer."""
