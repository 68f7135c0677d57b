"""How fast it is at a hundred thousand cards: `python -m tests.benchmarks`.

Every figure stands beside its goal. Other programs on the machine make times longer, so what is compared
with something else is measured by turns with it, and told as a ratio.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import screens
from tests.benchmarks.collection import Collection, made
from tests.benchmarks.measuring import Figure, child

REVIEWS = 3000
KEYS = 1000
LEVELS = "▁▂▃▄▅▆▇█"
Measure = Callable[[Collection], list[Figure]]


def review(collection: Collection) -> list[Figure]:
    """The engine: reviews, undo, previews, and what they cost."""
    found = child("engine", collection.home, _most(collection, REVIEWS), "--undos", 100)
    figures = []
    for name, words in (
        ("review", "review: rating, FSRS, commit, next card"),
        ("mark", "marking an answer"),
        ("previews", "previews of the four intervals"),
        ("undo", "undo, card shown again"),
        ("rest", "upkeep between cards"),
    ):
        times = found[name]
        figures += [Figure(f"{words}, {which}", times[which], "ms") for which in ("p50", "p99", "max")]
    return [
        *figures,
        Figure("review with marking and previews, processor", found["cpu_ms"], "ms"),
        Figure("review, written", found["bytes"] / 1024, "KiB"),
        Figure("memory of the engine, peak", found["rss_mib"], "MiB", goal=100),
        *_syncs(collection),
    ]


def _most(collection: Collection, count: int) -> int:
    """No more than a small collection has to ask."""
    return min(count, collection.cards // 6)


def _syncs(collection: Collection) -> list[Figure]:
    """Syncs of a review, as the kernel counts them."""
    if not shutil.which("strace"):
        return []
    counts = []
    some = _most(collection, 400)
    for reviews in (some // 2, some):
        with tempfile.TemporaryDirectory() as folder:
            copy = collection.copy(Path(folder) / "home")
            trace = Path(folder) / "trace"
            child("numbers", copy.home)  # so that compiling is not traced
            before = ("strace", "-f", "-e", "trace=fsync,fdatasync", "-o", str(trace))
            child("engine", copy.home, reviews, before=before)
            counts.append(sum("sync(" in line for line in trace.read_text().splitlines()))
    return [Figure("review, syncs", (counts[1] - counts[0]) / (some - some // 2), "", goal=1.2)]


def rival(collection: Collection) -> list[Figure]:
    """Anki's backend by turns with ours."""
    if importlib.util.find_spec("anki") is None:
        return []
    found = child("rival", collection.home, _most(collection, 2000))
    return [
        Figure("Anki's review by turns, p50", found["theirs"]["p50"], "ms"),
        Figure("our review by turns, p50", found["ours"]["p50"], "ms"),
        Figure("times as fast as Anki", found["ratio"], "x", goal=1.1, least=True),
    ]


def start(collection: Collection) -> list[Figure]:
    """From the start of a process to what it paints first."""
    child("numbers", collection.home)
    found = screens.starts(collection, 9)
    return [
        Figure("hello world in Textual, start to paint", found["hello"], "ms"),
        Figure("study, start to first card", found["study"], "ms"),
        Figure("study beside hello world", found["study ratio"], "x", goal=1.25),
        Figure("study beside hello world, processor", found["study cpu ratio"], "x"),
        Figure("Home, start to paint", found["home"], "ms"),
        Figure("Home beside hello world", found["home ratio"], "x", goal=1.4),
        Figure("Home beside hello world, processor", found["home cpu ratio"], "x"),
        Figure("study, start to first card, nothing compiled", screens.cold_start(collection), "ms"),
    ]


