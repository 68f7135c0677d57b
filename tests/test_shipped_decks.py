"""The decks that come with the program: sound, sourced, short, and true to the page they follow."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from learn.cards.card import Card
from learn.cards.marking import Outcome, mark
from learn.decks.compiler import Compiled, compile_deck
from tests import spine_facts

DECKS = Path(__file__).resolve().parents[1] / "decks"
FILES = sorted(DECKS.glob("*.yaml"))

RANGES = [
    *["C1", "C2 to C3", "C3 to C4", "C4 to C5", "C5 to C6", "C6 to C7", "C6 to C8"],
    *["T1 to T2", "T2 to T3", "T3 to T4", "T4 to T5", "T6 to T7", "T7 to T8", "T8 to T9"],
    *["T9 to T10", "T10 to T11", "T11 to T12"],
    *["L1 to L2", "L2 to L3", "L3 to L4", "L4 to L5"],
    *["S1 to S2", "S2 to S3", "S3 and below"],
]
"""The page's 24 ranges in its order; it has none for T5 to T6."""

WHOLE = {
    # what the answer about a whole range must name, from the page's bullets
    "C1": ["very centre of the back of the head"],
    "C2 to C3": ["upper neck", "jaw below each ear", "back of the head"],
    "C3 to C4": ["lower neck", "upper chest", "upper back"],
    "C4 to C5": ["shoulders", "upper arms"],
    "C5 to C6": ["thumb,", "thumb side of the upper arm", "forearm"],
    "C6 to C7": ["thumb side of the forearm", "index", "middle finger"],
    "C6 to C8": ["little-finger side", "lower forearm", "wrist", "ring", "little fingers"],
    "T1 to T2": ["little-finger side", "upper forearm", "upper arm", "chest and back", "above the armpits"],
    "T2 to T3": ["little-finger side", "upper arm", "upper chest and back", "armpits", "shoulder blades"],
    "T3 to T4": ["chest and back", "level with the armpit", "centre of the shoulder blades"],
    "T4 to T5": ["lower edge of the chest muscles", "lower part of the shoulder blades"],
    "T6 to T7": ["level", "lower end of the breastbone"],
    "T7 to T8": ["level", "lowest edge of the ribcage"],
    "T8 to T9": ["upper belly", "top of the abdominal muscles"],
    "T9 to T10": ["level with the navel", "just above", "upper-middle part of the back"],
    "T10 to T11": ["level with the navel", "just below", "centre of the middle back"],
    "T11 to T12": ["lowest part of the belly", "above the hip bones", "lower part of the middle back"],
    "L1 to L2": ["upper hips", "pubic area", "sex organs", "upper part of the small of the back"],
    "L2 to L3": ["upper thigh", "groin", "middle of the small of the back"],
    "L3 to L4": [
        "front and outer thigh",
        "kneecap",
        "outer edge of the leg",
        "middle-lower part",
    ],
    "L4 to L5": [
        "kneecap",
        "front of the lower leg",
        "inner calf",
        "inner front",
        "big, second and third toes",
    ],
    "S1 to S2": ["top of the buttocks", "cleft", "middle and outer back", "outer ankle", "fourth and fifth"],
    "S2 to S3": ["mid-buttock", "inner-middle back of the thigh", "upper-middle calf"],
    "S3 and below": ["genitals", "anus", "perineum"],
}

