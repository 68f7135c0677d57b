"""Files made to burst: refused with a line, within bounds of time and memory, and without code."""

from pathlib import Path

import pytest

from tests.faults.command import learn
from tests.hostile.decks import BURSTS, BYTES, TYPED_BY_YAML
from tests.plain.sessions import FLIP

LONGEST_OUTPUT = 2_000_000


@pytest.mark.parametrize("content", [*BURSTS.values(), *BYTES.values()], ids=[*BURSTS, *BYTES])
def test_a_file_that_would_burst_is_refused_with_its_line(tmp_path, content):
    path = tmp_path / "decks" / "burst.yaml"
    path.parent.mkdir()
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    said = learn(tmp_path, "check", path).in_sentences()
    assert said.code == 1, said.all[:500]
    assert "burst.yaml:" in said.out
    assert ": error: " in said.out
    assert len(said.out) < LONGEST_OUTPUT
    assert "burst: cannot be studied" in learn(tmp_path, "decks").in_sentences().out
    assert not Path("/tmp/owned").exists()


@pytest.mark.parametrize("written", TYPED_BY_YAML)
def test_what_yaml_would_type_is_the_text_that_was_written(tmp_path, written):
    deck = FLIP.replace("an area of skin that one nerve root serves", written)
    (tmp_path / "words.yaml").write_text("\ufeff" + deck.replace("kind: flip", "kind: typed"))
    said = learn(tmp_path, "study", "--plain", tmp_path / "words.yaml", typed=f"{written}\n\n").in_sentences()
    assert f"Answer: {written}\n" in said.out
    assert "Accepted: Good" in said.out
