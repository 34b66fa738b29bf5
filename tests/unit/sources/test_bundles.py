"""Several articles in one file, as press databases deliver them. All samples are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from sawt_reader.library import articles
from sawt_reader.library.store import Library
from sawt_reader.reading.model import Article
from sawt_reader.sources import BundleError, SourceError, corpus, first_readable, load, load_all
from sawt_reader.sources.confinement import confined_to

from . import databases
from .made import document


def check(found: list[Article], path: Path, *numbers: int) -> None:
    assert [article.source for article in found] == [f"{path}#{n}" for n in range(1, len(numbers) + 1)]
    for article, n in zip(found, numbers, strict=True):
        assert (article.title, article.outlet, article.byline, article.published) == (
            f"Le port ferme, acte {n}",
            "Le Phare",
            "Claire Roux",
            f"2024-04-0{n}",
        )
        prose = [article.text[block.start : block.end] for block in article.blocks if block.kind == "paragraph"]
        assert prose == [databases.SAID, databases.TOLD.format(n=n)]


def written(path: Path, data: str | bytes) -> Path:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.mark.parametrize("database", databases.TEXTS)
def test_a_text_is_split_by_its_headings(tmp_path: Path, database: str) -> None:
    path = written(tmp_path / "presse.txt", databases.text(database))
    check(list(load_all(str(path))), path, 1, 2, 3)


@pytest.mark.parametrize("database", databases.TEXTS)
def test_so_is_rich_text(tmp_path: Path, database: str) -> None:
    path = written(tmp_path / "presse.rtf", databases.rtf(databases.text(database)))
    check(list(load_all(str(path))), path, 1, 2, 3)


@pytest.mark.parametrize("database", ["nexis", "factiva", "europresse"])
def test_so_is_a_word_document(tmp_path: Path, database: str) -> None:
    pytest.importorskip("lxml")
    lines = [("", line.strip()) for line in databases.text(database).split("\n") if line.strip()]
    path = written(tmp_path / "presse.docx", document(*lines))
    check(list(load_all(str(path))), path, 1, 2, 3)


@pytest.mark.parametrize("page", [databases.europresse_page, databases.factiva_page])
def test_so_is_a_page(tmp_path: Path, page: object) -> None:
    pytest.importorskip("trafilatura")
    assert callable(page)
    path = written(tmp_path / "presse.html", page(1, 2))
    check(list(load_all(str(path))), path, 1, 2)


def test_one_of_them_is_named_by_its_number(tmp_path: Path) -> None:
    path = written(tmp_path / "presse.txt", databases.text("factiva"))
    assert load(f"{path}#2").title == "Le port ferme, acte 2"
    assert load(f"{path}#2").source == f"{path}#2"
    with pytest.raises(SourceError, match="contains only 3 articles"):
        load(f"{path}#4")
    with pytest.raises(SourceError, match="no such file"):
        load(f"{path}#0")
    with pytest.raises(BundleError, match=r"contains 3 articles, not one; name one of them: .*#1 to .*#3"):
        load(str(path))
    file = written(tmp_path / "presse.txt#2", "Un autre texte, dans un fichier de ce nom.")
    assert load(str(file)).text == "Un autre texte, dans un fichier de ce nom."


def test_the_reader_begins_with_the_first_and_lists_all(tmp_path: Path) -> None:
    path = written(tmp_path / "presse.txt", databases.text("lexis"))
    found = first_readable([str(path)])
    assert found.name == f"{path}#1" and found.article and found.article.title == "Le port ferme, acte 1"
    assert found.put_in(["a.txt", str(path)]) == ["a.txt", *(f"{path}#{n}" for n in (1, 2, 3))]


def test_one_article_is_the_file_itself(tmp_path: Path) -> None:
    path = written(tmp_path / "presse.txt", databases.europresse(1))
    article = load(str(path))
    assert (article.source, article.title, article.outlet) == (str(path), "Le port ferme, acte 1", "Le Phare")


@pytest.mark.parametrize(
    "text",
    [
        "Le port ferme\n\nIl compte 350 mots, dit-on. Document 1 de 3 a été lu.\n\nLe 3 avril 2024, tout était fini.",
        databases.factiva(1) + "Le port rouvre\n\nSans tête.\n\nDocument PHARE00020240405ek430005\n",
        "1 of 2 DOCUMENTS\n\nLe port ferme ses quais.\n\n2 of 2 DOCUMENTS\n\nIl rouvre.",
        "Body\n\nLe corps.\n\nEnd of Document\n",
    ],
)
def test_what_is_not_wholly_a_bundle_stays_whole(tmp_path: Path, text: str) -> None:
    path = written(tmp_path / "un.txt", text)
    assert load(str(path)).text == text


def test_one_whose_head_is_not_known_is_not_lost(tmp_path: Path) -> None:
    odd = "Le port rouvre lundi, sans tête.\n\nDocument PHARE00020240405ek430005\n"
    path = written(tmp_path / "presse.txt", databases.text("factiva") + odd)
    found = list(load_all(str(path)))
    check(found[:3], path, 1, 2, 3)
    assert (found[3].source, found[3].text) == (f"{path}#4", "Le port rouvre lundi, sans tête.")


def test_each_is_a_work_of_its_own(tmp_path: Path) -> None:
    path = written(tmp_path / "presse.txt", databases.text("nexis"))
    with Library(tmp_path / "library") as library:
        for article in load_all(str(path)):
            articles.add(library, article)
        works = library.execute("SELECT count(DISTINCT work), count(*) FROM articles")
    assert works == [(3, 3)]


def test_an_archive_gets_them_all(tmp_path: Path) -> None:
    path = written(tmp_path / "presse.txt", databases.text("europresse"))
    assert [outcome.source for outcome in corpus.articles(str(path))] == [f"{path}#{n}" for n in (1, 2, 3)]


def test_a_number_opens_no_file_outside_the_allowed_folders(tmp_path: Path) -> None:
    secret = written(tmp_path / "secret.txt", databases.text("factiva"))
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link.txt").symlink_to(secret)
    read = confined_to([str(folder)]).guarded(load)
    with pytest.raises(SourceError, match="outside the folders"):
        read(f"{folder / 'link.txt'}#1")