FACTS = [
    # card key, words that the prompt must have, the answer
    ("dermatomes/c1/roots#head", "very centre of the back of the head?", "C1"),
    ("dermatomes/c2-c3/roots#neck", "upper neck and back of the head", "C2 to C3"),
    ("dermatomes/c2-c3/roots#jaw", "jaw below each ear", "C2 to C3"),
    ("dermatomes/c3-c4/roots#neck", "lower neck, upper chest", "C3 to C4"),
    ("dermatomes/c4-c5/roots#shoulder", "shoulders", "C4 to C5"),
    ("dermatomes/c5-c6/roots#thumb", "the thumb?", "C5 to C6"),
    ("dermatomes/c5-c6/roots#arm", "both the upper arm and the forearm", "C5 to C6"),
    ("dermatomes/c6-c7/roots#fingers", "index and middle fingers", "C6 to C7"),
    ("dermatomes/c6-c8/roots#fingers", "ring and little fingers", "C6 to C8"),
    ("dermatomes/c6-c8/roots#wrist", "lower forearm", "C6 to C8"),
    ("dermatomes/t1-t2/roots#arm", "upper forearm", "T1 to T2"),
    ("dermatomes/t2-t3/roots#arm", "upper arm alone", "T2 to T3"),
    ("dermatomes/t3-t4/roots#chest", "level with the armpit", "T3 to T4"),
    ("dermatomes/t4-t5/roots#chest", "skin over the lower edge of the chest muscles and", "T4 to T5"),
    ("dermatomes/t6-t7/roots#breastbone", "lower end of the breastbone", "T6 to T7"),
    ("dermatomes/t7-t8/roots#ribs", "lowest edge of the ribcage", "T7 to T8"),
    ("dermatomes/t8-t9/roots#belly", "upper belly", "T8 to T9"),
    ("dermatomes/t9-t10/roots#navel", "just above it", "T9 to T10"),
    ("dermatomes/t10-t11/roots#navel", "just below it", "T10 to T11"),
    ("dermatomes/t11-t12/roots#belly", "lowest part of the belly", "T11 to T12"),
    ("dermatomes/l1-l2/roots#hips", "pubic area and sex organs", "L1 to L2"),
    ("dermatomes/l1-l2/roots#back", "upper part of the small of the back", "L1 to L2"),
    ("dermatomes/l2-l3/roots#thigh", "groin", "L2 to L3"),
    ("dermatomes/l2-l3/roots#back", "middle of the small of the back", "L2 to L3"),
    ("dermatomes/l3-l4/roots#thigh", "front and outer side of the thigh", "L3 to L4"),
    ("dermatomes/l3-l4/roots#knee", "leg just above it", "L3 to L4"),
    ("dermatomes/l3-l4/roots#back", "middle-lower part of the small of the back", "L3 to L4"),
    ("dermatomes/l4-l5/roots#shin", "front of the lower leg", "L4 to L5"),
    ("dermatomes/l4-l5/roots#calf", "inner side of the calf", "L4 to L5"),
    ("dermatomes/l4-l5/roots#toes", "big, second and third toes", "L4 to L5"),
    ("dermatomes/s1-s2/roots#buttocks", "gluteal cleft", "S1 to S2"),
    ("dermatomes/s1-s2/roots#thigh", "middle and outer strip", "S1 to S2"),
    ("dermatomes/s1-s2/roots#toes", "fourth and fifth toes", "S1 to S2"),
    ("dermatomes/s2-s3/roots#strip", "inner-middle back of the thigh", "S2 to S3"),
    ("dermatomes/s3-below/roots#perineum", "genitals, anus and the perineum", "S3 and below"),
    ("dermatomes/thoracic-arm/gap#c1", "[…] stays on the arm", "T1"),
    ("dermatomes/thoracic-arm/gap#c2", "[…] is on arm and trunk", "T2"),
    ("dermatomes/rings/gap#c1", "down to T12", "T3"),
    ("dermatomes/rings/gap#c2", "From T3 down to", "T12"),
    ("dermatomes/above-below-navel/gap#c1", "just [above or below] it is T9 to T10", "above, below"),
    ("dermatomes/c4-c5/regions", "C4 to C5", "shoulders and upper arms"),
    ("dermatomes/cervical/areas", "cervical spine", "head, neck, shoulders, arms and hands"),
    ("dermatomes/cervical/section#hands", "serve the hands", "cervical"),
    ("dermatomes/cervical/section#neck", "serve the neck", "cervical"),
    ("dermatomes/thoracic/areas", "thoracic spine", "mostly the trunk: chest, belly and back"),
    ("dermatomes/thoracic/section#belly", "serve the belly", "thoracic"),
    ("dermatomes/lumbar/areas", "lumbar spine", "hips, legs and feet"),
    ("dermatomes/lumbar/section#hips", "serve the hips", "lumbar"),
    ("dermatomes/sacral/areas", "sacral spine", "round the buttocks and down the back of the legs"),
    ("dermatomes/sacral/section#thighs", "serve the back of the thighs", "sacral"),
    ("dermatomes/c2-c3/roots#head", "back of the head, its very centre left aside", "C2 to C3"),
    ("dermatomes/c2-c3/roots#upper-neck", "upper neck", "C2 to C3"),
    ("dermatomes/c4-c5/roots#shoulders", "shoulders", "C4 to C5"),
    ("dermatomes/c4-c5/roots#arm", "upper arm when no side of it is named", "C4 to C5"),
    ("dermatomes/c6-c7/roots#middle", "middle finger", "C6 to C7"),
    ("dermatomes/c6-c7/roots#index", "index finger", "C6 to C7"),
    ("dermatomes/c6-c8/roots#little", "little finger", "C6 to C8"),
    ("dermatomes/t9-t10/roots#above", "belly just above the navel", "T9 to T10"),
    ("dermatomes/t10-t11/roots#below", "belly just below the navel", "T10 to T11"),
    ("dermatomes/l1-l2/roots#pubis", "pubic area", "L1 to L2"),
    ("dermatomes/l2-l3/roots#groin", "groin", "L2 to L3"),
    ("dermatomes/l4-l5/roots#big-toe", "big toe", "L4 to L5"),
    ("dermatomes/s1-s2/roots#little-toe", "little toe", "S1 to S2"),
    ("dermatomes/s1-s2/roots#ankle", "outer side of the ankle", "S1 to S2"),
    ("dermatomes/s3-below/roots#anus", "anus and the perineum in front of it", "S3 and below"),
    ("dermatomes/c1-missing/fact", "lack one cervical nerve", "C1"),
    ("dermatomes/sternum/term", "the breastbone", "sternum"),
    ("dermatomes/navel/term", "the bellybutton", "navel"),
    ("dermatomes/quadriceps/term", "the thigh's front", "quadriceps"),
    ("dermatomes/cleft/term", "where the buttocks part", "gluteal cleft"),
    ("dermatomes/perineum/term", "between genitals and anus", "perineum"),
    ("dermatomes/c3-c4/roots#lower-neck", "lower neck", "C3 to C4"),
    ("dermatomes/t1-t2/roots#forearm", "little-finger side of the upper forearm", "T1 to T2"),
    ("dermatomes/arms/fact", "reach the arms", "T1 and T2"),
    ("dermatomes/coccygeal-range/fact", "the coccygeal nerve", "S3 and below"),
    ("dermatomes/thumb-index/border", "index finger", "C6 to C7"),
    ("dermatomes/middle-ring/border", "ring finger", "C6 to C8"),
    ("dermatomes/third-fourth-toe/border", "fourth toe", "S1 to S2"),
    ("dermatomes/t3-t4/roots#armpit", "chest exactly level with the armpit", "T3 to T4"),
    ("dermatomes/t3-t4/roots#blade", "back level with the centre of the shoulder blades", "T3 to T4"),
    ("dermatomes/t4-t5/roots#muscle", "skin over the lower edge of the chest muscles", "T4 to T5"),
    ("dermatomes/t4-t5/roots#blade", "skin over the lower part of the shoulder blades", "T4 to T5"),
    ("dermatomes/t11-t12/roots#front", "lowest part of the belly, just above the hip bones", "T11 to T12"),
    ("dermatomes/t11-t12/roots#back", "lower part of the middle back", "T11 to T12"),
    ("dermatomes/middle-back/roots#upper", "upper-middle part of the back", "T9 to T10"),
    ("dermatomes/middle-back-centre/roots#centre", "centre of the middle back", "T10 to T11"),
    ("dermatomes/upper-hips/roots#hips", "upper part of the hips", "L1 to L2"),
    ("dermatomes/thigh-sides/roots#front", "front of the thigh, over the quadriceps", "L3 to L4"),
    ("dermatomes/thigh-sides/roots#outer", "outer side of the thigh, over the quadriceps", "L3 to L4"),
    ("dermatomes/above-knee/roots#outer", "outer edge of the leg just above the knee", "L3 to L4"),
    ("dermatomes/lower-leg/roots#front", "front of the lower leg", "L4 to L5"),
    ("dermatomes/inner-foot/roots#foot", "inner front of the foot?", "L4 to L5"),
    ("dermatomes/inner-foot/roots#toes", "second and third toes", "L4 to L5"),
    ("dermatomes/s2-s3/roots#buttock", "upright strip in the middle of the buttocks", "S2 to S3"),
    ("dermatomes/s2-s3/roots#thigh", "inner-middle strip of the back of the thigh", "S2 to S3"),
    ("dermatomes/s2-s3/roots#calf", "upper-middle part of the calf", "S2 to S3"),
    ("dermatomes/gluteal-cleft/roots#cleft", "gluteal cleft, where the buttocks begin to part", "S1 to S2"),
    ("dermatomes/fourth-toe/roots#toe", "fourth toe", "S1 to S2"),
    ("dermatomes/upper-lower-neck/border", "lower neck", "C3 to C4"),
    ("dermatomes/neck-shoulder/border", "shoulders", "C4 to C5"),
    ("dermatomes/lower-upper-forearm/border", "upper forearm on that side", "T1 to T2"),
    ("dermatomes/armpit-chest/border", "chest exactly level with the armpits", "T3 to T4"),
    ("dermatomes/chest-muscles/border", "lower edge of the chest muscles", "T4 to T5"),
    ("dermatomes/muscles-breastbone/border", "lower end of the breastbone", "T6 to T7"),
    ("dermatomes/breastbone-ribs/border", "lowest edge of the ribcage", "T7 to T8"),
    ("dermatomes/ribs-belly/border", "upper belly", "T8 to T9"),
    ("dermatomes/belly-navel/border", "strip just above the navel", "T9 to T10"),
    ("dermatomes/navel-belly/border", "lowest part of the belly", "T11 to T12"),
    ("dermatomes/belly-pubis/border", "pubic area", "L1 to L2"),
    ("dermatomes/middle-small-of-back/border", "upper part of the small of the back", "L1 to L2"),
    ("dermatomes/pubis-groin/border", "groin", "L2 to L3"),
    ("dermatomes/groin-thigh/border", "skin over the quadriceps", "L3 to L4"),
    ("dermatomes/knee-shin/border", "front of the lower leg", "L4 to L5"),
    ("dermatomes/inner-outer-calf/border", "outer strip of the back of the calf", "S1 to S2"),
    ("dermatomes/top-middle-buttocks/border", "upright strip down their middle", "S2 to S3"),
    ("dermatomes/buttocks-anus/border", "anus", "S3 and below"),
    ("dermatomes/forearm-twice/both", "thumb side of the forearm", "C5 to C6, C6 to C7"),
    ("dermatomes/forearm-twice/common", "thumb side of the forearm", "C6"),
    ("dermatomes/digits/fact", "five fingers", "C6"),
    ("dermatomes/three-roots/fact", "exactly three roots", "C6 to C8"),
    ("dermatomes/c8-only/only", "C8", "C6 to C8"),
    ("dermatomes/upper-chest-twice/both", "upper chest and upper back", "C3 to C4, T2 to T3"),
    ("dermatomes/upper-arm-twice/both", "little-finger side of the upper arm", "T1 to T2, T2 to T3"),
    ("dermatomes/upper-arm-twice/common", "little-finger side of the upper arm", "T2"),
    ("dermatomes/t2-trunk/fact", "highest thoracic root", "T2"),
    ("dermatomes/navel-twice/both", "skin level with the navel", "T9 to T10, T10 to T11"),
    ("dermatomes/navel-twice/common", "skin level with the navel", "T10"),
    ("dermatomes/rings-count/fact", "as rings", "10"),
    ("dermatomes/trunk-parts/fact", "make up the trunk", "chest, belly, back"),
    ("dermatomes/t1-only/only", "T1", "T1 to T2"),
    ("dermatomes/t5-only/only", "T5", "T4 to T5"),
    ("dermatomes/kneecap-twice/both", "kneecap", "L3 to L4, L4 to L5"),
    ("dermatomes/kneecap-twice/common", "kneecap", "L4"),
    ("dermatomes/sex-organs-twice/both", "sex organs", "L1 to L2, S3 and below"),
    ("dermatomes/l1-only/only", "L1", "L1 to L2"),
    ("dermatomes/l5-only/only", "L5", "L4 to L5"),
    ("dermatomes/thigh-twice/both", "back of the thigh", "S1 to S2, S2 to S3"),
    ("dermatomes/thigh-twice/common", "back of the thigh", "S2"),
    ("dermatomes/buttocks-twice/both", "buttocks", "S1 to S2, S2 to S3"),
    ("dermatomes/buttocks-twice/common", "buttocks", "S2"),
    ("dermatomes/s1-only/only", "S1", "S1 to S2"),
    ("dermatomes/below-s3/fact", "S3 and below", "4"),
    ("dermatomes/coccygeal-count/fact", "coccygeal section", "1"),
    ("spine/cervical/section", "in the neck", "cervical"),
    ("spine/cervical/vertebrae", "bones", "7"),
    ("spine/cervical/nerves", "pairs of spinal nerves", "8"),
    ("spine/thoracic/section", "upper and middle back", "thoracic"),
    ("spine/thoracic/vertebrae", "bones", "12"),
    ("spine/thoracic/nerves", "pairs of spinal nerves", "12"),
    ("spine/lumbar/section", "lower back", "lumbar"),
    ("spine/lumbar/vertebrae", "bones", "5"),
    ("spine/lumbar/nerves", "pairs of spinal nerves", "5"),
    ("spine/sacral/section", "pelvis", "sacral"),
    ("spine/sacral/vertebrae", "bones", "5"),
    ("spine/sacral/nerves", "pairs of spinal nerves", "5"),
    ("spine/coccygeal/section", "tailbone", "coccygeal"),
    ("spine/coccygeal/vertebrae", "bones", "4"),
    ("spine/coccygeal/nerves", "pairs of spinal nerves", "1"),
    ("spine/order/fact", "five sections", "cervical, thoracic, lumbar, sacral, coccygeal"),
    ("spine/c8/fact", "eighth spinal nerve", "C8"),
    ("spine/fusing/fact", "fuse", "sacral, coccygeal"),
    ("symptoms/motor/name", "movement", "motor"),
    ("symptoms/sensory/name", "touch", "sensory"),
    ("symptoms/autonomic/name", "processes that the body runs by itself", "autonomic"),
    ("symptoms/motor/category#weakness", "weakness or paralysis", "motor"),
    ("symptoms/motor/category#movements", "uncontrolled", "motor"),
    ("symptoms/motor/category#atrophy", "atrophy", "motor"),
    ("symptoms/sensory/category#tingling", "tingling", "sensory"),
    ("symptoms/sensory/category#numbness", "numbness", "sensory"),
    ("symptoms/sensory/category#pain", "pain", "sensory"),
    *spine_facts.FACTS,
]

