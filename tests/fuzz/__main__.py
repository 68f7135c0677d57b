"""Throw texts at every reader for some minutes: `python -m tests.fuzz --minutes 10`."""

from __future__ import annotations

import argparse
import sys
import time
import traceback

from hypothesis import HealthCheck, given, seed, settings

from tests.fuzz.targets import TARGETS

BATCH = 1000


def batch(name: str, number: int) -> str:
    """Some hundreds of texts for one reader; what went wrong, with the smallest text that shows it."""
    strategy, look = TARGETS[name]

    @seed(number)
    @settings(
        max_examples=BATCH, database=None, deadline=None, suppress_health_check=list(HealthCheck),
        print_blob=False,
    )  # fmt: skip
    @given(strategy)
    def run(thrown: object) -> None:
        look(thrown)

    try:
        run()
    except Exception:  # whatever it is, it is what is looked for
        return traceback.format_exc(limit=-6)
    return ""


def main() -> int:
    """Run batch after batch, each reader in turn, until the time is over."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    until = time.monotonic() + asked.minutes * 60
    number, found = asked.seed, dict.fromkeys(TARGETS, "")
    while time.monotonic() < until and not all(found.values()):
        for name in [name for name, wrong in found.items() if not wrong]:
            found[name] = batch(name, number)
        number += 1
    for name, wrong in found.items():
        print(f"{name}: {wrong or 'nothing found'}")
    print(f"{(number - asked.seed) * BATCH:,} texts for each")
    return 1 if any(found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
