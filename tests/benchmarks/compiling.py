"""Cold compiling beside CSafeLoader's bare load, garbage collector off on both."""

from __future__ import annotations

import argparse
import gc
import json
from pathlib import Path

import yaml

from learn.decks.compiler import compile_deck
from tests.benchmarks.measuring import median, timed

ROUNDS = 7


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    path = parser.parse_args().file
    data = path.read_bytes()
    gc.disable()
    pairs = []
    for _ in range(ROUNDS):
        load = timed(lambda: yaml.load(data, yaml.CSafeLoader))
        pairs.append((load, timed(lambda: compile_deck(data, path))))
    loads, compiles = [load for load, _ in pairs], [ours for _, ours in pairs]
    ratio = median([ours / load for load, ours in pairs])
    print(json.dumps({"load": median(loads), "compile": median(compiles), "ratio": ratio}))


if __name__ == "__main__":
    main()
