"""A wheel built from the clone works elsewhere, and brings its decks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run(*words: object, cwd: Path, **environment: str) -> str:
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "LEARN_DECKS")}
    done = subprocess.run(
        [str(word) for word in words], cwd=cwd, capture_output=True, text=True, env={**kept, **environment}
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_an_installed_wheel_finds_its_decks(tmp_path: Path) -> None:
    run(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path, ROOT, cwd=tmp_path)
    (wheel,) = tmp_path.glob("*.whl")
    elsewhere = tmp_path / "elsewhere"
    venv.create(elsewhere, with_pip=True)
    python = elsewhere / "bin" / "python"
    run(python, "-m", "pip", "install", "-q", wheel, cwd=tmp_path)
    home = {"HOME": str(tmp_path / "home"), "LEARN_HOME": str(tmp_path / "home")}
    listed = json.loads(run(elsewhere / "bin" / "learn", "decks", "--json", cwd=tmp_path, **home))
    decks = {deck["deck"]: deck for deck in listed["decks"]}
    assert {"dermatomes", "spine", "symptoms"} <= set(decks)
    assert str(elsewhere) in decks["spine"]["path"]
    assert "learn " in run(elsewhere / "bin" / "learn", "--version", cwd=tmp_path, **home)
    studied = subprocess.run(
        [str(elsewhere / "bin" / "learn"), "study", "spine", "--plain", "--limit", "1"],
        input="\n\n",
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, **home},
    )
    assert studied.returncode == 0
    assert "Accepted" in studied.stdout
