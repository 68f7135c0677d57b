"""A column that is as high as what stands in it."""

from __future__ import annotations

from textual.containers import Vertical
from textual.geometry import Size
from textual.reactive import Reactive


class Column(Vertical):
    """Widgets one below the other, all of them shown.

    Textual lays a screen out a second time whenever the contents of a container change their size, for its
    scrollbars; a column has none, and the second time would be a frame later.
    """

    DEFAULT_CSS = "Column { height: auto; overflow: hidden hidden; }"
    virtual_size = Reactive(Size(0, 0), repaint=False)
