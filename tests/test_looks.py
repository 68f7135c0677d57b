"""The looks file."""

from __future__ import annotations

from pathlib import Path

import pytest

from learn.looks import Looks, read_looks, write_looks


def test_looks_are_kept_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "config" / "looks.json"
    write_looks(path, Looks("plain"))
    assert read_looks(path) == Looks("plain")


@pytest.mark.parametrize("text", ["", "[]", '{"theme": 3}', "{", '{"other": "x"}', "\udcff"])
def test_what_cannot_be_read_is_left_at_its_default(tmp_path: Path, text: str) -> None:
    path = tmp_path / "looks.json"
    path.write_bytes(text.encode(errors="surrogateescape"))
    assert read_looks(path) == Looks()


def test_without_a_file_they_are_the_defaults(tmp_path: Path) -> None:
    assert read_looks(tmp_path / "none.json") == Looks()
