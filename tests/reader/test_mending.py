"""Corrections of everything: words, kinds, names, who is who, what is missing; and the review of what is in doubt."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from sawt_reader.library import changes
from sawt_reader.library.anchors import anchor
from sawt_reader.library.records import Change, new_correction, now
from sawt_reader.library.store import Library
from sawt_reader.reader.app import SawtReader
from sawt_reader.reader.items.reviewed import verdicts
from sawt_reader.reader.main_screen.screen import ReadingScreen
from sawt_reader.reader.screens.words import WordsScreen
from sawt_reader.reader.widgets.article import ArticleView
from sawt_reader.reader.widgets.details import Details
from sawt_reader.reader.widgets.item_list import ItemList
from sawt_reader.reader.widgets.key_bar import KeyBar
from sawt_reader.reader.widgets.status import StatusLine
from sawt_reader.reading.kinds import QUOTES, Item, extent, kind_of
from sawt_reader.reading.model import Reading

from .conftest import Running, messages, reviews, rows
from .conftest import press_with_dialogs as press

TO_QUOTE, TO_CLAIM = ("3", "g"), ("4", "g")


def reading_screen(pilot: Pilot[None]) -> ReadingScreen:
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, ReadingScreen)
    return screen


def shown(pilot: Pilot[None]) -> Reading:
    found = reading_screen(pilot).reading
    assert found is not None
    return found


def words(pilot: Pilot[None], item: Item) -> list[str]:
    text = shown(pilot).article.text
    return [text[span.start : span.end] for span in kind_of(item).spans(item)]


def position(pilot: Pilot[None]) -> str:
    return reading_screen(pilot).query_one(StatusLine).position


async def test_the_ends_of_a_quote_are_moved_while_the_article_shows_them(running: Running, snapshot) -> None:
    async with running() as pilot:
        await press(pilot, *TO_QUOTE, "j", "W", *"words", "enter")
        assert isinstance(pilot.app.screen, WordsScreen)
        await press(pilot, "right", "tab", "left", "left", "left")
        view = reading_screen(pilot).view
        (highlight,) = view._highlighted
        await snapshot(pilot.app, "words-140x45")
        await press(pilot, "enter")
        quote = shown(pilot).quotes[1]
        assert words(pilot, quote) == ["Nous avons investi 40 millions"]
        assert (highlight.start, highlight.end) == (quote.spans[0].start, quote.spans[0].end)
        assert reviews(pilot)["q2"].changed == ("words",)
        assert "Corrected: words; u undoes that." in messages(pilot)
        await press(pilot, "u")
        assert words(pilot, shown(pilot).quotes[1]) == ["« Nous avons investi 40 millions d’euros »"]
        await press(pilot, "U")
    async with running() as pilot:
        assert words(pilot, shown(pilot).quotes[1]) == ["Nous avons investi 40 millions"], "over a restart"


async def test_what_was_missed_is_selected_and_becomes_a_quote(running: Running) -> None:
    async with running() as pilot:
        await press(pilot, "1", "G", "l")
        assert isinstance(pilot.app.screen, WordsScreen)
        # « Le syndicat Mer libre dément ce chiffre. » without its first four words and its full stop.
        await press(pilot, "right", "right", "right", "right", "tab", "left", "enter", "enter")
        await press(pilot, *"mer", "enter")
        quote = shown(pilot).quotes[-1]
        assert words(pilot, quote) == ["dément ce chiffre"]
        assert [source.entity for source in quote.speakers] == ["e3"]
        assert reading_screen(pilot).item == quote and reviews(pilot)[quote.id].made
        quotes = pilot.app.screen.query_one("#quotes", ItemList)
        assert quotes.count == 5
        await press(pilot, "3", "G", "d")
        assert quotes.count == 4, "what one has added oneself is not dismissed but gone"
        await press(pilot, "u")
        assert quotes.count == 5


@pytest.mark.parametrize(
    ("keys", "what", "field", "value"),
    [
        ((*TO_QUOTE, "j", "W", *"kind", "enter", *"mixed", "enter"), "quotes", "kind", "mixed"),
        ((*TO_CLAIM, "W", *"certainty", "enter", *"pred", "enter"), "claims", "certainty", "predicted"),
        ((*TO_CLAIM, "W", *"polarity", "enter", *"neg", "enter"), "claims", "polarity", "denied"),
        (("2", "g", "W", *"kind", "enter", *"org", "enter"), "entities", "kind", "organisation"),
        (("2", "g", "W", *"name", "enter", *"Mme Corbin", "enter"), "entities", "name", "Mme Corbin"),
    ],
)
async def test_any_value_can_be_set(running: Running, keys, what: str, field: str, value: str) -> None:
    async with running() as pilot:
        await press(pilot, *keys)
        assert value in [getattr(item, field) for item in getattr(shown(pilot), what)]
        (review,) = reviews(pilot).values()
        assert review.changed == (field,)
        await press(pilot, "u")
        assert not reviews(pilot)


async def test_the_cue_is_selected_in_the_article(running: Running) -> None:
    async with running() as pilot:
        await press(pilot, *TO_QUOTE, "j", "W", *"cue", "enter", "left", "enter")
        cue = shown(pilot).quotes[1].cue
        assert cue is not None and shown(pilot).article.text[cue.start : cue.end] == "a déclaré"


async def test_a_voice_without_a_name_is_somebody_in_the_whole_article(running: Running) -> None:
    async with running() as pilot:
        await press(pilot, "2", "g", "j", "W", *"same", "enter", *"mer", "enter")
        speakers = [source.name for quote in shown(pilot).quotes for source in quote.speakers]
        assert "préfecture" not in " ".join(filter(None, speakers)) and "Mer libre" in speakers
        assert [claim.claimants[0].entity for claim in shown(pilot).claims[2:]] == ["e3", "e3"]
        assert len(shown(pilot).entities) == 3
        await press(pilot, "2", "g", "j", "W", *"part", "enter", "enter")
        assert len(shown(pilot).entities) == 4, "parted again"


async def test_a_claim_follows_its_quote_and_the_details_say_what_the_analysis_had(running: Running) -> None:
    async with running() as pilot:
        await press(pilot, *TO_QUOTE, "j", "w", *"Anne Roy; Luc Bel", "enter")
        claim = shown(pilot).claims[1]
        assert [source.name for source in claim.claimants] == ["Anne Roy", "Luc Bel"]
        await press(pilot, "4", "g", "j")
        rows = {row.label: row.text for row in pilot.app.screen.query_one(Details)._rows}
        assert rows["analysis"] == "Jeanne Corbin"


async def test_the_review_goes_through_what_is_in_doubt_and_counts(running: Running, snapshot) -> None:
    async with running() as pilot:
        await press(pilot, "X")
        first = reading_screen(pilot).item
        assert first is not None and first.id == "q3" and "0 of 2 checked" in position(pilot)
        await snapshot(pilot.app, "review-140x45")
        await press(pilot, "X")
        second = reading_screen(pilot).item
        assert second is not None and second.id == "q1", "skipped"
        await press(pilot, "equals_sign")
        assert reviews(pilot)["q1"].status == "checked"
        assert reading_screen(pilot).item == QUOTES.items(shown(pilot))[2] and "1 of 2 checked" in position(pilot)
        await press(pilot, "w", *"Corbin", "enter")
        assert "2 of 2 checked" in position(pilot), "who set a speaker has checked it"
        await press(pilot, "X")
        assert "All 2 items in doubt are checked." in messages(pilot)
        await press(pilot, "e")
        assert "checked" not in position(pilot)


async def test_nothing_is_corrected_before_the_analysis_is_there(running: Running) -> None:
    async with running(analysed=False) as pilot:
        for key in ("l", "X"):
            await press(pilot, key)
            assert messages(pilot) == ["The analysis is not finished: there is nothing to correct yet."], key
        await press(pilot, "equals_sign", "W")
        assert messages(pilot) == ["Select an item first: pick one in a list or press e, s or c."]
        assert len(pilot.app.screen_stack) == 1


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_words_are_selected_in_a_small_terminal(running: Running, size: tuple[int, int]) -> None:
    async with running(size) as pilot:
        await press(pilot, "1", "j", "l")
        box = pilot.app.screen.query_one(".box")
        assert box.region.bottom <= size[1] and box.region.height <= 8
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ReadingScreen)


async def test_words_selected_with_the_mouse_become_a_claim(running: Running) -> None:
    async with running() as pilot:
        assert isinstance(pilot.app, SawtReader)
        view, text = reading_screen(pilot).view, shown(pilot).article.text
        y, line = next((y, line) for y, line in enumerate(rows(pilot.app)) if "dément ce chiffre" in line)
        start, end = ((line.index(words), y - view.region.y) for words in ("ment ce", "iffre"))
        await pilot.mouse_down(ArticleView, offset=start)
        await pilot.hover(ArticleView, offset=end)
        await pilot.mouse_up(ArticleView, offset=end)
        await pilot.pause()
        assert view.selection is not None
        assert text[view.selection.start : view.selection.end] == "ment ce chi"
        assert rows(pilot.app)[-1].startswith("l Make it a quote, claim or entity  ? Help")
        await pilot.click(KeyBar, offset=(3, 0))
        await pilot.pause()
        assert isinstance(pilot.app.screen, WordsScreen)
        await press(pilot, "enter", *"claim", "enter")
        assert words(pilot, shown(pilot).claims[-1]) == ["dément ce chiffre"]
        assert view.selection is None and rows(pilot.app)[-1].startswith("? Help")


async def test_a_selection_ends_where_one_reads_on(running: Running) -> None:
    async with running() as pilot:
        view = reading_screen(pilot).view
        view.focus()
        view.text_select_all()
        await press(pilot, "j")
        assert view.selection is None


async def test_what_two_people_disagree_on_is_marked_and_comes_first(running: Running, library_folder: Path) -> None:
    async with running() as pilot:
        await press(pilot, *TO_QUOTE, "j", "w", *"mer", "enter")
        text, quote = shown(pilot).article.text, shown(pilot).quotes[1]
    theirs = new_correction(anchor(text, "quote", extent(quote)), speakers=("Jeanne Corbin",))
    theirs = replace(theirs, by="Nadia", imported=now())
    with Library(library_folder) as library:
        changes.make(library, Change("phare", None, theirs))
    async with running() as pilot:
        await press(pilot, "X")
        item = reading_screen(pilot).item
        assert item is not None and item.id == "q2" and "conflict" in verdicts(reviews(pilot)["q2"])
        rows = {row.label: row.text for row in pilot.app.screen.query_one(Details)._rows}
        assert rows["conflict"] == "you: speaker Mer libre / Nadia: speaker Jeanne Corbin"
        await press(pilot, "equals_sign")
        assert reviews(pilot)["q2"].conflicts == ()
        assert shown(pilot).quotes[1].speakers[0].name == "Jeanne Corbin", "checked as it was shown"


async def test_a_note_that_was_undone_is_written_on(running: Running) -> None:
    async with running() as pilot:
        await press(pilot, "a", *"vu", "ctrl+s", "u", "a", *" deux", "ctrl+s")
        assert "✎ vu deux" in position(pilot)
