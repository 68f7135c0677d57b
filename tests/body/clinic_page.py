"""What the clinic's page lists under each range, in the figure's patches; set down by hand from the page."""

_UPPER = ("lower-neck", "upper-chest", "upper-back")
_FRONT_OF_FOOT = ("inner-top-of-foot", "big-toe", "second-toe", "third-toe")

REGIONS: dict[str, tuple[str, ...]] = {
    "C1": ("centre-back-of-head",),
    "C2-C3": ("upper-neck", "jaw-below-ear", "back-of-head", "centre-back-of-head"),
    "C3-C4": _UPPER,
    "C4-C5": ("shoulder", "upper-arm"),
    "C5-C6": ("upper-arm-thumb-side", "forearm-thumb-side", "thumb"),
    "C6-C7": ("forearm-thumb-side", "index-finger", "middle-finger"),
    "C6-C8": (
        "lower-forearm-little-finger-side",
        "wrist-little-finger-side",
        "ring-finger",
        "little-finger",
    ),
    "T1-T2": (
        "upper-forearm-little-finger-side",
        "upper-arm-little-finger-side",
        "chest-above-armpit",
        "back-above-armpit",
    ),
    "T2-T3": ("upper-arm-little-finger-side", "chest-above-armpit-level", "back-above-shoulder-blades"),
    "T3-T4": ("chest-at-armpit-level", "back-mid-shoulder-blades"),
    "T4-T5": ("chest-muscle-edge", "back-lower-shoulder-blades", "back-shoulder-blade-tips"),
    "T6-T7": ("breastbone-end", "back-at-breastbone-end"),
    "T7-T8": ("rib-edge", "back-at-rib-edge"),
    "T8-T9": ("upper-belly",),
    "T9-T10": ("above-navel", "navel-level", "back-upper-middle"),
    "T10-T11": ("navel-level", "below-navel", "back-centre"),
    "T11-T12": ("lowest-belly", "back-lower-middle", "back-lowest-middle"),
    "L1-L2": ("hip", "pubic-area", "small-of-back-upper", "sex-organs"),
    "L2-L3": ("upper-thigh", "groin", "small-of-back-middle"),
    "L3-L4": (
        "front-thigh",
        "upper-outer-thigh",
        "lower-outer-thigh",
        "kneecap",
        "outer-edge-above-knee",
        "small-of-back-lower",
    ),
    "L4-L5": ("kneecap", "inner-shin", "outer-shin", "inner-calf", *_FRONT_OF_FOOT),
    "S1-S2": (
        "buttock-top",
        "gluteal-cleft",
        "middle-back-thigh",
        "outer-back-thigh",
        "middle-calf",
        "outer-calf",
        "outer-ankle",
        "fourth-toe",
        "fifth-toe",
    ),
    "S2-S3": ("mid-buttock", "inner-middle-back-thigh", "upper-middle-calf"),
    "S3-Co1": ("sex-organs", "anus", "perineum"),
}

SILENT = (
    *("front-of-neck", "armpit", "nipple-line", "back-at-upper-belly"),
    *("elbow-crease-thumb-side", "elbow-crease-little-finger-side"),
    *("elbow-thumb-side", "elbow-little-finger-side", "forearm-back-middle"),
    *("palm-thumb-side", "palm-middle", "palm-little-finger-side"),
    *("back-of-hand-thumb-side", "back-of-hand-middle", "back-of-hand-little-finger-side"),
    *("inner-thigh", "inner-knee", "outer-lower-leg", "inner-ankle", "outer-edge-of-foot", "heel", "sole"),
    *("upper-outer-buttock", "outer-buttock", "inner-buttock", "tailbone", "back-of-knee"),
)