RIGHT = [
    ("dermatomes/c5-c6/roots#thumb", ["C5-C6", "c5 c6", "C5 and C6", "C5–C6"]),
    ("dermatomes/t10-t11/roots#navel", ["T10 to T11"]),
    ("dermatomes/s3-below/roots#perineum", ["s3 and below", "S3 below"]),
    ("dermatomes/sacral/section#thighs", ["sacral", "Sacral spine", "sacrum"]),
    ("dermatomes/trunk-parts/fact", ["back, belly and chest", "chest, abdomen, back"]),
    ("dermatomes/sternum/term", ["Sternum", "the sternum"]),
    ("dermatomes/navel/term", ["umbilicus"]),
    ("dermatomes/quadriceps/term", ["quads", "quadriceps femoris"]),
    ("dermatomes/cleft/term", ["natal cleft", "intergluteal cleft"]),
    ("dermatomes/perineum/term", ["the perineum", "perineal area"]),
    ("dermatomes/sex-organs-twice/both", ["S3 and below, L1-2", "L1 to L2 and S3 and below"]),
    ("dermatomes/navel-twice/both", ["T10-11; T9-10", "T9-T10 and T10-T11"]),
    ("spine/cervical/nerves", ["8"]),
    ("spine/sacral/section", ["sacral", "Sacral spine", "sacrum"]),
    ("symptoms/motor/name", ["motor symptoms"]),
    *spine_facts.RIGHT,
]
READ_AS_ROOTS_OR_NUMBERS = [
    ("dermatomes/c5-c6/roots#thumb", ["C5-6", "C5–6"]),
    ("dermatomes/c6-c8/roots#fingers", ["C6-8", "C6, C7 and C8", "C6 C7 C8"]),
    ("dermatomes/t10-t11/roots#navel", ["t10-11"]),
    ("dermatomes/s3-below/roots#perineum", ["S3 to Co1", "S3-S5 and Co1", "S3 down", "S3 to coccygeal"]),
    ("dermatomes/rings/gap#c2", ["t12"]),
    ("dermatomes/arms/fact", ["T1-2", "T1, T2"]),
    ("dermatomes/below-s3/fact", ["four", "4 nerves", "four pairs"]),
    ("dermatomes/rings-count/fact", ["ten", "10 rings"]),
    ("dermatomes/coccygeal-count/fact", ["one", "only one"]),
    ("spine/cervical/nerves", ["eight", "8 pairs", "Eight pairs"]),
    ("spine/cervical/vertebrae", ["seven", "7 vertebrae", "seven bones"]),
    ("spine/coccygeal/nerves", ["one", "1 pair", "one pair"]),
    ("spine/fusing/fact", ["sacral and coccygeal"]),
    ("spine/c8/fact", ["c8"]),
]
WRONG = [
    ("dermatomes/c1/roots#head", ["C2", "C2 to C3"]),
    ("dermatomes/c6-c8/roots#fingers", ["C7 to C8", "C6 to C7", "C8"]),
    ("dermatomes/t9-t10/roots#navel", ["T10 to T11", "T10", "L9 to L10"]),
    ("dermatomes/l1-l2/roots#hips", ["T1 to T2", "S3 and below", "11-12"]),
    ("dermatomes/s3-below/roots#perineum", ["S3", "S2 to S3", "S3 and above"]),
    ("dermatomes/l4-l5/roots#big-toe", ["S1", "L5 to S1", "L4"]),
    ("dermatomes/navel-twice/both", ["T10", "T9 to T11", "T9-10"]),
    ("dermatomes/navel-twice/common", ["T9", "T11", "L10", "T9 to T10"]),
    ("dermatomes/kneecap-twice/common", ["L3", "L5", "L3 to L4"]),
    ("dermatomes/t2-trunk/fact", ["T1", "T3", "T1 to T2"]),
    ("dermatomes/middle-ring/border", ["C7 to C8", "C6 to C7", "C8"]),
    ("dermatomes/muscles-breastbone/border", ["T5 to T6", "T4 to T5"]),
    ("dermatomes/rings-count/fact", ["12", "9"]),
    ("dermatomes/lumbar/section#hips", ["sacral", "L"]),
    ("dermatomes/sternum/term", ["breastbone", "clavicle", "xiphoid"]),
    ("dermatomes/navel/term", ["bellybutton", "belly button", "nipple"]),
    ("dermatomes/quadriceps/term", ["biceps", "hamstrings", "triceps"]),
    ("dermatomes/cleft/term", ["gluteal fold", "groin", "perineum"]),
    ("dermatomes/perineum/term", ["peritoneum", "peroneal", "groin"]),
    ("spine/cervical/nerves", ["7", "16"]),
    ("spine/cervical/vertebrae", ["8"]),
    *spine_facts.WRONG,
]

