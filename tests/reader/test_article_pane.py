"""The article pane: moving, jumps and previews, readings and sizes, looks."""

from __future__ import annotations

import pytest

from sawt_reader.reader.widgets.article import ArticleView
from sawt_reader.reader.widgets.article_rows import MARGIN, MEASURE, columns
from sawt_reader.reading.model import (
    Span,
)

from .article_pane import ARTICLE, FIRST, READING, SECOND, TITLE, article_of, opened, read, span_of

# Moving


async def test_sentences_by_key() -> None:
    async with opened() as pane:
        await pane.press("j", "down")
        assert pane.sentence == "Les dockers attendent."
        await pane.press("k")
        assert pane.sentence.startswith("La maire")
        await pane.press("up", "up", "up")
        assert pane.sentence == TITLE
        assert pane.app.moves == [1, 2, 1, 0]


async def test_paragraphs_by_key() -> None:
    async with opened() as pane:
        await pane.press("J", "right_curly_bracket")
        assert pane.sentence.startswith("«")
        await pane.press("j", "K")
        assert pane.sentence.startswith("La maire")
        await pane.press("left_curly_bracket")
        assert pane.sentence == TITLE


async def test_the_cursor_is_in_sight_after_every_move() -> None:
    async with opened() as pane:
        for key in ["j"] * 14 + ["k"] * 9 + ["J"] * 4 + ["K"] * 3:
            await pane.press(key)
            assert pane.barred(), key


async def test_the_cursor_is_painted_after_a_change_of_style() -> None:
    """As when the window lost and regained the focus: rows painted before are kept by Textual alone."""
    async with opened() as pane:
        pane.view.notify_style_update()
        await pane.press("j", "j")
        painted = ["".join(part.text for part in row) for row in pane.app.screen._compositor.render_strips()]
        assert [y for y, row in enumerate(painted) if "▌" in row] == [
            y for y, row in enumerate(pane.rows) if "▌" in row
        ]


@pytest.mark.parametrize(("down", "up"), [("space", "b"), ("pagedown", "pageup"), ("ctrl+d", "ctrl+u")])
async def test_pages_and_back(down: str, up: str) -> None:
    async with opened() as pane:
        await pane.press(down, down)
        there = pane.view.scroll_offset.y
        assert there >= 18
        assert pane.barred()
        await pane.press(up, up)
        assert pane.view.scroll_offset.y == 0


async def test_pages_read_every_row() -> None:
    async with opened() as pane:
        seen = list(pane.rows)
        while pane.view.progress < 1:
            await pane.press("space")
            seen += pane.rows
        words = " ".join(row[MARGIN:] for row in seen).split()
        assert set(ARTICLE.text.replace("\u00a0", " ").split()) <= set(words)
        await pane.press("space")
        assert pane.view.cursor == pane.view.unit_count - 1


@pytest.mark.parametrize(("top", "bottom"), [("g", "G"), ("home", "end")])
async def test_top_and_bottom(top: str, bottom: str) -> None:
    async with opened() as pane:
        await pane.press(bottom)
        assert pane.view.cursor == pane.view.unit_count - 1
        assert pane.view.progress == 1
        assert pane.sentence == "Le vent souffle."
        assert pane.barred()
        await pane.press(top)
        assert (pane.view.cursor, pane.view.scroll_offset.y) == (0, 0)


async def test_from_out_of_sight_the_cursor_comes_to_the_view() -> None:
    async with opened() as pane:
        pane.view.scroll_to(y=40, animate=False)
        await pane.press("j")
        assert pane.view.scroll_offset.y >= 37
        assert pane.barred()


async def test_enter_activates() -> None:
    async with opened() as pane:
        await pane.press("j", "enter")
        assert pane.app.activations == [(1, len(TITLE) + 2)]


async def test_progress_is_posted() -> None:
    async with opened() as pane:
        pane.app.progress.clear()
        await pane.press("space", "space", "G")
        assert pane.app.progress == sorted(pane.app.progress)
        assert 0 < pane.app.progress[0] < pane.app.progress[-1] == pane.view.progress == 1


