"""What the screens of a spot test say, as text. Pure: the screens put it in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap

from textual.content import Content

from learn.body.spots import Side
from learn.body.windows import Zoom, framing
from learn.cards.card import Card
from learn.cards.question import Question
from learn.study.spot import Result, SpotReport
from learn.study.spot_draw import Station
from learn.study.tags import SECTIONS
from learn.study.wording import counted, percent
from learn.ui.bars import bar
from learn.ui.card_face import SIDE_WORDS
from learn.ui.widgets.marked_list import SIGN_WIDTH

GONE = "A card that is in no deck any more."
_BAR = 20
_YOUR_SIDES = {"left": ("right", "left"), "right": ("left", "right")}
"""The person's side, and where the viewer has it on the front view and on the back view."""


def side_line(station: Station) -> Content:
    """On which side of the person to point; empty where the skin has no side, or is lit."""
    if not station.is_pointed or not station.side:
        return Content("")
    return Content.assemble(
        "On the person's ", (station.side.upper(), "bold reverse"), (f"\n{SIDE_WORDS}", "$quiet")
    )


def keys_hint(question: Question) -> str:
    """What to do at a station."""
    if question.is_pointed:
        return "click, or arrows and Enter   ·   z closer   ·   x I don't know"
    if question.kind == "choice":
        return "a number, or the arrow keys and Enter   ·   z closer"
    return "Enter takes it   ·   Enter alone: I don't know   ·   ^l closer"


def limb_line(zoom: Zoom | None, side: Side, can_change: bool) -> str:
    """Which of two limbs is shown closer, as the viewer sees them; empty where both are."""
    if zoom is None or not framing("front", zoom).one_side or side == "mid":
        return ""
    front, back = _YOUR_SIDES[side]
    other = "   ·   v the other one" if can_change else ""
    return f"The {zoom} on your {front} in front, on your {back} behind{other}"


def bell_line(report: SpotReport) -> str:
    """What is said at the bell, before the next station."""
    last = report.results[-1]
    kept = " What you had typed counts." if last.in_time else ""
    return f"The bell.{kept} On to station {last.number + 1}."


def headline(report: SpotReport) -> str:
    """`14 of 20 right: 70 %`."""
    if report.score is None:
        return "No station was answered, so that there is no score."
    return f"{report.right} of {report.asked} right: {percent(report.score)}"


def details(report: SpotReport) -> str:
    """Left and right, the bell, and what is left out."""
    told = []
    if report.other_side:
        told.append(f"Left and right mixed up: {counted(report.other_side, 'station')}.")
    if report.too_late:
        told.append(f"The bell came before an answer: {counted(report.too_late, 'station')}.")
    if report.left_out and report.results:
        were = "was not reached and is" if report.left_out == 1 else "were not reached and are"
        told.append(f"{counted(report.left_out, 'station')} {were} left out of the score.")
    new = sum(not report.station(result).seen for result in report.results)
    if new:
        told.append(f"Never studied before: {new} of {report.asked}.")
    return " ".join(told)


def section_bars(report: SpotReport, titles: Mapping[str, str]) -> Content:
    """A bar for each section; `titles` are those of decks, which stand for cards without a section."""
    shares = report.sections(SECTIONS)
    names = [titles.get(share.section, share.section)[:24] for share in shares]
    width = max((len(name) for name in names), default=0)
    lines = []
    for name, share in zip(names, shares, strict=True):
        hue = f"${share.section}" if share.section in SECTIONS else "$primary"
        lines.append(
            Content.assemble(
                (f"{name.ljust(width)}  ", hue),
                bar(share.right / share.asked, _BAR, hue),
                f"  {share.right} of {share.asked}",
            )
        )
    return Content("\n").join(lines)


def shares_line(sizes: Mapping[str, int], titles: Mapping[str, str]) -> Content:
    """How many stations come from each section: `cervical 5   thoracic 6`."""
    parts = [
        Content.assemble((f"● {titles.get(name, name)} ", f"${name}" if name in SECTIONS else ""), str(count))
        for name, count in sizes.items()
        if count
    ]
    return Content("   ").join(parts)


def asked(station: Station, card: Card | None) -> str:
    """What a station asked, with its side; lit skin is named now."""
    if card is None:
        return GONE
    if not station.is_pointed:
        return card.prompt
    side = f" On the person's {station.side}." if station.side else ""
    return f"{card.at_figure}{side}"


def given(result: Result, station: Station) -> str:
    """What the person did there."""
    if not result.in_time:
        return "The bell came first."
    if not result.given:
        return "You did not know."
    if result.other_side:
        return f"You pointed at the {result.given}: right place, other side."
    if station.is_pointed:
        return result.reason or f"You wrote: {result.given}"
    return f"You answered: {result.given}." + (f" {result.reason}" if result.reason else "")


def right(station: Station, card: Card | None) -> str:
    """What was right."""
    if card is None:
        return ""
    side = f", on the person's {station.side}" if station.is_pointed and station.side else ""
    return f"{card.answer}{side}"


def wrong_row(result: Result, station: Station, card: Card | None, width: int) -> Content:
    """A station that was not right: what it asked, what was given, and what was right."""
    new = "" if station.seen else "   (new to you)"
    parts: Sequence[tuple[str, str, str]] = (
        (f"{result.number:>2}  ", asked(station, card) + new, "bold"),
        ("  ✗ ", given(result, station), "$again"),
        ("  ✓ ", right(station, card), "$good"),
    )
    # The list sets its sign before the first line alone.
    return Content(f"\n{' ' * SIGN_WIDTH}").join(
        Content.styled(_folded(sign, text, width), style) for sign, text, style in parts if text
    )


def _folded(sign: str, text: str, width: int) -> str:
    """Over several lines, the later ones set in."""
    lines = wrap(text, max(width - len(sign), 20)) or [text]
    return sign + f"\n{' ' * (SIGN_WIDTH + len(sign))}".join(lines)
