"""What kind of question a template asks: one kind, or a ladder of two."""

from __future__ import annotations

from learn.cards.kinds import KINDS, LADDERS, Kind
from learn.decks.names import did_you_mean
from learn.decks.reader import Entries, NodeReader
from learn.decks.source import ListNode, Node, TextNode

Ladder = tuple[Kind, ...]
"""The kinds from the easiest to the hardest."""

_KINDS = "Kinds: " + "; ".join(f"{kind.name} ({kind.summary})" for kind in KINDS.values()) + "."
_LADDERS = "Ladders: " + " and ".join(f"[{', '.join(ladder)}]" for ladder in LADDERS) + "."


def read_ladder(reader: NodeReader, key: TextNode, entries: Entries) -> Ladder | None:
    """The kinds of a template; None if it does not say them, or says them wrongly."""
    if "kinds" in entries:
        place, node = entries["kinds"]
        if "kind" in entries:
            hint = "Keep `kind` for one kind, or `kinds` for a ladder."
            reader.findings.error(place, f"template “{key.text}” has both `kind` and `kinds`", hint)
            return None
        return _ladder(reader, node)
    if "kind" not in entries:
        reader.findings.error(key, f"template “{key.text}” has no `kind`", _KINDS)
        return None
    node = entries["kind"][1]
    if isinstance(node, ListNode):
        reader.findings.error(node, "`kind` is one kind", f"A ladder is written `kinds: […]`. {_LADDERS}")
        return None
    kind = _kind(reader, node, "kind")
    return (kind,) if kind else None


def check_kind_keys(reader: NodeReader, ladder: Ladder, entries: Entries) -> None:
    """Note keys that have no use with the kinds of a template."""
    names = ", ".join(kind.name for kind in ladder)
    fitting = {name for kind in ladder for name in kind.template_keys}
    every = dict.fromkeys(name for kind in KINDS.values() for name in kind.template_keys)
    for name in every:
        if name in entries and name not in fitting:
            others = [f"`kind: {kind.name}`" for kind in KINDS.values() if name in kind.template_keys]
            message = f"`{name}` has no use with kind{'s' * (len(ladder) > 1)} {names}"
            reader.findings.error(entries[name][0], message, f"Delete it, or write {' or '.join(others)}.")


def _kind(reader: NodeReader, node: Node, key: str) -> Kind | None:
    name = reader.text(node, key)
    if name is not None and name not in KINDS:
        hint = f"{did_you_mean(name, KINDS)} {_KINDS}".strip()
        reader.findings.error(node, f"“{name[:80]}” is not a kind of question", hint)
    return KINDS.get(name or "")


def _ladder(reader: NodeReader, node: Node) -> Ladder | None:
    if not isinstance(node, ListNode):
        reader.findings.error(
            node,
            "`kinds` must be a list, from the easier kind to the harder",
            f"{_LADDERS} One kind is `kind:`.",
        )
        return None
    kinds = [_kind(reader, item, "kinds") for item in node.items]
    ladder = tuple(kind for kind in kinds if kind is not None)
    if len(ladder) < len(kinds):
        return None
    names = tuple(kind.name for kind in ladder)
    if names in LADDERS:
        return ladder
    hint = _LADDERS
    if len(names) == 1:
        hint = f"Write `kind: {names[0]}`. {_LADDERS}"
    elif names[::-1] in LADDERS:
        hint = f"The easier kind comes first: [{', '.join(names[::-1])}]."
    reader.findings.error(node, f"[{', '.join(names)}] is not a ladder", hint)
    return None
