"""The checks of the whole: style, types, layers. They are part of the one test command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent

CHECKS = {
    "ruff check": [sys.executable, "-m", "ruff", "check", "learn", "tests"],
    "ruff format": [sys.executable, "-m", "ruff", "format", "--check", "learn", "tests"],
    "mypy": [sys.executable, "-m", "mypy"],
    "layers": [str(BIN / "lint-imports")],
}


@pytest.mark.parametrize("name", CHECKS)
def test_check_is_clean(name: str) -> None:
    done = subprocess.run(
        CHECKS[name], cwd=ROOT, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_top_level_holds_what_belongs_there() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    tops = {line.split("/")[0] for line in tracked.stdout.splitlines()}
    visible = {top for top in tops if not top.startswith(".")}
    assert visible == {"pyproject.toml", "README.md", "learn", "decks", "tests"}
