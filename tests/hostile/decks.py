"""Decks by somebody who means harm: texts that a terminal or a screen would obey, and files made to burst."""

from __future__ import annotations

TEXTS = {
    "colours": "\\e[31mred\\e[0m",
    "clear": "\\e[2J\\e[H\\ec",
    "c1": "\\x9b31mred\\x90q\\x9c\\x85",
    "title": "\\e]0;owned\\a",
    "clipboard": "\\e]52;c;cm0gLXJm\\a",
    "link": "\\e]8;;file:///etc/passwd\\e\\\\click\\e]8;;\\e\\\\",
    "unended": "\\e]0;never ended",
    "report": "\\e[6n\\e[c\\e[>q\\eP$q\\e\\\\",
    "markup": "[@click=app.quit]x[/] [/b] [b] [link=file:///etc/passwd]y[/link] [$error]z",
    "rich": "[bold red]x[/bold red] :smile: \\\\[/]",
    "rtl": "\\u202egnp\\u2066abc\\u2069 \\u200f\\u061c",
    "unseen": "th\\u200bu\\u200cm\\u200db\\u2060 \\ufeff\\u00ad\\U000e0041",
    "returns": "good\\rEVIL\\b\\b\\x7f\\v\\f",
    "lines": "one\\ntwo\\u2028three\\u2029four\\x85five",
    "zero": "a\\0b",
    "marks": "e" + "\\u0301" * 300,
    "wide": "\\uff23\\uff15 \\U0001f468\\u200d\\U0001f469 \\U0001f1ec",
    "placeholders": "<region> {0} {word.__class__} %s %(x)s ${HOME} <<region>>",
    "spaces": "\\t\\u3000\\u2003x",
    "long": "ab " * 3000,
    "word": "x" * 5000,
}
"""What YAML's double quotes turn into these texts."""


def deck(text: str, id_: str = "hostile") -> str:
    """A deck that says a text wherever a deck can say one, on cards of every kind."""
    said = f'"says {text} word"'
    return f"""\
format: 1
deck: {id_}
title: {said}
about: {said}
sources:
  s: {{title: {said}}}
source: s
heading: {said}
tags: [{said}]
fields: [word, region, more]
templates:
  flip: {{kind: flip, ask: {said}, answer: {said}}}
  typed: {{kind: typed, ask: "<word> {text}", answer: <region>, accept: [{said}]}}
  choice: {{kind: choice, ask: "Which <word>?", answer: <region>}}
  cloze: {{kind: cloze, text: "The {{{{c1::<region>}}}} is <word> {text}"}}
notes:
  one: {{word: {said}, region: {said}, more: {said}, why: {said}}}
  two: {{word: second, region: thumb, more: x, why: {said}}}
  three: {{word: third, region: elbow, more: x}}
"""


_HEAD = """\
format: 1
deck: burst
title: Burst
sources: {s: {title: Source}}
source: s
heading: All
fields: [word, meaning]
templates:
  t: {kind: typed, ask: What is <word>?, answer: <meaning>}
notes:
"""
_MANY = 100_000


def _alias_bomb() -> str:
    rows = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12))
    return f"a0: &a0 [x]\n{rows}"


BURSTS = {
    "aliases": _alias_bomb(),
    "many aliases": _HEAD + "  n: [" + "*a," * _MANY + "]",
    "long alias": _HEAD + "  n: *" + "a" * 3_000_000,
    "flow depth": "[" * 1_000_000,
    "map depth": "{a: " * 500_000,
    "block depth": "".join(" " * n + "- \n" for n in range(2000)),
    "objects": "a: !!python/object/apply:os.system ['touch /tmp/owned']\nb: !!python/name:os.system ''\n",
    "tags": _HEAD + "  n: [" + "!x y," * _MANY + "]",
    "merge": _HEAD + "  n: {<<: {word: a}, meaning: b}",
    "double keys": "{" + "a: b," * _MANY + "}",
    "double notes": _HEAD + "  n: [a, b]\n" * 10_000,
    "no ids": _HEAD + "  - [a, b]\n" * 10_000,
    "unknown keys": _HEAD + "".join(f"  n{n}: {{wrd: x}}\n" for n in range(10_000)),
    "zeros": "\0" * 5_000_000,
    "escapes": "\x1b[31m" * 1_000_000,
    "one line": "a" * 20_000_000,
    "colons": ": " * 2_000_000,
    "dashes": "- " * 500_000,
    "quotes": '"' * 1_000_001,
    "holes": _HEAD.replace("typed, ask: What is <word>?, answer: <meaning>", "cloze, text: <word>")
    + '  n: ["' + "{{" * 200_000 + '", x]\n',
    "holes open": _HEAD.replace("typed, ask: What is <word>?, answer: <meaning>", "cloze, text: <word>")
    + '  n: ["' + "{{c1::" * 100_000 + '", x]\n',
    "placeholders": _HEAD.replace("What is <word>?", "<word>" * 50_000) + "  n: [" + "x" * 1000 + ", y]\n",
    "placeholders in one text": _HEAD.replace("What is <word>?", "<word>" * 60) + "  n: [x, y]\n",
    "accepts": _HEAD.replace("<meaning>}", "<meaning>, accept: ['<word> <meaning>']}")
    + "  n: [[" + "b, " * 30 + "b], [" + "c, " * 30 + "c]]\n",
    "documents": "--- a\n" * _MANY,
    "directives": "%YAML 9.9\n%TAG ! tag:x,2000:\n---\n" + _HEAD,
    "escaped surrogate": _HEAD + '  n: ["\\uD800", b]\n',
    "comments": "#" * 10_000_000,
}  # fmt: skip
"""Files that must be refused, quickly and in little memory."""
BYTES = {
    "latin": _HEAD.encode() + b"  n: [caf\xe9, b]\n",
    "utf-16": _HEAD.encode("utf-16"),
    "overlong": b"a: \xc0\xaf\n",
    "surrogate": b"a: \xed\xa0\x80\n",
    "binary": bytes(range(256)) * 1000,
    "empty": b"",
    "mark only": b"\xef\xbb\xbf",
}
TYPED_BY_YAML = (
    "no",
    "1:30",
    "010",
    "0x10",
    "1e3",
    "~",
    "null",
    "2026-11-21",
    ".inf",
    "=",
    "1_000",
    "on",
    "yes",
)
