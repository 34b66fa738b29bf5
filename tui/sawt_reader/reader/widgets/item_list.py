"""The base of the lists of entities, quotes and claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Generic

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.binding import BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sawt_reader.i18n import N_, _
from sawt_reader.reader.items.filters import Facts, Filter, counted, facts, passing
from sawt_reader.reader.items.reviewed import verdicts
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.keys.key_names import pane_title, with_keys
from sawt_reader.reader.look.style_sheets import sheet_beside
from sawt_reader.reader.terminal.display import content
from sawt_reader.reader.widgets.item_line import ItemLine, LineVisual
from sawt_reader.reader.widgets.options import Options
from sawt_reader.reading.kinds import Item, ItemT, Kind, spans
from sawt_reader.reading.model import Reading

if TYPE_CHECKING:
    from sawt_reader.library.records import Review

BAR, MARK = "▌", "•"
"""Left of the lines: the highlight, which colour alone would not show; an item of the sentence under the cursor."""

ROOMY = 10
"""Rows of a list from which each item has two; fewer do where all items have room."""
WAITING = N_("Waiting for the analysis.")
"""Shown where nothing is found yet."""


class ItemList(Options, Generic[ItemT], inherit_bindings=False):
    """A list of the items of one kind, a line each, under headings. Subclasses define the lines."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("list")
    COMPONENT_CLASSES: ClassVar[set[str]] = {"item-list--bar"}
    DEFAULT_CSS = sheet_beside(__file__)

    kind: Kind[ItemT]
    """The kind of its items; its id is the kind's plural name."""
    NAME: ClassVar[str]
    """What the list is called, as in "Quotes"."""
    EMPTY: ClassVar[Sequence[str]]
    """Lines to show when the analysis found nothing."""
    ORDERS: ClassVar[Sequence[str]]
    """The orders of the list, the default first."""
    INDENT: ClassVar[int | None] = None
    """Cells before the words where a line has two rows; None for lines that have one always."""

    @dataclass
    class Previewed(Message):
        """The highlight is on an item while the list has focus.

        Attributes:
            item: the item under the highlight.
        """

        item: Item

    @dataclass
    class Chosen(Message):
        """Enter or a click on an item.

        Attributes:
            item: the item chosen.
        """

        item: Item

    class Left(Message):
        """The list has lost focus."""

    @dataclass
    class Counted(Message):
        """The items shown have changed.

        Attributes:
            pane: id of the list.
        """

        pane: str

    def __init__(self) -> None:
        super().__init__(id=self.kind.plural, classes="pane", markup=False)
        self.count = 0
        self.filter = Filter()
        self._order = 0
        self._reading: Reading | None = None
        self._complete = False
        self._facts: list[Facts] = []
        self._items: dict[str, ItemT] = {}
        self._marked: set[str] = set()
        self._reviews: Mapping[str, Review] = {}
        self._rows = 1
        """Of each line."""
        self.clear_items()

    def sections(self, items: Sequence[ItemT], order: str, reading: Reading) -> Iterable[tuple[str, Sequence[ItemT]]]:
        """The items to be shown, in one of the orders, by heading; an empty heading shows none."""
        raise NotImplementedError

    def line(self, item: ItemT, reading: Reading) -> ItemLine:
        """The line for an item."""
        raise NotImplementedError

    def look_over(self, reading: Reading) -> None:
        """Find out what lines need to know of a whole reading, before any is written."""

    @property
    def title(self) -> str:
        """Name and count, what is hidden and why, and an order that is not the default."""
        count = str(self.count or "")
        if self.is_filtered and self._facts:
            count = _("{n} of {total}").format(n=self.count, total=len(self._facts))
        order = _(self.ORDERS[self._order]) if self._order else ""
        return " · ".join(filter(None, [_(self.NAME), count, self._wanted.label, order]))

    @property
    def _wanted(self) -> Filter:
        """The filter, without a condition that hides nothing: that no item is dismissed."""
        dismissed = any(about.dismissed for about in self._facts)
        return self.filter if dismissed else self.filter._replace(dismissed=True)

    @property
    def is_filtered(self) -> bool:
        """Whether a filter is on."""
        return self._wanted != Filter()

    @property
    def item(self) -> ItemT | None:
        """The item under the highlight."""
        option = self.highlighted_option
        return self._items.get(option.id) if option is not None and option.id is not None else None

    @property
    def standing(self) -> list[ItemT]:
        """The items shown that the user has not dismissed."""
        gone = {key for key, review in self._reviews.items() if review.dismissed}
        return [item for key, item in self._items.items() if key not in gone]

    def clear_items(self) -> None:
        """Empty the list, for an article not yet analysed; nothing but what is dismissed stays filtered."""
        self.filter = Filter(dismissed=self.filter.dismissed)
        self._reading, self._facts = None, []
        self._fill([Option(content(_(WAITING)), disabled=True)], {})

    def show(self, reading: Reading, *, complete: bool, reviews: Mapping[str, Review] | None = None) -> None:
        """Show the items of a reading. The highlight stays on its item and the list where it was scrolled.

        Args:
            reading: of the whole article or its beginning.
            complete: whether it is of the whole; only then is an empty list final.
            reviews: the corrections, by item id.
        """
        self._reviews = reviews or {}
        self._reading, self._complete, self._facts = reading, complete, []
        self._show_passing(reading)

    def _show_passing(self, reading: Reading) -> None:
        """Show what passes the filter."""
        self.look_over(reading)
        passed: Sequence[ItemT] = self.kind.items(reading)
        if self.filter != Filter():
            passed = passing(passed, self._known(), self.filter, reading)
        options: list[Option] = []
        items: dict[str, ItemT] = {}
        self._rows = self._rows_for(len(passed))
        for heading, section in self.sections(passed, self.ORDERS[self._order], reading):
            if heading and section:
                options.append(Option(content(heading, "bold"), disabled=True))
            for item in section:
                items[item.id] = item
                line = LineVisual(partial(self._reviewed_line, item, reading), self._rows, self.INDENT or 0)
                options.append(Option(line, id=item.id))
        if not items:
            lines: Sequence[str] = [_(line) for line in (self.EMPTY if self._complete else (WAITING,))]
            if self._facts:
                every = with_keys(_("{all} shows all."), self.app, all="list.show_all")
                lines = (_("No item matches the filter."), every)
            options = [Option(content(line), disabled=True) for line in lines]
        self._fill(options, items)

    def _rows_for(self, count: int) -> int:
        """How many rows each of `count` lines has."""
        height = self.scrollable_content_region.height
        return 2 if self.INDENT is not None and height >= min(ROOMY, 2 * count) else 1

    def on_resize(self) -> None:
        """Give each line two rows where there is room for them, or one."""
        if self._reading is not None and self._items and self._rows_for(self.count) != self._rows:
            self._show_passing(self._reading)
            self.scroll_to_highlight()

    def _reviewed_line(self, item: ItemT, reading: Reading) -> ItemLine:
        """The line for an item, with its corrections."""
        line = self.line(item, reading)
        review = self._reviews.get(item.id)
        if review is None:
            return line
        if review.dismissed:
            line = ItemLine(*(part.stylize("dim strike") for part in line))
        return line._replace(review=content(", ".join(verdicts(review)), "bold $warning"))

    def _fill(self, options: Sequence[Option], items: dict[str, ItemT]) -> None:
        before, row, scroll = self.item, self.highlighted or 0, self.scroll_y
        # Ids may change with each partial reading; the first words of an item stay where they are.
        same = next((key for key, item in items.items() if before and spans(item)[:1] == spans(before)[:1]), None)
        self.count = len(items)
        self._items = items
        self._marked = set()
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(options)
            if same is not None:
                self.highlighted = self.get_option_index(same)
            elif before is not None and self.has_focus:
                # The highlighted item is hidden now: highlight the next one.
                rows = [number for number, option in enumerate(options) if not option.disabled]
                self.highlighted = next((number for number in rows if number >= row), rows[-1] if rows else None)
                if self.item is not None:
                    self.post_message(self.Previewed(self.item))
        self.scroll_to(y=scroll, animate=False, immediate=True)
        self._show_title()
        self.post_message(self.Counted(self.id or ""))

    def on_mount(self) -> None:
        """Show the title: now the key of the pane is known."""
        super().on_mount()
        self._show_title()

    def _show_title(self) -> None:
        if self.is_attached:
            self.border_title = content(pane_title(self.app, self.id or "", self.title))

    # --- What is shown, and in what order

    def _known(self) -> list[Facts]:
        """What a filter looks at in each item; found out when there is a filter."""
        if self._reading is not None and not self._facts:
            reading, reviews = self._reading, self._reviews
            self._facts = [facts(item, reading, reviews.get(item.id)) for item in self.kind.items(reading)]
        return self._facts

    @property
    def properties(self) -> list[tuple[str, int]]:
        """What a filter can ask for besides words, with the number of items."""
        return counted(self._known())

    def narrow(self, wanted: Filter) -> None:
        """Show only what passes a filter."""
        if wanted != self.filter:
            self.filter = wanted
            if self._reading is not None:
                self._show_passing(self._reading)

    def reorder(self) -> None:
        """Use the next order."""
        self.put_in_order((self._order + 1) % len(self.ORDERS))

    @property
    def order(self) -> int:
        """The number of the order in use, from 0."""
        return self._order

    def put_in_order(self, order: int) -> None:
        """Use an order, by its number; the default where there is none of that number."""
        self._order = order if order in range(len(self.ORDERS)) else 0
        if self._reading is not None:
            self._show_passing(self._reading)

    def action_show_all(self) -> None:
        """Drop the filter."""
        self.narrow(Filter())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Esc to others where nothing is hidden."""
        return self.filter != Filter() if action == "show_all" else True

    # --- Marks and the highlight

    def mark(self, items: Iterable[Item], *, reveal: bool = True) -> None:
        """Mark the lines of these items, and of no others; the highlight stays.

        Args:
            items: of the sentence under the cursor.
            reveal: whether a list without focus scrolls to the first of them.
        """
        marked = {item.id for item in items} & self._items.keys()
        if marked != self._marked:
            self._marked = marked
            self.refresh()
            if reveal and marked and not self.has_focus:
                first = self._index_to_line.get(min(map(self.get_option_index, marked)), 0)
                self.scroll_to_region(Region(0, first, 1, self._rows), animate=False, force=True)

    def select(self, item: Item) -> None:
        """Put the highlight on an item, in sight, without a preview. An item of another list changes nothing."""
        # Not by identity: a correction, to another item even, makes a new reading with new items.
        known = self._items.get(item.id)
        if type(known) is type(item) and spans(known)[:1] == spans(item)[:1]:
            with self.prevent(OptionList.OptionHighlighted):
                self.highlighted = self.get_option_index(item.id)

    def action_half_page(self, direction: int) -> None:
        """Move the highlight half the height of the list, down (1) or up (-1)."""
        move = self.action_cursor_down if direction > 0 else self.action_cursor_up
        last = self.highlighted
        for __ in range(max(1, self.scrollable_content_region.height // (2 * self._rows))):
            move()
            if last is not None and self.highlighted is not None and (self.highlighted - last) * direction <= 0:
                self.highlighted = last  # it went round the end
                break
            last = self.highlighted

    def on_focus(self) -> None:
        """Show what the highlight is on; without one, take the first item."""
        if self.item is None:
            self.action_first()
        else:
            self.post_message(self.Previewed(self.item))

    def on_blur(self) -> None:
        """Post that the preview has ended."""
        self.post_message(self.Left())

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Preview the item, unless the highlight was moved by the program."""
        event.stop()
        if self.has_focus and self.item is not None:
            self.post_message(self.Previewed(self.item))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Post the chosen item."""
        event.stop()
        if self.item is not None:
            self.post_message(self.Chosen(self.item))

    def _get_left_gutter_width(self) -> int:
        return len(BAR + MARK)

    def render_line(self, y: int) -> Strip:
        """A row of the list, with the signs left of it."""
        strip: Strip = super().render_line(y)
        row = self.scroll_offset.y + y
        index, part = self._lines[row] if row < len(self._lines) else (len(self.options), 0)
        option = self.options[index] if index < len(self.options) else None
        style = next((segment.style for segment in strip if segment.style), RichStyle())
        style += RichStyle(color=self.get_component_rich_style("item-list--bar", partial=True).color, bold=True)
        bar = BAR if option is not None and index == self.highlighted else " "
        mark = MARK if option is not None and part == 0 and option.id in self._marked else " "
        return Strip([Segment(bar + mark, style), *strip]).crop(0, self.scrollable_content_region.width)
