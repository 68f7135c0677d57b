"""The decks of cases and of key points: what each card asks, what is right, and what is said with it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from learn.cards.card import Card
from learn.cards.marking import Outcome, mark
from learn.decks.compiler import compile_deck

DECKS = Path(__file__).resolve().parents[1] / "decks"

FACTS = [
    # card key, words that the prompt must have, the answer
    ("cases/red/author#knee", "red rash beside the left knee", "L4"),
    ("cases/streak/author#shin", "red streak down the left shin", "L5"),
    ("cases/rashless/author#buttock", "just left of the left buttock", "L5"),
    ("cases/rashless/author#foot", "rash on top of the foot", "L5"),
    ("cases/whole/case", "and on top of the foot", "L4 and L5"),
    (
        "cases/trigger/told",
        "on the day before the rash",
        "the author lifted a heavy water jug at the office and strained the back",
    ),
    ("cases/overdone/asked", "the sore side put down to at first", "overexertion"),
    ("cases/soreness/told", "of that day, before any rash", "a sore left side"),
    ("cases/leg/asked", "did the red patches come up", "left"),
    ("cases/onset/told", "the lifting was the rash there", "by the next morning"),
    ("cases/bite/asked", "red patches taken for at first", "a bite"),
    ("cases/far-fetched/asked", "to mind next and seemed far-fetched", "dermatomyositis"),
    ("cases/word/asked", "room and led to a chart", "dermatome"),
    (
        "cases/checked/told",
        "a dermatome was behind the patches",
        "by comparing the patches with a dermatome chart",
    ),
    ("cases/snow/case", "whenever she is out shovelling snow", "L4 and L5"),
    ("cases/shovel/asked", "a woman doing whenever her knees and shins itched", "shovelling snow"),
    ("cases/bad-back/asked", "already troubled the woman who itched at shovelling snow", "back"),
    ("cases/dry-skin/asked", "had dry, itchy skin for weeks", "left shin"),
    (
        "cases/unlinked/told",
        "webinar participant never made before",
        "the one between her itchy leg and her bad back",
    ),
    ("cases/behind/asked", "be behind an odd patch of itch", "a nerve"),
    ("cases/cold/asked", "shovelled snow blame for her itch", "the cold"),
    ("cases/webinar/case", "itchy skin on the left shin", "L4 and L5"),
    ("cases/discs/asked", "webinar participant's x-rays shown bulging discs", "L4 and L5"),
    ("cases/irritants/listed", "things can irritate a nerve root", "compression, inflammation, a virus"),
    ("cases/example/asked", "that can irritate a nerve root", "shingles"),
    ("cases/signs/four", "if its nerve root is irritated", "rash, itching, tingling, numbness"),
    ("cases/path/told", "if a nerve root is irritated", "the path of that nerve, its dermatome"),
    ("cases/ruled-out/told", "of the patches were ruled out", "a bug bite, an allergy and a skin disease"),
    ("cases/reaction/term", "root is irritated (the author's term)", "neurogenic reaction"),
    ("cases/dermatome/term", "that relies on one spinal nerve", "dermatome"),
    ("cases/dermatomyositis/term", "an autoimmune disease that can flare up", "dermatomyositis"),
    ("cases/ears/range", "patch of jaw below each ear", "C2 to C3"),
    ("cases/collar/range", "upper chest and the upper back", "C3 to C4"),
    ("cases/shoulder/range", "warm from cold; the forearm can", "C4 to C5"),
    ("cases/thumb/range", "of the forearm and upper arm", "C5 to C6"),
    ("cases/fingers/range", "the forearm; the thumb does not", "C6 to C7"),
    ("cases/ring/range", "of the wrist and lower forearm", "C6 to C8"),
    ("cases/forearm/shared", "side of the forearm is numb", "C6"),
    ("cases/inner-arm/range", "and the upper arm is numb", "T1 to T2"),
    ("cases/breastbone/range", "the lower end of the breastbone", "T6 to T7"),
    ("cases/ribs/range", "the lowest edge of the ribcage", "T7 to T8"),
    ("cases/below-navel/range", "and just below it, not above", "T10 to T11"),
    ("cases/lowest-belly/range", "belly, just above the hip bones", "T11 to T12"),
    ("cases/navel/shared", "Skin level with the navel is numb", "T10"),
    ("cases/hips/range", "numb; anus and perineum are not", "L1 to L2"),
    ("cases/groin/range", "below it burn and feel dull", "L2 to L3"),
    ("cases/thigh/range", "the kneecap; the shin is not", "L3 to L4"),
    ("cases/inner-foot/range", "the big, second and third toes", "L4 to L5"),
    ("cases/kneecap/shared", "Skin over the kneecap is numb", "L4"),
    ("cases/outer-foot/range", "and outer back of the calf", "S1 to S2"),
    ("cases/strip/range", "the thigh to the upper-middle calf", "S2 to S3"),
    ("cases/saddle/range", "feeling; the pubic area has not", "S3 and below"),
    ("keypoints/c2/level", "at the back of the head", "C2"),
    ("keypoints/c2/point", "where is C2 tested", "beside the bony bump at the back of the head"),
    ("keypoints/c3/level", "in the hollow above the collarbone", "C3"),
    ("keypoints/c3/point", "where is C3 tested", "in the hollow above the collarbone"),
    ("keypoints/c4/level", "at the top of the shoulder", "C4"),
    ("keypoints/c4/point", "where is C4 tested", "over the joint at the top of the shoulder"),
    ("keypoints/c5/level", "thumb side of the elbow crease", "C5"),
    ("keypoints/c5/point", "where is C5 tested", "on the thumb side of the elbow crease"),
    ("keypoints/c6/level", "on the back of the thumb", "C6"),
    ("keypoints/c6/point", "where is C6 tested", "on the back of the thumb"),
    ("keypoints/c7/level", "on the back of the middle finger", "C7"),
    ("keypoints/c7/point", "where is C7 tested", "on the back of the middle finger"),
    ("keypoints/c8/level", "on the back of the little finger", "C8"),
    ("keypoints/c8/point", "where is C8 tested", "on the back of the little finger"),
    ("keypoints/t1/level", "little-finger side of the elbow crease", "T1"),
    ("keypoints/t1/point", "where is T1 tested", "on the little-finger side of the elbow crease"),
    ("keypoints/t2/level", "at the top of the armpit", "T2"),
    ("keypoints/t2/point", "where is T2 tested", "at the top of the armpit"),
    ("keypoints/t3/third", "where is T3 tested", "in the third rib space"),
    ("keypoints/t4/level", "at the level of the nipples", "T4"),
    ("keypoints/t4/point", "where is T4 tested", "at the level of the nipples"),
    ("keypoints/t5/level", "to the tip of the breastbone", "T5"),
    (
        "keypoints/t5/point",
        "where is T5 tested",
        "halfway from the nipple level to the tip of the breastbone",
    ),
    ("keypoints/t6/level", "level with the tip of the breastbone", "T6"),
    ("keypoints/t6/point", "where is T6 tested", "level with the tip of the breastbone"),
    ("keypoints/t7/level", "of the breastbone to the navel", "T7"),
    (
        "keypoints/t7/point",
        "where is T7 tested",
        "one quarter of the way from the tip of the breastbone to the navel",
    ),
    ("keypoints/t8/level", "of the breastbone to the navel", "T8"),
    ("keypoints/t8/point", "where is T8 tested", "halfway from the tip of the breastbone to the navel"),
    ("keypoints/t9/level", "of the breastbone to the navel", "T9"),
    (
        "keypoints/t9/point",
        "where is T9 tested",
        "three quarters of the way from the tip of the breastbone to the navel",
    ),
    ("keypoints/t10/level", "level with the navel", "T10"),
    ("keypoints/t10/point", "where is T10 tested", "level with the navel"),
    ("keypoints/t11/level", "the middle of the groin fold", "T11"),
    ("keypoints/t11/point", "where is T11 tested", "halfway from the navel to the middle of the groin fold"),
    ("keypoints/t12/level", "at the middle of the groin fold", "T12"),
    ("keypoints/t12/point", "where is T12 tested", "at the middle of the groin fold"),
    ("keypoints/l1/level", "the inner side of the knee", "L1"),
    (
        "keypoints/l1/point",
        "where is L1 tested",
        "a quarter of the way from the middle of the groin fold to the inner side of the knee",
    ),
    ("keypoints/l2/level", "the inner side of the knee", "L2"),
    (
        "keypoints/l2/point",
        "where is L2 tested",
        "halfway from the middle of the groin fold to the inner side of the knee",
    ),
    ("keypoints/l3/level", "above the knee on its inner side", "L3"),
    ("keypoints/l3/point", "where is L3 tested", "above the knee on its inner side"),
    ("keypoints/l4/level", "over the inner ankle bone", "L4"),
    ("keypoints/l4/point", "where is L4 tested", "over the inner ankle bone"),
    ("keypoints/l5/level", "the base of the third toe", "L5"),
    ("keypoints/l5/point", "where is L5 tested", "on top of the foot at the base of the third toe"),
    ("keypoints/s1/level", "on the outer side of the heel", "S1"),
    ("keypoints/s1/point", "where is S1 tested", "on the outer side of the heel"),
    ("keypoints/s2/level", "of the hollow behind the knee", "S2"),
    ("keypoints/s2/point", "where is S2 tested", "in the middle of the hollow behind the knee"),
    ("keypoints/s3/level", "or the fold under the buttock", "S3"),
    ("keypoints/s3/point", "where is S3 tested", "over the sitting bone or the fold under the buttock"),
    ("keypoints/s4-s5/level", "right beside the anus", "S4 to S5"),
    ("keypoints/s4-s5/point", "where is S4 to S5 tested", "right beside the anus"),
    ("keypoints/elbow-flexors/muscles", "muscles stand for C5", "elbow flexors"),
    ("keypoints/elbow-flexors/segment", "root do the elbow flexors stand for", "C5"),
    ("keypoints/wrist-extensors/muscles", "muscles stand for C6", "wrist extensors"),
    ("keypoints/wrist-extensors/segment", "root do the wrist extensors stand for", "C6"),
    ("keypoints/elbow-extensors/muscles", "muscles stand for C7", "elbow extensors"),
    ("keypoints/elbow-extensors/segment", "root do the elbow extensors stand for", "C7"),
    ("keypoints/finger-flexors/muscles", "muscles stand for C8", "finger flexors"),
    ("keypoints/finger-flexors/segment", "root do the finger flexors stand for", "C8"),
    ("keypoints/finger-abductors/muscles", "muscles stand for T1", "finger abductors"),
    ("keypoints/finger-abductors/segment", "root do the finger abductors stand for", "T1"),
    ("keypoints/hip-flexors/muscles", "muscles stand for L2", "hip flexors"),
    ("keypoints/hip-flexors/segment", "root do the hip flexors stand for", "L2"),
    ("keypoints/knee-extensors/muscles", "muscles stand for L3", "knee extensors"),
    ("keypoints/knee-extensors/segment", "root do the knee extensors stand for", "L3"),
    ("keypoints/ankle-dorsiflexors/muscles", "muscles stand for L4", "ankle dorsiflexors"),
    ("keypoints/ankle-dorsiflexors/segment", "root do the ankle dorsiflexors stand for", "L4"),
    ("keypoints/toe-extensors/muscles", "muscles stand for L5", "long toe extensors"),
    ("keypoints/toe-extensors/segment", "the long toe extensors stand for", "L5"),
    ("keypoints/plantar-flexors/muscles", "muscles stand for S1", "ankle plantar flexors"),
    ("keypoints/plantar-flexors/segment", "the ankle plantar flexors stand for", "S1"),
    ("keypoints/biceps/reflex", "which roots carry the biceps reflex", "C5 to C6"),
    ("keypoints/brachioradialis/reflex", "mainly carries the brachioradialis (supinator) reflex", "C6"),
    ("keypoints/triceps/reflex", "which root mainly carries the triceps reflex", "C7"),
    ("keypoints/knee/reflex", "which roots carry the knee (patellar) reflex", "L2 to L4"),
    ("keypoints/ankle/reflex", "mainly carries the ankle (Achilles) reflex", "S1"),
    ("keypoints/points/fact", "has each side of the body", "28"),
    ("keypoints/muscles/fact", "has each side of the body", "10"),
    ("keypoints/without/fact", "roots have no ISNCSCI key point", "C1 and Co1"),
    ("keypoints/pairs/fact", "spinal nerves are there in all", "31"),
    ("keypoints/exits/fact", "the nerves C1 to C7 leave", "above"),
    ("keypoints/lower-exits/fact", "the nerves from T1 down leave", "below"),
    ("keypoints/c8-exit/fact", "does the eighth cervical nerve leave", "C7 and T1"),
    ("keypoints/vertebrae/fact", "that fuse counted one by one", "33"),
    ("keypoints/coccyx/fact", "from the fewest to the most", "3 to 5"),
    ("keypoints/last/fact", "nerve is the last, the thirty-first", "coccygeal nerve"),
    ("keypoints/myotome/fact", "of one spinal nerve called together", "myotome"),
    (
        "keypoints/dermatome/told",
        "not, and the other way round",
        "a dermatome is skin that feels, a myotome muscle that moves, each of one spinal nerve",
    ),
    ("keypoints/c1-root/fact", "missing, although the nerve is there", "dorsal root"),
    ("keypoints/disc/fact", "when it bulges back and outward", "L5"),
    ("keypoints/scapula/fact", "the shoulder blade level, by convention", "T7"),
    ("keypoints/face/fact", "serves the skin of the face", "trigeminal nerve"),
    ("keypoints/nucleus/fact", "pathway for pain and temperature dip", "C3"),
    ("keypoints/jaw/fact", "at the angle of the jaw", "great auricular nerve"),
    ("keypoints/jaw-roots/fact", "at the angle of the jaw", "C2 and C3"),
    ("keypoints/groin/fact", "Netter's list give to the groin", "L1"),
    ("keypoints/outer-leg/fact", "outer side of the lower leg", "L5"),
    ("keypoints/sole/fact", "the sole and the outer foot", "S1"),
    ("keypoints/little-toe/fact", "list give to the little toe", "S1"),
    ("keypoints/pudendal/fact", "the main nerve of the genitals", "S2 to S4"),
    ("keypoints/ilioinguinal/fact", "the front of scrotum or labia", "L1"),
    ("keypoints/shingles-virus/fact", "which virus causes shingles", "varicella-zoster virus"),
    ("keypoints/shingles-ganglion/fact", "the virus of shingles lie dormant", "dorsal root ganglion"),
    ("keypoints/syringomyelia/fact", "where is the cavity of syringomyelia", "within the spinal cord"),
    ("keypoints/palsy/fact", "injured or malformed in cerebral palsy", "brain"),
    ("keypoints/bifida/fact", "severe form of spina bifida called", "myelomeningocele"),
    ("keypoints/disuse/fact", "that comes from not being used", "disuse atrophy"),
    ("keypoints/denervation/fact", "comes from damage to its nerve", "denervation atrophy"),
    ("keypoints/neuropathic/fact", "a damaged nerve or nerve root", "neuropathic itch"),
    ("keypoints/dermatomyositis/fact", "tissues is dermatomyositis a disease", "muscle, skin"),
    ("keypoints/causes/told", "of 2005 to 2011, in order", "car crashes, falls, gunshot wounds"),
]
RIGHT = [
    ("cases/red/author#knee", ["L4", "l4"]),
    ("cases/rashless/author#foot", ["L5"]),
    ("cases/whole/case", ["L4-L5", "L4, L5", "L4-5"]),
    ("cases/discs/asked", ["L4-L5", "L4 and L5"]),
    ("cases/leg/asked", ["the left leg", "on the left leg"]),
    ("cases/bite/asked", ["bite", "insect bites", "a bug bite", "mosquito bite", "bitten by an insect"]),
    ("cases/word/asked", ["dermatomes"]),
    ("cases/cold/asked", ["cold", "cold weather"]),
    ("cases/overdone/asked", ["exertion", "overdoing it"]),
    ("cases/shovel/asked", ["shoveling snow", "snow shovelling"]),
    ("cases/bad-back/asked", ["her back", "a bad back"]),
    ("cases/dry-skin/asked", ["shin", "front of the left shin", "the left shin"]),
    ("cases/behind/asked", ["the nerve", "a nerve root"]),
    ("keypoints/dermatomyositis/fact", ["skin and muscle", "skin, muscles"]),
    ("cases/irritants/listed", ["pressure, inflammation, shingles", "a virus, compression and inflammation"]),
    ("cases/example/asked", ["herpes zoster"]),
    (
        "cases/signs/four",
        [
            "rash, itch, tingle, numb",
            "itching, rash, numbness and tingling",
            "rash, itch, numbness, pins and needles",
        ],
    ),
    ("cases/reaction/term", ["neurogenic"]),
    ("cases/thumb/range", ["C5-6", "c5 and c6"]),
    ("cases/ring/range", ["C6-8", "C6, C7 and C8"]),
    ("cases/saddle/range", ["S3 to Co1", "S3-S5 and Co1"]),
    ("keypoints/c6/level", ["c6"]),
    ("keypoints/s4-s5/level", ["S4-5", "S4-S5", "S4 and S5"]),
    ("keypoints/biceps/reflex", ["C5-6", "C5 and C6"]),
    ("keypoints/brachioradialis/reflex", ["C6", "C5-C6", "C6-7", "C5-7"]),
    ("keypoints/triceps/reflex", ["C7", "C6-C7", "C7-8", "C6-8"]),
    ("keypoints/knee/reflex", ["L2-4", "L3-L4"]),
    ("keypoints/ankle/reflex", ["S1", "S1-S2"]),
    ("keypoints/pairs/fact", ["thirty-one", "31 pairs"]),
    ("keypoints/points/fact", ["twenty-eight"]),
    ("keypoints/without/fact", ["C1, coccygeal", "Co1 and C1"]),
    ("keypoints/exits/fact", ["above it"]),
    ("keypoints/lower-exits/fact", ["beneath it"]),
    ("keypoints/c8-exit/fact", ["C7-T1", "between C7 and T1"]),
    ("keypoints/vertebrae/fact", ["thirty three", "33 vertebrae"]),
    ("keypoints/coccyx/fact", ["3-5", "three to five", "between 3 and 5"]),
    ("keypoints/last/fact", ["coccygeal", "Co1"]),
    ("keypoints/c1-root/fact", ["sensory root", "posterior root"]),
    ("keypoints/face/fact", ["trigeminal", "CN V", "5th cranial nerve"]),
    ("keypoints/jaw/fact", ["greater auricular nerve"]),
    ("keypoints/jaw-roots/fact", ["C2-3"]),
    ("keypoints/pudendal/fact", ["S2-4"]),
    ("keypoints/shingles-virus/fact", ["VZV", "varicella zoster", "chickenpox virus"]),
    ("keypoints/shingles-ganglion/fact", ["dorsal root ganglia", "in the spinal ganglion"]),
    ("keypoints/syringomyelia/fact", ["inside the cord", "within"]),
    ("keypoints/palsy/fact", ["the brain"]),
    ("keypoints/bifida/fact", ["meningomyelocele"]),
    ("keypoints/denervation/fact", ["neurogenic atrophy"]),
    ("keypoints/neuropathic/fact", ["neuropathic pruritus"]),
]
WRONG = [
    ("cases/red/author#knee", ["L3", "L5"]),
    ("cases/streak/author#shin", ["L4", "S1"]),
    ("cases/snow/case", ["L4", "L3 and L4"]),
    ("cases/webinar/case", ["L5", "L5-S1"]),
    ("cases/leg/asked", ["right", "both"]),
    ("cases/bite/asked", ["allergy", "shingles"]),
    ("cases/far-fetched/asked", ["dermatome", "dermatitis", "polymyositis"]),
    ("cases/word/asked", ["dermatomyositis", "myotome"]),
    ("cases/overdone/asked", ["a bite", "an allergy"]),
    ("cases/shovel/asked", ["running", "lifting"]),
    ("cases/bad-back/asked", ["knees", "neck"]),
    ("cases/dry-skin/asked", ["right shin", "knee", "calf"]),
    ("cases/behind/asked", ["a virus", "the cold"]),
    ("keypoints/dermatomyositis/fact", ["skin", "skin and nerve"]),
    ("cases/irritants/listed", ["compression, inflammation", "injury, inflammation, virus"]),
    ("cases/example/asked", ["chickenpox", "herpes"]),
    ("cases/signs/four", ["rash, itch, tingling", "rash, itching, pain, numbness"]),
    ("cases/reaction/term", ["neuropathic itch", "neurogenic inflammation"]),
    ("cases/dermatomyositis/term", ["dermatome", "dermatitis"]),
    ("cases/thumb/range", ["C6", "C6-C7"]),
    ("cases/navel/shared", ["T9", "T9 to T10"]),
    ("cases/saddle/range", ["S3", "L1 to L2"]),
    ("keypoints/c6/level", ["C5", "C7"]),
    ("keypoints/t10/level", ["T9", "L10"]),
    ("keypoints/s4-s5/level", ["S5", "S3"]),
    ("keypoints/biceps/reflex", ["C5", "C6-C7"]),
    ("keypoints/triceps/reflex", ["C5-C6", "C8"]),
    ("keypoints/knee/reflex", ["L4", "L4-L5"]),
    ("keypoints/pairs/fact", ["33", "62"]),
    ("keypoints/exits/fact", ["below"]),
    ("keypoints/lower-exits/fact", ["above"]),
    ("keypoints/vertebrae/fact", ["31", "24"]),
    ("keypoints/coccyx/fact", ["3 to 4", "4 to 5"]),
    ("keypoints/myotome/fact", ["dermatome"]),
    ("keypoints/c1-root/fact", ["ventral root", "motor root"]),
    ("keypoints/disc/fact", ["L4", "L4-L5"]),
    ("keypoints/face/fact", ["facial nerve"]),
    ("keypoints/shingles-virus/fact", ["herpes simplex virus"]),
    ("keypoints/shingles-ganglion/fact", ["ventral root", "spinal cord"]),
    ("keypoints/bifida/fact", ["meningocele"]),
    ("keypoints/disuse/fact", ["denervation atrophy", "neurogenic atrophy"]),
    ("keypoints/denervation/fact", ["disuse atrophy"]),
]
ELSEWHERE = [
    # what the page, the blog post or another list says
    ("cases/red/author#knee", ["L3-L4", "L4 to L5"]),
    ("cases/streak/author#shin", ["L4-L5"]),
    ("cases/snow/case", ["L3-5"]),
    ("cases/reaction/term", ["neuropathic itch"]),
    ("keypoints/c4/level", ["C4-C5"]),
    ("keypoints/c6/level", ["C5-6"]),
    ("keypoints/c8/level", ["C6-8"]),
    ("keypoints/t6/level", ["T6-T7"]),
    ("keypoints/t10/level", ["T9-T10", "T10-T11"]),
    ("keypoints/t12/level", ["L2-L3"]),
    ("keypoints/l5/level", ["L4-L5"]),
    ("keypoints/s3/level", ["S2-S3"]),
    ("keypoints/s4-s5/level", ["S3 and below"]),
    ("keypoints/coccyx/fact", ["4"]),
    ("keypoints/groin/fact", ["L2-L3", "T12"]),
    ("keypoints/sole/fact", ["S1-S2"]),
    ("keypoints/pudendal/fact", ["S3 and below"]),
    ("keypoints/syringomyelia/fact", ["around the spinal cord"]),
    ("keypoints/palsy/fact", ["spinal cord"]),
    ("keypoints/neuropathic/fact", ["neurogenic reaction"]),
]
CAUTION = r"clinician|emergency|urgent|treated early"
"""Words of a reason that warns not to read a sign of one's own from a card."""


