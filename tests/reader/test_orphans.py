"""An article that was changed: notes found again by likeness, and what finds no place, told, confirmed, attached."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from sawt_reader.library import annotation_store, articles, changes, exported
from sawt_reader.library.anchors import anchor
from sawt_reader.library.records import (
    Change,
    Correction,
    Layer,
    Note,
    new_bookmark,
    new_correction,
    new_draft,
    new_note,
)
from sawt_reader.library.store import Library
from sawt_reader.reader.widgets.item_list import ItemList
from sawt_reader.reader.widgets.status import StatusLine
from sawt_reader.reading import protocol
from sawt_reader.reading.model import Article, Span

from ..factories import make_article
from .conftest import messages, reviews, settled

BEFORE = (
    ("Le syndicat Mer libre dément ce chiffre.", "Le syndicat Mer libre dément ce chiffre avec force."),
    ("« Nous avons investi 40 millions d’euros »", "« Nous n’avons rien investi en 40 ans »"),
    ("La maire de Valmer, Jeanne Corbin, a annoncé", "Le phare est éteint."),
)
"""Sentences of the article, and what stood there in the version that was annotated."""


def anchored(article: Article, words: str, layer: Layer = "sentence"):
    text = article.text
    for new, old in BEFORE:
        text = text.replace(new, old)
    start = text.index(words)
    return anchor(text, layer, Span(start, start + len(words)))


@pytest.fixture
def in_doubt(article: Article, library_folder: Path) -> None:
    """A note on similar words, a bookmark on words that are gone, a correction of opposite words."""
    note = new_note(anchored(article, BEFORE[0][1]), "d’où vient-il ?")
    gone = new_bookmark(anchored(article, BEFORE[2][1]))
    correction = new_correction(anchored(article, BEFORE[1][1], "quote"), speakers=("Nora Vidal",), status="to check")
    with Library(library_folder) as library:
        articles.add(library, article)
        for one in (note, gone, correction):
            changes.make(library, Change(article.id, None, one))


def said(pilot) -> list[str]:
    return messages(pilot)


def position(pilot) -> str:
    return pilot.app.screen.query_one(StatusLine).position


def kept(folder: Path, kind: type):
    with Library(folder) as library:
        return next(one for one in annotation_store.of(library, "phare") if isinstance(one, kind))


def told(pilot) -> str:
    return pilot.app.screen.query_one(".message").visual.plain


async def test_what_is_in_doubt_is_told_and_listed(in_doubt, running, snapshot, library_folder: Path):
    async with running() as pilot:
        assert said(pilot) == [
            "1 note or bookmark is an approximate match: M lists it.",
            "1 note or bookmark has lost its place: M lists it.",
            "1 correction no longer fits: M lists it.\n“« Nous n’avons rien investi en 40 ans »”: speaker Nora Vidal,"
            " to check",
        ]
        assert not reviews(pilot)
        await pilot.press("G")
        await settled(pilot)
        await snapshot(pilot.app, "alike-140x45")
        await pilot.press("M")
        await settled(pilot)
        await snapshot(pilot.app, "orphans-140x45")
        await pilot.press(*"vidal", "enter")
        await settled(pilot)
        assert "F3 attaches it to what is selected" in told(pilot)
    with Library(library_folder) as library:
        review = json.loads(exported.line(library, "phare") or "{}")["review"]
    assert [(note["span"] is None, note["alike"]) for note in review["notes"]] == [(False, True), (True, False)]
    assert [orphan["speakers"][0]["name"] for orphan in review["orphans"]] == ["Nora Vidal"]


async def test_a_correction_that_a_newer_analysis_leaves_without_its_item_is_told(
    running, worker, article, reading, library_folder: Path
):
    quote = reading.quotes[1].spans[0]
    with Library(library_folder) as library:
        articles.add(library, article)
        correction = new_correction(anchor(article.text, "quote", quote), status="to check")
        changes.make(library, Change(article.id, None, correction))
    async with running() as pilot:
        assert said(pilot) == []
        worker.say(protocol.Done(1, replace(reading, quotes=reading.quotes[2:], claims=()), 0.1))
        await settled(pilot)
        (told,) = said(pilot)
        assert told.splitlines() == [
            "1 correction no longer fits: M lists it.",
            "“« Nous avons investi 40 millions d’euros »”: to check",
        ]


async def test_one_key_confirms_another_detaches_and_both_are_undone(in_doubt, running, library_folder: Path):
    async with running() as pilot:
        await pilot.press("plus")
        await settled(pilot)
        assert said(pilot)[-1] == "There is no approximate match here."
        await pilot.press("G")
        await settled(pilot)
        assert "approximate match: + confirms, - detaches · ≈ d’où vient-il ?" in position(pilot)
        await pilot.press("minus")
        await settled(pilot)
        assert "vient-il" not in position(pilot) and kept(library_folder, Note).anchor.exactly
        await pilot.press("u")
        await settled(pilot)
        assert "≈ d’où vient-il ?" in position(pilot)
        assert said(pilot)[-1].startswith("Undone: moved back")
        await pilot.press("plus")
        await settled(pilot)
        assert position(pilot).endswith("✎ d’où vient-il ?")
        assert kept(library_folder, Note).anchor.exact == BEFORE[0][0]
    async with running(analysed=False) as pilot:
        await pilot.press("G")
        await settled(pilot)
        assert position(pilot).endswith("✎ d’où vient-il ?"), "confirmed for good"


async def test_the_list_confirms_detaches_attaches_and_removes(in_doubt, running, library_folder: Path, screen_rows):
    async with running() as pilot:
        await pilot.press("3", "j", "M")
        await settled(pilot)
        await pilot.press("f5")
        await settled(pilot)
        assert "Detached; F9 undoes that." in told(pilot) and "≈" not in "\n".join(screen_rows(pilot.app))
        await pilot.press("f9")
        await settled(pilot)
        await pilot.press(*"vient")
        await settled(pilot)
        await pilot.press("f3")
        await settled(pilot)
        assert "Confirmed" in told(pilot)
        await pilot.press("f3")
        await settled(pilot)
        assert "It is on its original words." in told(pilot)
        await pilot.press("backspace", "backspace", "backspace", "backspace", "backspace", *"vidal")
        await settled(pilot)
        await pilot.press("f3")
        await settled(pilot)
        assert "Attached" in told(pilot)
        await pilot.press("escape")
        await settled(pilot)
        quotes = pilot.app.screen.query_one("#quotes", ItemList)
        assert [source.name for source in quotes.item.speakers] == ["Nora Vidal"]
        assert reviews(pilot)["q2"].status == "to check"
        await pilot.press("u")
        await settled(pilot)
        assert not reviews(pilot)
        await pilot.press("M")
        await settled(pilot)
        await pilot.press(*"vidal", "f8")
        await settled(pilot)
        assert "Removed" in told(pilot)
        with Library(library_folder) as library:
            assert not annotation_store.corrections(library, "phare")
        await pilot.press("f9")
        await settled(pilot)
    assert kept(library_folder, Correction).anchor.exact == BEFORE[1][1], "undone"


async def test_a_correction_is_attached_to_an_item_of_its_kind_alone(in_doubt, running):
    async with running() as pilot:
        for keys in (("1", "g"), ("4",)):
            await pilot.press(*keys, "M", *"vidal")
            await settled(pilot)
            await pilot.press("f3")
            await settled(pilot)
            assert "select the quote it belongs to" in told(pilot)
            await pilot.press("escape")
            await settled(pilot)
        assert not reviews(pilot)


async def test_a_bookmark_without_a_place_is_attached_to_the_sentence(in_doubt, running, screen_rows):
    async with running() as pilot:
        await pilot.press("j", "M", *"éteint")
        await settled(pilot)
        await pilot.press("f3")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        row = next(row for row in screen_rows(pilot.app) if "rouvre ses quais" in row)
        assert "rouvre" in row and any("★" in row for row in screen_rows(pilot.app)[:6])


async def test_drafts_are_in_doubt_too(article: Article, running, library_folder: Path):
    draft = new_draft(anchored(article, BEFORE[0][1]), None)
    with Library(library_folder) as library:
        articles.add(library, article)
        annotation_store.put(library, article.id, draft)
    async with running() as pilot:
        assert "1 note or bookmark is an approximate match: M lists it." in said(pilot)
        await pilot.press("G", "plus")
        await settled(pilot)
        with Library(library_folder) as library:
            (confirmed,) = annotation_store.of(library, article.id)
        assert (confirmed.id, confirmed.anchor.exact) == (draft.id, BEFORE[0][0])


async def test_orphans_come_back_with_their_words_and_what_another_reader_did_is_seen(
    in_doubt, running, article: Article, library_folder: Path
):
    async with running() as pilot:
        await pilot.press("M")
        await settled(pilot)
        one = kept(library_folder, Correction)
        with Library(library_folder) as other:
            place = article.text.index(BEFORE[1][0])
            there = anchor(article.text, "quote", Span(place, place + len(BEFORE[1][0])))
            attached = Correction(one.id, there, one.created, one.dismissed, one.speakers, one.status)
            changes.make(other, Change(article.id, one, attached))
        await pilot.press(*"vidal", "f8")
        await settled(pilot)
        assert "changed in another window" in told(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert reviews(pilot)["q2"].status == "to check"
    with Library(library_folder) as library:
        changes.make(library, Change(article.id, attached, one))
    async with running() as pilot:
        assert "1 correction no longer fits: M lists it." in "\n".join(said(pilot)) and not reviews(pilot)


async def test_the_details_say_which_words_a_note_on_an_item_was_on(
    article: Article, running, screen_rows, library_folder: Path
):
    quote = BEFORE[1][0]
    start, text = article.text.index(quote), article.text.replace("40 millions", "50 millions")
    note = new_note(anchor(text, "quote", Span(start, start + len(quote))), "combien ?")
    with Library(library_folder) as library:
        articles.add(library, article)
        changes.make(library, Change(article.id, None, note))
    async with running() as pilot:
        await pilot.press("3", "j")
        await settled(pilot)
        details = " ".join(" ".join(row[84:] for row in screen_rows(pilot.app)).split())
        assert "note combien ? approximate match; was: “« Nous avons investi 50" in details
        await pilot.press("plus")
        await settled(pilot)
        assert "found again" not in "\n".join(screen_rows(pilot.app))


async def test_the_list_of_all_articles_has_orphans_too(in_doubt, running, screen_rows, library_folder: Path):
    text = "Le pont est fermé."
    other = make_article(text, id="b" * 64, source="pont.txt", title="Le pont")
    with Library(library_folder) as library:
        articles.add(library, other)
        lost = new_correction(anchor("« Le bac est plein »", "quote", Span(0, 20)), dismissed=True)
        changes.make(library, Change(other.id, None, lost))
    async with running() as pilot:
        await pilot.press("M", "f4", *"bac")
        await settled(pilot)
        assert "≠ dismissed  no longer fits: « Le bac est plein »  · Le pont" in "\n".join(screen_rows(pilot.app))
        for key in ("f3", "f5"):
            await pilot.press(key)
            await settled(pilot)
            assert told(pilot).startswith("Open its article first")