def keys(collection: Collection) -> list[Figure]:
    """From a key to what it paints."""
    found = screens.keys(collection, min(KEYS, collection.cards // 16))
    bare = found["bare"]["p99"]
    return [
        *(Figure(f"key to next card, {which}", found["next"][which], "ms") for which in ("p50",)),
        Figure("key to next card, p99", found["next"]["p99"], "ms", goal=bare + 3, note="bare screen + 3 ms"),
        *(
            Figure(f"key to revealed answer, {which}", found["reveal"][which], "ms")
            for which in ("p50", "p99")
        ),
        *(Figure(f"key on a bare screen, {which}", found["bare"][which], "ms") for which in ("p50", "p99")),
        Figure("memory of the screen, peak", found["peak_mib"], "MiB", goal=100),
    ]


def compiling(collection: Collection) -> list[Figure]:
    """Cold compiling of the largest deck; opening everything without and with the cache."""
    found = child("compiling", collection.home / "decks" / "made-0.yaml")
    shutil.rmtree(collection.places.cache.parent, ignore_errors=True)
    cold, warm = child("numbers", collection.home), child("numbers", collection.home)
    return [
        Figure("compiling beside CSafeLoader's bare load", found["ratio"], "x", goal=1.0),
        Figure("opening all decks, nothing compiled", cold["open"], "ms"),
        Figure("opening all decks, all compiled", warm["open"], "ms"),
    ]


def numbers(collection: Collection) -> list[Figure]:
    """What screens show, at ten reviews a card."""
    child("numbers", collection.home)
    found = child("numbers", collection.home)
    return [
        Figure("Home's numbers: every deck and the whole", found["home"], "ms", goal=10),
        Figure("the day's plan alone", found["today"], "ms"),
        Figure("statistics", found["statistics"], "ms", goal=10),
    ]


def disk(collection: Collection) -> list[Figure]:
    """What is kept."""
    child("numbers", collection.home)
    progress = collection.places.progress.stat().st_size
    cache = sum(path.stat().st_size for path in collection.places.cache.parent.glob("decks.sqlite*"))
    return [
        Figure("progress file a review", progress / collection.reviews, "bytes", goal=120),
        Figure("deck cache a card", cache / collection.cards, "bytes"),
        Figure("deriving everything again", collection.replay_s, "s"),
    ]


MEASURES: dict[str, Measure] = {
    "compiling": compiling, "numbers": numbers, "disk": disk, "start": start, "keys": keys,
    "review": review, "rival": rival,
}  # fmt: skip


def table(figures: list[Figure]) -> str:
    """The figures as lines."""
    lines = []
    for each in figures:
        goal = "" if each.goal is None else f"{'≥' if each.least else '≤'} {each.goal:,.4g} {each.unit}"
        lines.append(
            f"{each.cards:>8,}  {each.name:52} {each.value:>10,.4g} {each.unit:6} {goal:14} {each.verdict}"
        )
    return "\n".join(lines)


def growth(figures: list[Figure]) -> str:
    """The same figures at each size in a line, with a curve: which grow with the collection."""
    by_name: dict[str, list[Figure]] = {}
    for each in figures:
        by_name.setdefault(each.name, []).append(each)
    lines = []
    for name, found in by_name.items():
        if len(found) > 1 and found[0].value > 0:
            most = max(each.value for each in found)
            curve = "".join(LEVELS[max(round(each.value / most * 8) - 1, 0)] for each in found)
            told = "  ".join(f"{each.value:>10,.4g}" for each in found)
            lines.append(f"{name:52} {told}  {curve}  {found[-1].value / found[0].value:,.1f} times")
    return "\n".join(lines)


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--sizes", default="1000,10000,100000", help="cards, with commas between")
    parser.add_argument("--only", action="append", choices=MEASURES, help="one part; may be given again")
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    parser.add_argument("--keep", type=Path, help="keep the collections in this folder for the next run")
    asked = parser.parse_args()
    figures: list[Figure] = []
    print(f"Python {platform.python_version()}, {platform.machine()}")
    with tempfile.TemporaryDirectory() as folder:
        for size in map(int, asked.sizes.split(",")):
            kept = made(asked.keep or Path(folder) / "kept", size)
            for name in asked.only or MEASURES:
                collection = kept.copy(Path(folder) / "home")
                found = [Figure(**{**vars(each), "cards": size}) for each in MEASURES[name](collection)]
                print(table(found), flush=True)
                figures += found
    if lines := growth(figures):
        print(f"\nHow it grows over {asked.sizes} cards\n{lines}")
    if asked.json:
        asked.json.write_text(json.dumps([each.row() for each in figures], indent=2) + "\n")
    missed = [each for each in figures if each.verdict == "MISSED"]
    print(f"{len(missed)} of {sum(each.goal is not None for each in figures)} goals missed")


if __name__ == "__main__":
    sys.exit(main())
