"""The line under the article: the position, and the progress of the analysis."""

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
    """The search, and which of its hits is current, as "/port 3/12"."""
    filter = reactive("")
    """What the lists show where that is not all; a narrow terminal has no titles of lists."""
    position = reactive("")
    """The position, as "sentence 8/20 · 31 %"."""
    state = reactive("")
    """The state of the analysis."""
    background = reactive("")
    """How far the analysis of other articles is."""
    failed = reactive(False, toggle_class="-failed", layout=True)
    """Whether `state` is a failure; set it after `state`."""

    warning = reactive("", toggle_class="-warned", layout=True)
    """Any other problem, in a line."""

    notice = reactive("", toggle_class="-noticed", layout=True)
    """What to know about the article, in a line: that it is for subscribers, or a stored copy."""

    def show_state(self, state: str, *, failed: bool = False, dropped: int = 0) -> None:
        """Show the state of the analysis, and how many characters of the article were left out."""
        if dropped:
            left_out = ngettext("{n} invisible character left out", "{n} invisible characters left out", dropped)
            state = f"{state} · {left_out.format(n=dropped)}"
        self.state, self.failed = state, failed

    def render(self) -> Content:
        """The parts, with a point between."""
        state = content(f"⚠ {self.state}", "bold $warning") if self.failed else content(self.state)
        warning = content(f"⚠ {self.warning}" if self.warning else "", "bold $warning")
        notice = content(self.notice, "$accent")
        parts = (
            content(self.search, "$accent"),
            content(self.filter, "$accent"),
            content(self.position),
            state,
            warning,
            notice,
        )
        return Content(" · ").join(part for part in parts if part)


def state_of(reply: protocol.Reply) -> str:
    """The state of the analysis after a reply of the worker; "" if it is unchanged."""
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