@pytest.fixture(scope="module")
def cards() -> dict[str, Card]:
    paths = [DECKS / "cases.yaml", DECKS / "keypoints.yaml"]
    decks = [compile_deck(path.read_bytes(), path).deck for path in paths]
    return {card.key: card for deck in decks if deck for card in deck.cards}


@pytest.mark.parametrize(("key", "words", "answer"), FACTS, ids=[key for key, _, _ in FACTS])
def test_fact(cards: dict[str, Card], key: str, words: str, answer: str) -> None:
    assert words in cards[key].prompt
    assert cards[key].answer == answer


def test_every_card_is_among_the_facts(cards: dict[str, Card]) -> None:
    assert {key for key, card in cards.items() if card.kind != "sort"} == {key for key, _, _ in FACTS}


@pytest.mark.parametrize(("key", "given"), [(key, text) for key, texts in RIGHT for text in texts])
def test_what_people_type_is_right(cards: dict[str, Card], key: str, given: str) -> None:
    assert mark(cards[key], given).outcome is Outcome.RIGHT


@pytest.mark.parametrize(("key", "given"), [(key, text) for key, texts in WRONG for text in texts])
def test_what_is_near_is_not_right(cards: dict[str, Card], key: str, given: str) -> None:
    assert mark(cards[key], given).outcome not in (Outcome.RIGHT, Outcome.TYPO)


