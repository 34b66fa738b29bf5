from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec
import pytest
from textual import events, on
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.strip import Strip

from sawt_reader.reader.widgets.article import ArticleView
from sawt_reader.reader.widgets.article_rows import MARGIN, MEASURE, columns
from sawt_reader.reading.model import (
    Article,
    Block,
    BlockKind,
    Mention,
    Reading,
    Sentence,
    Span,
)

from ..factories import make_claim, make_entity, make_quote, make_reading

TITLE = "Le port de Tripoli rouvre ses quais"
FIRST = "La maire de Tripoli, Salma Kanaan, a promis lundi la réouverture du port. Les dockers attendent."
SECOND = "«\u00a0Nous rouvrirons avant l’hiver\u00a0», a-t-elle dit. Personne n’y croit. Les grues sont à l’arrêt."
FILLER = "Les quais restent vides. Le vent souffle. " * 4


def article_of(*paragraphs: str, kinds: tuple[BlockKind, ...] = ()) -> Article:
    blocks, at = [], 0
    for i, paragraph in enumerate(paragraphs):
        blocks.append(Block(kinds[i] if i < len(kinds) else "paragraph", at, at + len(paragraph)))
        at += len(paragraph) + 2
    text = "\n\n".join(paragraphs)
    return Article(id=str(hash(text)), source="-", text=text, blocks=tuple(blocks))


def span_of(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


def read(article: Article, blocks: int | None = None) -> Reading:
    """A reading of the first blocks: sentences at full stops, one person, one quote, one claim where they are found."""
    sentences = [
        Sentence(block.start + match.start(), block.start + match.end(), i)
        for i, block in enumerate(article.blocks[:blocks])
        for match in re.finditer(r"\S[^.]*\.?", article.text[block.start : block.end])
    ]
    reading = make_reading(article, sentences=sentences)
    if blocks is not None or SECOND not in article.text:
        return reading
    name, quote, claim = (span_of(article, words) for words in ("Salma Kanaan", SECOND[:32], "Les grues"))
    return msgspec.structs.replace(
        reading,
        entities=(make_entity("Salma Kanaan", Mention(name.start, name.end, 1)),),
        quotes=(make_quote(quote, sentence=3),),
        claims=(make_claim(claim, sentence=5),),
    )


ARTICLE = article_of(TITLE, FIRST, SECOND, *[FILLER.strip()] * 30, kinds=("title",))
READING = read(ARTICLE)


class Host(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.moves: list[int] = []
        self.activations: list[tuple[int, int]] = []
        self.copied: list[str] = []
        self.progress: list[float] = []

    def compose(self) -> ComposeResult:
        yield ArticleView()

    def on_article_view_cursor_moved(self, event: ArticleView.CursorMoved) -> None:
        assert isinstance(event.pane, ArticleView)
        self.moves.append(event.pane.cursor)

    def on_article_view_activated(self, event: ArticleView.Activated) -> None:
        assert isinstance(event.pane, ArticleView)
        self.activations.append((event.pane.cursor, event.offset))

    @on(ArticleView.Scrolled)
    def note_progress(self, event: ArticleView.Scrolled) -> None:
        self.progress.append(event.progress)

    def copy_to_clipboard(self, text: str) -> None:
        self.copied.append(text)


class Pane:
    """A pane under test: what it shows, and where."""

    def __init__(self, app: Host, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.view = app.query_one(ArticleView)

    @property
    def rows(self) -> list[str]:
        return [self.view.render_line(y).text.rstrip() for y in range(self.view.size.height)]

    @property
    def sentence(self) -> str:
        span = self.view.cursor_span
        return self.view._article.text[span.start : span.end]

    def barred(self) -> list[str]:
        """The text of the rows with the cursor's bar."""
        return [row.partition("▌")[2][MARGIN - 1 :] for row in self.rows if "▌" in row]

    def place_of(self, words: str) -> tuple[int, int]:
        """Column and row of the first of these words in sight."""
        for y, row in enumerate(self.rows):
            if words in row:
                return row.index(words), y
        raise AssertionError(f"{words!r} is not in sight")

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    def bold(self) -> list[str]:
        """The words in bold in sight."""
        segments = [segment for y in range(self.view.size.height) for segment in self.view.render_line(y)]
        return [text for text, style, _ in segments if style is not None and style.bold and text.strip()]

    def style_at(self, words: str) -> tuple[bool, bool]:
        """Whether these words, a piece of their own look, are bold, italic."""
        for y in range(self.view.size.height):
            for segment in self.view.render_line(y):
                if words in segment.text and segment.style is not None:
                    return bool(segment.style.bold), bool(segment.style.italic)
        raise AssertionError(f"{words!r} is not in sight")


@asynccontextmanager
async def opened(
    article: Article = ARTICLE, reading: Reading | None = READING, size: tuple[int, int] = (60, 20)
) -> AsyncIterator[Pane]:
    app = Host()
    async with app.run_test(size=size) as pilot:
        pane = Pane(app, pilot)
        pane.view.open(article)
        if reading is not None:
            pane.view.annotate(reading)
        pane.view.focus()
        await pilot.pause()
        yield pane


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


async def test_progress_is_told() -> None:
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


async def test_entities_quotes_and_claims_are_told_apart_without_colour() -> None:
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
