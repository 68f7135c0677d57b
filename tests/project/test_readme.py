"""The README is the front door: what it says is true."""

from __future__ import annotations

import builtins
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> list[str]:
    """The one-line shell blocks."""
    return [block.strip() for block in re.findall(r"```sh\n(.+?)```", README, re.S) if block.count("\n") == 1]


def test_ci_runs_exactly_the_second_command() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert script[-1] == commands()[1]
    assert [line for line in script[1:-1] if line.strip()] == [
        "set -euo pipefail",
        'cd "$(dirname "$0")/.."',
    ]


def test_the_first_command_opens_the_program() -> None:
    assert shlex.split(commands()[0])[-1] == ".venv/bin/learn"


def test_every_dependency_is_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[<>=\[ ]", text)[0].lower() for text in wanted}
    explained = set(re.findall(r"^\| `([\w-]+)` \|", README.lower(), re.M))
    assert names <= explained


def test_pictures_and_links_exist() -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", README)
    local = [target for target in targets if not target.startswith("http")]
    assert local
    assert [target for target in local if not (ROOT / target).exists()] == []


def test_the_ten_lines_of_python_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Any) -> None:
    code = re.search(r"```python\n(.+?)```", README, re.S)
    assert code is not None
    lines = [line for line in code[1].splitlines() if line.strip()]
    assert len(lines) <= 10
    answers: Iterator[str] = iter(["in the neck", "no idea", "8"])
    monkeypatch.setenv("LEARN_HOME", str(tmp_path))
    monkeypatch.setenv("LEARN_NOW", "2026-03-02T09:00:00+00:00")
    monkeypatch.setattr(builtins, "input", lambda prompt="": next(answers))
    exec(compile(code[1], "README.md", "exec"), {})
    said = capsys.readouterr().out
    assert said.count("Good") + said.count("Again") == 3
    assert (tmp_path / "progress.sqlite").exists()


def test_the_key_table_names_every_key_of_study() -> None:
    from learn.ui.study import StudyScreen

    table = README.lower()
    for binding in StudyScreen.BINDINGS:
        assert binding.description.lower() in table, binding
