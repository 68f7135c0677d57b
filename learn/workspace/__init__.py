"""The one meeting point of decks, progress and scheduler."""

from learn.workspace.workspace import Workspace

__all__ = ["Workspace"]
