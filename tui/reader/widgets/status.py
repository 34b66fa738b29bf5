"""The line under the article: where the reader is, how far the analysis is."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.reader.display import content

BAR_CELLS = 10


class StatusLine(Widget):
    """Position on the left, state of the analysis on the right; a failure takes the lines it needs, up to three."""

    DEFAULT_CSS = """
    StatusLine {
        height: auto;
        max-height: 3;
        padding: 0 1;
        color: $foreground 70%;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        &.-failed { text-wrap: wrap; }
    }
    """

    position = reactive("")
    """Where the reader is, as "sentence 8/20 · 31 %"."""
    state = reactive("")
    """How the analysis stands."""
    failed = reactive(False, toggle_class="-failed", layout=True)
    """Whether `state` tells of a failure; to be set after it."""

    def render(self) -> Content:
        """Both parts, with a point between."""
        state = content(f"⚠ {self.state}", "bold $warning") if self.failed else content(self.state)
        return Content(" · ").join(part for part in (content(self.position), state) if part)


def progress(done: int, total: int) -> str:
    """A bar and the numbers, as "analysing ━━━━────── 12/30"."""
    filled = BAR_CELLS * done // max(total, 1)
    return f"analysing {'━' * filled}{'─' * (BAR_CELLS - filled)} {done}/{total}"
