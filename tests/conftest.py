"""Names of tests stay short enough to read in a line of a report; and no test fails by chance."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, settings

LONGEST = 50

# The same examples in each run, however slow: what holds for one change of the program must not fail at the
# next one by chance. To look for new ones: pytest --hypothesis-profile=search.
_UNHURRIED = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("repeat", derandomize=True, **_UNHURRIED)
settings.register_profile("search", **_UNHURRIED)
settings.load_profile("repeat")


def pytest_make_parametrize_id(val: object) -> str | None:
    """The beginning of a long text's words; pytest numbers those that come out alike."""
    text = val.decode("utf-8", "replace") if isinstance(val, bytes) else val
    if not isinstance(text, str) or (len(text) <= LONGEST and text.isprintable()):
        return None
    return re.sub(r"\W+", "-", text[: 2 * LONGEST])[:LONGEST].strip("-") or "text"
