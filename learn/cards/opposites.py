"""Words that are one slip apart and mean something else: never taken for one another."""

from __future__ import annotations

from functools import cache

from learn.cards.spelling import NUMBER_WORDS, fold_word

OPPOSED: tuple[tuple[str, ...], ...] = (
    # where something lies
    ("upper", "lower"),
    ("above", "below"),
    ("over", "under"),
    ("top", "bottom"),
    ("inner", "outer"),
    ("inside", "outside"),
    ("inward", "outward"),
    ("internal", "external"),
    ("interior", "exterior"),
    ("medial", "lateral"),
    ("anterior", "posterior"),
    ("superior", "inferior"),
    ("front", "back"),
    ("left", "right"),
    ("proximal", "distal"),
    ("dorsal", "ventral"),
    ("palmar", "dorsal"),
    ("plantar", "dorsal"),
    ("cranial", "caudal"),
    ("rostral", "caudal"),
    ("superficial", "deep"),
    ("central", "peripheral"),
    ("radial", "ulnar"),
    ("tibial", "fibular"),
    ("ipsilateral", "contralateral"),
    ("unilateral", "bilateral"),
    ("ascending", "descending"),
    ("upward", "downward"),
    # what it does
    ("motor", "sensory"),
    ("afferent", "efferent"),
    ("flexion", "extension"),
    ("flexor", "extensor"),
    ("pronation", "supination"),
    ("inversion", "eversion"),
    ("protraction", "retraction"),
    ("elevation", "depression"),
    ("contraction", "relaxation"),
    ("dilation", "constriction"),
    ("inhibitory", "excitatory"),
    ("inhalation", "exhalation"),
    ("inspiration", "expiration"),
    ("systolic", "diastolic"),
    ("systole", "diastole"),
    ("sympathetic", "parasympathetic"),
    ("voluntary", "involuntary"),
    ("acute", "chronic"),
    ("increase", "decrease"),
    ("increased", "decreased"),
    ("positive", "negative"),
    ("minor", "major"),
    ("minimum", "maximum"),
    ("short", "long"),
    ("male", "female"),
)
"""Opposites. A learner who takes one for the other does not know the answer."""

ALIKE: tuple[tuple[str, ...], ...] = (
    # the five sections, by any of their names
    ("cervical", "thoracic", "lumbar", "sacral", "coccygeal"),
    ("sacrum", "coccyx", "thorax"),
    # other parts of the body or other kinds of thing, a letter or two apart
    ("medial", "median", "middle"),
    ("axillary", "maxillary"),
    ("perineal", "peroneal", "peritoneal"),
    ("perineum", "peritoneum"),
    ("brachial", "branchial", "bronchial"),
    ("facial", "fascial"),
    ("palmar", "plantar"),
    ("carpal", "tarsal"),
    ("metacarpal", "metatarsal"),
    ("trapezius", "trapezium", "trapezoid"),
    ("malleus", "malleolus"),
    ("ureter", "urethra"),
    ("ileum", "ilium"),
    ("ileac", "iliac"),
    ("biceps", "triceps", "quadriceps"),
    ("radial", "radical"),
    ("neural", "neutral"),
    ("arterial", "arteriole"),
    ("venous", "venule"),
    ("hepatic", "herpetic"),
    ("prostate", "prostrate"),
    ("palpation", "palpitation"),
    ("mitosis", "meiosis"),
    ("osteoporosis", "osteopetrosis"),
    ("dermatome", "myotome", "sclerotome"),
    ("dermatitis", "dermatomyositis"),
    ("dysphagia", "dysphasia", "aphasia"),
    ("vertical", "vertebral"),
    ("thenar", "hypothenar"),
    ("glucagon", "glycogen"),
    # compounds that one vowel tells apart
    ("sulfate", "sulfite", "sulfide"),
    ("nitrate", "nitrite", "nitride"),
    ("chlorate", "chlorite", "chloride"),
    ("phosphate", "phosphite", "phosphide"),
    ("lactose", "lactase"),
    ("maltose", "maltase"),
    ("sucrose", "sucrase"),
    ("propane", "propene", "propyne"),
    ("butane", "butene", "butyne"),
    ("pentane", "pentene"),
    ("hexane", "hexene"),
    # numbers whose words are near one another
    ("fourth", "forth"),
    ("thirteen", "thirty", "thirteenth", "thirtieth"),
    ("fourteen", "forty", "fourteenth", "fortieth"),
    ("fifteen", "fifty", "fifteenth", "fiftieth"),
    ("sixteen", "sixty", "sixteenth", "sixtieth"),
    ("seventeen", "seventy", "seventeenth", "seventieth"),
    ("eighteen", "eighty", "eighteenth", "eightieth"),
    ("nineteen", "ninety", "nineteenth", "ninetieth"),
)
"""Words that are easily typed or taken for one another, and name other things."""

BEGINNINGS: tuple[tuple[str, ...], ...] = (
    ("hyper", "hypo"),
    ("abduc", "adduc"),
    ("affer", "effer"),
    ("inter", "intra", "extra"),
    ("endo", "exo", "ecto"),
    ("micro", "macro"),
    ("pre", "post"),
    ("supra", "infra"),
    ("antero", "postero"),
    ("dorso", "ventro"),
    ("supero", "infero"),
    ("medio", "latero"),
    ("poly", "oligo"),
    ("tachy", "brady"),
    ("homo", "hetero"),
    ("uni", "bi"),
    ("mono", "di"),
)
"""Beginnings that turn a word into its opposite, or into another."""

ENDINGS: tuple[tuple[str, ...], ...] = (
    ("blast", "clast"),
    ("tome", "tomy"),
    ("itis", "osis", "oma"),
    ("ectomy", "otomy", "ostomy"),
)
"""Endings that do: an osteoclast undoes what an osteoblast builds, a myotomy cuts a myotome's muscle."""

DENIALS = ("a", "an", "un", "in", "im", "ir", "il", "non", "dis", "anti")
"""Beginnings that deny a word: typical, atypical."""


@cache
def _mates() -> dict[str, frozenset[str]]:
    """Every word of the tables, folded, with those that it must not be taken for."""
    mates: dict[str, frozenset[str]] = {}
    for group in (*OPPOSED, *ALIKE):
        folded = frozenset(map(fold_word, group))
        for word in folded:
            mates[word] = mates.get(word, frozenset()) | (folded - {word})
    return mates


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    return frozenset((fold_word(a), fold_word(b)) for pair in OPPOSED for a, b in (pair, pair[::-1]))


def is_known(folded: str) -> bool:
    """Whether a folded word is one of the tables or a number word: typed, it is meant and no slip."""
    return folded in _mates() or folded in NUMBER_WORDS.values()


def are_opposed(folded: str, other: str) -> bool:
    """Whether two folded words are opposites by the table."""
    return (folded, other) in _pairs()


def other_words(plain: str, folded: str) -> list[str]:
    """The words that this one must not be taken for: by the tables, by beginning, by ending."""
    others = list(_mates().get(folded, ()))
    others += [
        other + plain[len(part) :]
        for group in BEGINNINGS
        for part in group
        if plain.startswith(part)
        for other in group
        if other != part
    ]
    others += [
        plain[: -len(part)] + other
        for group in ENDINGS
        for part in group
        if plain.endswith(part)
        for other in group
        if other != part
    ]
    return others


def denies(plain: str, other: str) -> bool:
    """Whether one of two words is the other with a beginning that denies it."""
    short, long = sorted((plain, other), key=len)
    return long != short and long.endswith(short) and long[: -len(short)] in DENIALS
