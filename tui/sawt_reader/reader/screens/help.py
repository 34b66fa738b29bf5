"""Help for the focused pane: what it shows and every key that works there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import ActiveBinding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.widgets import Input, Static

from sawt_reader.i18n import N_, _
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.keys.key_names import key_rows, with_keys
from sawt_reader.reader.keys.tasks import TASKS, task_of
from sawt_reader.reader.screens.dialog import Dialog
from sawt_reader.reader.terminal.display import content
from sawt_reader.reader.text.folding import fold
from sawt_reader.reader.text.highlights import ANNOTATION_SIGNS
from sawt_reader.reader.widgets.item_list import BAR, MARK
from sawt_reader.reading.glyphs import DENIED, GLYPHS
from sawt_reader.reading.labels import certainty_label

KEY_CELLS = 13
COLUMN_CELLS = 58
"""The least width of a column, so that descriptions are seen whole."""


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
    """The keys of a pane, then those that work around it by what they are for; or the keys of a dialog."""

    AUTO_FOCUS = "VerticalScroll"
    BINDINGS: ClassVar[list[BindingType]] = bindings("help")

    def __init__(self, pane: DOMNode | None, bindings: Iterable[ActiveBinding]) -> None:
        """Prepare the text.

        Args:
            pane: what has focus, or the dialog.
            bindings: all that are active there.
        """
        super().__init__()
        self._pane = pane
        self._name = _(getattr(pane, "NAME", N_("Article")))
        bindings = list(bindings)
        own = key_rows(binding for binding in bindings if binding.node is pane)
        self._groups = [(_("In {pane}").format(pane=self._name.lower()), [(row.keys, row.description) for row in own])]
        if isinstance(pane, Dialog):
            return
        around = key_rows(binding for binding in bindings if binding.node is not pane)
        for task in TASKS:
            self._groups.append((_(task), [(r.keys, r.description) for r in around if task_of(r.id) == task]))
        self._groups.append((_("Signs"), list(signs())))

    def compose(self) -> ComposeResult:
        """An input, and one text that scrolls."""
        with Vertical(classes="box") as box:
            box.border_title = content(_("Help · {pane}").format(pane=self._name))
            placeholder = with_keys(_("{search} searches in the keys"), self.app, search="help.search")
            yield Input(placeholder=placeholder, compact=True)
            with VerticalScroll():
                yield Static(markup=False)

    def on_mount(self) -> None:
        """Show all, once the width is known."""
        self.call_after_refresh(self.show_matching)

    def on_resize(self) -> None:
        """Lay the groups out in as many columns as there is room for."""
        self.call_after_refresh(self.show_matching)

    @on(Input.Changed)
    def show_matching(self) -> None:
        """Show the rows that contain what is typed."""
        words = fold(self.query_one(Input).value).split()
        width = max(1, self.query_one(VerticalScroll).scrollable_content_region.width)
        found = [
            (heading, [row for row in rows if all(word in fold(" ".join((heading, *row))) for word in words)])
            for heading, rows in self._groups
        ]
        about = "" if words else _(getattr(self._pane, "HELP", ""))
        groups = [(heading, rows) for heading, rows in found if rows]
        lines = [content(about), content("")] if about else []
        lines += in_columns(groups, width) if groups else [content(_("Nothing found."))]
        self.query_one(Static).update(Content("\n").join(lines))

    @on(Input.Submitted)
    def end_search(self) -> None:
        """Return to the text."""
        self.query_one(VerticalScroll).focus()

    def action_search(self) -> None:
        """Ask what to search for."""
        self.query_one(Input).focus()

    def action_scroll(self, direction: int) -> None:
        """Scroll by a line, down (1) or up (-1)."""
        self.query_one(VerticalScroll).scroll_relative(y=direction, animate=False)

    async def action_dismiss(self, result: None = None) -> None:
        """Leave the input and show all; else close the dialog."""
        field = self.query_one(Input)
        if field.value or field.has_focus:
            field.value = ""
            self.query_one(VerticalScroll).focus()
        else:
            await super().action_dismiss(result)


def in_columns(groups: Sequence[tuple[str, Sequence[tuple[str, str]]]], width: int) -> list[Content]:
    """Headings with rows under them, in as many columns of about the same height as `width` cells have room for."""
    count = max(1, min(width // COLUMN_CELLS, len(groups)))
    cells = width // count
    rows = [
        [content(heading, "bold $accent"), *(_row(label, text, cells - 1) for label, text in lines), content("")]
        for heading, lines in groups
    ]
    height = _lowest(list(map(len, rows)), count)
    columns: list[list[Content]] = [[]]
    for group in rows:
        if columns[-1] and len(columns[-1]) + len(group) > height:
            columns.append([])
        columns[-1] += group
    blank = content("")
    return [
        Content.assemble(*(line.truncate(cells, pad=True) for line in across))
        for across in zip_longest(*columns, fillvalue=blank)
    ]


def _lowest(sizes: Sequence[int], count: int) -> int:
    """The least height at which groups of these sizes, in their order, fit `count` columns."""
    height = max(sizes)
    while True:
        columns, used = 1, 0
        for size in sizes:
            if used and used + size > height:
                columns, used = columns + 1, 0
            used += size
        if columns <= count:
            return height
        height += 1


def _row(label: str, text: str, cells: int) -> Content:
    label_cells = content(label, "bold").truncate(KEY_CELLS, ellipsis=True, pad=True)
    return Content.assemble(label_cells, " ", content(text)).truncate(cells, ellipsis=True)