# Jumps and previews


async def test_go_shows_and_highlights() -> None:
    async with opened() as pane:
        offset = ARTICLE.blocks[20].start
        pane.view.go(offset, [Span(offset, offset + 9)])
        await pane.pilot.pause()
        assert pane.view.cursor_span.start == offset
        assert pane.barred() == ["Les quais restent vides. Le vent souffle. Les quais"]
        assert pane.bold() == ["Les quais"]
        assert pane.view.scroll_offset.y > 0


async def test_a_preview_leaves_the_cursor_and_comes_back() -> None:
    async with opened() as pane:
        await pane.press("space")
        top, cursor = pane.view.scroll_offset.y, pane.view.cursor
        for block in (25, 28):
            start = ARTICLE.blocks[block].start
            pane.view.preview(start, [Span(start, start + 9)])
            await pane.pilot.pause()
        assert pane.view.scroll_offset.y > top
        assert pane.view.cursor == cursor
        assert pane.bold() == ["Les quais"]
        pane.view.end_preview()
        await pane.pilot.pause()
        assert pane.view.scroll_offset.y == top
        assert pane.bold() == []


async def test_after_a_jump_there_is_no_way_back_to_the_preview() -> None:
    async with opened() as pane:
        pane.view.preview(ARTICLE.blocks[20].start)
        pane.view.go(ARTICLE.blocks[20].start)
        await pane.pilot.pause()
        top = pane.view.scroll_offset.y
        pane.view.end_preview()
        await pane.pilot.pause()
        assert pane.view.scroll_offset.y == top


async def test_a_click_in_a_preview_stays_there() -> None:
    async with opened() as pane:
        pane.view.preview(ARTICLE.blocks[20].start)
        await pane.pilot.pause()
        top = pane.view.scroll_offset.y
        await pane.pilot.mouse_down(ArticleView, offset=(10, 10))
        pane.view.end_preview()
        await pane.pilot.click(ArticleView, offset=(10, 10))
        await pane.pilot.pause()
        assert pane.view.scroll_offset.y == top
        assert pane.view.cursor > 40


# Reading and size


async def test_the_text_is_there_before_its_reading() -> None:
    async with opened(reading=None) as pane:
        assert pane.rows[0][MARGIN:] == TITLE
        assert pane.view.unit_count == len(ARTICLE.blocks)
        await pane.press("j")
        assert pane.sentence == FIRST


async def test_a_reading_keeps_view_and_cursor() -> None:
    async with opened(reading=None) as pane:
        await pane.press(*["j"] * 12)
        await pane.press("space")
        top, block = pane.view.scroll_offset.y, pane.view.cursor_span
        for reading in (read(ARTICLE, blocks=4), read(ARTICLE, blocks=14), READING):
            pane.view.annotate(reading)
            await pane.pilot.pause()
            assert pane.view.scroll_offset.y == top
            assert block.start <= pane.view.cursor_span.start < block.end
            assert pane.barred()
        assert pane.view.unit_count == len(READING.sentences)


async def test_a_jump_into_a_block_lands_on_its_sentence_once_read() -> None:
    async with opened(reading=None) as pane:
        pane.view.go(span_of(ARTICLE, "Personne n’y croit").start + 4)
        assert pane.sentence == SECOND
        pane.view.annotate(READING)
        assert pane.sentence == "Personne n’y croit."


async def test_a_reading_of_another_article_is_ignored() -> None:
    async with opened() as pane:
        pane.view.annotate(read(article_of("Un autre texte.")))
        assert pane.view.unit_count == len(READING.sentences)


async def test_another_article_starts_at_its_top() -> None:
    async with opened() as pane:
        await pane.press("G")
        pane.view.open(article_of("Court."))
        await pane.pilot.pause()
        assert pane.rows[0].strip().endswith("Court.")
        assert (pane.view.cursor, pane.view.scroll_offset.y, pane.view.progress) == (0, 0, 1)


