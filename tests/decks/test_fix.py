"""`learn check --fix` writes what is missing, and nothing else."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learn.decks.compiler import compile_deck
from learn.decks.fix import fix, fix_file
from learn.errors import LearnError

from .decks import HEAD, TEMPLATES

PATH = Path("/decks/My hand.yaml")
PARTS = "  t: {kind: flip, ask: <part>, answer: <regions>, each: regions}\n"


def mended(text):
    return fix(text.encode(), PATH)[0].decode()


def mended_notes(notes, head=HEAD + TEMPLATES):
    fixed = mended(head + notes)
    assert fixed.startswith(head)
    compiled = compile_deck(fixed.encode(), PATH)
    assert compiled.deck is not None, [problem.render() for problem in compiled.problems]
    return fixed.removeprefix(head)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "notes:\n  - [C6, thumb] # radial\n  # next\n  -   [C6, 'x']\n",
            "notes:\n  c6: [C6, thumb] # radial\n  # next\n  c6-2:   [C6, 'x']\n",
            id="a list of lists",
        ),
        pytest.param("notes:\n- [C6, thumb]\n", "notes:\n  c6: [C6, thumb]\n", id="in the column of its key"),
        pytest.param(
            "notes:\n  - roots: C6\n    regions: thumb\n",
            "notes:\n  c6:\n    roots: C6\n    regions: thumb\n",
            id="mappings",
        ),
        pytest.param(
            "notes:\n- roots: C6\n  regions: |\n    one\n\n      two\n- {roots: C7, regions: x}\n# end\n",
            "notes:\n  c6:\n    roots: C6\n    regions: |\n      one\n\n        two\n"
            "  c7: {roots: C7, regions: x}\n# end\n",
            id="lines of a block move together",
        ),
        pytest.param(
            'notes:\n- - C6\n  - "over\n\n    lines"\n-\n  - C7\n  - x\n',
            'notes:\n  c6:\n    - C6\n    - "over\n\n      lines"\n  c7:\n    - C7\n    - x\n',
            id="lists in block style",
        ),
        pytest.param("notes: [[C6, x], [C7, y]]\n", "notes: {c6: [C6, x], c7: [C7, y]}\n", id="in one line"),
        pytest.param(
            "chapters:\n- notes:\n  - [C6, x]\n- notes:\n    c6: [C6, y]\n",
            "chapters:\n- notes:\n    c6-2: [C6, x]\n- notes:\n    c6: [C6, y]\n",
            id="ids of other chapters are taken",
        ),
        pytest.param("notes:\n- [«…», x]\n", "notes:\n  note: [«…», x]\n", id="nothing to make an id of"),
        pytest.param("notes:\n- [Ça & Là, x]\n", "notes:\n  ca-la: [Ça & Là, x]\n", id="accents"),
    ],
)
def test_notes_get_ids(before, after):
    assert mended_notes(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("notes:\n  a: [C6, [One, Two, one]]\n", "notes:\n  a: [C6, {one: One, two: Two, one-2: one}]\n"),
        (
            "notes:\n  a:\n    roots: C6\n    regions:\n    - One\n    - >-\n      Two\n      lines\n",
            "notes:\n  a:\n    roots: C6\n    regions:\n      one: One\n"
            "      two-lines: >-\n        Two\n        lines\n",
        ),
        ("notes:\n- [C6, [x]]\n", "notes:\n  c6: [C6, {x: x}]\n"),
    ],
)
def test_parts_get_ids(before, after):
    assert mended_notes(before, HEAD + TEMPLATES + PARTS) == after


def test_format_and_deck_are_written():
    text = "# My hand\n" + HEAD.replace("format: 1\ndeck: hand\n", "") + TEMPLATES + "notes:\n  a: [C6, x]\n"
    assert mended(text).startswith("# My hand\nformat: 1\ndeck: my-hand\ntitle:")
    assert mended(HEAD.replace("deck: hand\n", "")).startswith("format: 1\ndeck: my-hand\ntitle:")


def test_it_says_what_it_wrote():
    text = HEAD.replace("deck: hand\n", "") + TEMPLATES + "notes:\n- [C6, x]\n"
    assert fix(text.encode(), PATH)[1] == [
        "Wrote `deck: my-hand`, after the file's name.",
        "Line 15: wrote the note id “c6”.",
    ]


def test_line_ends_and_a_byte_order_mark_stay():
    text = (HEAD + TEMPLATES + "notes:\n- roots: C6\n  regions: x").replace("\n", "\r\n")
    fixed, _ = fix(b"\xef\xbb\xbf" + text.encode(), PATH)
    assert fixed.startswith(b"\xef\xbb\xbfformat")
    assert fixed.endswith(b"notes:\r\n  c6:\r\n    roots: C6\r\n    regions: x")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a\n",
        "format: 1\nnotes: [[a\n",
        "{format: 1, notes: [[a]]}",
        HEAD + TEMPLATES + "notes: {a: [b, c]}\n",
    ],
)
def test_what_is_not_to_be_mended_stays_as_it_is(text):
    assert mended(text) == text


TEXTS = st.text("abC6 é-#:,'\"&*!|>[]{}\\", min_size=1, max_size=8)


def written(text, style):
    if style == "double":
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if style == "single":
        return "'" + text.replace("'", "''") + "'"
    return "|-\n" + "".join(f"          {line}\n" for line in [f"x{text}", "", f"  y{text}"]).rstrip("\n")


STYLES = st.sampled_from(["double", "single", "block"])


@given(st.lists(st.tuples(TEXTS, TEXTS, STYLES), min_size=1, max_size=5), st.booleans(), st.booleans())
def test_the_texts_stay_the_same(notes, indented, mappings):
    """The deck after mending has the cards of a deck whose author wrote ids."""
    dash, under = ("  - ", "    ") if indented else ("- ", "  ")

    def body(note, first, under):
        roots, regions, style = note
        keys = ("roots: ", "regions: ") if mappings else ("- ", "- ")
        return f"{first}{keys[0]}{written(roots, 'double')}\n{under}{keys[1]}{written(regions, style)}\n"

    head = HEAD + TEMPLATES + "notes:\n"
    unnamed = head + "".join(body(note, dash, under) for note in notes)
    named = head + "".join(body(note, f"  n{number}:\n    ", "    ") for number, note in enumerate(notes))
    fixed = compile_deck(mended(unnamed).encode(), PATH)
    wanted = compile_deck(named.encode(), PATH)
    assert {problem.message for problem in fixed.problems} == {problem.message for problem in wanted.problems}
    if wanted.deck:
        texts = [[(card.prompt, card.answer) for card in one.deck.cards] for one in (fixed, wanted)]
        assert texts[0] == texts[1]


@given(st.binary(max_size=200))
def test_no_bytes_make_it_raise(data):
    assert fix(data, PATH)[0] is not None


class TestFile:
    def test_it_is_replaced_at_once_with_its_permissions(self, tmp_path):
        path = tmp_path / "hand.yaml"
        path.write_text(HEAD + TEMPLATES + "notes:\n- [C6, x]\n", encoding="utf-8")
        path.chmod(0o640)
        assert fix_file(path) == ["Line 16: wrote the note id “c6”."]
        assert path.stat().st_mode & 0o777 == 0o640
        assert path.read_text(encoding="utf-8").endswith("  c6: [C6, x]\n")
        assert [file.name for file in tmp_path.iterdir()] == ["hand.yaml"]

    def test_a_file_with_nothing_to_mend_is_not_touched(self, tmp_path):
        path = tmp_path / "hand.yaml"
        path.write_text(HEAD + TEMPLATES + "notes:\n  c6: [C6, x]\n", encoding="utf-8")
        os.utime(path, (1, 1))
        assert fix_file(path) == []
        assert path.stat().st_mtime == 1

    def test_a_link_stays_a_link(self, tmp_path):
        target = tmp_path / "target.yaml"
        target.write_text(HEAD + TEMPLATES + "notes:\n- [C6, x]\n", encoding="utf-8")
        link = tmp_path / "hand.yaml"
        link.symlink_to(target)
        fix_file(link)
        assert link.is_symlink()
        assert "c6:" in target.read_text(encoding="utf-8")

    def test_a_file_that_is_not_there_is_said(self, tmp_path):
        with pytest.raises(LearnError, match="could not be mended"):
            fix_file(tmp_path / "nowhere.yaml")
