"""The main screen: the article, the lists beside it, and all that passes between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import ActiveBinding, BindingType
from textual.screen import Screen
from textual.widgets import Footer

from sawt_reader.i18n import _, ngettext
from sawt_reader.library.corrected import layer_of, with_reviews, without_dismissed
from sawt_reader.reader.items.citation import cite_item, cite_sentence
from sawt_reader.reader.items.naming import percent
from sawt_reader.reader.keys.actions import bindings, translated
from sawt_reader.reader.library.queries import StoredState
from sawt_reader.reader.look.arrangement import ARTICLE
from sawt_reader.reader.main_screen.notes import Notebook
from sawt_reader.reader.navigation.item_index import Item, spans
from sawt_reader.reader.navigation.item_walk import Itinerary, same_item
from sawt_reader.reader.notes.target import Target
from sawt_reader.reader.services import Services
from sawt_reader.reader.terminal.display import content
from sawt_reader.reader.widgets.article import ArticleView
from sawt_reader.reader.widgets.article_column import ArticleColumn
from sawt_reader.reader.widgets.details import Details
from sawt_reader.reader.widgets.item_list import ItemList
from sawt_reader.reader.widgets.panes import Desk
from sawt_reader.reader.widgets.status import StatusLine, state_of
from sawt_reader.reading import protocol
from sawt_reader.reading.model import Article, Claim, Entity, Quote, Reading, Span

if TYPE_CHECKING:
    from sawt_reader.library.records import Review

COPIED_SHOWN = 40
"""Code points of what was copied that are told."""
KINDS = ("entities", "quotes", "claims")
NO_FURTHER = {
    ("entities", 1): _("no entity after this one"),
    ("entities", -1): _("no entity before this one"),
    ("quotes", 1): _("no quote after this one"),
    ("quotes", -1): _("no quote before this one"),
    ("claims", 1): _("no claim after this one"),
    ("claims", -1): _("no claim before this one"),
}


class ReadingScreen(Screen[None], inherit_bindings=False):
    """Mediates between the panes, which know nothing of each other."""

    AUTO_FOCUS = f"#{ARTICLE}"
    BINDINGS: ClassVar[list[BindingType]] = bindings("reading")
    DEFAULT_CSS = """
    ReadingScreen Footer { background: $footer-background; }
    """

    def __init__(self, article: Article, services: Services) -> None:
        super().__init__()
        self.article = article
        self._services = services
        self.desk = Desk(services.settings)
        self.reading: Reading | None = None
        self._analysed: Reading | None = None
        """The reading as the analysis made it; `reading` has the reader's corrections."""
        self.complete = False
        """Whether the reading is of the whole article."""
        self.itinerary = Itinerary()
        self.place = 0
        """Where the reader is, a code point of the text."""
        self.finished = False
        """Whether that is in its last sentence."""
        self._reviews: Mapping[str, Review] = {}
        self._working_keys: tuple[bool | None, ...] = ()

    def compose(self) -> ComposeResult:
        """The panes and the footer."""
        with Notebook(self._services.library, self._target, self.desk.toggle_dismissed):
            yield self.desk
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Show the text; the lists fill later."""
        self.open(self.article)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """Those of Textual, described in the language of the interface."""
        return translated(super().active_bindings)

    @property
    def view(self) -> ArticleView:
        """The article pane."""
        return self.query_one(ArticleView)

    @property
    def notebook(self) -> Notebook:
        """What the reader has said about the article."""
        return self.query_one(Notebook)

    @property
    def lists(self) -> list[ItemList[Entity] | ItemList[Quote] | ItemList[Claim]]:
        """The lists, from the top."""
        return list(self.query(ItemList))

    @property
    def item(self) -> Item | None:
        """The item in hand: chosen in a list or reached by walking; Enter in the article goes to its next place."""
        return self.itinerary.item

    # --- What is shown

    def open(self, article: Article) -> None:
        """Show an article that is not yet analysed, from its top."""
        self.article, self.itinerary, self.complete = article, Itinerary(), False
        self.reading = self._analysed = None
        self.notebook.close()
        self.view.open(article)
        self.view.mark_remarks({})
        self.query_one(ArticleColumn).forget_search()
        title = content(article.title or article.source)
        self.view.border_title = title if title.plain.strip() else None
        for items in self.lists:
            items.clear_items()
        self.query_one(Details).clear()
        self.query_one(StatusLine).notice = article.notice or ""
        self.wait()
        self._follow_cursor()
        self._refresh_keys()

    def wait(self) -> None:
        """Say that a reading is on its way."""
        self._tell(_("waiting for the analysis…"))

    def show_stored(self, stored: StoredState) -> None:
        """Show what is known of this article from an earlier day, at the place where the reader was."""
        self.notebook.open(self.article, stored)
        self.view.mark_remarks(self.notebook.places)
        if stored.place and not self.view.cursor and stored.place < len(self.article.text):
            self._go(stored.place, ())
        if stored.reading is not None:
            self._annotate(stored.reading, complete=True)
            self._tell(_("analysed before"))

    def warn(self, message: str) -> None:
        """Say in the status what does not work but does not stop the reading."""
        self.query_one(StatusLine).warning = message

    def show_notice(self, notice: str) -> None:
        """Say in the status what is to be known of the article, besides what it came with."""
        self.query_one(StatusLine).notice = " · ".join(filter(None, (self.article.notice, notice)))

    def show_reply(self, reply: protocol.Reply) -> None:
        """Show what the worker says of this article. A whole reading makes way only for another one."""
        if self.complete and not isinstance(reply, protocol.Done | protocol.Failed):
            return
        if isinstance(reply, protocol.Partial | protocol.Done):
            self._annotate(reply.reading, complete=isinstance(reply, protocol.Done))
        if state := state_of(reply):
            self._tell(state, failed=isinstance(reply, protocol.Failed))

    def _tell(self, state: str, failed: bool = False) -> None:
        self.query_one(StatusLine).tell(state, failed=failed, dropped=self.article.dropped)

    def _annotate(self, analysed: Reading, complete: bool) -> None:
        self._analysed, self.complete = analysed, complete
        self._reviews = self.notebook.reviews(analysed)
        if complete:
            self.notebook.settle(analysed)
        self.reading = reading = with_reviews(analysed, self._reviews) if self._reviews else analysed
        kept = without_dismissed(reading, self._reviews) if self._reviews else reading
        self.itinerary.take(reading, kept)
        self.view.annotate(kept)
        for items in self.lists:
            items.show(reading, complete, self._reviews)
        self._follow_cursor()
        self._refresh_keys()

    def _follow_cursor(self) -> None:
        """Mark the items of the sentence under the cursor, and say where it is."""
        place = self.view.cursor_span
        self.place = self._here
        self.finished = 0 < self.view.unit_count == self.view.cursor + 1
        for items in self.lists:
            # At the top of the article the lists stay at theirs.
            items.mark(self.itinerary.overlapping(items.id or "", place), reveal=self.view.cursor > 0)
        self._show_position()

    def _show_position(self) -> None:
        unit = _("paragraph {n}/{of}") if self.reading is None else _("sentence {n}/{of}")
        count = self.view.unit_count
        where = unit.format(n=self.view.cursor + 1, of=count) if count else _("empty")
        notes = (f" · {note}" for note in self.notebook.notes_in(self.view.cursor_span))
        self.query_one(StatusLine).position = f"{where} · {percent(self.view.progress)}{''.join(notes)}"

    def _describe(self, item: Item) -> None:
        if self.reading is not None:
            rows = self.notebook.rows(item, self._reviews.get(item.id))
            self.query_one(Details).show(item, self.reading, rows)

    # --- Notes and corrections

    def _target(self) -> Target:
        """What a note or a correction is about: the item of the list in hand; else the sentence."""
        from sawt_reader.library.review import extent

        pane = self.focused
        if isinstance(pane, ItemList) and pane.item is not None:
            return Target(layer_of(pane.item), extent(pane.item), pane.item, self._analysed)
        return Target("sentence", self.view.cursor_span, self.item, self._analysed)

    @property
    def corrected(self) -> Reading | None:
        """The whole reading as the reader has corrected it, without what was dismissed, with notes and all."""
        if not self.complete or self._analysed is None:
            return None
        return self.notebook.reviewed(self._analysed)

    @on(Notebook.Changed)
    def show_remarks(self, event: Notebook.Changed) -> None:
        """Show what the reader has said."""
        self.view.mark_remarks(self.notebook.places)
        item = self.query_one(Details).item
        if event.items and self._analysed is not None:
            self._annotate(self._analysed, self.complete)
            item = same_item(item, self.reading or self._analysed)
        if item is not None:
            self._describe(item)
        self._show_position()

    @on(Notebook.Asked)
    def go_to_remark(self, event: Notebook.Asked) -> None:
        """Go to what a bookmark or note is on."""
        self.visit(event.place)

    def visit(self, place: Span) -> None:
        """Go to a place that is no item, read on there, and remember the way back; no item is in hand then."""
        self._jump_to(place)
        self.query_one(Desk).action_show_pane(ARTICLE)

    @property
    def selected_speaker(self) -> str | None:
        """The name of the entity in hand, or of who says the quote or claim in hand."""
        item = self._target().item
        if item is None or isinstance(item, Entity):
            return item.name if item else None
        sources = item.speakers if isinstance(item, Quote) else item.claimants
        return next((source.name for source in sources if source.name), None)

    # --- Going places

    @property
    def _here(self) -> int:
        """The code point the reader is at."""
        return self.itinerary.here(self.view.cursor_span)

    def _go(self, offset: int, highlight: Sequence[Span]) -> None:
        self.itinerary.land(offset)
        self.view.go(offset, highlight)
        self._follow_cursor()
        self._refresh_keys()

    def _jump(self, span: Span, item: Item) -> None:
        """Go to a span of an item, which becomes the item in hand, and remember the way back."""
        self.itinerary.history.jump(self._here)
        self.itinerary.item = item
        self._describe(item)
        for items in self.lists:
            items.select(item)
        self._go(span.start, spans(item))

    @on(ArticleColumn.Landed)
    def land(self, event: ArticleColumn.Landed) -> None:
        """Go to a hit."""
        self._jump_to(event.span)

    @on(ArticleColumn.Pointed)
    def go_to_point(self, event: ArticleColumn.Pointed) -> None:
        """Go where the map was clicked; the item in hand stays in hand."""
        self.itinerary.history.jump(self._here)
        self._return(event.offset)

    def _jump_to(self, place: Span | None) -> None:
        """Go to a place that is no item, and remember the way back; no item is in hand then."""
        if place is not None:
            self.itinerary.history.jump(self._here)
            self.itinerary.item = None
            self._go(place.start, (place,))

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
        self.query_one(Desk).action_show_pane(ARTICLE)

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
        sentence = self.view.cursor_span
        clicked = self.itinerary.item_at(Span(event.offset, event.offset + 1))
        if event.offset != sentence.start and clicked is not None:
            self._jump(Span(event.offset, event.offset), clicked)
        elif (found := self.itinerary.onward(sentence)) is not None:
            place, item = found
            if item == self.item and place.start == self._here:
                self._say(_("no other place of this item"))
            else:
                self._jump(place, item)

    def action_walk(self, kind: str, direction: int) -> None:
        """Go to the next (1) or previous (-1) item of a kind."""
        hit = self.itinerary.step(kind, self.view.cursor_span, direction)
        if hit is None:
            self._say(NO_FURTHER[kind, direction])
        else:
            self._jump(*hit)

    def action_back(self) -> None:
        """Return to where the last jump began."""
        self._return(self.itinerary.history.back(self._here))

    def action_forward(self) -> None:
        """Return to where one was before going back."""
        self._return(self.itinerary.history.forward(self._here))

    def _return(self, place: int | None) -> None:
        if place is not None:
            self._go(place, spans(self.item) if self.item else ())

    # --- Searching

    def action_search(self) -> None:
        """Ask what to look for in the article."""
        self.query_one(Desk).action_show_pane(ARTICLE)
        self.query_one(ArticleColumn).search(self.article, self._here)

    def action_hit(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) hit."""
        self.query_one(ArticleColumn).step_hit(self.itinerary.ahead(self.view.cursor_span, direction), direction)

    @on(ArticleColumn.SearchEnded)
    def offer_hits(self) -> None:
        """The keys that go through the hits work from now on, or no more."""
        self._refresh_keys()

    # --- The article at a glance

    def action_outline(self) -> None:
        """Choose a heading to go to."""
        from sawt_reader.reader.screens.outline import OutlineScreen, headings

        if headings(self.article):
            self.app.push_screen(OutlineScreen(self.article, self._here), self._jump_to)
        else:
            self._say(_("this article has no headings"))

    def action_voices(self) -> None:
        """Show who speaks, and how much."""
        from sawt_reader.reader.items.article_voices import entity_of, share, women_and_men
        from sawt_reader.reader.screens.voices import VoicesScreen
        from sawt_reader.reading.voices import voices

        reading = self.reading
        if reading is None or not reading.quotes:
            self._say(_("no quotation found") if self.complete else _("no quotation found so far"))
            return
        every = voices(reading)

        def show(number: int | None) -> None:
            if number is not None:
                entity = entity_of(every[number], reading)
                self._show_voice(entity.name if entity else every[number].name)

        shares = [share(voice, reading) for voice in every]
        self.app.push_screen(VoicesScreen(shares, women_and_men(every, reading), _("Voices")), show)

    def action_narrow(self) -> None:
        """Show the quotes and claims of the entity in hand, or of who says what is in hand; or again of all."""
        from sawt_reader.reader.items.article_voices import voice_of

        item = self._target().item
        if item is not None and self.reading is not None and (voice := voice_of(item, self.reading)):
            self.desk.toggle_voice(voice)
        else:
            self._say(_("Take an entity, or a quote or claim of somebody, first."))

    def _show_voice(self, voice: str) -> None:
        desk = self.query_one(Desk)
        desk.narrow_to(voice)
        desk.action_show_pane("quotes")

    # --- Copying

    def _to_copy(self) -> tuple[Item | None, Span]:
        """The item previewed, or the item in hand where the cursor is on it; and its sentence, else the cursor's."""
        pane, here = self.focused, self.view.cursor_span
        if isinstance(pane, ItemList) and pane.item is not None and self.reading is not None:
            item: Item = pane.item
            number = item.mentions[0].sentence if isinstance(item, Entity) else item.sentence
            sentence = self.reading.sentences[number]
            return item, Span(sentence.start, sentence.end)
        return self.itinerary.in_hand(here), here

    def action_copy_sentence(self) -> None:
        """Copy the sentence of the item previewed; else the one under the cursor."""
        place = self._to_copy()[1]
        self._copy(self.article.text[place.start : place.end].strip())

    def action_copy_citation(self) -> None:
        """Copy the words of the item, else the sentence, with who says them and the article they are from."""
        item, place = self._to_copy()
        if self.reading is not None and isinstance(item, Quote | Claim):
            self._copy(cite_item(item, self.reading))
        else:
            self._copy(cite_sentence(place, self.itinerary.overlapping("quotes", place), self.reading, self.article))

    def _copy(self, text: str) -> None:
        self.app.copy_to_clipboard(text)
        words = text if len(text) <= COPIED_SHOWN else f"{text[:COPIED_SHOWN].rsplit(maxsplit=1)[0]}…"
        said = ngettext("copied {n} character: {words}", "copied {n} characters: {words}", len(text))
        self._say(said.format(n=len(text), words=words))

    def _say(self, message: str) -> None:
        self.app.notify(message, timeout=2, markup=False)

    def _refresh_keys(self) -> None:
        """Have the footer drawn anew where other keys work now; that costs more than a jump."""
        working = (
            *(self.check_action("walk", (kind,)) for kind in KINDS),
            self.check_action("hit", ()),
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
                return self.itinerary.count(str(parameters[0])) > 0
            case "hit":
                return self.query_one(ArticleColumn).has_hits
            case "back":
                return self.itinerary.history.can_go_back
            case "forward":
                return self.itinerary.history.can_go_forward
        return True
