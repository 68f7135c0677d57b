"""A card: what is scheduled and asked."""

from __future__ import annotations

from learn.values import dataclass


def note_of(key: str) -> str:
    """The `deck/note` part of a card key: what siblings share."""
    return "/".join(key.split("/", 2)[:2])


def deck_of(key: str) -> str:
    """The deck's id in a card key."""
    return key.split("/", 1)[0]


def template_of(key: str) -> str:
    """The template's id in a card key, without a part."""
    return key.split("/", 2)[-1].split("#", 1)[0]


@dataclass(frozen=True, slots=True)
class Card:
    """One question with its answer, ready to show. All text is plain, never markup."""

    key: str
    """`deck/note/template` or `deck/note/template#part`."""
    kind: str
    """The question kind, such as typed."""
    prompt: str
    """The question, in words that need no figure."""
    answer: str
    accepted: tuple[str, ...] = ()
    """Further texts that are right, beside the answer."""
    document: str = ""
    """The source: title of the document."""
    heading: str = ""
    """The source: heading in that document."""
    why: str = ""
    """A sentence shown with the answer; may be empty."""
    tags: tuple[str, ...] = ()
    confusable: tuple[str, ...] = ()
    """Groups that learners mix up, as `deck:group`; cards of one group are kept apart."""
    kinds: tuple[str, ...] = ()
    """The ladder from recognising to recalling, such as (choice, typed); empty: only `kind`."""
    expect: str = ""
    """What kind of thing the answer is: roots, number, term or list; empty: to be inferred."""
    items: tuple[str, ...] = ()
    """The several texts of a list answer."""
    ordered: bool = False
    """Whether the order of a list counts."""
    unit: str = ""
    """What a number counts, such as `pairs`; may be typed or left out."""
    elsewhere: tuple[tuple[str, str], ...] = ()
    """Answers of other sources, each with the title of its source."""
    aliases: tuple[tuple[str, ...], ...] = ()
    """Groups of phrases that mean the same, from the vocabularies that the deck opts into."""
    never_offer: tuple[str, ...] = ()
    """Texts that are never offered as an option beside the answer."""
    field: str = ""
    """What the answer is, as `deck:template`: options come from other notes' answers to the same."""
    roots: tuple[str, ...] = ()
    """Every root that the fields of the note name. Notes that share one are never options of one another."""
    sort: tuple[tuple[str, str], ...] = ()
    """Of a sort card: its items, each with its category."""
    patches: tuple[str, ...] = ()
    """Areas of the body figure that the card is about, by id."""
    accepted_patches: tuple[str, ...] = ()
    """Of a map card: further patches that are right, beside those that are the answer."""
    at_figure: str = ""
    """The question as it is put beside the figure; empty if the figure has no part in it."""
    lit: bool = False
    """Whether the patches are lit on the figure while the card is asked."""
    side: str = ""
    """Of a map card: the person's left or right, if only that is right."""
    map: str = "clinic"
    """The map of roots that the deck follows."""
    self_rated: bool = False
    """Of a cloze card: whether the person rates instead of typing."""
    path: str = ""
    line: int = 0
    """Where an author finds it: file, and line counted from 1."""

    @property
    def deck(self) -> str:
        return deck_of(self.key)

    @property
    def note(self) -> str:
        return note_of(self.key)
