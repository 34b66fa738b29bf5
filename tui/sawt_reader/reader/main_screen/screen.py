"""The main screen as keys and clicks drive it: from place to place, to the dialogs of the article, to the clipboard."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from sawt_reader.i18n import _, ngettext
from sawt_reader.reader.items.citation import cite_item, cite_sentence
from sawt_reader.reader.items.views import VIEWS
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.keys.key_names import with_keys
from sawt_reader.reader.look.arrangement import ARTICLE
from sawt_reader.reader.look.style_sheets import sheet_beside
from sawt_reader.reader.main_screen.article_screen import ArticleScreen
from sawt_reader.reader.main_screen.corrections import Corrections
from sawt_reader.reader.main_screen.notes import Annotations
from sawt_reader.reader.widgets.article import ArticleView
from sawt_reader.reader.widgets.article_column import ArticleColumn
from sawt_reader.reader.widgets.item_list import ItemList
from sawt_reader.reading.kinds import QUOTES, Item, all_items, kind_named, kind_of, spans
from sawt_reader.reading.model import Span

COPIED_SHOWN = 40
"""Code points of the copied text that the message shows."""
SECONDS = 2
"""That a message is shown: it answers a key pressed often."""


class ReadingScreen(ArticleScreen, inherit_bindings=False):
    """Moves in the article and its items."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("reading")
    DEFAULT_CSS = sheet_beside(__file__)

    # --- Items

    def _jump(self, span: Span, item: Item) -> None:
        """Go to a span of an item, select the item, and remember the way back."""
        self.walk.history.jump(self._here)
        self.walk.item = item
        self._describe(item)
        for items in self.lists:
            items.select(item)
        self._go(span.start, spans(item))

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
        """Jump to the item and continue reading there."""
        self._jump(spans(event.item)[0], event.item)
        self.panes.action_show_pane(ARTICLE)

    @on(ArticleView.Activated)
    def follow_item(self, event: ArticleView.Activated) -> None:
        """Go to the next occurrence of the selected item, or select the item that was double-clicked."""
        sentence = self.view.cursor_span
        clicked = self.walk.item_at(Span(event.offset, event.offset + 1))
        if event.offset != sentence.start and clicked is not None:
            self._jump(Span(event.offset, event.offset), clicked)
        elif (found := self.walk.onward(sentence)) is not None:
            place, item = found
            if item == self.item and place.start == self._here:
                self.app.notify(_("no other occurrence of this item"), timeout=SECONDS)
            else:
                self._jump(place, item)

    def action_walk(self, kind: str, direction: int) -> None:
        """Go to the next (1) or previous (-1) item of a kind."""
        walked = kind_named(kind)
        found = self.walk.step(walked, self.view.cursor_span, direction) if self.walk.count(walked) else None
        if found is not None:
            self._jump(*found)
        elif self.reading is None:
            self.app.notify(_("nothing found yet: the analysis is under way"), timeout=SECONDS)
        else:
            self.app.notify(VIEWS[walked].no_further(direction), timeout=SECONDS)

    @on(Corrections.ItemWanted)
    def go_to_item(self, event: Corrections.ItemWanted) -> None:
        """Go to an item of the corrected reading, given by id."""
        found = next((item for item in all_items(self.reading) if item.id == event.id), None) if self.reading else None
        if found is not None:
            self._jump(spans(found)[0], found)

    # --- Other places

    def visit(self, place: Span) -> None:
        """Jump to a place and continue reading there."""
        self._jump_to(place)
        self.panes.action_show_pane(ARTICLE)

    def _jump_to(self, place: Span | None) -> None:
        """Go to a place that is not an item, select none, and remember the way back."""
        if place is not None:
            self.walk.history.jump(self._here)
            self.walk.item = None
            self._go(place.start, (place,))

    @on(Annotations.PlaceChosen)
    def visit_annotation(self, event: Annotations.PlaceChosen) -> None:
        """Go to what a bookmark or note is on."""
        self.visit(event.place)

    @on(ArticleColumn.Landed)
    def visit_hit(self, event: ArticleColumn.Landed) -> None:
        """Go to a search hit."""
        self._jump_to(event.span)

    @on(ArticleColumn.Pointed)
    def visit_point(self, event: ArticleColumn.Pointed) -> None:
        """Go where the map was clicked; the selected item stays selected."""
        self.walk.history.jump(self._here)
        self._return(event.offset)

    def action_back(self) -> None:
        """Return to where the last jump began."""
        if not self.walk.history.can_go_back:
            self.app.notify(_("no jump to go back from"), timeout=SECONDS)
        self._return(self.walk.history.back(self._here))

    def action_forward(self) -> None:
        """Return to where "back" was used."""
        if not self.walk.history.can_go_forward:
            self.app.notify(_("not gone back from anywhere"), timeout=SECONDS)
        self._return(self.walk.history.forward(self._here))

    def _return(self, place: int | None) -> None:
        if place is not None:
            self._go(place, spans(self.item) if self.item else ())

    # --- Searching

    def action_search(self) -> None:
        """Ask what to search for in the article."""
        self.panes.action_show_pane(ARTICLE)
        self.query_one(ArticleColumn).search(self.article, self._here)

    def action_hit(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) hit."""
        if not self.query_one(ArticleColumn).has_hits:
            message = _("nothing is searched for: {search} searches")
            self.app.notify(with_keys(message, self.app, search="search.open"), timeout=SECONDS)
        self.query_one(ArticleColumn).step_hit(self.walk.ahead(self.view.cursor_span, direction), direction)

    @on(ArticleColumn.SearchEnded)
    def refresh_hit_keys(self) -> None:
        """Show the keys that go through the hits, if there are any."""
        self._refresh_keys()

    # --- Dialogs of the article

    def action_outline(self) -> None:
        """Choose a heading to go to."""
        from sawt_reader.reader.screens.outline import OutlineScreen, headings

        if headings(self.article):
            self.app.push_screen(OutlineScreen(self.article, self._here), self._jump_to)
        else:
            self.app.notify(_("this article has no headings"), timeout=SECONDS)

    def action_voices(self) -> None:
        """Show who speaks, and how much."""
        from sawt_reader.reader.items.article_voices import entity_of, share, women_and_men
        from sawt_reader.reader.screens.voices import VoicesScreen
        from sawt_reader.reading.voices import voices

        reading = self.reading
        if reading is None or not reading.quotes:
            message = _("no quotation found") if self.complete else _("no quotation found so far")
            self.app.notify(message, timeout=SECONDS)
            return
        every = voices(reading)

        def show(number: int | None) -> None:
            if number is not None:
                entity = entity_of(every[number], reading)
                self.panes.narrow_to(entity.name if entity else every[number].name)
                self.panes.action_show_pane(QUOTES.plural)

        shares = [share(voice, reading) for voice in every]
        self.app.push_screen(VoicesScreen(shares, women_and_men(every, reading), _("Voices")), show)

    def action_narrow(self) -> None:
        """Show only the quotes and claims of the selected entity, or of the selected item's speaker; or all."""
        from sawt_reader.reader.items.article_voices import voice_of

        item = self._target().item
        if item is not None and self.reading is not None and (voice := voice_of(item, self.reading)):
            self.panes.toggle_voice(voice)
        elif not self.panes.lift_voice():
            message = _("Select an entity first, or a quote or claim with a known source.")
            self.app.notify(message, timeout=SECONDS)

    # --- Copying

    def _to_copy(self) -> tuple[Item | None, Span]:
        """The previewed item, or the selected one if the cursor is on it; and its sentence, else the cursor's."""
        pane, here = self.focused, self.view.cursor_span
        if isinstance(pane, ItemList) and pane.item is not None and self.reading is not None:
            item: Item = pane.item
            sentence = self.reading.sentences[kind_of(item).sentences(item)[0]]
            return item, Span(sentence.start, sentence.end)
        return self.walk.selected_in(here), here

    def action_copy_sentence(self) -> None:
        """Copy the sentence of the previewed item; else the one under the cursor."""
        place = self._to_copy()[1]
        self._copy(self.article.text[place.start : place.end].strip())

    def action_copy_citation(self) -> None:
        """Copy the words of the item, else the sentence, with their speaker and the article they are from."""
        item, place = self._to_copy()
        if self.reading is not None and item is not None and kind_of(item).is_statement:
            self._copy(cite_item(item, self.reading))
        else:
            self._copy(cite_sentence(place, self.walk.overlapping(QUOTES, place), self.reading, self.article))

    def _copy(self, text: str) -> None:
        self.app.copy_to_clipboard(text)
        words = text if len(text) <= COPIED_SHOWN else f"{text[:COPIED_SHOWN].rsplit(maxsplit=1)[0]}…"
        message = ngettext("copied {n} character: {words}", "copied {n} characters: {words}", len(text))
        self.app.notify(message.format(n=len(text), words=words), timeout=SECONDS)