ELSEWHERE = [
    # card key, another source's answer, a word of that source
    ("dermatomes/c2-c3/roots#head", "C2", "ISNCSCI"),
    ("dermatomes/c4-c5/roots#shoulders", "C4", "ISNCSCI"),
    ("dermatomes/c5-c6/roots#thumb", "C6", "ISNCSCI"),
    ("dermatomes/c6-c7/roots#middle", "C7", "ISNCSCI"),
    ("dermatomes/c6-c8/roots#little", "C8", "ISNCSCI"),
    ("dermatomes/c6-c8/roots#fingers", "C8", "Netter"),
    ("dermatomes/t6-t7/roots#breastbone", "T6", "ISNCSCI"),
    ("dermatomes/t6-t7/roots#breastbone", "T7", "Picmonic"),
    ("dermatomes/t6-t7/roots#breastbone", "T8", "Family Practice"),
    ("dermatomes/t9-t10/roots#navel", "T10", "ISNCSCI"),
    ("dermatomes/t10-t11/roots#navel", "T10", "ISNCSCI"),
    ("dermatomes/l1-l2/roots#pubis", "T12", "Picmonic"),
    ("dermatomes/l2-l3/roots#groin", "L1", "Netter"),
    ("dermatomes/l2-l3/roots#groin", "T12", "ISNCSCI"),
    ("dermatomes/l4-l5/roots#big-toe", "L5", "Oncourse"),
    ("dermatomes/l4-l5/roots#big-toe", "L4", "Netter"),
    ("dermatomes/l4-l5/roots#calf", "L4", "Bromley"),
    ("dermatomes/thigh-sides/roots#outer", "L2", "Bromley"),
    ("dermatomes/inner-foot/roots#toes", "L5", "ISNCSCI"),
    ("dermatomes/s1-s2/roots#little-toe", "S1", "Netter"),
    ("dermatomes/s1-s2/roots#ankle", "S1", "Bromley"),
    ("dermatomes/s3-below/roots#anus", "S4-5", "ISNCSCI"),
    ("dermatomes/s3-below/roots#perineum", "S2 to S4", "Netter"),
]


