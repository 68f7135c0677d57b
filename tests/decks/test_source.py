"""YAML's traps: what is written is what is meant, or the message shows how to write it."""

import pytest
import yaml

from learn.decks.compiler import compile_deck

from .decks import DECK, HEAD, PATH, TEMPLATES, cards, compiled, problems


@pytest.mark.parametrize(
    "written", ["No", "06", "1:30", "1e3", "0x10", "~x", "true", "2022-01-01", "null", "=", "<<"]
)
def test_a_value_is_the_text_that_was_written(written):
    (card,) = cards(HEAD + TEMPLATES + f"notes:\n  a: [C5, {written}]\n")
    assert card.answer == written


TITLE_TRAPS = [
    (
        "title: Roots: those of the hand",
        "3:13",
        "a second “: ” in one value",
        'title: "Roots: those of the hand"',
    ),
    ("title: {x} reflex", "3:12", "no key is here", 'title: "{x} reflex"'),
    ("title: [x] reflex", "3:12", "no key is here", 'title: "[x] reflex"'),
    ("title: @home", "3:8", "cannot begin with this character", 'title: "@home"'),
    ("title: `x`", "3:8", "cannot begin with this character", 'title: "`x`"'),
    ("title: 90% of", None, None, None),
    ("title: %x", "3:8", "cannot begin with this character", 'title: "%x"'),
    ("title: * here", "3:9", "cannot begin with “*” or “&”", 'title: "* here"'),
    ("title: *here", "3:8", "“*here” is an alias", '"*here"'),
    ("title: *here it is", "3:14", "no key is here", 'title: "*here it is"'),
    ("title: &here it is", "3:8", "“&here” is an anchor", '"&here it is"'),
    ("title: !here it is", "3:8", "“!here” is a tag", '"!here it is"'),
    ("title: ! it is", "3:8", "“!” is a tag", '"! it is"'),
    ('title: "Roots" of it', "3:16", "no key is here", r'title: "\"Roots\" of it"'),
    ("title: 'it's'", "3:12", "no key is here", None),
    ("title: | x", "3:10", "text after “|” or “>”", 'title: "| x"'),
    ("title: > x", "3:10", "text after “|” or “>”", 'title: "> x"'),
    ("title: - x", "3:8", "a “- ” where", 'title: "- x"'),
    ("title: ? x", "3:8", "a “? ” where", 'title: "? x"'),
    ("title: {x}", "3:8", "title must be a text, and this is a mapping", '"{x}"'),
    ("title: Level #2", "3:14", "“#2” is a comment", '"Level #2"'),
    ("tags: [x, Level #2]", "3:17", "“#2]” is a comment", '"Level #2"\n'),
    ("tags: {x: Level #2, y: [z]}", "3:17", "“#2, y: [z]}” is a comment", '"Level #2"\n'),
    ("title: #2", "3:8", "“#2” is a comment", '"#2"'),
    ('title: "unclosed', "3:8", "this quote is never closed", None),
    ('title: "\\q"', "3:9", "a backslash inside double quotes", "\\\\"),
    ("\ttitle: x", "3:1", "a tab cannot indent", "spaces"),
]


@pytest.mark.parametrize(("line", "place", "message", "mended"), TITLE_TRAPS)
def test_a_trap_is_explained(line, place, message, mended):
    result = compiled(DECK.replace("title: Roots of the hand", line))
    if place is None:
        assert result.problems == ()
        return
    found = [problem for problem in result.problems if message in problem.message]
    assert [f"{problem.line}:{problem.column}" for problem in found] == [place]
    if mended:
        assert mended in found[0].hint


@pytest.mark.parametrize("written", ["Level # 2", "Level  #2", '"Level #2"', "Level#2"])
def test_a_comment_that_is_meant_and_a_quoted_hash_are_no_problem(written):
    assert problems(DECK.replace("Roots of the hand", written)) == []


def test_a_comment_that_cuts_a_value_warns_and_the_deck_still_works():
    result = compiled(DECK.replace("Roots of the hand", "Level #2"))
    assert result.deck.title == "Level"
    assert [problem.severity for problem in result.problems] == ["warning"]