@pytest.mark.parametrize(("key", "given"), [(key, text) for key, texts in ELSEWHERE for text in texts])
def test_who_answers_by_another_source_is_told_so(cards: dict[str, Card], key: str, given: str) -> None:
    verdict = mark(cards[key], given)
    assert verdict.outcome is Outcome.ELSEWHERE
    assert verdict.source != cards[key].document


def test_patches_are_sorted_by_their_look(cards: dict[str, Card]) -> None:
    assert cards["cases/looks/sort"].sort == (
        ("beside the knee", "red rash"),
        ("down the shin", "red rash"),
        ("beside the buttock", "itch without a rash"),
        ("on top of the foot", "itch without a rash"),
    )


def test_every_card_teaches_and_is_core_or_further(cards: dict[str, Card]) -> None:
    assert [card.key for card in cards.values() if not card.why] == []
    assert [card.key for card in cards.values() if len({"core", "further"} & set(card.tags)) != 1] == []


def test_derived_cards_say_so_and_warn(cards: dict[str, Card]) -> None:
    derived = [card for card in cards.values() if "derived" in card.tags]
    assert len(derived) >= 15
    assert {section for card in derived for section in card.tags} >= {
        "cervical",
        "thoracic",
        "lumbar",
        "sacral",
    }
    assert [card.key for card in derived if not card.why.startswith("Derived: ")] == []
    assert [card.key for card in derived if not re.search(CAUTION, card.why)] == []
    assert {card.key.split("/")[2] for card in derived} == {"range", "shared"}


def test_the_story_is_told_as_one_persons(cards: dict[str, Card]) -> None:
    told = [card for card in cards.values() if card.document.startswith("When Pain Follows a Path")]
    assert len(told) >= 20
    assert [card.key for card in told if "author" not in card.prompt] == []


def test_every_key_point_card_is_labelled_as_an_extension(cards: dict[str, Card]) -> None:
    extension = [card for card in cards.values() if card.deck == "keypoints"]
    assert all("extension" in card.tags for card in extension)
    whose = ("In the ISNCSCI key ", "By standard values, ", "By common textbook values, ")
    assert [card.key for card in extension if not card.prompt.startswith(whose)] == []
    assert {card.document for card in extension}.isdisjoint(
        {"Dermatomes (Cleveland Clinic)", "When Pain Follows a Path (Wondrous Roots)"}
    )


def test_a_point_is_never_told_by_its_neighbours_or_its_own_root(cards: dict[str, Card]) -> None:
    level = [card for card in cards.values() if card.key.endswith("/level")]
    assert len(level) == 27
    assert [card.key for card in level if re.search(r"\b(?:[CTLS]\d|rib space)", card.prompt)] == []
