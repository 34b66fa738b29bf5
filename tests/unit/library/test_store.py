"""The file: private, brought up to date with a copy kept, left alone when something is wrong with it or the disk."""

from __future__ import annotations

import os
import sqlite3
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sawt_reader.library import annotation_store, articles, readings, schema, search, statements
from sawt_reader.library.records import Note
from sawt_reader.library.store import FILE, Library, LibraryError, data_folder
from sawt_reader.reading.model import Article, Reading

MakeArticle = Callable[..., Article]
NEXT = (*schema.STEPS, ("ALTER TABLE articles ADD COLUMN colour TEXT",))


def refused(folder: Path) -> str:
    """The one line with which a library is not opened."""
    with pytest.raises(LibraryError) as error:
        Library(folder)
    assert "\n" not in str(error.value)
    return str(error.value)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_folder_and_files_are_the_owners_alone(tmp_path: Path, article_of: MakeArticle) -> None:
    with Library(tmp_path / "a" / "b") as library:
        articles.add(library, article_of("Le pont."))
        assert stat.S_IMODE(library.folder.stat().st_mode) == 0o700
        assert {stat.S_IMODE(path.stat().st_mode) for path in library.folder.iterdir()} == {0o600}
        assert len(list(library.folder.iterdir())) == 3


def test_the_environment_chooses_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAWT_READER_DATA", str(tmp_path / "mine"))
    assert data_folder() == tmp_path / "mine"
    monkeypatch.delenv("SAWT_READER_DATA")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert data_folder().name == "sawt-reader"


@pytest.mark.parametrize("content", [b"no database at all, " * 300, b"SQLite format 3\0" + b"\xff" * 8176])
def test_a_damaged_file_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert "corrupted" in refused(tmp_path)
    assert files(tmp_path) == {FILE: content}


def test_damage_further_on_is_one_line_when_it_is_met(tmp_path: Path, reading_of: Callable[..., Reading]) -> None:
    with Library(tmp_path) as library:
        for number in range(40):
            readings.save(library, reading_of(("Anne Roy", f"le pont {number} est fermé")))
    content = (tmp_path / FILE).read_bytes()
    page = int.from_bytes(content[16:18], "big")
    # Keep the pages that hold the schema: the file opens, and every table is noise.
    (tmp_path / FILE).write_bytes(content[: 4 * page] + b"\xa5" * (len(content) - 4 * page))
    with pytest.raises(LibraryError, match="corrupted"), Library(tmp_path) as library:
        articles.entries(library)
        search.search(library, "pont")