async def test_a_new_size_keeps_the_place() -> None:
    async with opened() as pane:
        pane.view.go(ARTICLE.blocks[18].start)
        for width, height in [(40, 12), (110, 30), (23, 8), (60, 20)]:
            await pane.pilot.resize_terminal(width, height)
            await pane.pilot.pause()
            assert pane.view.cursor_span.start == ARTICLE.blocks[18].start
            assert pane.barred()


async def test_a_new_size_keeps_the_top_row_when_the_cursor_is_elsewhere() -> None:
    async with opened() as pane:
        pane.view.scroll_to(y=60, animate=False)
        await pane.pilot.pause()
        place = pane.view._layout.start(60)
        for width in (40, 90, 33, 60):
            await pane.pilot.resize_terminal(width, 20)
            await pane.pilot.pause()
            assert pane.view._layout.visible(pane.view.scroll_offset.y)[0] <= place
            assert place < pane.view._layout.start(pane.view.scroll_offset.y + 1)


async def test_the_text_is_no_wider_than_is_good_to_read() -> None:
    async with opened(size=(180, 20)) as pane:
        left, width = columns(pane.view.scrollable_content_region.width)
        assert width == MEASURE
        assert left > 30
        assert max(len(row.rstrip()) for row in pane.rows) <= left + MARGIN + MEASURE


@pytest.mark.parametrize("size", [(20, 5), (4, 2), (1, 1)])
async def test_tiny_terminals(size: tuple[int, int]) -> None:
    async with opened(size=size) as pane:
        await pane.press("j", "space", "ctrl+d", "G", "b", "ctrl+u", "g", "J", "K", "enter")
        pane.view.go(len(ARTICLE.text) // 2)
        await pane.pilot.pause()
        assert pane.view.cursor > 1


# Looks


async def test_entities_quotes_and_claims_are_distinguished_without_colour() -> None:
    async with opened() as pane:
        assert pane.style_at("Salma Kanaan") == (True, False)
        assert pane.style_at("Nous rouvrirons") == (False, True)
        assert pane.style_at("a-t-elle dit") == (False, False)
        assert [y for y, row in enumerate(pane.rows) if row[1:2] == "◆"] == [pane.place_of("Les grues")[1]]


async def test_another_theme_is_seen_at_once() -> None:
    async with opened() as pane:
        dark = pane.view.render_line(3)
        pane.app.theme = "textual-light"
        await pane.pilot.pause()
        light = pane.view.render_line(3)
        assert light.text == dark.text
        assert light != dark


async def test_without_colour_the_current_item_is_reversed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened() as pane:
        span = span_of(ARTICLE, "Les dockers")
        pane.view.go(span.start, [span])
        await pane.pilot.pause()
        segments = [segment for y in range(10) for segment in pane.view.render_line(y)]
        assert [text for text, style, _ in segments if style is not None and style.reverse] == ["Les dockers"]


async def test_a_title_has_a_rule() -> None:
    async with opened() as pane:
        assert pane.style_at(TITLE)[0]
        assert set(pane.rows[1].strip()) == {"─"}


async def test_arabic_is_guarded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MLTERM", raising=False)
    async with opened(article_of("L’agence écrit الشرق الأوسط mardi."), None) as pane:
        assert pane.view.render_line(0).text.rstrip().endswith("\u200e")
        assert pane.view.render_line(0).cell_length == 59


async def test_what_is_previewed_stays_in_sight_in_a_smaller_pane(running):
    async with running(size=(40, 20)) as pilot:
        view = pilot.app.screen.query_one(ArticleView)
        place = pilot.app.screen.article.text.index("Jeanne Corbin")
        view.preview(place)
        await pilot.resize_terminal(40, 6)
        await pilot.pause()
        assert view.in_sight.start <= place < view.in_sight.end
