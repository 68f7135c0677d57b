"""Names of parametrised tests stay short enough to read in a line of a report."""

from __future__ import annotations

import re

LONGEST = 50


def pytest_make_parametrize_id(val: object) -> str | None:
    """The beginning of a long text's words; pytest numbers those that come out alike."""
    text = val.decode("utf-8", "replace") if isinstance(val, bytes) else val
    if not isinstance(text, str) or (len(text) <= LONGEST and text.isprintable()):
        return None
    return re.sub(r"\W+", "-", text[: 2 * LONGEST])[:LONGEST].strip("-") or "text"
