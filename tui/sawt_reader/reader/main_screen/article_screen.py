"""The main screen as it shows an article: its text, its reading in the lists, the user's notes, the position."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import ActiveBinding
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from sawt_reader.i18n import _, percent
from sawt_reader.reader.items.view import Row
from sawt_reader.reader.keys.actions import ACTIONS, translated
from sawt_reader.reader.keys.bar import LABELS, SHOWN
from sawt_reader.reader.keys.key_names import first_key, key_name, pane_title
from sawt_reader.reader.library.queries import StoredState
from sawt_reader.reader.look.arrangement import ARTICLE
from sawt_reader.reader.main_screen.corrections import Corrections
from sawt_reader.reader.main_screen.notes import Annotations
from sawt_reader.reader.navigation.item_walk import ItemWalk, same_item
from sawt_reader.reader.notes.target import Target
from sawt_reader.reader.services import Services
from sawt_reader.reader.terminal.display import content
from sawt_reader.reader.widgets.article import ArticleView
from sawt_reader.reader.widgets.article_column import ArticleColumn
from sawt_reader.reader.widgets.details import Details
from sawt_reader.reader.widgets.filter_bar import FilterBar
from sawt_reader.reader.widgets.first_hint import FirstHint
from sawt_reader.reader.widgets.item_list import ItemList
from sawt_reader.reader.widgets.key_bar import KeyBar, ShownKey
from sawt_reader.reader.widgets.panes import Panes
from sawt_reader.reader.widgets.search_bar import SearchBar
from sawt_reader.reader.widgets.status import StatusLine, state_of
from sawt_reader.reading import protocol
from sawt_reader.reading.kinds import Item, extent, kind_named, kind_of, subjects
from sawt_reader.reading.labels import genre_label
from sawt_reader.reading.model import Article, Claim, Entity, Quote, Reading, Span
from sawt_reader.reading.wording import holder

if TYPE_CHECKING:
    from sawt_reader.library.holders import Holders
    from sawt_reader.library.records import Review


class ArticleScreen(Screen[None], inherit_bindings=False):
    """Keeps the panes in step; they do not know each other.

    Attributes:
        article: the article shown.
        reading: with the user's corrections; None until the analysis has sent some of it.
        complete: whether that is of the whole article.
        walk: where the user is among the items.
        place: code point of the cursor.
        finished: whether that is in the last sentence.
    """

    AUTO_FOCUS = f"#{ARTICLE}"

    @dataclass
    class Described(Message):
        """The details show a quote for the first time.

        Attributes:
            quote: of the whole reading.
            reading: where it lies, with the user's corrections.
        """

        quote: Quote
        reading: Reading

    def __init__(self, article: Article, services: Services) -> None:
        super().__init__()
        self.article = article
        self.panes = Panes(services.settings)
        self.reading: Reading | None = None
        self.complete = False
        self.walk = ItemWalk()
        self.place = 0
        self.finished = False
        self._services = services
        self._analysed: Reading | None = None
        """The reading as the analysis made it."""
        self._reviews: Mapping[str, Review] = {}
        self._holders: Holders = {}
        self._greeting: FirstHint | None = None
        self._changed: Sequence[int] = ()
        """Where the sentences begin that differ from the version before, code points."""
        self._elsewhere: dict[str, Row | None] = {}
        """By the id of a quote: what the details say of its words in other articles, once that is known."""

    def compose(self) -> ComposeResult:
        """The panes and the footer."""
        services = self._services
        with Corrections(services.library, self._target, self.panes.toggle_dismissed, services.loaders.within):
            yield self.panes
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the text; the lists fill later."""
        self.open(self.article)
        self.watch(self, "focused", self._refresh_keys)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """Textual's, with descriptions in the language of the interface."""
        return translated(super().active_bindings)

    @property
    def view(self) -> ArticleView:
        """The article pane."""
        return self.query_one(ArticleView)

    @property
    def annotations(self) -> Corrections:
        """The user's notes and corrections."""
        return self.query_one(Corrections)

    @property
    def lists(self) -> list[ItemList[Entity] | ItemList[Quote] | ItemList[Claim]]:
        """The lists, from the top."""
        return list(self.query(ItemList))

    @property
    def item(self) -> Item | None:
        """The selected item: chosen in a list, or last gone to."""
        return self.walk.item

    def greet(self) -> None:
        """Show how to begin, until a key is pressed."""
        self._greeting = FirstHint()
        self.mount(self._greeting)

    def end_greeting(self) -> None:
        """Show no longer how to begin."""
        if self._greeting is not None:
            self._greeting.remove()
            self._greeting = None

    # --- The article and its reading

    def open(self, article: Article) -> None:
        """Show an article from its top, without a reading."""
        self.article, self.walk, self.complete = article, ItemWalk(), False
        self.reading = self._analysed = None
        self._holders = {}
        self.annotations.close()
        self.view.open(article)
        self._changed = ()
        self.view.mark_annotations({})
        self.query_one(ArticleColumn).forget_search()
        self._show_title()
        for items in self.lists:
            items.clear_items()
        self.query_one(Details).clear()
        self.show_notice("")
        self.wait()
        self._follow_cursor()
        self._refresh_keys()

    def _show_title(self) -> None:
        """Show the title over the article, and what kind of text it is if it is no plain news."""
        title = content(self.article.title or self.article.source)
        if self.reading and self.reading.genre:
            title = content(f"{title.plain} · {genre_label(self.reading.genre)}")
        self.view.border_title = content(pane_title(self.app, ARTICLE, title.plain)) if title.plain.strip() else None

    def wait(self) -> None:
        """Show that a reading has been requested."""
        self._show_state(_("waiting for the analysis…"))

    def show_stored(self, stored: StoredState) -> None:
        """Show what was stored of this article, at the place last read."""
        self.annotations.open(self.article, stored)
        self._mark_text()
        if stored.place and not self.view.cursor and stored.place < len(self.article.text):
            self._go(stored.place, ())
        if stored.reading is not None:
            self._annotate(stored.reading, complete=True)
            self._show_state(_("analysed before"))

    def show_reply(self, reply: protocol.Reply) -> None:
        """Show a reply of the worker about this article. Only a whole reading replaces a whole reading."""
        if self.complete and not isinstance(reply, protocol.Done | protocol.Failed):
            return
        if isinstance(reply, protocol.Partial | protocol.Done):
            self._annotate(reply.reading, complete=isinstance(reply, protocol.Done))
        if state := state_of(reply):
            self._show_state(state, failed=isinstance(reply, protocol.Failed))

    def show_changes(self, places: Sequence[int]) -> None:
        """Mark where sentences begin that differ from the version before, code points."""
        self._changed = places
        self._mark_text()

    def _mark_text(self) -> None:
        """Mark where notes and bookmarks begin, and changed sentences; a note comes before a change."""
        places = self.annotations.places
        changed = {start: "+".join(filter(None, (places.get(start), "changed"))) for start in self._changed}
        self.view.mark_annotations({**places, **changed})

    def warn(self, message: str) -> None:
        """Show a problem in the status that does not stop the reading."""
        self.query_one(StatusLine).warning = message

    def show_background(self, progress: str) -> None:
        """Show in the status how far the analysis of other articles is."""
        self.query_one(StatusLine).background = progress

    def show_notice(self, notice: str) -> None:
        """Show a notice about the article in the status, after the notice that it came with."""
        self.query_one(StatusLine).notice = " · ".join(filter(None, (self.article.notice, notice)))

    def _show_state(self, state: str, *, failed: bool = False) -> None:
        self.query_one(StatusLine).show_state(state, failed=failed, dropped=self.article.dropped)

    def _annotate(self, analysed: Reading, *, complete: bool) -> None:
        self._analysed, self.complete = analysed, complete
        self._elsewhere = {}
        laid = self.annotations.corrected(self._with_holders(analysed))
        self._reviews = laid.reviews if laid else {}
        if complete:
            self.annotations.use_reading(analysed)
        self.reading = reading = laid.reading if laid else self._with_holders(analysed)
        shown = laid.standing if laid else reading
        self.walk.use(reading, shown)
        self.view.annotate(shown)
        self._show_title()
        for items in self.lists:
            items.show(reading, complete=complete, reviews=self._reviews)
        self._follow_cursor()
        self._refresh_keys()

    def name_holders(self, analysed: Reading, holders: Holders) -> None:
        """Show who held the offices that a reading names without a person, as the library knows."""
        if holders != self._holders and self._analysed is analysed:
            self._holders = holders
            self._show_anew(self.query_one(Details).item)

    def _with_holders(self, reading: Reading) -> Reading:
        if not self._holders:
            return reading
        from sawt_reader.library.holders import laid_over

        return laid_over(reading, self._holders)

    def _describe(self, item: Item) -> None:
        if self.reading is not None:
            rows = self.annotations.rows(item, self._reviews.get(item.id))
            if row := self._elsewhere.get(item.id):
                rows.append(row)
            self.query_one(Details).show(item, self.reading, rows)
            if self.complete and isinstance(item, Quote) and item.id not in self._elsewhere:
                self.post_message(self.Described(item, self.reading))

    def show_elsewhere(self, quote: Quote, reading: Reading, row: Row | None) -> None:
        """Show in the details of a quote where else its words stand; None for nowhere."""
        if reading is self.reading:
            self._elsewhere[quote.id] = row
            if row is not None and self.query_one(Details).item == quote:
                self._describe(quote)

    # --- Notes and corrections

    def _target(self) -> Target:
        """What a key acts on: the selected item of the focused list; else the sentence under the cursor."""
        pane = self.focused
        if isinstance(pane, ItemList) and pane.item is not None:
            return Target(kind_of(pane.item).name, extent(pane.item), pane.item, self._analysed, self.view.selection)
        return Target("sentence", self.view.cursor_span, self.item, self._analysed, self.view.selection)

    @property
    def selected_item(self) -> Item | None:
        """The item that keys act on."""
        return self._target().item

    @property
    def selected_speaker(self) -> str | None:
        """The name of the selected entity, or of the speaker of the selected quote or claim."""
        item = self._target().item
        if item is None:
            return None
        named = ((found.name if (found := holder(source)) else source.name) for source in subjects(item))
        return next(filter(None, named), None)

    @property
    def analysed(self) -> Reading | None:
        """The whole reading as the analysis made it; None until it is there."""
        return self._analysed if self.complete else None

    @property
    def corrected(self) -> Reading | None:
        """The whole reading with the user's corrections and notes, without dismissed items; None until it is there."""
        if self.analysed is None:
            return None
        return self._with_holders(self.annotations.reviewed(self.analysed))

    @on(Annotations.Changed)
    def show_annotations(self, event: Annotations.Changed) -> None:
        """Show the user's notes and corrections."""
        self._mark_text()
        item = self.query_one(Details).item
        if event.items:
            self._show_anew(item)
        elif item is not None:
            self._describe(item)
        self._show_position()

    def _show_anew(self, item: Item | None) -> None:
        """Show the reading with other corrections or other knowledge of the library, and the details of an item."""
        if self._analysed is not None:
            self._annotate(self._analysed, complete=self.complete)
            item = same_item(item, self.reading or self._analysed)
        if item is not None:
            self._describe(item)

    @on(Corrections.WordsShown)
    def show_words(self, event: Corrections.WordsShown) -> None:
        """Show words that are being selected; the cursor stays."""
        if event.span is None:
            self.view.end_preview()
        else:
            self.view.preview(event.span.start, (event.span,))

    # --- The position

    @property
    def _here(self) -> int:
        """The code point of the cursor."""
        return self.walk.here(self.view.cursor_span)

    def _go(self, offset: int, highlight: Sequence[Span]) -> None:
        self.walk.land(offset)
        self.view.go(offset, highlight)
        self._follow_cursor()
        self._refresh_keys()

    @on(ArticleView.CursorMoved)
    def _follow_cursor(self) -> None:
        """Mark the items of the sentence under the cursor, and show where it is."""
        place = self.view.cursor_span
        self.place = self._here
        self.finished = 0 < self.view.unit_count == self.view.cursor + 1
        for items in self.lists:
            # At the top of the article the lists do not scroll.
            items.mark(self.walk.overlapping(kind_named(items.id or ""), place), reveal=self.view.cursor > 0)
        self._show_position()

    @on(ArticleView.Scrolled)
    def _show_position(self) -> None:
        unit = _("paragraph {n}/{of}") if self.reading is None else _("sentence {n}/{of}")
        count = self.view.unit_count
        where = unit.format(n=self.view.cursor + 1, of=count) if count else _("empty")
        notes = [f" · {note}" for note in self.annotations.notes_in(self.view.cursor_span)]
        if progress := self.annotations.review_progress(self.item):
            notes.insert(0, f" · {progress}")
        self.query_one(StatusLine).position = f"{where} · {percent(self.view.progress)}{''.join(notes)}"

    # --- What the lists show

    @on(Panes.Changed)
    def follow_lists(self) -> None:
        """Stop at what the lists show only; say in the status what those show whose titles are not in sight."""
        for items in self.lists:
            self.walk.stop_at(kind_named(items.id or ""), items.standing if items.is_filtered else None)
        self._refresh_keys()
        filtered = "; ".join(self.panes.filtered)
        self.query_one(StatusLine).filter = _("filtered: {lists}").format(lists=filtered) if filtered else ""

    # --- Keys

    @on(ArticleView.SelectionChanged)
    def _refresh_keys(self) -> None:
        """Show the keys that are useful in the focused pane and do something now."""
        place = _place_of(self.focused)
        shown = (ACTIONS[id] for id in SHOWN.get(place, ()) if id in ACTIONS and self.has_use(id))
        keys = [(first_key(self.app, action.id), action) for action in shown]
        self.query_one(KeyBar).show(
            [ShownKey(key, key_name(key), _(LABELS.get(action.id, action.description))) for key, action in keys]
        )

    def has_use(self, id: str) -> bool:
        """Whether an action would do anything now but say why it does nothing."""
        match id.split("."):
            case [("entity" | "quote" | "claim") as name, "next" | "previous"]:
                return self.walk.count(kind_named(name)) > 0
            case ["hit", _]:
                return self.query_one(ArticleColumn).has_hits
            case ["review", "select"]:
                return self.view.selection is not None
            case ["history", "back"]:
                return self.walk.history.can_go_back
            case ["history", "forward"]:
                return self.walk.history.can_go_forward
        return True


def _place_of(pane: Widget | None) -> str:
    """The place, as in `keys.actions`, of what has focus."""
    if isinstance(pane, ItemList):
        return "list"
    if isinstance(pane, Details):
        return "details"
    for bar, place in ((SearchBar, "search_bar"), (FilterBar, "filter_bar")):
        if pane is not None and any(isinstance(node, bar) for node in pane.ancestors):
            return place
    return "article"
