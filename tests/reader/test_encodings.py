"""The reader says in which encoding a text was read, and reads it again in another."""

from __future__ import annotations

from pathlib import Path

from sawt_reader.reader.app import SawtReader
from sawt_reader.reader.open.start import Start
from sawt_reader.reader.services import Services
from sawt_reader.sources import load

from .conftest import press, settled

PRICE = "Prix : 50 £, dit Ñandú."


async def test_a_text_is_read_again_in_the_encoding_chosen(worker, tmp_path: Path, screen_rows):
    file = tmp_path / "prix.txt"
    file.write_bytes(PRICE.encode("mac-roman"))
    article = load(str(file))
    assert article.text != PRICE and "not sure" in (article.notice or "")
    app = SawtReader(article, Services(worker=worker), Start(sources=[str(file)]))
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await app.run_action("app.encoding")
        await settled(pilot)
        rows = "\n".join(screen_rows(app))
        assert f"Mac Roman      {PRICE}" in rows and "Windows-1252   Prix : 50 " in rows
        await press(pilot, *"roman", "enter")
        await settled(pilot)
        assert app.reading_screen.article.text == PRICE


async def test_what_is_no_plain_text_says_so(worker, tmp_path: Path):
    file = tmp_path / "page.html"
    file.write_text(f"<h1>Le port</h1><p>{PRICE * 9}</p>", "utf-8")
    app = SawtReader(load(str(file)), Services(worker=worker), Start(sources=[str(file)]))
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await app.run_action("app.encoding")
        await settled(pilot)
        assert [note.message.partition(": ")[2] for note in app._notifications] == [
            "not a plain text in a file; save its text to a file"
        ]
