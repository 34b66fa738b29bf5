"""The line under the article: where the reader is, how far the analysis is."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from sawt_reader.i18n import _, ngettext, number
from sawt_reader.reader.look.style_sheets import sheet_beside
from sawt_reader.reader.terminal.display import content
from sawt_reader.reading import protocol

BAR_CELLS = 10


class StatusLine(Widget):
    """Position, state of the analysis, trouble with the library; trouble takes the lines it needs, up to three."""

    DEFAULT_CSS = sheet_beside(__file__)

    search = reactive("")
    """What was looked for, and which of how many hits the reader went to, as "/port 3/12"."""
    position = reactive("")
    """Where the reader is, as "sentence 8/20 · 31 %"."""
    state = reactive("")
    """How the analysis stands."""
    failed = reactive(False, toggle_class="-failed", layout=True)
    """Whether `state` tells of a failure; to be set after it."""

    warning = reactive("", toggle_class="-warned", layout=True)
    """What does not work besides the analysis, in a line."""

    notice = reactive("", toggle_class="-noticed", layout=True)
    """What to know of the article first, in a line: that it is for subscribers, or a kept copy."""

    def tell(self, state: str, *, failed: bool = False, dropped: int = 0) -> None:
        """Say how the analysis stands, and how many characters of the article were left out."""
        if dropped:
            left_out = ngettext("{n} invisible character left out", "{n} invisible characters left out", dropped)
            state = f"{state} · {left_out.format(n=dropped)}"
        self.state, self.failed = state, failed

    def render(self) -> Content:
        """The parts, with a point between."""
        state = content(f"⚠ {self.state}", "bold $warning") if self.failed else content(self.state)
        warning = content(f"⚠ {self.warning}" if self.warning else "", "bold $warning")
        notice = content(self.notice, "$accent")
        parts = (content(self.search, "$accent"), content(self.position), state, warning, notice)
        return Content(" · ").join(part for part in parts if part)


def state_of(reply: protocol.Reply) -> str:
    """How the analysis stands after what the worker has said; "" where that tells nothing new."""
    match reply:
        case protocol.Ready():
            return _("analysing…")
        case protocol.Progress(done=done, total=total):
            return progress(done, total)
        case protocol.Done(seconds=seconds):
            return _("analysed in {seconds} s").format(seconds=number(seconds, ".1f"))
        case protocol.Failed(message=message, remedy=remedy):
            return f"{message}; {remedy}"
    return ""


def progress(done: int, total: int) -> str:
    """A bar and the numbers, as "analysing ━━━━────── 12/30"."""
    filled = BAR_CELLS * done // max(total, 1)
    bar = f"{'━' * filled}{'─' * (BAR_CELLS - filled)}"
    return _("analysing {bar} {done}/{total}").format(bar=bar, done=done, total=total)