@pytest.fixture(scope="module")
def decks() -> dict[str, Compiled]:
    return {path.stem: compile_deck(path.read_bytes(), path) for path in FILES}


@pytest.fixture(scope="module")
def cards(decks: dict[str, Compiled]) -> dict[str, Card]:
    return {card.key: card for compiled in decks.values() if compiled.deck for card in compiled.deck.cards}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_compiles_without_a_complaint(path: Path) -> None:
    compiled = compile_deck(path.read_bytes(), path)
    assert [problem.render() for problem in compiled.problems] == []
    assert compiled.deck is not None
    assert compiled.deck.id == path.stem
    assert compiled.deck.title
    assert "not medical advice" in compiled.deck.about


def test_no_two_decks_share_a_key(decks: dict[str, Compiled], cards: dict[str, Card]) -> None:
    assert sum(len(compiled.deck.cards) for compiled in decks.values() if compiled.deck) == len(cards)


def test_every_card_says_where_it_comes_from(cards: dict[str, Card]) -> None:
    assert [card.key for card in cards.values() if not (card.document and card.heading)] == []


def test_every_card_fits_a_small_screen(cards: dict[str, Card]) -> None:
    assert [card.key for card in cards.values() if not 0 < len(card.prompt) <= 160] == []
    assert [card.key for card in cards.values() if not 0 < len(card.answer) <= 160] == []
    assert [card.key for card in cards.values() if len(card.why) > 220] == []
    texts = {(card.key, text) for card in cards.values() for text in (card.prompt, card.answer, card.why)}
    assert [key for key, text in texts if "\n" in text or "  " in text or re.search(r"<\w", text)] == []


