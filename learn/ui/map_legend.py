"""The map's legends, and what its panel says before anything is pointed at."""

from __future__ import annotations

from textual.color import Color
from textual.content import Content

from learn.body.palette import strength
from learn.cards.roots import ROOTS, spoken
from learn.study.wording import counted
from learn.ui.map_words import shade_of, weakest_words
from learn.ui.widgets.map_panel import hue_of
from learn.workspace.atlas import Knowledge
from learn.workspace.regions import SECTION_NAMES, name_of

SECTION_KEYS = dict(zip(SECTION_NAMES, ("c,1", "t,2", "l,3", "s,4", "5"), strict=True))
"""The keys that show a section alone, by its letters."""
_STRENGTHS = (("! weak", 0.5, "░"), ("fair", 0.8, "▒"), ("strong", 1.0, "▓"))
_SECTIONS_HINT = "c t l s 5 show one section, a all."
_MOST_WEAK = 5


def memory_legend(has_colours: bool, dark: bool) -> Content:
    """What the colours of memory mean, or the shades where there are none."""
    shades = [
        ("■" if has_colours else shade, Color(*strength(shade_of(recall), dark)).hex, word)
        for word, recall, shade in _STRENGTHS
    ]
    if has_colours:
        shades.append(("■", "$faint", "not seen"))
    return Content("   ").join(Content.assemble((sign, hue), f" {word}") for sign, hue, word in shades)


def section_legend(chosen: str, narrow: bool, has_colours: bool) -> Content:
    """The sections with their colours and keys."""
    parts = []
    for letters, name in SECTION_NAMES.items():
        look = "bold" if letters == chosen else "$quiet"
        word = letters if narrow else f"{SECTION_KEYS[letters][0]} {name}"
        square = ("■ " if has_colours else "", hue_of(f"{letters}1"))
        parts.append(Content.assemble(square, (word, look)))
    return Content("   ").join(parts)


def welcome(knowledge: Knowledge, lit: tuple[str, ...], is_memory: bool) -> list[Content]:
    """What to do, and what is weak."""
    if is_memory and knowledge.is_blank:
        return [
            Content("Nothing is learnt yet."),
            Content(
                "Study some cards first: Esc goes back. Then this map shows what you know and what fades."
            ),
        ]
    said = [Content("Point at skin with the mouse or the arrow keys; Tab goes to the spine.")]
    if lit:
        said.insert(0, Content.assemble("Lit: ", (_named(lit), "bold")))
    if knowledge.is_blank:
        return [*said, Content(f"{_SECTIONS_HINT} w shows what you know, once you have studied.")]
    weak = weakest_words(knowledge.weakest(len(ROOTS)))[:_MOST_WEAK]
    if weak:
        told = ", ".join(f"{roots} {share}" for roots, share in weak)
        said.append(Content.assemble(("! ", "$again"), f"Weakest now: {told}."))
    else:
        said.append(Content("No root you have studied is weak now."))
    seen = counted(len(knowledge.grasps), "card")
    said.append(Content.styled(f"{_SECTIONS_HINT} {seen} about the map seen so far.", "$quiet"))
    return said


def _named(lit: tuple[str, ...]) -> str:
    roots = frozenset(name for name in lit if name in ROOTS)
    patches = [name_of(name) for name in lit if name not in ROOTS]
    return "; ".join([*([spoken(roots)] if roots else []), *patches])
