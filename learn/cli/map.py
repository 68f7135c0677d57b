"""`learn map`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from learn.cli.faults import as_misuse
from learn.cli.speech import can_draw, json_flag, say, say_json
from learn.cli.start import Start
from learn.cli.ways import MapRequest

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from learn.body.maps import RootMap
    from learn.body.patches import PatchId


def _complete(_ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Roots, and ids of patches with their names."""
    from click.shell_completion import CompletionItem

    from learn.body.patches import patches
    from learn.cards.roots import ROOTS

    roots = [CompletionItem(root) for root in ROOTS if root.casefold().startswith(incomplete.casefold())]
    return roots + [
        CompletionItem(patch, help=entry.name)
        for patch, entry in patches().items()
        if patch.startswith(incomplete)
    ]


@click.command("map")
@click.argument("what", nargs=-1, metavar="[ROOT or REGION]", shell_complete=_complete)
@click.option("--plain", is_flag=True, help="Tell it in words, without a screen.")
@click.option("--images", is_flag=True, help="Print it as a picture, if the terminal shows images.")
@json_flag
@click.pass_obj
def map_(start: Start, what: tuple[str, ...], plain: bool, images: bool, as_json: bool) -> int:
    """Show the body map: which roots serve which skin.

    A root (`C6`) is shown with its regions, a region (`thumb`) with its roots, each by the two maps
    there are: the ranges of the clinic's page, and the standard map. Without either, the whole map.
    --images needs the package textual-image; without it, or in a terminal that shows no images
    (kitty and those with Sixel do), the usual screen opens.

    JSON: a list. A root has root and maps (clinic, standard): lists of objects with range and regions
    (ids). A region has region (its id), name, medical and maps: null where the source does not name it,
    else an object with ranges (empty: no dermatome), roots and note.
    """
    from learn.workspace.regions import meant

    with as_misuse():
        roots, patches = meant(" ".join(what)) if what else ((), ())
    if as_json:
        say_json(_described(roots, patches))
    elif plain or not can_draw():
        say("\n".join(_lines(roots, patches)))
    else:
        with start.open() as workspace:
            return start.ways.screen(workspace, MapRequest((*roots, *patches), images))
    return 0


def _all() -> tuple[PatchId, ...]:
    from learn.body.patches import patches

    return tuple(patches())


def _lines(roots: tuple[str, ...], patches: tuple[PatchId, ...]) -> Iterator[str]:
    from learn.workspace.regions import both_maps

    if not roots and not patches:
        yield from _whole()
        return
    for number, one in enumerate((*roots, *patches)):
        if number:
            yield ""
        yield from _of_root(one, both_maps()) if one in roots else _of_patch(one, both_maps())


def _whole() -> Iterator[str]:
    """Every region with its roots by both maps, then how to ask for more."""
    from learn.workspace.regions import NO_SKIN_OF_C1, both_maps, name_of, said_of

    maps = both_maps()
    rows = [(name_of(patch), *(said_of(map_, patch).text for map_ in maps)) for patch in _all()]
    for name, *said in rows:
        told = (f"{map_.title}: {text}" for map_, text in zip(maps, said, strict=True))
        yield f"{name}: {'. '.join(told)}."
    yield ""
    yield f"{NO_SKIN_OF_C1} Ask for one root or region with: learn map --plain C6"


def _of_root(root: str, maps: tuple[RootMap, ...]) -> Iterator[str]:
    from learn.workspace.regions import NO_SKIN_OF_C1, SECTION_NAMES, name_of, regions_of, section_of

    yield f"{root}, a {SECTION_NAMES[section_of(root)]} root"
    if root == "C1":
        yield f"  {NO_SKIN_OF_C1}"
    for map_ in maps:
        found = regions_of(map_, root)
        yield f"  {map_.title}" + ("" if found else f": {root} has no skin on this map")
        for range_, own in found:
            yield f"    {range_}: {', '.join(name_of(patch) for patch in own)}"


def _of_patch(patch: str, maps: tuple[RootMap, ...]) -> Iterator[str]:
    from learn.body.patches import PatchId, patches
    from learn.workspace.regions import name_of, neighbouring, said_of

    entry = patches()[PatchId(patch)]
    yield f"{entry.name} · {entry.medical}"
    for map_ in maps:
        said = said_of(map_, patch)
        yield f"  {map_.title}: {said.text}" + (f" ({said.note.removesuffix('.')})" if said.note else "")
    near = neighbouring(maps[0], patch)[:3]
    if near:
        told = (f"{name_of(other)} ({said_of(maps[0], other).text})" for other in near)
        yield f"  Easily mixed up with: {', '.join(told)}"


def _described(roots: tuple[str, ...], patches: tuple[PatchId, ...]) -> list[dict[str, object]]:
    from learn.workspace.regions import both_maps

    maps = both_maps()
    if not roots and not patches:
        patches = _all()
    found: list[dict[str, object]] = [
        {"root": root, "maps": {map_.name: _ranges(map_, root) for map_ in maps}} for root in roots
    ]
    return found + [_region(patch, maps) for patch in patches]


def _ranges(map_: RootMap, root: str) -> list[dict[str, object]]:
    from learn.workspace.regions import regions_of

    return [{"range": range_, "regions": list(own)} for range_, own in regions_of(map_, root)]


def _region(patch: PatchId, maps: tuple[RootMap, ...]) -> dict[str, object]:
    from learn.body.patches import patches

    entry = patches()[patch]
    told = {map_.name: _said(map_, patch) for map_ in maps}
    return {"region": patch, "name": entry.name, "medical": entry.medical, "maps": told}


def _said(map_: RootMap, patch: PatchId) -> dict[str, object] | None:
    from learn.workspace.regions import said_of

    said = said_of(map_, patch)
    if not said.is_named:
        return None
    return {"ranges": list(said.ranges), "roots": list(map_.roots_of(patch)), "note": said.note}
