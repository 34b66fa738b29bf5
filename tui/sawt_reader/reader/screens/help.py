"""Help for the focused pane: what it shows and every key that works there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.widgets import Static

from sawt_reader.i18n import N_, _
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.keys.key_names import key_rows
from sawt_reader.reader.screens.dialog import Dialog
from sawt_reader.reader.terminal.display import content
from sawt_reader.reader.text.highlights import ANNOTATION_SIGNS
from sawt_reader.reader.widgets.item_list import BAR, MARK
from sawt_reader.reading.glyphs import DENIED, GLYPHS
from sawt_reader.reading.labels import certainty_label

KEY_CELLS = 13


def signs() -> Iterator[tuple[str, str]]:
    """The signs and styles of the panes, each with its meaning."""
    for certainty, sign in GLYPHS.items():
        yield sign, _("a claim, {certainty}").format(certainty=certainty_label(certainty))
    yield from (
        (DENIED, _("a claim that is denied or negative")),
        (BAR, _("the sentence under the cursor; in a list, the selected line")),
        (MARK, _("in a list: an item of the sentence under the cursor")),
        (ANNOTATION_SIGNS["alike"], _("a note or bookmark on an approximate match of its words")),
        (ANNOTATION_SIGNS["changed"], _("a sentence that differs from the version before")),
        ("?", _("a speaker or name that is not sure")),
        (_("bold"), _("a name")),
        (_("italic"), _("a quote")),
        (_("underline"), _("a search hit")),
    )


class HelpScreen(Dialog[None]):
    """The keys of a pane, then those that work everywhere; or the keys of a dialog."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("help")

    def __init__(self, pane: DOMNode | None, bindings: Iterable[ActiveBinding]) -> None:
        """Prepare the text.

        Args:
            pane: what has focus, or the dialog.
            bindings: all that are active there.
        """
        super().__init__()
        self._pane = pane
        bindings = list(bindings)
        self._own = key_rows(binding for binding in bindings if binding.node is pane)
        others = () if isinstance(pane, Dialog) else (binding for binding in bindings if binding.node is not pane)
        self._common = key_rows(others)

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        name = _(getattr(self._pane, "NAME", N_("Article")))
        with VerticalScroll(classes="box") as box:
            box.border_title = content(_("Help · {pane}").format(pane=name))
            yield Static(self._text(name), markup=False)

    def _text(self, name: str) -> Content:
        about = _(getattr(self._pane, "HELP", ""))
        parts = [content(about), content("")] if about else []
        for heading, rows in ((_("In {pane}").format(pane=name.lower()), self._own), (_("Everywhere"), self._common)):
            if rows:
                parts.append(content(heading, "bold $accent"))
                parts.extend(_row(row.keys, row.description) for row in rows)
                parts.append(content(""))
        if not isinstance(self._pane, Dialog):
            parts.append(content(_("Signs"), "bold $accent"))
            parts.extend(_row(sign, meaning) for sign, meaning in signs())
        return Content("\n").join(parts)

    def action_scroll(self, direction: int) -> None:
        """Scroll by a line, down (1) or up (-1)."""
        self.query_one(VerticalScroll).scroll_relative(y=direction, animate=False)


def _row(label: str, text: str) -> Content:
    label_cells = content(label, "bold").truncate(KEY_CELLS, ellipsis=True, pad=True)
    return Content.assemble(label_cells, " ", content(text))