def test_every_range_is_asked_both_ways(cards: dict[str, Card]) -> None:
    dermatomes = [card for card in cards.values() if card.deck == "dermatomes"]
    forth = [card.prompt for card in dermatomes if card.key.endswith("/regions")]
    assert sorted(forth) == sorted(f"Which regions belong to {roots}?" for roots in RANGES)
    assert {card.answer for card in dermatomes if "/roots#" in card.key} == set(RANGES)


@pytest.mark.parametrize("roots", RANGES)
def test_the_answer_about_a_range_is_whole(cards: dict[str, Card], roots: str) -> None:
    (answer,) = [c.answer for c in cards.values() if c.prompt == f"Which regions belong to {roots}?"]
    assert [words for words in WHOLE[roots] if words not in answer] == []


def test_dermatomes_are_core_or_further_and_derived_ones_say_so(cards: dict[str, Card]) -> None:
    dermatomes = [card for card in cards.values() if card.deck == "dermatomes"]
    tiers = Counter(tuple(tag for tag in card.tags if tag in ("core", "further")) for card in dermatomes)
    assert tiers.keys() == {("core",), ("further",)}
    assert abs(tiers["core",] - tiers["further",]) < len(dermatomes) / 4
    for card in dermatomes:
        assert card.why.startswith("Derived: ") == ("derived" in card.tags), card.key


