"""What a deck can name of the figure: its patches and maps. The figure is read only when this is asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The names that decks use."""

    patches: dict[str, tuple[str, ...]]
    """The patches by id, each with its names: lay and medical."""
    maps: tuple[str, ...]


def catalogue() -> Catalogue:
    """All patches and maps."""
    from learn.body.maps import MAPS
    from learn.body.patches import patches

    return Catalogue({name: (patch.name, patch.medical) for name, patch in patches().items()}, MAPS)
