"""What a deck can name of the figure: its patches and maps. The figure is read only when this is asked."""

from __future__ import annotations

from learn.values import dataclass


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The names that decks use."""

    patches: dict[str, tuple[str, ...]]
    """The patches by id, each with its names: lay, medical, and the id in words, which is the shortest."""
    maps: tuple[str, ...]


def catalogue() -> Catalogue:
    """All patches and maps."""
    from learn.body.maps import MAPS
    from learn.body.patches import patches

    names = {id_: (patch.name, patch.medical, id_.replace("-", " ")) for id_, patch in patches().items()}
    return Catalogue({id_: tuple(dict.fromkeys(found)) for id_, found in names.items()}, MAPS)
