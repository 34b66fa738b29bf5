"""The panes: which are shown, where they are, which has the focus."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from sawt_reader.i18n import _
from sawt_reader.reader.items.filters import Filter
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.keys.key_names import key_of
from sawt_reader.reader.look import session
from sawt_reader.reader.look.arrangement import ARTICLE, PANES, Arrangement
from sawt_reader.reader.look.style_sheets import sheet_beside
from sawt_reader.reader.widgets.article_column import ArticleColumn
from sawt_reader.reader.widgets.claims import ClaimList
from sawt_reader.reader.widgets.details import Details
from sawt_reader.reader.widgets.entities import EntityList
from sawt_reader.reader.widgets.filter_bar import FilterBar
from sawt_reader.reader.widgets.item_list import ItemList
from sawt_reader.reader.widgets.quotes import QuoteList
from sawt_reader.reader.widgets.tabs import PaneTabs, Tab
from sawt_reader.reader.widgets.text_map import TextMap
from sawt_reader.reading.kinds import CLAIMS, QUOTES
from sawt_reader.system.settings import DEFAULTS, Settings

SECONDS = 3
"""That a message about a list is shown."""


class Panes(Widget):
    """The article beside the lists and the details, or above one of them where the terminal is narrow."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("panes")
    DEFAULT_CSS = sheet_beside(__file__)

    class Changed(Message):
        """Other panes are shown, or a list shows other items."""

    def __init__(self, settings: Settings = DEFAULTS) -> None:
        super().__init__()
        self._settings = settings
        # Held here: at the end they are asked how they are looked at when they are off the screen already.
        self._lists: tuple[EntityList | QuoteList | ClaimList, ...] = ()
        self._arrangement = Arrangement(share=settings.layout.article, hidden=not settings.layout.lists)

    def compose(self) -> ComposeResult:
        """Two columns; `_arrange` makes them rows where the terminal is narrow."""
        yield ArticleColumn("main", regex=self._settings.search.regular_expressions)
        with Vertical(id="side"):
            yield PaneTabs()
            self._lists = (EntityList(), QuoteList(), ClaimList())
            for items in self._lists:
                yield items
                yield FilterBar(items.id or "")
            yield Details(id="details")

    def on_mount(self) -> None:
        """Arrange the panes before the first layout."""
        self._arrange(self._arrangement.fit(*self.app.size))

    def _arrange(self, arrangement: Arrangement) -> None:
        """Show the panes of an arrangement and focus the active one."""
        self._arrangement = arrangement
        wide, tall = arrangement.wide, arrangement.tall
        self.set_class(not wide, "-narrow")
        self.screen.set_class(not wide, "-narrow-screen")
        self.set_class(not tall, "-short")
        self.set_class(wide and arrangement.high and bool(arrangement.grown), "-growing")
        main, side = self.query_one("#main"), self.query_one("#side")
        main.display = arrangement.shows(ARTICLE)
        side.display = arrangement.shows_side
        share = f"{arrangement.share}%" if main.display and side.display else "1fr"
        main.styles.width, main.styles.height = (share, "1fr") if wide else ("1fr", share)
        panes = {pane: self.query_one(f"#{pane}") for pane in PANES}
        # Focus moves before anything is hidden, or Textual would choose the pane.
        panes[arrangement.active].display = True
        self.screen.set_focus(panes[arrangement.active])
        for pane, widget in panes.items():
            widget.display = arrangement.shows(pane)
            widget.set_class(pane == arrangement.grown, "-grown")
        self._show_tabs()
        self.post_message(self.Changed())

    @property
    def layout_json(self) -> str:
        """The arrangement and the state of the lists, to be restored in the next session."""
        kept = self._settings.layout.filters
        lists = {
            items.id or "": session.ListState(items.filter if kept else Filter(), items.order) for items in self._lists
        }
        return session.to_json(self._arrangement, self._settings.layout, lists)

    def restore(self, layout: str, *, same_article: bool) -> None:
        """Arrange the panes and order the lists as in an earlier session.

        Args:
            layout: as `layout_json` was.
            same_article: whether it is the article of that session; only then are the filters restored, if the
                settings say so.
        """
        lists = session.restored_lists(layout)
        for items in self._lists:
            state = lists.get(items.id or "", session.ListState())
            items.put_in_order(state.order)
            if same_article and self._settings.layout.filters:
                items.narrow(state.filter)
        arrangement = session.restored(self._arrangement, layout, self._settings.layout)
        if arrangement != self._arrangement:
            self._arrange(arrangement)

    def _show_tabs(self) -> None:
        tabs = self.query_one(PaneTabs)
        tabs.display = not self._arrangement.wide and not self._arrangement.maximised
        names = [*self.query(ItemList), self.query_one(Details)]
        tabs.show(
            [Tab(id := pane.id or "", key_of(self.app, f"pane.{id}"), _(pane.NAME), pane.title) for pane in names],
            self._arrangement.tab,
        )

    @on(ItemList.Counted)
    def recount(self, event: ItemList.Counted) -> None:
        """Keep the counts of the tabs, and on the map what the lists show."""
        self._show_tabs()
        # A message of a list goes no further than this, where what is done here has caused it.
        self.post_message(self.Changed())
        if event.pane == QUOTES.plural:
            self.query_one(TextMap).mark_quotes(self.query_one(QuoteList).standing)
        elif event.pane == CLAIMS.plural:
            self.query_one(TextMap).mark_claims(self.query_one(ClaimList).standing)

    # --- What the lists show

    @property
    def list_in_use(self) -> EntityList | QuoteList | ClaimList:
        """The list in focus, else the one used last, else that of the quotes."""
        arrangement = self._arrangement
        likely = (arrangement.active, arrangement.grown, "" if arrangement.wide else arrangement.tab, QUOTES.plural)
        return next(items for pane in likely for items in self._lists if items.id == pane)

    @property
    def in_use(self) -> tuple[Widget, ...]:
        """The article, the list in use and the details."""
        return self.query_one(f"#{ARTICLE}"), self.list_in_use, self.query_one(Details)

    def action_filter(self) -> None:
        """Open the line under the list in use."""
        items = self.list_in_use
        self.action_show_pane(items.id or "")
        bar = next(bar for bar in self.query(FilterBar) if bar.pane == items.id)
        bar.open(items.filter.typed, items.properties)

    def action_reorder(self) -> None:
        """Put the list in use in its next order."""
        self.list_in_use.reorder()
        self._tell(self.list_in_use)

    def action_toggle_author(self) -> None:
        """Hide the article's own claims, or show them."""
        self.query_one(ClaimList).toggle_author()
        self._tell(self.query_one(ClaimList))

    def action_toggle_first(self) -> None:
        """Show only the claims to check first, or all."""
        self.query_one(ClaimList).toggle_first()
        self._tell(self.query_one(ClaimList))

    def _tell(self, items: ItemList[Any]) -> None:
        """Say what a list shows now that the user is not looking at."""
        if not items.has_focus:
            self.app.notify(items.title, timeout=SECONDS)

    @property
    def filtered(self) -> list[str]:
        """What lists show that is not all, and where no title in sight says so."""
        titled = self._arrangement if self._arrangement.wide else None
        return [
            items.title
            for items in self._lists
            if items.is_filtered and not (titled is not None and titled.shows(items.id or ""))
        ]

    def lift_voice(self) -> bool:
        """Show the quotes and claims of all voices. Returns whether they were those of one."""
        narrowed = any(items.filter.voice for items in self._lists)
        self.narrow_to("")
        return narrowed

    @on(FilterBar.Changed)
    def filter(self, event: FilterBar.Changed) -> None:
        """Show the items that pass the filter."""
        items = self.query_one(f"#{event.bar.pane}", ItemList)
        items.narrow(items.filter._replace(typed=event.typed))

    @on(FilterBar.Closed)
    def end_filter(self, event: FilterBar.Closed) -> None:
        """Return to the list."""
        if event.cancelled:
            self.query_one(f"#{event.bar.pane}", ItemList).action_show_all()
        self.action_show_pane(event.bar.pane)

    def toggle_voice(self, voice: str) -> None:
        """Show the quotes and claims of one voice, or of all if it was that one."""
        self.narrow_to("" if self.query_one(QuoteList).filter.voice == voice else voice)

    def narrow_to(self, voice: str) -> None:
        """Show the quotes and claims of one voice; of all for ""."""
        for items in (self.query_one(QuoteList), self.query_one(ClaimList)):
            items.narrow(items.filter._replace(voice=voice))

    def toggle_dismissed(self) -> bool:
        """Hide dismissed items in the lists, or show them. Returns whether they are shown."""
        lists = list(self.query(ItemList))
        shown = not any(items.filter.dismissed for items in lists)
        for items in lists:
            items.narrow(items.filter._replace(dismissed=shown))
        return shown

    # --- Keys and mouse

    def on_resize(self) -> None:
        """Show columns or tabs, depending on the width."""
        fitting = self._arrangement.fit(*self.app.size)
        if fitting != self._arrangement:
            self._arrange(fitting)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A pane focused with the mouse is the active one, unless another key has moved on since."""
        pane = event.widget.id
        if pane in PANES and pane != self._arrangement.active and self.screen.focused is event.widget:
            self._arrange(self._arrangement.activate_in_place(pane))

    def on_click(self, event: events.Click) -> None:
        """A pane that is clicked beside its lines grows; a second click on a line must not meet another."""
        if "option" not in event.style.meta and self._arrangement.grow() != self._arrangement:
            self._arrange(self._arrangement.grow())

    @on(PaneTabs.Picked)
    def pick_tab(self, event: PaneTabs.Picked) -> None:
        """Show the pane whose name was clicked."""
        self.action_show_pane(event.pane)

    def action_show_pane(self, pane: str) -> None:
        """Show a pane and focus it."""
        self._arrange(self._arrangement.activate(pane))

    def action_next_pane(self, steps: int) -> None:
        """Focus the pane a number of steps on, in a ring."""
        self.action_show_pane(self._arrangement.neighbour(steps))

    def action_maximise(self) -> None:
        """Maximise the active pane, or restore the others."""
        self._arrange(self._arrangement._replace(maximised=not self._arrangement.maximised))

    def action_resize(self, steps: int) -> None:
        """Make the article larger or smaller."""
        self._arrange(self._arrangement.resize(steps))

    def action_toggle_lists(self) -> None:
        """Hide the lists, or show them."""
        self._arrange(self._arrangement.toggle_lists())

    def action_leave(self) -> None:
        """Restore a maximised pane; else return to the article."""
        if self._arrangement.maximised:
            self.action_maximise()
        else:
            self.action_show_pane(ARTICLE)