def test_the_first_day_goes_from_head_to_foot_by_core_cards(decks: dict[str, Compiled]) -> None:
    """Siblings wait for another day, so a first day has one card of each note."""
    deck = decks["dermatomes"].deck
    assert deck is not None
    by_note: dict[str, Card] = {}
    for card in deck.cards:
        by_note.setdefault(card.note, card)
    first = list(by_note.values())[:20]
    assert all("core" in card.tags for card in first)
    assert {root[0] for card in first for root in card.roots} == {"C", "T", "L", "S"}
    assert {"dermatomes/c5-c6", "dermatomes/t9-t10", "dermatomes/l4-l5", "dermatomes/s3-below"} <= {
        card.note for card in first
    }


@pytest.mark.parametrize(("key", "given", "source"), ELSEWHERE)
def test_the_answer_of_a_standard_map_is_known_as_such(
    cards: dict[str, Card], key: str, given: str, source: str
) -> None:
    verdict = mark(cards[key], given)
    assert verdict.outcome is Outcome.ELSEWHERE
    assert source in verdict.source


def test_no_prompt_has_two_answers(cards: dict[str, Card]) -> None:
    prompts = Counter((card.prompt.casefold(), card.at_figure) for card in cards.values())
    assert [prompt for prompt, count in prompts.items() if count > 1] == []


def test_a_typed_answer_is_not_in_its_prompt(cards: dict[str, Card]) -> None:
    given_away = [
        card.key
        for card in cards.values()
        if card.kind in ("typed", "cloze")
        and re.search(rf"\b{re.escape(card.answer)}\b", without_hints(card), re.I)
    ]
    assert given_away == []


def without_hints(card: Card) -> str:
    """The prompt; a hint such as [above or below] gives both away."""
    return re.sub(r"\[.*?\]", "[…]", card.prompt)


@pytest.mark.parametrize(("key", "words", "answer"), FACTS, ids=[key for key, _, _ in FACTS])
def test_fact(cards: dict[str, Card], key: str, words: str, answer: str) -> None:
    assert words in cards[key].prompt
    assert cards[key].answer == answer


def test_every_typed_card_is_among_the_facts(cards: dict[str, Card]) -> None:
    keys = {key for key, _, _ in FACTS}
    decks = {key.split("/")[0] for key in keys}
    typed = {c.key for c in cards.values() if c.kind in ("typed", "cloze") and not c.lit}
    assert {key for key in typed if key.split("/")[0] in decks} <= keys


@pytest.mark.parametrize(("key", "given"), [(key, text) for key, texts in RIGHT for text in texts])
def test_what_people_type_is_right(cards: dict[str, Card], key: str, given: str) -> None:
    assert mark(cards[key], given).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("key", "given"), [(key, text) for key, texts in READ_AS_ROOTS_OR_NUMBERS for text in texts]
)
def test_what_people_type_is_read(cards: dict[str, Card], key: str, given: str) -> None:
    assert mark(cards[key], given).outcome is Outcome.RIGHT


@pytest.mark.parametrize(("key", "given"), [(key, text) for key, texts in WRONG for text in texts])
def test_what_is_near_is_not_right(cards: dict[str, Card], key: str, given: str) -> None:
    assert mark(cards[key], given).outcome is not Outcome.RIGHT


def fair_options(card: Card, cards: dict[str, Card]) -> set[str]:
    """Answers of other notes to the same that name no root in common with the card's note."""
    return {
        other.answer
        for other in cards.values()
        if other.field == card.field
        and other.note != card.note
        and other.answer not in (card.answer, *card.never_offer)
        and not set(other.roots) & set(card.roots)
    }


def test_every_choice_card_has_options(cards: dict[str, Card]) -> None:
    chosen = [card for card in cards.values() if "choice" in card.kinds]
    assert len(chosen) > 40
    assert [card.key for card in chosen if len(fair_options(card, cards)) < 2] == []