def test_a_syntax_error_says_that_the_rest_was_not_read():
    (problem,) = compiled(DECK + "  ring: [C8, ring\n").problems
    assert problem.hint.endswith("The rest of the file was not read.")


def test_columns_count_characters():
    assert problems(DECK.replace("[C5 to C6, thumb]", "[ÄÖÜ, *thumb]"))[0].startswith("16:16:")


def test_a_key_that_stands_twice_gives_both_lines():
    assert problems(DECK + "title: x\n") == [
        "17:1: error: “title” stands here a second time; the first is in line 3"
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b"# nothing\n", "the file is empty"),
        (b"just words", "a deck must be a mapping"),
        (b"format: 1\ntitle: \xff\n", "the file is not UTF-8"),
        (b"format: 1\ntitle: a\x00b\n", "an invisible character (U+0000)"),
        (b"format: 1\ntitle: a\x1b[31mb\n", "an invisible character (U+001B)"),
        ("format: 1\ntitle: a\u2028b\n".encode(), "an invisible character (U+2028)"),
        (b"[" * 100_000, "nested more deeply than 20 levels"),
        (b"a: " + b"{a: " * 100_000, "nested more deeply than 20 levels"),
        (b"- " * 100_000, "nested more deeply than 20 levels"),
        (b"? " * 100_000, "nested more deeply than 20 levels"),
        (b"a: 1\n---\nb: 2\n", "a second document begins here"),
        (b" " * (32 * 1024 * 1024 + 1), "the file is larger than 32 MiB"),
        (b"[a, b]: c\n", "a key must be a text"),
    ],
    ids=lambda value: None if isinstance(value, str) else repr(value[:24]),
)
def test_a_file_that_is_no_deck(data, message):
    result = compile_deck(data, PATH)
    assert result.deck is None
    assert message in [problem.message for problem in result.problems]


def test_not_utf8_names_the_line_and_column():
    (problem,) = compile_deck("format: 1\ntitle: öä".encode() + b"\xff", PATH).problems
    assert (problem.line, problem.column) == (2, 10)


@pytest.mark.parametrize("parser", ["CParser", "SafeLoader"])
@pytest.mark.parametrize(("opening", "ending"), [("[C5, arm", "[]"), ("{roots: C5", "{}")])
def test_what_is_not_closed_is_shown_where_it_begins(monkeypatch, parser, opening, ending):
    if parser == "SafeLoader":
        monkeypatch.setattr("learn.decks.source._PARSER", yaml.SafeLoader)
    text = HEAD + TEMPLATES + f"notes:\n  arm: {opening}\n  thumb: [C6, thumb]\n"
    (problem,) = compiled(text).problems
    assert (problem.line, problem.column) == (text.count("\n") - 1, 8)
    assert f"not closed by “{ending[1]}”" in problem.message
    assert "It begins here." in problem.hint


def test_a_colon_within_a_value_that_makes_no_id_is_shown_in_quotes():
    (problem,) = compiled(HEAD + TEMPLATES + "notes:\n  a: [C7, middle finger: long]\n").problems
    assert 'put it in quotes: "middle finger: long"' in problem.hint


def test_a_byte_order_mark_and_windows_line_ends_are_accepted():
    result = compile_deck(b"\xef\xbb\xbf" + DECK.replace("\n", "\r\n").encode(), PATH)
    assert result.problems == ()
    assert result.deck.cards[0].line == 16


def test_more_values_than_fit_are_refused(monkeypatch):
    monkeypatch.setattr("learn.decks.source.MAX_NODES", 20)
    assert "the file has more than 20 values" in problems(DECK)[0]


def test_without_the_c_parser_decks_read_alike(monkeypatch):
    (card,) = cards(DECK)
    found = problems(DECK + "title: x\nbad: *alias\n")
    monkeypatch.setattr("learn.decks.source._PARSER", yaml.SafeLoader)
    assert cards(DECK) == (card,)
    assert problems(DECK + "title: x\nbad: *alias\n") == found
