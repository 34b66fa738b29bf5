"""A small article with its reading made by hand, a reader without a model, and snapshots of its screen."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from sawt_reader.reader.app import SawtReader
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.open.start import Start
from sawt_reader.reader.open.worker_client import Report, WorkerClient
from sawt_reader.reader.services import Services
from sawt_reader.reading import protocol
from sawt_reader.reading.model import (
    Analyzer,
    Article,
    Block,
    Claim,
    Entity,
    Mention,
    Quantity,
    Quote,
    Reading,
    Reason,
    Sentence,
    Source,
    Span,
)

PATIENCE = 10
"""Seconds that a screen may take to become what is accepted."""
SENTENCES = (
    ("masthead", "LE PHARE DU MATIN"),
    ("title", "Le port de Valmer rouvre ses quais"),
    ("paragraph", "La maire de Valmer, Jeanne Corbin, a annoncé lundi la réouverture du port."),
    ("", "Elle a assuré que les travaux étaient terminés."),
    ("paragraph", "« Nous avons investi 40 millions d’euros », a déclaré Jeanne Corbin."),
    ("", "« Le port est sûr », a-t-elle ajouté, « et la rade aussi »."),
    ("paragraph", "Selon la préfecture, 300 bateaux pourraient revenir."),
    ("", "Le syndicat Mer libre dément ce chiffre."),
)


def make_article() -> Article:
    """Six blocks, eight sentences."""
    text, blocks = "", []
    for kind, sentence in SENTENCES:
        if kind:
            text += "\n\n" if text else ""
            blocks.append(Block(kind, len(text), len(text) + len(sentence)))
            text += sentence
        else:
            text += " " + sentence
            blocks[-1] = Block(blocks[-1].kind, blocks[-1].start, len(text))
    return Article(
        id="phare",
        source="phare.txt",
        text=text,
        blocks=tuple(blocks),
        title=SENTENCES[1][1],
        outlet="Le Phare du matin",
    )


def make_reading(article: Article) -> Reading:
    """Four entities, four quotes, four claims."""
    text = article.text
    starts = [text.index(sentence) for _, sentence in SENTENCES]
    sentences = tuple(
        Sentence(start, start + len(words), next(n for n, block in enumerate(article.blocks) if start < block.end))
        for start, (_, words) in zip(starts, SENTENCES, strict=True)
    )

    def span(words: str, after: int = 0) -> Span:
        start = text.index(words, after)
        return Span(start, start + len(words))

    def sentence_of(place: Span) -> int:
        return max(n for n, start in enumerate(starts) if start <= place.start)

    def mentions(words: str) -> tuple[Mention, ...]:
        found, at = [], text.find(words)
        while at >= 0:
            found.append(Mention(at, at + len(words), sentence_of(Span(at, at))))
            at = text.find(words, at + 1)
        return tuple(found)

    mayor = Entity(
        "e1", "person", "Jeanne Corbin", mentions("Jeanne Corbin"), roles=("maire de Valmer",), gender="female"
    )
    entities = (
        mayor,
        Entity("e2", "organisation", "préfecture", mentions("préfecture")),
        Entity("e3", "organisation", "Mer libre", mentions("Mer libre"), roles=("syndicat",)),
        Entity("e4", "place", "Valmer", mentions("Valmer"), country="FR"),
    )
    works, invested, safe = (
        span("que les travaux étaient terminés"),
        span("« Nous avons investi"),
        span("« Le port est sûr »"),
    )
    invested = Span(invested.start, span("d’euros »").end)
    boats = span("300 bateaux pourraient revenir")
    speaker = Source(span("Jeanne Corbin", invested.end), "e1", "Jeanne Corbin")
    quotes = (
        Quote(
            "q1",
            "indirect",
            "verb",
            (works,),
            3,
            span("assuré"),
            (Source(span("Elle"), "e1", mayor.name),),
            (),
            True,
            0.7,
        ),
        Quote("q2", "direct", "inversion", (invested,), 4, span("déclaré"), (speaker,), (), False, 0.95),
        Quote("q3", "direct", "inversion", (safe, span("« et la rade aussi »")), 5, span("ajouté"), (), (), True, 0.4),
        Quote("q4", "indirect", "preposition", (boats,), 6, span("Selon"), (Source(span("la préfecture"), "e2"),)),
    )
    million = Quantity(span("40 millions").start, span("40 millions d’euros").end, 4e7, "euros")
    claims = (
        Claim("c1", (span("Le port de Valmer rouvre ses quais"),), 1, types=("event",), score=0.3),
        Claim(
            "c2",
            (Span(invested.start + 2, invested.end - 2),),
            4,
            (speaker,),
            quote="q2",
            types=("quantity",),
            source_kind="named",
            quantities=(million,),
            score=0.8,
            reasons=(Reason("quantity", 0.5, Span(million.start, million.end)), Reason("named source", 0.3)),
        ),
        Claim(
            "c3",
            (boats,),
            6,
            (Source(span("la préfecture"), "e2"),),
            quote="q4",
            certainty="hedged",
            source_kind="role",
            opposites=("c4",),
        ),
        Claim(
            "c4",
            (span("ce chiffre"),),
            7,
            (Source(span("Le syndicat Mer libre"), "e3", "Mer libre"),),
            polarity="denied",
            source_kind="named",
            opposites=("c3",),
            unresolved=(span("ce chiffre"),),
        ),
    )
    return Reading(
        article=article,
        sentences=sentences,
        entities=entities,
        quotes=quotes,
        terms=(),
        claims=claims,
        analyzer=Analyzer("test", "none"),
    )


class StubWorker(WorkerClient):
    """A worker that starts no process: what it is asked is kept, what it says the test decides."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Article] = []
        self.ended = False
        self.say: Report = lambda reply: None

    async def start(self, report: Report) -> None:
        self.say = report

    async def analyse(self, article: Article) -> int:
        self.asked.append(article)
        return len(self.asked)

    async def close(self) -> None:
        self.ended = True


