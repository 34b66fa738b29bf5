"""The article pane alone in an app, with an article and its reading."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import msgspec
from textual import on
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from sawt_reader.reader.widgets.article import ArticleView
from sawt_reader.reader.widgets.article_rows import MARGIN
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
