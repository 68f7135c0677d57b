"""Each place where the documents are unclear is met by a card or a test, or said not to matter.

`ambiguities.tsv` has a row for each: number, what is unclear, and entries: `card:KEY`, `test:PATH::NAME`, or
`[not applicable: reason]`. `?` is a row that nobody has looked at.
"""

from __future__ import annotations

import ast
import re
from functools import lru_cache

import pytest

from tests.content.shipped import HERE, ROOT, cards

COUNT = 57
OWN = "test:tests/content/test_ambiguities.py"
ROWS = [
    line.split("\t")
    for line in (HERE / "ambiguities.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
_NOT_APPLICABLE = re.compile(r"\[not applicable: [^\]]{5,}\]")


def entries(text: str) -> list[str]:
    """The entries of a row; a reason is one of them."""
    return re.findall(r"\[[^\]]*\]|\S+", text)


def fault(entry: str) -> str:
    """What is wrong with an entry, or nothing."""
    what, _, name = entry.partition(":")
    if what == "card":
        return "" if name in cards() else f"{name} is no card"
    if what == "test":
        path, _, test = name.partition("::")
        return "" if test in names_in(path) else f"{test} is no test in {path}"
    if _NOT_APPLICABLE.fullmatch(entry):
        return ""
    return f"{entry} is no card, test or reason"


@lru_cache
def names_in(path: str) -> frozenset[str]:
    """The names of the tests in a file, those of classes too."""
    file = ROOT / path
    if not file.is_file():
        return frozenset()
    nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    functions = (node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return frozenset(name for name in functions if name.startswith("test_"))


def test_all_are_there() -> None:
    assert [row[0] for row in ROWS] == [str(number) for number in range(1, COUNT + 1)]
    assert [row[0] for row in ROWS if len(row) != 3] == []


def test_each_is_described_in_a_few_words() -> None:
    assert [row[0] for row in ROWS if not 3 <= len(row[1].split()) <= 12] == []
    assert len({row[1] for row in ROWS}) == COUNT


@pytest.mark.parametrize(("number", "what", "given"), ROWS, ids=[row[0] for row in ROWS])
def test_each_is_met(number: str, what: str, given: str) -> None:
    assert entries(given), number
    assert [said for entry in entries(given) if (said := fault(entry))] == [], what


@pytest.mark.parametrize(
    "entry",
    [
        "?",
        "card:no/such/card",
        f"{OWN}::test_that_is_not",
        "test:tests/no_file.py::test_all_are_there",
        "[not applicable: ]",
        "[why not]",
    ],
)
def test_a_false_entry_would_be_found(entry: str) -> None:
    assert fault(entry)


def test_true_entries_are_read() -> None:
    given = f"card:spine/c8/fact [not applicable: unasked] {OWN}::test_all_are_there"
    assert len(entries(given)) == 3
    assert [fault(entry) for entry in entries(given)] == ["", "", ""]