def test_another_programs_database_is_left_as_it_is(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.execute("CREATE TABLE songs (name)")
    before = files(tmp_path)
    assert "another program" in refused(tmp_path)
    assert files(tmp_path) == before


def test_a_file_of_a_newer_program_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as newer:
        newer.setattr(schema, "STEPS", NEXT)
        Library(tmp_path).close()
    before = files(tmp_path)
    assert "newer sawt-reader" in refused(tmp_path)
    assert files(tmp_path) == before


def test_an_older_file_is_brought_up_to_date_and_kept(
    tmp_path: Path, article_of: MakeArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = article_of("Le pont.")
    with Library(tmp_path) as library:
        articles.add(library, article)
    before = files(tmp_path)[FILE]
    monkeypatch.setattr(schema, "STEPS", NEXT)
    with Library(tmp_path) as library:
        assert library.execute("SELECT id, colour FROM articles") == [(article.id, None)]
    backup = tmp_path / f"library.before-{len(NEXT)}.sqlite3"
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("SELECT id FROM articles").fetchall() == [(article.id,)]
        assert schema.version(connection) == len(NEXT) - 1
    assert set(files(tmp_path)) == {FILE, backup.name}
    assert files(tmp_path)[FILE] != before


def test_a_file_of_the_second_version_keeps_all_and_learns(tmp_path: Path) -> None:
    """Lengths of texts, and the kinds of quotes, which it did not know."""
    said = ("« Le pont est sûr »", "que le pont est sûr", "le pont, « sûr » selon lui")
    with closing(sqlite3.connect(tmp_path / FILE)) as old:
        for statement in (*schema.STEPS[0], *schema.STEPS[1], "PRAGMA user_version = 2"):
            old.execute(statement)
        old.execute("INSERT INTO works (number) VALUES (1)")
        old.execute(
            "INSERT INTO articles (number, id, work, source, language, dropped, words, added, place, read)"
            " VALUES (1, 'un', 1, '/tmp/pont.txt', 'fr', 0, 3, '2024-05-02T00:00:00.000Z', 4, 1)"
        )
        old.execute("INSERT INTO texts VALUES (1, NULL, 'Le pont été', '[]')")
        old.execute("UPDATE works SET current = 1")
        for number, text in enumerate(said):
            old.execute("INSERT INTO statements VALUES (?, 1, 'quote', 'q', 0, '[]', 0, NULL, ?)", (number, text))
        old.execute("INSERT INTO statements VALUES (9, 1, 'claim', 'c', 0, '[]', 0, NULL, 'le pont est sûr')")
        old.commit()
    with Library(tmp_path) as library:
        (entry,) = articles.entries(library)
        assert (entry.id, entry.length, entry.place, entry.read) == ("un", 11, 4, True)
        kinds = [statement.kind for statement in statements.select(library, "ORDER BY s.number", ())]
        assert kinds == ["direct", "indirect", "mixed", None]
        assert len(search.search(library, "pont", ["quote"])) == 3


def test_a_file_of_the_fifth_version_learns_on_which_text_its_notes_were_made(tmp_path: Path) -> None:
    """And what was indexed with corrections is indexed anew: they may have moved to other words."""
    texts = {"un": "Le pont est fermé. La route aussi.", "deux": "Hier encore. Le pont est fermé. La route aussi."}
    records = {
        "note": '{"type":"note","id":"note","anchor":{"layer":"sentence","start":19,"end":34,"exact":"La route aussi.",'
        '"prefix":"Le pont est fermé. ","suffix":""},"body":"\\"où\\" ? 😀","created":"2024-05-02T09:00:00.000Z",'
        '"modified":"2024-05-02T09:00:00.000Z"}',
        "draft": '{"type":"draft","id":"draft","anchor":{"layer":"sentence","start":0,"end":12,"exact":"Hier encore.",'
        '"prefix":"","suffix":" Le pont est fermé. La route aussi"},"body":"","modified":"2024-05-04T09:00:00.000Z",'
        '"note":null}',
        "correction": '{"type":"correction","id":"correction","anchor":{"layer":"quote","start":0,"end":6,'
        '"exact":"Le bac","prefix":"","suffix":" est plein."},"created":"2024-05-01T09:00:00.000Z","dismissed":true,'
        '"speakers":null,"status":null}',
        "damaged": "no JSON",
    }
    with closing(sqlite3.connect(tmp_path / FILE)) as old:
        for statement in (*(s for step in schema.STEPS[:5] for s in step), "PRAGMA user_version = 5"):
            old.execute(statement)
        old.execute("INSERT INTO works (number) VALUES (1)")
        for number, (id, text) in enumerate(texts.items(), start=1):
            old.execute(
                "INSERT INTO articles (number, id, work, source, language, dropped, words, length, added)"
                " VALUES (?, ?, 1, '/tmp/pont.txt', 'fr', 0, 6, ?, ?)",
                (number, id, len(text), f"2024-05-0{number + 1}T00:00:00.000Z"),
            )
            old.execute("INSERT INTO texts VALUES (?, NULL, ?, '[]')", (number, text))
        old.execute("UPDATE works SET current = 2")
        for kind, record in records.items():
            old.execute(
                "INSERT INTO annotations (id, work, kind, record, text) VALUES (?, 1, ?, ?, '')", (kind, kind, record)
            )
        old.commit()
    with Library(tmp_path) as library:
        note, draft, correction = (annotation_store.get(library, kind) for kind in ("note", "draft", "correction"))
        assert isinstance(note, Note) and note.body == '"où" ? 😀' and note.modified == "2024-05-02T09:00:00.000Z"
        assert [one.anchor.article for one in (note, draft, correction)] == ["un", "deux", ""]
        assert not any(one.anchor.repeated or one.anchor.exactly for one in (note, draft, correction))
        assert library.execute("SELECT DISTINCT stale FROM articles") == [(1,)]
        assert library.execute("SELECT record FROM annotations WHERE id = 'damaged'") == [("no JSON",)]


def test_a_step_that_fails_changes_nothing(
    tmp_path: Path, article_of: MakeArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library(tmp_path) as library:
        articles.add(library, article_of("Le pont."))
    broken = ("ALTER TABLE articles ADD COLUMN colour TEXT", "INSERT INTO nowhere VALUES (1)")
    with monkeypatch.context() as patch:
        patch.setattr(schema, "STEPS", (*schema.STEPS, broken))
        with pytest.raises(LibraryError, match="no such table: nowhere"):
            Library(tmp_path)
    with Library(tmp_path) as library:
        assert len(articles.entries(library)) == 1
        assert library.execute("SELECT count(*) FROM pragma_table_info('articles') WHERE name = 'colour'") == [(0,)]


def test_late_indexes_are_built_one_by_one_and_once(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    late = ("articles_title ON articles (title_key)", "articles_added ON articles (added)")
    monkeypatch.setattr(schema, "LATE_INDEXES", late)
    wanted = "SELECT name FROM sqlite_schema WHERE name IN ('articles_title', 'articles_added') ORDER BY rowid"
    with Library(library.folder) as again:
        assert again.execute(wanted) == [], "opening a library waits for none"
        assert again.build_next_index()
        assert again.execute(wanted) == [("articles_title",)]
    assert library.build_next_index()
    assert library.execute(wanted) == [("articles_title",), ("articles_added",)]
    assert not library.build_next_index()


@pytest.fixture
def guarded_folder() -> Iterator[Path]:
    """A folder that may be looked into but not written to, even for root, who puts on another user for a while."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        Library(folder / "old").close()
        (folder / "old" / FILE).chmod(0o444)
        (folder / "new").mkdir()
        for each in (folder, folder / "old", folder / "new"):
            each.chmod(0o555)
        if os.geteuid() == 0:
            os.seteuid(65534)
            yield folder
            os.seteuid(0)
        else:
            yield folder
        for each in (folder, folder / "old", folder / "new"):
            each.chmod(0o755)


def test_a_read_only_folder_is_one_line(guarded_folder: Path) -> None:
    for name in ("old", "new", "new/deeper"):
        line = refused(guarded_folder / name)
        assert str(guarded_folder / name) in line
    assert list((guarded_folder / "new").iterdir()) == []


def test_a_folder_that_cannot_be_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    assert "cannot be used" in refused(tmp_path / "file")


def test_a_full_disk_is_one_line_and_loses_nothing(library: Library, article_of: MakeArticle) -> None:
    kept = article_of("Le pont.")
    articles.add(library, kept)
    ((pages,),) = library.execute("PRAGMA page_count")
    library.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(LibraryError, match="disk is full"):
        articles.add(library, article_of("Un texte bien trop long. " * 4000))
    assert [entry.id for entry in articles.entries(library)] == [kept.id]
    with Library(library.folder) as again:
        assert [entry.id for entry in articles.entries(again)] == [kept.id]


def test_what_fails_halfway_leaves_nothing(library: Library, article_of: MakeArticle) -> None:
    with pytest.raises(KeyboardInterrupt), library.transaction():
        articles.add(library, article_of("Le pont."))
        raise KeyboardInterrupt
    assert articles.entries(library) == []


def test_a_library_kept_busy_is_one_line(library: Library, article_of: MakeArticle, monkeypatch) -> None:
    with Library(library.folder) as other:
        other.execute("PRAGMA busy_timeout = 0")
        with library.transaction(), pytest.raises(LibraryError, match="try again"):
            articles.add(other, article_of("Le pont."))
