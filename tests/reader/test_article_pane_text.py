"""The article pane: mouse, selection, hostile and long texts."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from textual import events
from textual.strip import Strip

from sawt_reader.reader.widgets.article import ArticleView
from sawt_reader.reading.model import (
    Article,
    Span,
)

from .article_pane import ARTICLE, FILLER, FIRST, SECOND, Host, Pane, article_of, opened, read, span_of

# Mouse


async def test_a_click_moves_the_cursor() -> None:
    async with opened() as pane:
        await pane.pilot.click(ArticleView, offset=pane.place_of("Personne"))
        await pane.pilot.pause()
        assert pane.sentence == "Personne n’y croit."
        await pane.pilot.click(ArticleView, offset=(0, 2))
        await pane.pilot.pause()
        assert pane.sentence.startswith("La maire")


async def test_a_double_click_activates_what_was_clicked() -> None:
    async with opened() as pane:
        await pane.pilot.double_click(ArticleView, offset=pane.place_of("Kanaan"))
        await pane.pilot.pause()
        assert pane.app.activations == [(1, span_of(ARTICLE, "Kanaan").start)]
        assert not pane.app.screen.selections


async def test_the_wheel_scrolls() -> None:
    async with opened() as pane:
        x, y = 5, 5
        scroll = events.MouseScrollDown(pane.view, x, y, 0, 1, 0, False, False, False, screen_x=x, screen_y=y)
        pane.view.post_message(scroll)
        await pane.pilot.pause()
        assert pane.view.scroll_offset.y > 0
        assert pane.view.cursor == 0


async def drag(pane: Pane, start: tuple[int, int], end: tuple[int, int]) -> None:
    await pane.pilot.mouse_down(ArticleView, offset=start)
    await pane.pilot.hover(ArticleView, offset=end)
    await pane.pilot.mouse_up(ArticleView, offset=end)
    await pane.pilot.pause()


async def test_selected_text_is_copied_as_in_the_source() -> None:
    async with opened(size=(40, 20)) as pane:
        await drag(pane, pane.place_of("Salma"), pane.place_of("Personne"))
        await pane.press("ctrl+c")
        # The cell the mouse is let go on is part of the selection.
        start = span_of(ARTICLE, "Salma").start
        end = span_of(ARTICLE, "Personne").start + 1
        assert pane.app.copied == [ARTICLE.text[start:end]]
        assert pane.view.cursor == 0


async def test_a_drag_from_margin_to_blank_row() -> None:
    async with opened(size=(40, 20)) as pane:
        _, y = pane.place_of("maire")
        blank = next(row for row in range(y, 20) if not pane.rows[row].strip())
        await drag(pane, (0, y), (12, blank))
        assert pane.app.screen.get_selected_text() == FIRST


async def test_another_article_has_nothing_selected() -> None:
    async with opened() as pane:
        await drag(pane, pane.place_of("Salma"), pane.place_of("Personne"))
        pane.view.open(article_of(FIRST, SECOND))
        await pane.pilot.pause()
        assert pane.app.screen.get_selected_text() is None


async def test_select_all_selects_the_sentence() -> None:
    async with opened() as pane:
        await pane.press("j", "j")
        pane.view.text_select_all()
        await pane.pilot.pause()
        assert pane.app.screen.get_selected_text() == "Les dockers attendent."


# Texts that are not nice


HOSTILE = [
    "",
    " ",
    # Articles are cleaned when they come in; the pane does not count on it.
    " et ".join(json.loads((Path(__file__).parents[1] / "data" / "hostile.json").read_text(encoding="utf-8")).values()),
    "mot" * 4000,
    "e" + "\u0301" * 500,
    "中文" * 300 + "👩\u200d💻" * 50 + "🇫🇷" * 50,
    "\u200d\ufe0f\u0301",
]


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text(text: str) -> None:
    article = article_of(text, "Fin.")
    async with opened(article, read(article), size=(30, 10)) as pane:
        await pane.press("j", "G", "g", "space", "J", "enter")
        for y in range(10):
            strip = pane.view.render_line(y)
            assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", strip.text)
        assert "Fin." in "".join(pane.rows)


async def test_an_empty_article() -> None:
    empty = Article(id="0", source="-", text="", blocks=())
    async with opened(empty, read(empty)) as pane:
        await pane.press("j", "k", "J", "K", "space", "b", "g", "G", "enter")
        pane.view.text_select_all()
        assert (pane.view.unit_count, pane.view.cursor_span, pane.view.progress) == (0, Span(0, 0), 1)
        assert pane.app.activations == []


async def test_a_long_paragraph_is_wrapped_when_needed() -> None:
    words = "Les quais restent vides et les grues ne bougent plus depuis mars. " * 40_000
    article = article_of("Début.", words.strip(), "Fin.")
    async with opened(article, None) as pane:
        pane.view.go(article.blocks[2].start)
        await pane.pilot.pause()
        assert pane.view.wrapped
        assert pane.barred() == ["Fin."]
        assert pane.view.virtual_size.height == pane.view._layout.height


async def test_a_scroll_beyond_what_is_wrapped_ends_at_the_end() -> None:
    article = article_of(*[FILLER.strip()] * 8000)
    async with opened(article, None) as pane:
        pane.view.open(article)
        pane.view.scroll_to(y=10**7, animate=False, force=True)
        while not pane.view.wrapped:
            await pane.pilot.pause(0.01)
        await pane.pilot.pause()
        pane.view.scroll_to(y=10**7, animate=False, force=True)
        await pane.pilot.pause()
        assert pane.view.scroll_offset.y == pane.view._layout.height - pane.view.size.height
        assert pane.rows[-1].strip()


async def test_no_row_is_painted_before_the_text_is_wrapped(monkeypatch: pytest.MonkeyPatch) -> None:
    painted: set[str] = set()
    paint = ArticleView.render_line

    def record(view: ArticleView, y: int) -> Strip:
        strip = paint(view, y)
        painted.add(strip.text.strip(" ▌"))
        return strip

    class AtOnce(Host):
        def on_mount(self) -> None:
            self.query_one(ArticleView).open(ARTICLE)

    monkeypatch.setattr(ArticleView, "render_line", record)
    async with AtOnce().run_test(size=(60, 20)) as pilot:
        await pilot.pause()
    assert any(FIRST.startswith(row) for row in painted if row)
    assert not [row for row in painted if len(row) == 1]