@pytest.mark.parametrize(
    ("key", "unfair"),
    [
        ("dermatomes/c2-c3/roots#neck", ["C1", "C3 to C4"]),
        ("dermatomes/c3-c4/roots#neck", ["T1 to T2", "T2 to T3", "T3 to T4", "C6 to C7"]),
        ("dermatomes/c4-c5/roots#shoulder", ["C6 to C8", "T1 to T2", "T2 to T3"]),
        ("dermatomes/c5-c6/roots#arm", ["C6 to C7", "C4 to C5", "T1 to T2", "T2 to T3"]),
        ("dermatomes/c6-c8/roots#fingers", ["C6 to C7", "C5 to C6"]),
        ("dermatomes/c6-c8/roots#wrist", ["T1 to T2"]),
        ("dermatomes/t1-t2/roots#arm", ["C6 to C8", "C3 to C4", "C4 to C5", "T3 to T4"]),
        ("dermatomes/t6-t7/roots#breastbone", ["T4 to T5", "T8 to T9"]),
        ("dermatomes/l1-l2/roots#hips", ["S3 and below", "S2 to S3", "T10 to T11", "T11 to T12"]),
        ("dermatomes/l3-l4/roots#knee", ["L4 to L5"]),
        ("dermatomes/l4-l5/roots#toes", ["S1 to S2", "L3 to L4"]),
        ("dermatomes/s1-s2/roots#toes", ["L4 to L5"]),
        ("dermatomes/s1-s2/roots#thigh", ["S2 to S3", "L4 to L5"]),
        ("dermatomes/s3-below/roots#perineum", ["L1 to L2", "S2 to S3", "S1 to S2"]),
        ("dermatomes/s3-below/roots#anus", ["S2 to S3", "S1 to S2"]),
        ("dermatomes/t7-t8/roots#ribs", ["T9 to T10", "T11 to T12", "L1 to L2"]),
        ("dermatomes/l2-l3/roots#groin", ["L1 to L2", "T11 to T12", "S3 and below"]),
        ("dermatomes/thigh-sides/roots#outer", ["L1 to L2", "L2 to L3", "L4 to L5", "S1 to S2"]),
        ("dermatomes/fourth-toe/roots#toe", ["L4 to L5"]),
    ],
)
def test_what_is_also_right_somewhere_is_no_option(
    cards: dict[str, Card], key: str, unfair: list[str]
) -> None:
    assert fair_options(cards[key], cards).isdisjoint(unfair)


def test_c1_is_never_a_wrong_option(cards: dict[str, Card]) -> None:
    """Textbooks differ on whether it has any skin."""
    own = {card.answer for card in cards.values() if card.note == "dermatomes/c1"}
    for card in cards.values():
        if card.note != "dermatomes/c1" and "choice" in card.kinds:
            assert fair_options(card, cards).isdisjoint(own)


@pytest.mark.parametrize(
    "key",
    [
        "dermatomes/c1/roots#head",  # the only single root among ranges
        *(f"dermatomes/c6-c8/roots#{part}" for part in ("little", "fingers", "wrist")),  # the only arm range
    ],
)
def test_what_the_options_would_tell_is_typed_from_the_start(cards: dict[str, Card], key: str) -> None:
    card, lit = cards[key], cards[key.replace("/roots#", "/lit#")]
    assert [(c.kinds, c.kind) for c in (card, lit)] == [((), "typed")] * 2


def test_cards_on_the_buttocks_are_found_by_pelvis(cards: dict[str, Card]) -> None:
    notes = ("s2-s3", "gluteal-cleft", "top-middle-buttocks", "buttocks-twice", "cleft", "perineum")
    found = {note: [c for c in cards.values() if c.note == f"dermatomes/{note}"] for note in notes}
    assert all(found.values())
    assert [card.key for each in found.values() for card in each if "pelvis" not in card.tags] == []


@pytest.mark.parametrize(
    "key",
    [
        *(f"dermatomes/{note}/regions" for note in ("t3-t4", "t9-t10", "l1-l2", "l3-l4", "s1-s2", "s2-s3")),
        *(f"dermatomes/{note}/roots#back" for note in ("l1-l2", "l2-l3", "l3-l4")),
        "dermatomes/t4-t5/roots#chest",
        "dermatomes/t10-t11/roots#navel",
        "dermatomes/s1-s2/roots#buttocks",
        "dermatomes/gluteal-cleft/roots#cleft",
        "dermatomes/middle-back/roots#upper",
        "dermatomes/middle-back-centre/roots#centre",
        "dermatomes/t11-t12/roots#back",
        "dermatomes/t4-t5/roots#blade",
        *(f"dermatomes/s2-s3/roots#{part}" for part in ("strip", "buttock", "thigh", "calf")),
    ],
)
def test_levels_of_the_back_and_the_buttocks_are_never_asked_by_choice(
    cards: dict[str, Card], key: str
) -> None:
    assert cards[key].kinds == ()
    assert cards[key].kind != "choice"


def test_the_sorting_card_has_no_autonomic_category(cards: dict[str, Card]) -> None:
    card = cards["symptoms/all/sort"]
    assert Counter(category for _, category in card.sort) == {"motor": 3, "sensory": 3}


def test_words_of_one_meaning_are_known_to_the_dermatomes(cards: dict[str, Card]) -> None:
    aliases = cards["dermatomes/c6-c8/regions"].aliases
    assert any({"little finger", "pinky"} <= set(group) for group in aliases)
    assert any({"little-finger side", "ulnar side"} <= set(group) for group in aliases)


def test_autonomic_symptoms_are_never_listed(cards: dict[str, Card]) -> None:
    """The page names none, so the deck must not fill the gap."""
    assert {key for key in cards if key.startswith("symptoms/autonomic/")} == {
        "symptoms/autonomic/concern",
        "symptoms/autonomic/name",
    }
