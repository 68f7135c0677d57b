"""One spelling for a word that has several: singular, American, numbers in digits."""

from __future__ import annotations

import re
from functools import lru_cache

_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
NUMBER_WORDS = {word: str(number) for number, word in enumerate(_NUMBERS.split())} | {
    word: f"{number}{'st' if number == 1 else 'nd' if number == 2 else 'rd' if number == 3 else 'th'}"
    for number, word in enumerate(_ORDINALS.split(), 1)
}
"""Number words that a longer text may have in digits: fourth toe, 4th toe."""

_AMERICAN = {
    # ae and oe only in these stems: elsewhere they are no variant (toe, maestro)
    "haem": "hem",
    "aemi": "emi",
    "aesth": "esth",
    "paed": "ped",
    "caec": "cec",
    "faec": "fec",
    "gynae": "gyne",
    "aetiol": "etiol",
    "oesoph": "esoph",
    "oedem": "edem",
    "oestr": "estr",
    "foet": "fet",
    "rrhoea": "rrhea",
    "centre": "center",
    "metre": "meter",
    "litre": "liter",
    "fibre": "fiber",
    "colour": "color",
    "tumour": "tumor",
    "odour": "odor",
    "behaviour": "behavior",
    "neighbour": "neighbor",
    "grey": "gray",
    "sulph": "sulf",
    "disk": "disc",  # the one pair where the British spelling is kept: anatomists write disc on both shores
    "isation": "ization",
    "paralyse": "paralyze",
    "labell": "label",
}
_VARIANT = re.compile("|".join(_AMERICAN))

_SINGULAR = {
    # Germanic plurals
    "feet": "foot",
    "teeth": "tooth",
    "calves": "calf",
    "halves": "half",
    "men": "man",
    "women": "woman",
    "children": "child",
    # Latin and Greek plurals that no ending gives away; -ae is a rule below
    "nuclei": "nucleus",
    "radii": "radius",
    "humeri": "humerus",
    "bronchi": "bronchus",
    "foci": "focus",
    "alveoli": "alveolus",
    "malleoli": "malleolus",
    "menisci": "meniscus",
    "stimuli": "stimulus",
    "rami": "ramus",
    "sulci": "sulcus",
    "gyri": "gyrus",
    "septa": "septum",
    "cilia": "cilium",
    "bacteria": "bacterium",
    "testes": "testis",
    "ganglia": "ganglion",
    "foramina": "foramen",
    "atria": "atrium",
    "crania": "cranium",
    "phalanges": "phalanx",
    "meninges": "meninx",
    "pelves": "pelvis",
    "axes": "axis",
    "indices": "index",
    "vertices": "vertex",
    "cortices": "cortex",
    "criteria": "criterion",
    # look like plurals and are none
    "plexus": "plexus",
    "lens": "lens",
    "series": "series",
    "species": "species",
}
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_ENDINGS = (
    # ending, letters that the word must have, what it becomes
    ("ss", 0, "ss"),
    ("us", 0, "us"),
    ("ae", 4, "a"),
    ("ies", 5, "y"),
    ("ies", 4, "ie"),
    ("sis", 6, "s"),  # diagnosis and diagnoses become one
    *((f"{sibilant}es", 4, sibilant) for sibilant in _SIBILANTS),
    *((f"{sibilant}e", 4, sibilant) for sibilant in _SIBILANTS),
    ("is", 0, "is"),
    ("s", 4, ""),
)
"""Plural endings; the first that fits counts."""


@lru_cache(maxsize=4096)
def fold_word(word: str) -> str:
    """The one form of a word (already in small letters, without accents) that marking compares.

    It is a form to compare, not to show: `nurse` and `nurses` become `nurs`.
    """
    if (number := NUMBER_WORDS.get(word)) is not None:
        return number
    if not word.isalpha() or len(word) < 3:
        return word
    american = _VARIANT.sub(lambda found: _AMERICAN[found[0]], word)
    return _SINGULAR.get(american) or _singular(american)


def _singular(word: str) -> str:
    """The singular by its ending: vertebrae, bodies, reflexes, bones."""
    for ending, letters, instead in _ENDINGS:
        if word.endswith(ending) and len(word) >= letters:
            return word[: -len(ending)] + instead
    return word
