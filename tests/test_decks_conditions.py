"""The decks on conditions and on prevention: true to the page, and fair to what people type."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from learn.cards.card import Card
from learn.cards.marking import Outcome, mark
from learn.decks.compiler import compile_deck

DECKS = Path(__file__).resolve().parents[1] / "decks"
NAMES = ("conditions", "prevention")

FACTS = [
    # card key, words that the prompt must have, the answer
    ("conditions/injuries/group#crash", "condition groups includes car crashes", "injuries"),
    ("conditions/injuries/group#wounds", "condition groups includes knife and gunshot wounds", "injuries"),
    ("conditions/injuries/group#fracture", "spinal fractures due to falls", "injuries"),
    ("conditions/birth/group#birth", "while a child is being born", "injuries"),
    ("conditions/palsy/group#palsy", "page's six condition groups includes cerebral palsy", "injuries"),
    ("conditions/tumours/group#begins", "begins at the spinal cord", "spine tumours"),
    ("conditions/tumours/group#spreads", "from another part of the body", "spine tumours"),
    ("conditions/syringomyelia/group#syringomyelia", "includes syringomyelia", "cysts or cavities"),
    ("conditions/infections/group#attack", "direct attack on the cord and roots", "infections"),
    ("conditions/ischaemia/group#blocked", "a blocked blood vessel", "ischaemia"),
    ("conditions/ischaemia/group#burst", "a burst blood vessel", "ischaemia"),
    ("conditions/congenital/group#bifida", "includes spina bifida", "congenital conditions"),
    ("conditions/congenital/group#myelomeningocele", "includes myelomeningocele", "congenital conditions"),
    ("conditions/injuries-list/missing", "six condition groups are spine tumours, cysts", "injuries"),
    ("conditions/tumours/missing", "six condition groups are injuries, cysts", "spine tumours"),
    ("conditions/cysts/missing", "injuries, spine tumours, infections", "cysts or cavities"),
    ("conditions/infections/missing", "cysts or cavities, ischaemia", "infections"),
    ("conditions/ischaemia/missing", "infections and congenital", "ischaemia"),
    ("conditions/congenital/missing", "infections and ischaemia", "congenital conditions"),
    ("conditions/penetrating/term", "wounds that enter the body", "penetrating trauma"),
    ("conditions/syringomyelia-term/term", "fluid-filled cavities that form around", "syringomyelia"),
    ("conditions/ischaemia-term/term", "a lack of blood flow", "ischaemia"),
    ("conditions/congenital-term/term", "already have when they are born", "congenital"),
    ("conditions/structures/fact", "By way of which two structures", "spinal nerves, spinal cord"),
    ("conditions/causes/fact", "three causes", "car crashes, penetrating trauma, falls"),
    ("conditions/two-wounds/fact", "examples of penetrating trauma", "knife wounds, gunshot wounds"),
    ("conditions/fractures/fact", "spinal fractures due", "falls"),
    ("conditions/weeks/fact", "during birth or in which time after it", "the first few weeks"),
    ("conditions/palsy-example/fact", "Which example does the page give of an injury", "cerebral palsy"),
    ("conditions/how-many/fact", "How many dermatomes can an injury", "one or more"),
    ("conditions/cancers/fact", "among spine tumours", "cancers"),
    ("conditions/fluid/fact", "cavities of syringomyelia filled", "fluid"),
    ("conditions/room/fact", "so little around the spinal cord", "room"),
    ("conditions/need/fact", "A flow of what", "blood"),
    ("conditions/vessel/fact", "causes of ischaemia", "blockage, rupture"),
    ("conditions/built/fact", "structure of which three things", "spine, spinal cord, spinal nerves"),
    ("conditions/bifida-example/fact", "One name is enough", "spina bifida or myelomeningocele"),
    ("prevention/restraints/tip#crashes", "motor vehicle crashes", "seat belts and restraints"),
    ("prevention/lifting/tip#disc", "prevention tips mentions a herniated disc", "safe lifting"),
    ("prevention/lifting/tip#brace", "a brace to support the back", "safe lifting"),
    ("prevention/firearms/tip#trigger", "a trigger lock", "care with firearms"),
    ("prevention/falls/tip#handrails", "mentions handrails", "avoiding falls"),
    ("prevention/falls/tip#bathrooms", "mentions bathrooms", "avoiding falls"),
    ("prevention/falls/tip#heights", "working in elevated places", "avoiding falls"),
    ("prevention/bones/tip#osteoporosis", "mentions osteoporosis", "bone health"),
    ("prevention/bones/tip#osteopenia", "mentions osteopenia", "bone health"),
    ("prevention/posture/tip#positions", "both sitting and standing", "posture"),
    ("prevention/posture/tip#nerve", "a pinched nerve", "posture"),
    ("prevention/restraints/missing", "six prevention tips are safe lifting", "seat belts and restraints"),
    ("prevention/lifting/missing", "seat belts and restraints, care with firearms", "safe lifting"),
    ("prevention/firearms/missing", "safe lifting, avoiding falls", "care with firearms"),
    ("prevention/falls/missing", "care with firearms, bone health", "avoiding falls"),
    ("prevention/bones/missing", "avoiding falls and posture", "bone health"),
    ("prevention/posture/missing", "avoiding falls and bone health", "posture"),
    ("prevention/belt/fact", "tip on safety equipment", "seat belts"),
    ("prevention/legs/fact", "take the strain in lifting", "legs"),
    ("prevention/disc-example/fact", "safe lifting helps to avoid", "herniated disc"),
    ("prevention/brace/fact", "history of back problems", "back support brace"),
    ("prevention/caution/fact", "ask for extreme caution with firearms", "all circumstances"),
    ("prevention/strain/fact", "poor posture, sitting or standing", "strain it"),
    ("prevention/loaded/fact", "treat any firearm", "loaded"),
    ("prevention/store/fact", "store firearms", "unloaded, with a trigger lock, out of reach of children"),
    ("prevention/ammunition/fact", "store ammunition", "separately, locked away"),
    ("prevention/harness/fact", "work in elevated places", "safety harness"),
    ("prevention/home/fact", "two places in the home", "stairs, bathrooms"),
    ("prevention/nonslip/fact", "nonslip", "footwear, floors"),
    ("prevention/hazards/fact", "keep stairs clear", "tripping hazards"),
    ("prevention/bone-loss/fact", "two conditions of bone loss", "osteoporosis, osteopenia"),
    ("prevention/fractures/fact", "injury of the spine can bone loss lead", "vertebral fractures"),
    ("prevention/pressure/fact", "strained by poor posture", "pressure"),
    ("prevention/nerve-example/fact", "poor posture can do", "pinched nerve"),
    ("prevention/both-lists/fact", "condition groups and among", "car crashes, gunshot wounds, falls"),
]

RIGHT = [
    ("conditions/injuries/group#crash", ["injury", "Injuries", "trauma"]),
    ("conditions/birth/group#birth", ["injuries", "birth injuries", "an injury"]),
    ("conditions/palsy/group#palsy", ["injuries", "birth injury", "trauma"]),
    ("conditions/tumours/group#spreads", ["tumours", "spinal tumors", "tumors of the spine"]),
    (
        "conditions/syringomyelia/group#syringomyelia",
        ["cysts", "fluid-filled cavities", "cysts and cavities"],
    ),
    ("conditions/infections/group#attack", ["infection", "Infections", "an infection"]),
    ("conditions/ischaemia/group#burst", ["ischemia", "lack of blood flow", "Ischæmia"]),
    ("conditions/congenital/group#bifida", ["congenital", "congenital condition", "congenital disorders"]),
    ("conditions/injuries-list/missing", ["injury", "injuries", "trauma"]),
    ("conditions/tumours/missing", ["spine tumors", "tumour", "spinal tumours"]),
    ("conditions/cysts/missing", ["cavities", "syringomyelia", "cysts or fluid filled cavities"]),
    ("conditions/infections/missing", ["infection", "infections", "INFECTIONS"]),
    ("conditions/ischaemia/missing", ["ischaemia", "ischemia (lack of blood flow)", "loss of blood flow"]),
    ("conditions/congenital/missing", ["congenital", "congenital conditions", "congenital diseases"]),
    ("conditions/penetrating/term", ["penetrating injury", "penetrating wounds", "Penetrating trauma"]),
    ("conditions/syringomyelia-term/term", ["Syringomyelia", "syrinx", "a syrinx"]),
    ("conditions/ischaemia-term/term", ["ischaemia", "ischemia", "Ischemia"]),
    ("conditions/congenital-term/term", ["congenital conditions", "Congenital", "congenital disorder"]),
    (
        "conditions/structures/fact",
        ["cord and nerves", "spinal cord, nerve roots", "spinal cord; spinal nerves"],
    ),
    (
        "conditions/causes/fact",
        [
            "falls, penetrating trauma, car accidents",
            "traffic accidents, stab wounds, gunshot wounds and falls",
            "car crashes, penetrating wounds and spinal fractures due to falls",
        ],
    ),
    (
        "conditions/two-wounds/fact",
        ["gunshots and stab wounds", "knife, gunshot", "knife and gunshot wounds"],
    ),
    ("conditions/fractures/fact", ["a fall", "falling", "fall"]),
    ("conditions/weeks/fact", ["first weeks", "the first few weeks of life", "first weeks after birth"]),
    ("conditions/palsy-example/fact", ["Cerebral palsy", "CP", "cerebal palsy"]),
    ("conditions/how-many/fact", ["1 or more", "one or several", "one or more dermatomes"]),
    ("conditions/cancers/fact", ["cancer", "Cancers", "malignant tumors"]),
    ("conditions/fluid/fact", ["fluid", "spinal fluid", "CSF"]),
    ("conditions/room/fact", ["space", "Room", "the room"]),
    ("conditions/need/fact", ["blood", "blood flow", "blood supply"]),
    ("conditions/vessel/fact", ["blocked and burst", "rupture, blockage", "obstruction or rupture"]),
    (
        "conditions/vessel/fact",
        ["blocked blood vessel, blood vessel rupture", "blocked vessel and burst vessel"],
    ),
    (
        "conditions/built/fact",
        ["spinal nerves, cord and spine", "backbone, spinal cord, nerves", "spine, cord, nerves"],
    ),
    (
        "conditions/bifida-example/fact",
        ["spina bifida", "myelomeningocele", "spina bifida, myelomeningocele"],
    ),
    ("prevention/restraints/tip#crashes", ["seat belts", "safety equipment", "wear seatbelts"]),
    ("prevention/lifting/tip#disc", ["lifting", "lift safely", "safe lifting"]),
    ("prevention/firearms/tip#trigger", ["firearms", "gun safety", "be careful when using firearms"]),
    ("prevention/falls/tip#handrails", ["falls", "fall prevention", "take precautions to avoid falls"]),
    ("prevention/bones/tip#osteopenia", ["bone health", "bones", "make bone health a priority"]),
    ("prevention/posture/tip#nerve", ["posture", "good posture", "Posture is important"]),
    ("prevention/restraints/missing", ["restraints", "wear safety equipment", "seatbelts"]),
    ("prevention/lifting/missing", ["lift safely", "lifting", "lifting safely"]),
    ("prevention/firearms/missing", ["care with guns", "firearms", "firearm safety"]),
    ("prevention/falls/missing", ["avoid falls", "preventing falls", "falls"]),
    ("prevention/bones/missing", ["bones", "bone health", "healthy bones"]),
    ("prevention/posture/missing", ["posture", "good posture", "correct posture"]),
    ("prevention/belt/fact", ["seatbelt", "seat belt", "safety belts"]),
    ("prevention/legs/fact", ["the legs", "leg muscles", "legs"]),
    ("prevention/disc-example/fact", ["herniated disk", "slipped disc", "disc herniation"]),
    ("prevention/brace/fact", ["brace", "a back brace", "support brace"]),
    ("prevention/caution/fact", ["always", "all", "in all circumstances", "every circumstance"]),
    ("prevention/strain/fact", ["strain", "it strains it", "put a strain on it"]),
    ("prevention/loaded/fact", ["as if loaded", "loaded", "as if it were loaded"]),
    (
        "prevention/store/fact",
        [
            "unloaded, trigger lock, out of reach of children",
            "out of children's reach, unloaded, secured with a trigger lock",
            "unloaded, trigger locked and away from children",
        ],
    ),
    (
        "prevention/ammunition/fact",
        ["locked, separately", "separately under lock and key", "separate and locked up"],
    ),
    ("prevention/harness/fact", ["harness", "safety harnesses", "a safety harness"]),
    ("prevention/home/fact", ["bathroom, stairs", "staircase and bathroom", "stairs and bathrooms"]),
    ("prevention/nonslip/fact", ["shoes and floors", "floor surfaces, footwear", "flooring and footwear"]),
    ("prevention/hazards/fact", ["tripping hazards", "things to trip over", "clutter"]),
    (
        "prevention/bone-loss/fact",
        ["osteopenia and osteoporosis", "osteoporosis, osteopenia", "osteopenia osteoporosis"],
    ),
    ("prevention/fractures/fact", ["fractured vertebrae", "vertebrae fractures", "broken vertebrae"]),
    ("prevention/pressure/fact", ["pressure", "compression", "too much pressure"]),
    ("prevention/nerve-example/fact", ["trapped nerve", "a pinched nerve", "compressed nerve"]),
    (
        "prevention/both-lists/fact",
        ["falls, gunshots, crashes", "car accidents, falls, gunshot wounds", "guns, cars, falls"],
    ),
]

WRONG = [
    ("conditions/injuries/group#crash", ["infections", "falls", "congenital conditions"]),
    ("conditions/birth/group#birth", ["congenital conditions", "congenital injuries"]),
    ("conditions/palsy/group#palsy", ["congenital", "ischaemia"]),
    ("conditions/tumours/group#spreads", ["cysts", "infection"]),
    (
        "conditions/syringomyelia/group#syringomyelia",
        ["spine tumours", "congenital conditions", "infections"],
    ),
    ("conditions/infections/group#attack", ["injuries", "inflammation"]),
    ("conditions/ischaemia/group#burst", ["anaemia", "injuries"]),
    ("conditions/congenital/group#bifida", ["hereditary conditions", "genetic", "injuries"]),
    ("conditions/injuries-list/missing", ["infections", "falls"]),
    ("conditions/tumours/missing", ["cysts", "ischaemia"]),
    ("conditions/cysts/missing", ["tumours", "fluid"]),
    ("conditions/infections/missing", ["inflammations", "injuries"]),
    ("conditions/ischaemia/missing", ["anaemia", "blood flow"]),
    ("conditions/congenital/missing", ["hereditary conditions", "injuries"]),
    ("conditions/penetrating/term", ["blunt trauma", "trauma", "perforating trauma"]),
    ("conditions/syringomyelia-term/term", ["syringobulbia", "myelomeningocele", "cysts"]),
    ("conditions/ischaemia-term/term", ["anaemia", "hypoxia", "leukaemia", "ischium"]),
    ("conditions/congenital-term/term", ["hereditary", "genetic", "neonatal"]),
    ("conditions/structures/fact", ["spinal cord", "skin and muscles", "spinal nerves"]),
    ("conditions/causes/fact", ["car crashes, falls", "car crashes, tumours, falls", "penetrating trauma"]),
    ("conditions/two-wounds/fact", ["knife wounds", "burns and knife wounds"]),
    ("conditions/fractures/fact", ["osteoporosis", "car crashes"]),
    ("conditions/weeks/fact", ["first years", "the first few days", "few months"]),
    ("conditions/palsy-example/fact", ["spina bifida", "Bell's palsy", "palsy"]),
    ("conditions/how-many/fact", ["one", "two", "all"]),
    ("conditions/cancers/fact", ["cysts", "infections"]),
    ("conditions/fluid/fact", ["blood", "air", "pus"]),
    ("conditions/room/fact", ["blood", "fluid"]),
    ("conditions/need/fact", ["oxygen", "nerve signals", "lymph"]),
    ("conditions/vessel/fact", ["blockage", "rupture", "blockage and infection"]),
    ("conditions/built/fact", ["spine", "spine and brain", "brain, spinal cord, spinal nerves"]),
    ("conditions/bifida-example/fact", ["cerebral palsy", "syringomyelia", "meningocele"]),
    ("prevention/restraints/tip#crashes", ["safety harness", "avoiding falls"]),
    ("prevention/lifting/tip#disc", ["posture", "bone health"]),
    ("prevention/firearms/tip#trigger", ["avoiding falls", "safe lifting"]),
    ("prevention/falls/tip#handrails", ["seat belts", "safe lifting"]),
    ("prevention/bones/tip#osteopenia", ["back health", "avoiding falls"]),
    ("prevention/posture/tip#nerve", ["safe lifting", "poor posture"]),
    ("prevention/restraints/missing", ["safety harness", "driving"]),
    ("prevention/lifting/missing", ["lifting weights", "brace"]),
    ("prevention/firearms/missing", ["knife wounds", "ammunition"]),
    ("prevention/falls/missing", ["stairs", "avoiding crashes"]),
    ("prevention/bones/missing", ["osteoporosis", "back health"]),
    ("prevention/posture/missing", ["poor posture", "sitting"]),
    ("prevention/belt/fact", ["harness", "helmet", "airbag"]),
    ("prevention/legs/fact", ["back", "arms"]),
    ("prevention/disc-example/fact", ["pinched nerve", "vertebral fracture", "disc"]),
    ("prevention/brace/fact", ["harness", "neck brace", "knee brace"]),
    ("prevention/caution/fact", ["if loaded", "none", "hunting"]),
    ("prevention/strain/fact", ["strengthen it", "relieve it"]),
    ("prevention/loaded/fact", ["unloaded", "locked", "not loaded"]),
    (
        "prevention/store/fact",
        ["loaded, trigger lock, out of reach of children", "unloaded and locked", "unloaded"],
    ),
    ("prevention/ammunition/fact", ["with the firearm, locked away", "locked away", "unloaded"]),
    ("prevention/harness/fact", ["seat belt", "handrails"]),
    ("prevention/home/fact", ["stairs", "kitchen and stairs"]),
    ("prevention/nonslip/fact", ["footwear", "footwear and handrails"]),
    ("prevention/hazards/fact", ["handrails", "children"]),
    (
        "prevention/bone-loss/fact",
        ["osteoporosis", "osteopetrosis and osteopenia", "osteomalacia and osteoporosis"],
    ),
    ("prevention/fractures/fact", ["herniated disc", "hip fractures", "pinched nerve"]),
    ("prevention/pressure/fact", ["swelling", "weight"]),
    ("prevention/nerve-example/fact", ["herniated disc", "numb nerve"]),
    ("prevention/both-lists/fact", ["falls", "car crashes, knife wounds, falls"]),
]


@pytest.fixture(scope="module")
def cards() -> dict[str, Card]:
    found = {}
    for name in NAMES:
        path = DECKS / f"{name}.yaml"
        compiled = compile_deck(path.read_bytes(), path)
        assert compiled.deck is not None, [problem.render() for problem in compiled.problems]
        found |= {card.key: card for card in compiled.deck.cards}
    return found


@pytest.mark.parametrize(("key", "words", "answer"), FACTS, ids=[key for key, _, _ in FACTS])
def test_fact(cards: dict[str, Card], key: str, words: str, answer: str) -> None:
    assert words in cards[key].prompt
    assert cards[key].answer == answer


def test_every_typed_card_is_among_the_facts(cards: dict[str, Card]) -> None:
    assert {card.key for card in cards.values() if card.kind == "typed"} == {key for key, _, _ in FACTS}


def test_every_kind_of_typed_answer_is_tried(cards: dict[str, Card]) -> None:
    """Each typed card, or another one of the same template and answer, has texts that are right and wrong."""
    for tried in (RIGHT, WRONG):
        seen = {(cards[key].field, cards[key].answer) for key, _ in tried}
        assert [key for key, _, _ in FACTS if (cards[key].field, cards[key].answer) not in seen] == []


@pytest.mark.parametrize(("key", "given"), [(key, text) for key, texts in RIGHT for text in texts])
def test_what_people_type_is_right(cards: dict[str, Card], key: str, given: str) -> None:
    assert mark(cards[key], given).outcome in (Outcome.RIGHT, Outcome.TYPO)


@pytest.mark.parametrize(("key", "given"), [(key, text) for key, texts in WRONG for text in texts])
def test_what_is_near_is_not_right(cards: dict[str, Card], key: str, given: str) -> None:
    assert mark(cards[key], given).outcome not in (Outcome.RIGHT, Outcome.TYPO)


def test_each_card_is_core_or_further_and_not_both(cards: dict[str, Card]) -> None:
    assert [card.key for card in cards.values() if len({"core", "further"} & set(card.tags)) != 1] == []


def test_about_half_of_a_deck_is_core(cards: dict[str, Card]) -> None:
    for name in NAMES:
        tags = [card.tags for card in cards.values() if card.deck == name]
        assert 0.4 <= sum("core" in each for each in tags) / len(tags) <= 0.6


def test_what_is_derived_says_so(cards: dict[str, Card]) -> None:
    derived = {card.key for card in cards.values() if "derived" in card.tags}
    assert derived == {card.key for card in cards.values() if card.why.startswith("Derived: ")}
    assert len(derived) == 2


def test_a_prompt_about_one_of_the_lists_names_the_list(cards: dict[str, Card]) -> None:
    """Falls, crashes and gunshot wounds are in both: six of what must be said."""
    for card in cards.values():
        if "of the page's six" in card.prompt:
            assert ("condition groups" if card.deck == "conditions" else "prevention tips") in card.prompt


def test_no_card_asks_for_the_first_of_the_causes(cards: dict[str, Card]) -> None:
    """The page calls several causes frequent, so a question for the most frequent has no one answer."""
    asking = re.compile(r"\b(most common|commonest|most frequent|top|main|leading) cause", re.I)
    assert [card.key for card in cards.values() if asking.search(card.prompt)] == []


def test_where_the_cavities_lie_is_never_asked(cards: dict[str, Card]) -> None:
    """The page has them around the cord, standard medicine within it; the explanation says both."""
    assert [card.key for card in cards.values() if "around" in card.answer and card.kind == "typed"] == []
    assert "within" in cards["conditions/syringomyelia-term/term"].why
    assert "within" in cards["conditions/syringomyelia/group#syringomyelia"].why


def test_cerebral_palsy_is_the_page_s_example_and_the_standard_is_told(cards: dict[str, Card]) -> None:
    about = [card for card in cards.values() if "palsy" in card.prompt or card.answer == "cerebral palsy"]
    assert len(about) == 2
    assert all("brain" in card.why for card in about)


def test_sorting_cards_have_nothing_that_belongs_to_two(cards: dict[str, Card]) -> None:
    items = {card.key: {item for item, _ in card.sort} for card in cards.values() if card.sort}
    assert set(items) == {"conditions/all/sort", "prevention/all-tips/sort", "prevention/two-lists/list"}
    assert "infections" not in {group for _, group in cards["conditions/all/sort"].sort}
    assert items["conditions/all/sort"].isdisjoint({"cerebral palsy", "myelomeningocele", "swelling"})
    assert items["prevention/all-tips/sort"].isdisjoint({"safety equipment", "harness", "safety harness"})
    in_both = {"car crashes", "vehicle crashes", "gunshot wounds", "falls"}
    assert items["prevention/two-lists/list"].isdisjoint(in_both)


def test_a_herniated_disc_belongs_to_prevention(cards: dict[str, Card]) -> None:
    assert dict(cards["prevention/two-lists/list"].sort)["herniated disc"] == "prevention tips"
    assert [card.key for card in cards.values() if card.deck == "conditions" and "disc" in card.answer] == []


def test_what_the_page_never_names_is_in_no_card(cards: dict[str, Card]) -> None:
    """Shingles is in another document; the page has neither examples of infections nor viruses."""
    foreign = re.compile(r"shingles|zoster|virus|trigeminal|hydromyelia", re.I)
    texts = {card.key: f"{card.prompt} {card.answer} {card.why}" for card in cards.values()}
    assert [key for key, text in texts.items() if foreign.search(text)] == []


@pytest.mark.parametrize("name", NAMES)
def test_about_tells_how_many_cards_and_how_long(cards: dict[str, Card], name: str) -> None:
    path = DECKS / f"{name}.yaml"
    deck = compile_deck(path.read_bytes(), path).deck
    assert deck is not None
    told = re.search(r"(\d+) cards, about (\d+) minutes of answering over two weeks", deck.about)
    assert told is not None
    assert int(told[1]) == len(deck.cards)
    assert int(told[2]) == 5 * round(len(deck.cards) * 0.75 / 5)
