"""PDF by the places of its words: columns, titles over them, heads, notes, words cut at line ends, properties."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from pathlib import Path

import pytest

from sawt_reader.reading.model import Article
from sawt_reader.sources import SourceError, load

from .made import pdf_of

pytest.importorskip("pypdfium2")

LEFT = (
    "Le port ferme ses quais mardi, et les dockers ne cachent plus leur colère. « Nous ne partirons pas sans accord », "
    "a dit Claire Petit, déléguée du personnel. La mairie attend une réponse de la région avant jeudi soir."
)
RIGHT = (
    "À Lyon, le préfet a reçu les élus lundi. « Rien n'est décidé », a répondu Paul Roux, qui préside la région depuis "
    "trois ans. Un vote aura lieu vendredi, et les syndicats annoncent une nouvelle journée de grève dans la ville."
)
THIRD = (
    "La ville de Dunes cherche un autre port depuis la tempête, et le préfet n'en trouve pas. Les pêcheurs attendent."
)
SOURCES = ("mairie de Dunes", "préfecture", "port de Tyr")
Placed = tuple[float, float, float, str]


def column(text: str, left: float, top: float = 700, width: int = 40, leading: float = 14) -> list[Placed]:
    return [(left, top - leading * n, 10, line) for n, line in enumerate(textwrap.wrap(text, width))]


def opened(tmp_path: Path, *pages: Sequence[Placed], **properties: str) -> Article:
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf_of(*pages, **properties))
    return load(str(path))


def texts(article: Article) -> list[str]:
    return [article.text[block.start : block.end] for block in article.blocks]


@pytest.mark.parametrize("top", [700, 693])
def test_columns_drawn_line_by_line_across_the_page_are_not_woven(tmp_path: Path, top: float) -> None:
    across = sorted(column(LEFT, 50) + column(RIGHT, 310, top), key=lambda placed: (-placed[1], placed[0]))
    assert texts(opened(tmp_path, across)) == [LEFT, RIGHT]


def test_a_title_over_two_columns_parts_what_is_above_and_below(tmp_path: Path) -> None:
    title = "Les quais de la ville restent fermés jusqu'à la fin du mois"
    above = column(LEFT, 50, 760) + column(RIGHT, 310, 760)
    below = column(RIGHT, 50, 560) + column(LEFT, 310, 560)
    page = sorted([*above, (50, 600, 16, title), *below], key=lambda placed: (-placed[1], placed[0]))
    assert texts(opened(tmp_path, page)) == [LEFT, RIGHT, title, RIGHT, LEFT]


def test_three_columns(tmp_path: Path) -> None:
    page = column(LEFT, 40, width=26) + column(RIGHT, 220, width=26) + column(LEFT, 400, width=26)
    page.sort(key=lambda placed: (-placed[1], placed[0]))
    assert texts(opened(tmp_path, page)) == [LEFT, RIGHT, LEFT]


def test_a_paragraph_goes_on_in_the_next_column(tmp_path: Path) -> None:
    lines = textwrap.wrap(LEFT, 40)
    page = column(" ".join(lines[:3]), 50) + column(" ".join(lines[3:]), 310)
    assert texts(opened(tmp_path, page)) == [LEFT]


def test_the_rows_of_a_table_stay_rows(tmp_path: Path) -> None:
    rows = [("Lyon", "12"), ("Dunes", "9"), ("Lens", "31"), ("Tyr", "4")]
    page = [
        placed for n, (a, b) in enumerate(rows) for placed in ((50, 700 - 14 * n, 10, a), (300, 700 - 14 * n, 10, b))
    ]
    shown = " ".join(texts(opened(tmp_path, page)))
    assert "Lyon | 12" in shown and "Lens | 31" in shown


def test_a_wide_table_leaves_the_paragraphs_whole(tmp_path: Path) -> None:
    wide = "Trafic du port en milliers de tonnes, par mois, de janvier à décembre, avec le total de chaque année"
    page = column(LEFT, 50) + [(50, 560 - 10 * n, 7, f"{wide} {n}") for n in range(3)]
    assert texts(opened(tmp_path, page))[0] == LEFT


def test_running_heads_page_numbers_and_notes_stay_out_of_the_text(tmp_path: Path) -> None:
    pages = [
        [
            (50, 780, 8, f"Le Courrier du Port - page {number}"),
            *column(text, 50),
            (50, 80, 7, f"{number}. Source : {SOURCES[number - 1]}."),
            (300, 30, 8, str(number)),
        ]
        for number, text in enumerate((LEFT, RIGHT, THIRD), 1)
    ]
    found = texts(opened(tmp_path, *pages))
    assert found[:3] == [LEFT, RIGHT, THIRD]
    assert found[3:] == [f"{number}. Source : {source}." for number, source in enumerate(SOURCES, 1)]


def test_words_cut_at_line_ends_are_whole(tmp_path: Path) -> None:
    lines = ("« C'est fini », a ex-", "pliqué le mi-", "nistre, dit-", "on au port de Saint-", "Nazaire, à midi.")
    page = [(50, 700 - 14 * n, 10, line) for n, line in enumerate(lines)]
    said = "« C'est fini », a expliqué le ministre, dit-on au port de Saint-Nazaire, à midi."
    assert texts(opened(tmp_path, page)) == [said]


def test_numbers_of_notes_leave_the_words(tmp_path: Path) -> None:
    page = [
        *column(LEFT, 50),
        (50, 600, 10, "Le quai est fermé"),
        (129.5, 604, 6, "3"),
        (134, 600, 10, "depuis lundi."),
    ]
    assert "Le quai est fermé depuis lundi." in texts(opened(tmp_path, page))[1]


def test_an_initial_over_several_lines_begins_its_word(tmp_path: Path) -> None:
    page = [(50, 672, 40, "L"), *column(LEFT[1:], 85)]
    assert texts(opened(tmp_path, page)) == [LEFT]


def test_properties_are_believed_where_they_look_like_such(tmp_path: Path) -> None:
    article = opened(
        tmp_path, column(LEFT, 50), Title="Le port ferme", Author="Claire Petit", CreationDate="D:20240304093000"
    )
    assert (article.title, article.byline, article.published) == ("Le port ferme", "Claire Petit", "2024-03-04")
    article = opened(tmp_path, column(LEFT, 50), Title="Microsoft Word - v2.doc", Author="scan01", CreationDate="x")
    assert (article.title, article.byline, article.published) == (None, None, None)


def test_a_page_without_text_is_told(tmp_path: Path) -> None:
    article = opened(tmp_path, column(LEFT, 50), [], column(RIGHT, 50))
    assert article.notice == "Page 2 has no text: if it is scanned, it needs text recognition (OCR)."
    with pytest.raises(SourceError, match="scanned: it contains pictures and no text; run text recognition"):
        opened(tmp_path, [])


def test_a_broken_file_is_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing")
    with pytest.raises(SourceError, match="broken, or no PDF file"):
        load(str(path))
