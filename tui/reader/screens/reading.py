"""The main screen: the article, the lists beside it, and all that passes between them."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Footer

from tui import protocol
from tui.model import Article, Claim, Entity, Quote, Reading, Span
from tui.reader.arrangement import ARTICLE, PANES, Arrangement
from tui.reader.citation import cite
from tui.reader.display import content
from tui.reader.history import History
from tui.reader.naming import percent, speaker
from tui.reader.occurrences import Item, Occurrences, spans
from tui.reader.widgets.article import ArticleView
from tui.reader.widgets.claims import ClaimList
from tui.reader.widgets.details import Details
from tui.reader.widgets.entities import EntityList
from tui.reader.widgets.item_list import ItemList
from tui.reader.widgets.quotes import QuoteList
from tui.reader.widgets.status import StatusLine, progress
from tui.reader.widgets.tabs import PaneTabs, Tab

NOUNS = {"entities": "entity", "quotes": "quote", "claims": "claim"}


class ReadingScreen(Screen[None], inherit_bindings=False):
    """Mediates between the panes, which know nothing of each other."""

    AUTO_FOCUS = f"#{ARTICLE}"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "app.help", "Help", id="app.help"),
        Binding("q", "app.quit", "Quit", id="app.quit"),
        Binding("colon", "app.command_palette", "Commands", id="app.commands"),
        Binding("o", "app.open", "Open an article", show=False, id="app.open"),
        Binding("e", "walk('entities', 1)", "Next entity", id="walk.entity.next"),
        Binding("s", "walk('quotes', 1)", "Next quote", id="walk.quote.next"),
        Binding("c", "walk('claims', 1)", "Next claim", id="walk.claim.next"),
        Binding("E", "walk('entities', -1)", "Previous entity", show=False, id="walk.entity.previous"),
        Binding("S", "walk('quotes', -1)", "Previous quote", show=False, id="walk.quote.previous"),
        Binding("C", "walk('claims', -1)", "Previous claim", show=False, id="walk.claim.previous"),
        Binding("H,alt+left", "back", "Back", id="history.back"),
        Binding("L,alt+right", "forward", "Forward", id="history.forward"),
        Binding("1,ampersand", "show_pane('article')", "Go to the article", show=False, id="pane.article"),
        Binding("2,é", "show_pane('entities')", "Go to the entities", show=False, id="pane.entities"),
        Binding("3,quotation_mark", "show_pane('quotes')", "Go to the quotes", show=False, id="pane.quotes"),
        Binding("4,apostrophe", "show_pane('claims')", "Go to the claims", show=False, id="pane.claims"),
        Binding("5,left_parenthesis", "show_pane('details')", "Go to the details", show=False, id="pane.details"),
        Binding("tab", "next_pane(1)", "Next pane", show=False, id="pane.next"),
        Binding("shift+tab", "next_pane(-1)", "Previous pane", show=False, id="pane.previous"),
        Binding("z", "maximise", "Maximise the pane, or restore it", show=False, id="pane.maximise"),
        Binding("less_than_sign", "resize(-1)", "Make the article smaller", show=False, id="pane.smaller"),
        Binding("greater_than_sign", "resize(1)", "Make the article larger", show=False, id="pane.larger"),
        Binding("h", "toggle_lists", "Hide or show the lists", show=False, id="pane.hide"),
        Binding("escape", "leave", "Restore the panes, return to the article", show=False, id="pane.leave"),
        Binding("y", "copy_sentence", "Copy the sentence", show=False, id="copy.sentence"),
        Binding("Y", "copy_citation", "Copy the sentence with its source", show=False, id="copy.citation"),
        Binding("ctrl+c,super+c", "screen.copy_text", "Copy the selection", show=False, id="copy.selection"),
    ]
    DEFAULT_CSS = """
    ReadingScreen {
        #panes { layout: horizontal; height: 1fr; }
        #side { padding-left: 1; }
        #details { padding-left: 1; height: 1.5fr; }
        .pane, #article {
            height: 1fr;
            background: $background;
            background-tint: $foreground 0%;
            border: none;
            border-top: solid $border-blurred;
            border-title-color: $foreground 80%;
            border-title-style: bold;
            padding: 0 1 0 0;
            scrollbar-size-vertical: 1;
            &:focus { border-top: heavy $border; border-title-color: $accent; border-title-style: bold underline; }
        }
        Footer { background: $footer-background; }
        &.-narrow {
            #panes { layout: vertical; }
            #side { padding-left: 0; }
            .pane { border-top: none; &:focus { border-top: none; } }
        }
        &.-short #article { border-top: none; &:focus { border-top: none; } }
    }
    """

    def __init__(self, article: Article) -> None:
        super().__init__()
        self.article = article
        self.reading: Reading | None = None
        self.complete = False
        """Whether the reading is of the whole article."""
        self.item: Item | None = None
        """The item in hand: chosen in a list or reached by walking; Enter in the article goes to its next place."""
        self._occurrences: dict[str, Occurrences[Entity] | Occurrences[Quote] | Occurrences[Claim]] = {}
        self._history = History()
        self._landed: int | None = None
        self._arrangement = Arrangement()
        self._working_keys: tuple[bool | None, ...] = ()

    def compose(self) -> ComposeResult:
        """Two columns and the footer; `on_resize` makes the columns rows where the terminal is narrow."""
        with Horizontal(id="panes"):
            with Vertical(id="main"):
                yield ArticleView(id=ARTICLE)
                yield StatusLine()
            with Vertical(id="side"):
                yield PaneTabs()
                yield EntityList(id="entities")
                yield QuoteList(id="quotes")
                yield ClaimList(id="claims")
                yield Details(id="details")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Show the text; the lists fill later."""
        self._arrange(self._arrangement.fit(*self.app.size))
        self.open(self.article)

    @property
    def view(self) -> ArticleView:
        """The article pane."""
        return self.query_one(ArticleView)

    @property
    def lists(self) -> list[ItemList[Entity] | ItemList[Quote] | ItemList[Claim]]:
        """The lists, from the top."""
        return list(self.query(ItemList))

    # --- What is shown

    def open(self, article: Article) -> None:
        """Show an article that is not yet analysed, from its top."""
        self.article, self.reading, self.item, self.complete = article, None, None, False
        self._occurrences, self._history, self._landed = {}, History(), None
        self.view.open(article)
        title = content(article.title or article.source)
        self.view.border_title = title if title.plain.strip() else None
        for items in self.lists:
            items.clear_items()
        self.query_one(Details).clear()
        self.wait()
        self._follow_cursor()
        self._refresh_keys()

    def wait(self) -> None:
        """Say that a reading is on its way."""
        self._tell("waiting for the analysis…")

    def take(self, reply: protocol.Reply) -> None:
        """Show what the worker says of this article."""
        match reply:
            case protocol.Ready():
                self._tell("analysing…")
            case protocol.Progress(done=done, total=total):
                self._tell(progress(done, total))
            case protocol.Partial(reading=reading):
                self._annotate(reading, complete=False)
            case protocol.Done(reading=reading, seconds=seconds):
                self._annotate(reading, complete=True)
                self._tell(f"analysed in {seconds:.1f} s")
            case protocol.Failed(message=message, remedy=remedy):
                self._tell(f"{message}; {remedy}", failed=True)

    def _tell(self, state: str, failed: bool = False) -> None:
        status = self.query_one(StatusLine)
        if self.article.dropped:
            state = f"{state} · {self.article.dropped} unsafe characters left out"
        status.state, status.failed = state, failed

    def _annotate(self, reading: Reading, complete: bool) -> None:
        self.reading, self.complete = reading, complete
        self._occurrences = {
            "entities": Occurrences(reading.entities),
            "quotes": Occurrences(reading.quotes),
            "claims": Occurrences(reading.claims),
        }
        self.view.annotate(reading)
        for items in self.lists:
            items.show(reading, complete)
        self.item = self._same(self.item, reading)
        self._follow_cursor()
        self._refresh_keys()

    @staticmethod
    def _same(item: Item | None, reading: Reading) -> Item | None:
        """The item of a later reading that stands where `item` stood in an earlier one."""
        if item is None:
            return None
        items: tuple[Item, ...] = (*reading.entities, *reading.quotes, *reading.claims)
        return next((new for new in items if type(new) is type(item) and spans(new)[:1] == spans(item)[:1]), None)

    def _follow_cursor(self) -> None:
        """Mark the items of the sentence under the cursor, and say where it is."""
        place = self.view.cursor_span
        for items in self.lists:
            found = self._occurrences.get(items.id or "")
            items.mark(found.overlapping(place) if found else ())
        self._show_position()

    def _show_position(self) -> None:
        unit = "paragraph" if self.reading is None else "sentence"
        where = f"{unit} {self.view.cursor + 1}/{self.view.unit_count}" if self.view.unit_count else "empty"
        self.query_one(StatusLine).position = f"{where} · {percent(self.view.progress)}"

    def _describe(self, item: Item) -> None:
        if self.reading is not None:
            self.query_one(Details).show(item, self.reading)

    # --- Going places

    @property
    def _here(self) -> int:
        """The code point the reader is at: where a jump landed, while the cursor is still there."""
        place = self.view.cursor_span
        if self._landed is not None and place.start <= self._landed < place.end:
            return self._landed
        return place.start

    def _go(self, offset: int, item: Item | None) -> None:
        self._landed = offset
        self.view.go(offset, spans(item) if item else ())
        self._follow_cursor()
        self._refresh_keys()

    def _jump(self, span: Span, item: Item) -> None:
        """Go to a span of an item, which becomes the item in hand, and remember the way back."""
        self._history.jump(self._here)
        self.item = item
        self._describe(item)
        for items in self.lists:
            items.select(item)
        self._go(span.start, item)

    @on(ItemList.Previewed)
    def preview(self, event: ItemList.Previewed) -> None:
        """Show an item's place and details; the cursor stays."""
        self._describe(event.item)
        self.view.preview(spans(event.item)[0].start, spans(event.item))

    @on(ItemList.Left)
    def end_preview(self) -> None:
        """Return the text to where it was."""
        self.view.end_preview()

    @on(ItemList.Chosen)
    def choose(self, event: ItemList.Chosen) -> None:
        """Jump to the item and read on there."""
        self._jump(spans(event.item)[0], event.item)
        self.action_show_pane(ARTICLE)

    @on(ArticleView.CursorMoved)
    def move_marks(self) -> None:
        """Keep lists and status with the cursor."""
        self._follow_cursor()

    @on(ArticleView.Scrolled)
    def move_progress(self) -> None:
        """Keep the status with the view."""
        self._show_position()

    @on(ArticleView.Activated)
    def follow_item(self, event: ArticleView.Activated) -> None:
        """Go to the next place of the item in hand, or take in hand the item that was double-clicked."""
        clicked = self._item_at(Span(event.offset, event.offset + 1))
        if event.offset != self.view.cursor_span.start and clicked is not None:
            self._jump(Span(event.offset, event.offset), clicked)
            return
        item = self.item or self._item_at(self.view.cursor_span)
        if item is None:
            return
        places = sorted(spans(item), key=lambda span: span.start)
        following = [place for place in places if place.start > self._here] if item == self.item else []
        target = (following or places)[0]
        if item == self.item and target.start == self._here:
            self._say("no other place of this item")
        else:
            self._jump(target, item)

    def _item_at(self, place: Span) -> Item | None:
        """An item at a place: an entity before a quote before a claim."""
        for found in self._occurrences.values():
            if items := found.overlapping(place):
                return items[0]
        return None

    def action_walk(self, kind: str, direction: int) -> None:
        """Go to the next (1) or previous (-1) item of a kind."""
        found = self._occurrences[kind]
        here, begin = self._here, self.view.cursor_span.start
        # An item that begins with the sentence is ahead until a jump has landed on it.
        hit = found.after(here if here == self._landed else begin - 1) if direction > 0 else found.before(here)
        if hit is None:
            self._say(f"no {NOUNS[kind]} {'after' if direction > 0 else 'before'} this one")
        else:
            self._jump(*hit)

    def action_back(self) -> None:
        """Return to where the last jump began."""
        if (place := self._history.back(self._here)) is not None:
            self._go(place, self.item)

    def action_forward(self) -> None:
        """Return to where one was before going back."""
        if (place := self._history.forward(self._here)) is not None:
            self._go(place, self.item)

    # --- Panes

    def _arrange(self, arrangement: Arrangement) -> None:
        """Show the panes of an arrangement and focus the active one."""
        self._arrangement = arrangement
        wide, tall = arrangement.wide, arrangement.tall
        self.set_class(not wide, "-narrow")
        self.set_class(not tall, "-short")
        main, side = self.query_one("#main"), self.query_one("#side")
        main.display = arrangement.shows(ARTICLE)
        side.display = arrangement.shows_side
        share = f"{arrangement.share}%" if main.display and side.display else "1fr"
        main.styles.width, main.styles.height = (share, "1fr") if wide else ("1fr", share)
        panes = {pane: self.query_one(f"#{pane}") for pane in PANES}
        # Focus moves before anything is hidden, or Textual would give it to a pane of its own choice.
        panes[arrangement.active].display = True
        self.set_focus(panes[arrangement.active])
        for pane, widget in panes.items():
            widget.display = arrangement.shows(pane)
        self._show_tabs()

    def _show_tabs(self) -> None:
        tabs = self.query_one(PaneTabs)
        tabs.display = not self._arrangement.wide and not self._arrangement.maximised
        names = [*self.lists, self.query_one(Details)]
        tabs.show([Tab(pane.id or "", pane.NAME, pane.title) for pane in names], self._arrangement.tab)

    @on(ItemList.Counted)
    def recount(self) -> None:
        """Keep the counts of the tabs."""
        self._show_tabs()

    def on_resize(self, event: events.Resize) -> None:
        """Columns or tabs, by the room there is."""
        fitting = self._arrangement.fit(*event.size)
        if fitting != self._arrangement:
            self._arrange(fitting)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A pane focused with the mouse is the active one."""
        pane = event.widget.id
        if pane in PANES and pane != self._arrangement.active:
            self._arrange(self._arrangement.activate(pane))

    @on(PaneTabs.Picked)
    def pick_tab(self, event: PaneTabs.Picked) -> None:
        """Show the pane whose name was clicked."""
        self.action_show_pane(event.pane)

    def action_show_pane(self, pane: str) -> None:
        """Bring a pane into sight and focus it."""
        self._arrange(self._arrangement.activate(pane))

    def action_next_pane(self, steps: int) -> None:
        """Focus the pane so many steps on, in a ring."""
        self.action_show_pane(self._arrangement.neighbour(steps))

    def action_maximise(self) -> None:
        """Give the active pane the screen, or take it back."""
        self._arrange(self._arrangement._replace(maximised=not self._arrangement.maximised))

    def action_resize(self, steps: int) -> None:
        """Make the article larger or smaller."""
        self._arrange(self._arrangement.resize(steps))

    def action_toggle_lists(self) -> None:
        """Put the lists away, or bring them back."""
        self._arrange(self._arrangement.toggle_lists())

    def action_leave(self) -> None:
        """Restore a maximised pane; else return to the article."""
        if self._arrangement.maximised:
            self.action_maximise()
        else:
            self.action_show_pane(ARTICLE)

    # --- Copying

    def action_copy_sentence(self) -> None:
        """Copy the sentence under the cursor."""
        place = self.view.cursor_span
        self._copy(self.article.text[place.start : place.end].strip())

    def action_copy_citation(self) -> None:
        """Copy the sentence with who speaks in it, and the article it is from."""
        place = self.view.cursor_span
        sources: list[str] = []
        if self.reading is not None:
            found = self._occurrences["quotes"].overlapping(place)
            sources = [speaker(quote, self.reading) for quote in found if isinstance(quote, Quote)]
        self._copy(cite(self.article.text[place.start : place.end], sources, self.article))

    def _copy(self, text: str) -> None:
        self.app.copy_to_clipboard(text)
        self._say(f"copied {len(text)} characters")

    def _say(self, message: str) -> None:
        self.app.notify(message, timeout=2, markup=False)

    def _refresh_keys(self) -> None:
        """Have the footer drawn anew where other keys work now; that costs more than a jump."""
        working = (
            *(self.check_action("walk", (kind,)) for kind in NOUNS),
            self.check_action("back", ()),
            self.check_action("forward", ()),
        )
        if working != self._working_keys:
            self._working_keys = working
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide keys that would do nothing."""
        match action:
            case "walk":
                return len(self._occurrences.get(str(parameters[0]), ())) > 0
            case "back":
                return self._history.can_go_back
            case "forward":
                return self._history.can_go_forward
        return True
