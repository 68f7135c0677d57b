"""What lies where a person points, in the words of the map that a card follows."""

from __future__ import annotations

from learn.body.maps import MAPS, RootMap, load
from learn.body.patches import PatchId, patches
from learn.body.spots import Spot
from learn.cards.card import Card
from learn.cards.kinds import SIDES
from learn.cards.pointing import Pointed
from learn.errors import LearnError
from learn.workspace.regions import name_of, spoken_range


def map_of(card: Card) -> RootMap:
    """The map that a card's deck follows; the usual one if this program does not know it."""
    return load(card.map if card.map in MAPS else MAPS[0])


def served(card: Card, patch: str) -> str:
    """What the card's map says of a patch, in the words of a sentence: `C6 to C7`."""
    map_, id_ = map_of(card), PatchId(patch)
    if not map_.names(id_):
        return "which this deck's map does not name"
    ranges = [spoken_range(text).replace("S3 to Co1", "S3 and below") for text in map_.ranges_of(id_)]
    return " and ".join(ranges) if ranges else "which has no dermatome"


def pointed_at(card: Card, patch: str, side: str = "", view: str = "") -> Pointed:
    """A patch that a person pointed at. Raises LearnError for what the figure has not."""
    if patch not in patches():
        raise LearnError(f"The body figure has no patch {patch!r}.", "`learn map --json` lists the patches.")
    if side and side not in (*SIDES, "mid"):
        raise LearnError(f"{side!r} is not a side.", "It is left or right, the person's own, or left out.")
    name = name_of(patch)
    # `just above the navel` wants a noun before it in a sentence.
    return Pointed(
        patch, side, view, f"skin {name}" if name.startswith("just ") else name, served(card, patch)
    )


def pointed_spot(card: Card, spot: Spot) -> Pointed:
    """A spot of the figure that a person pointed at."""
    side = "" if spot.side == "mid" else spot.side
    return pointed_at(card, spot.name, side, spot.view)


def known_patches(card: Card) -> tuple[str, ...]:
    """The card's patches that the figure has."""
    return tuple(patch for patch in card.patches if patch in patches())
