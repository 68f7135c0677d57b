"""Items that are sorted into categories."""

from .decks import HEAD, cards, compiled

SORT = HEAD.replace("fields: [roots, regions]\n", "") + (
    "templates:\n  t: {kind: sort, ask: What is it, sort: them}\n"
)


def test_one_card_with_its_items_and_categories():
    (card,) = cards(SORT + "notes:\n  a: {them: {motor: [weakness, atrophy], sensory: pain}}\n")
    assert (card.key, card.kind, card.prompt) == ("hand/a/t", "sort", "What is it")
    assert card.sort == (("weakness", "motor"), ("atrophy", "motor"), ("pain", "sensory"))
    assert card.answer == "motor: weakness, atrophy; sensory: pain"


def test_names_are_shown_as_written_and_ids_with_spaces():
    notes = 'notes:\n  a: {them: {thumb-side: [x], "Little-finger side": [y], C5 & C6: [z]}}\n'
    (card,) = cards(SORT + notes)
    assert [name for _, name in card.sort] == ["thumb side", "Little-finger side", "C5 & C6"]


def test_texts_alone_are_categories_of_one():
    (card,) = cards(SORT + "notes:\n  a: {them: {thumb-side: x, other: y}}\n")
    assert card.sort == (("x", "thumb side"), ("y", "other"))
    assert card.answer == "thumb side: x; other: y"


def test_an_item_twice_is_shown_with_both_places():
    notes = "notes:\n  a:\n    them:\n      motor: [pain]\n      sensory:\n      - itch\n      - Pains\n"
    (problem,) = compiled(SORT + notes).problems
    assert (problem.line, problem.column) == (17, 9)
    assert problem.message == "“Pains” is already in “motor”, in line 14"


def test_categories_are_a_text_to_other_templates():
    text = SORT + "  u: {kind: flip, ask: Name them, answer: <them>}\n"
    _, card = cards(text + "notes:\n  a: {them: {motor: [weakness], sensory: [pain]}}\n")
    assert card.answer == "motor: weakness; sensory: pain"
