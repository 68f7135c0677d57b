"""Colours: two themes, the hues of the sections, and those of ratings and verdicts.

The section hues (`$cervical` and so on, by the tag's name) are the body's: the same on every chip and
bar. A word or a sign always goes with a colour.
"""

from __future__ import annotations

from textual.theme import Theme


def _plain(background: str, foreground: str, quiet: str, faint: str, raised: str) -> dict[str, str]:
    """Textual's own variables, set so that nothing but the card draws the eye."""
    return {
        "quiet": quiet,
        "faint": faint,
        "raised": raised,
        "footer-background": background,
        "footer-item-background": background,
        "footer-key-background": background,
        "footer-description-background": background,
        "footer-key-foreground": foreground,
        "footer-description-foreground": quiet,
        "block-cursor-text-style": "bold",
        "block-cursor-background": raised,
        "block-cursor-foreground": foreground,
        "block-cursor-blurred-background": background,
        "border": faint,
        "border-blurred": faint,
        "input-cursor-background": foreground,
        "input-cursor-foreground": background,
        "input-selection-background": raised,
        "scrollbar": faint,
        "scrollbar-background": background,
        "scrollbar-corner-color": background,
    }


DARK = Theme(
    name="learn-dark",
    dark=True,
    primary="#82aaff",
    secondary="#5b6b8c",
    accent="#82aaff",
    foreground="#dfe3ea",
    background="#101319",
    surface="#161a22",
    panel="#1d222c",
    success="#6cc59a",
    warning="#e39a5b",
    error="#f0727f",
    variables={
        **_plain("#101319", "#dfe3ea", quiet="#9aa1ad", faint="#4a5363", raised="#262a31"),
        "cervical": "#74aaf7",
        "thoracic": "#e6b455",
        "lumbar": "#7cc47a",
        "sacral": "#ea8fb4",
        "coccygeal": "#c79be6",
        "again": "#f0727f",
        "hard": "#e39a5b",
        "good": "#6cc59a",
        "easy": "#63b8dd",
    },
)

LIGHT = Theme(
    name="learn-light",
    dark=False,
    primary="#2456b8",
    secondary="#7b8aa8",
    accent="#2456b8",
    foreground="#1b2029",
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#e9e6df",
    success="#17724a",
    warning="#99530a",
    error="#b3263a",
    variables={
        **_plain("#fbfaf7", "#1b2029", quiet="#5c6573", faint="#b4b9c2", raised="#e6e4df"),
        "cervical": "#1f5fc4",
        "thoracic": "#8f6100",
        "lumbar": "#2c7530",
        "sacral": "#b02d68",
        "coccygeal": "#7a3fae",
        "again": "#b3263a",
        "hard": "#99530a",
        "good": "#17724a",
        "easy": "#126485",
    },
)

_DEFAULT = "ansi_default"

SIXTEEN = Theme(
    name="learn-16",
    dark=True,
    ansi=True,
    primary="ansi_bright_blue",
    secondary="ansi_blue",
    accent="ansi_bright_blue",
    foreground=_DEFAULT,
    background=_DEFAULT,
    surface=_DEFAULT,
    panel=_DEFAULT,
    boost=_DEFAULT,
    success="ansi_green",
    warning="ansi_yellow",
    error="ansi_red",
    variables={
        **_plain(_DEFAULT, _DEFAULT, quiet=_DEFAULT, faint="ansi_bright_black", raised=_DEFAULT),
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "input-cursor-background": "ansi_white",
        "input-cursor-foreground": "ansi_black",
        "input-selection-background": "ansi_blue",
        "cervical": "ansi_bright_blue",
        "thoracic": "ansi_yellow",
        "lumbar": "ansi_green",
        "sacral": "ansi_bright_magenta",
        "coccygeal": "ansi_magenta",
        "again": "ansi_red",
        "hard": "ansi_yellow",
        "good": "ansi_green",
        "easy": "ansi_cyan",
    },
)
"""For terminals of sixteen colours: the nearest of them to our own would lose text, so it uses the
terminal's, on the terminal's background."""

THEMES = (DARK, LIGHT, SIXTEEN)
RAISED = frozenset(
    str(theme.variables[name]) for theme in (DARK, LIGHT) for name in ("raised", "input-cursor-background")
)
"""Backgrounds that carry a meaning, such as the highlighted row: without colour they are reversed."""