@pytest.fixture(autouse=True)
def library_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the library of a test is: never the user's."""
    folder = tmp_path / "library"
    monkeypatch.setenv("SAWT_READER_DATA", str(folder))
    return folder


@pytest.fixture
def article() -> Article:
    return make_article()


@pytest.fixture
def reading(article: Article) -> Reading:
    return make_reading(article)


@pytest.fixture
def worker() -> StubWorker:
    return StubWorker()


Running = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def running(article: Article, reading: Reading, worker: StubWorker, monkeypatch: pytest.MonkeyPatch) -> Running:
    """`running(size, analysed=True)`: the reader on the article, with its reading unless told otherwise.

    Those of one test share a library of their own.
    """
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")

    @asynccontextmanager
    async def start(
        size: tuple[int, int] = (140, 45),
        analysed: bool = True,
        sources: tuple[str, ...] = ("phare.txt",),
        library: bool = True,
    ) -> AsyncIterator[Pilot[None]]:
        app = SawtReader(
            article,
            Services(worker=worker, library=LibraryThread() if library else None),
            Start(sources=sources),
        )
        async with app.run_test(size=size) as pilot:
            await app.opened()
            if analysed:
                worker.say(protocol.Done(1, reading, 0.2))
            await pilot.pause()
            yield pilot

    return start


async def settled(pilot: Pilot[None]) -> None:
    """Wait until all that is under way has come to an end: work in the background, an article that arrives."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.app.opened()
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, each after what the one before it set going."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def rows(app: SawtReader) -> list[str]:
    """What the screen shows, a string a row."""
    return ["".join(segment.text for segment in strip).rstrip() for strip in app.screen._compositor.render_strips()]


def letters(app: SawtReader) -> list[str]:
    """How it is shown, colour apart: for each cell b(old), i(talic), u(nderlined), r(everse), or a point."""

    def mark(style: Any) -> str:
        marks = {"r": style.reverse, "u": style.underline, "i": style.italic, "b": style.bold} if style else {}
        return next((letter for letter, on in marks.items() if on), ".")

    strips = app.screen._compositor.render_strips()
    return ["".join(mark(segment.style) * segment.cell_length for segment in strip).rstrip(".") for strip in strips]


@pytest.fixture
def screen_rows() -> Callable[[SawtReader], list[str]]:
    return rows


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Callable[..., Awaitable[None]]:
    """`await snapshot(app, name)`: the screen is, or comes to be, as accepted in snapshots/.

    SNAPSHOTS=accept accepts it as it is. On a difference an SVG of the screen is left beside the accepted text.
    """

    async def check(app: SawtReader, name: str, styles: bool = False) -> None:
        accepted = Path(request.path).with_name("snapshots") / f"{name}.txt"

        def shown() -> str:
            return "\n".join(rows(app) + (letters(app) if styles else [])) + "\n"

        if os.environ.get("SNAPSHOTS") == "accept":
            accepted.parent.mkdir(exist_ok=True)
            accepted.write_text(shown(), "utf-8")
            return
        known = accepted.read_text("utf-8") if accepted.exists() else ""
        # Textual paints a footer or a new layout some frames later where the machine is busy.
        until = time.monotonic() + PATIENCE
        while (seen := shown()) != known and time.monotonic() < until:
            await asyncio.sleep(0.05)
        if seen != known:
            picture = accepted.with_suffix(".svg")
            picture.write_text(app.export_screenshot(), "utf-8")
            assert seen == known, f"the screen differs from {accepted.name}; see {picture}"

    return check
