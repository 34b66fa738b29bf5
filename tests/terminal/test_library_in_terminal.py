"""What is kept between two runs of the program."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest

from sawt_reader.library import articles, exported, sessions
from sawt_reader.library.store import Library

ARTICLE = """Le port de Valmer rouvre ses quais

La maire de Valmer, Jeanne Corbin, a annoncé lundi la réouverture du port.

« Nous avons investi 40 millions d’euros », a déclaré Jeanne Corbin.
"""


def test_a_note_found_by_search_and_a_draft_are_there_after_a_kill(terminal, tmp_path: Path):
    path = tmp_path / "phare.txt"
    path.write_text(ARTICLE, "utf-8")
    reader = terminal(path)
    reader.wait_for("analysed in")
    reader.press("/")
    reader.wait_for("regular expression")
    reader.press(*"millions", "\r")
    reader.wait_for("sentence 3/3")
    reader.press("a")
    reader.wait_for("your words")
    reader.press(*"combien ?", "\x13")  # ctrl+s
    reader.wait_for("✎ combien ?")
    reader.press("g")
    reader.wait_for("sentence 1/3")
    reader.press("a")
    reader.wait_for("your words")
    reader.press(*"un titre", "\r", *"sur deux lignes")
    reader.wait_for("sur deux lignes")
    reader.child.kill(signal.SIGKILL)
    assert reader.end() == 128 + signal.SIGKILL

    again = terminal(path)
    again.wait_for("still a draft")
    again.press("g")
    again.wait_for("✎ (draft) un titre sur deux lignes")
    again.press("G")
    again.wait_for("✎ combien ?")
    again.press("q")
    assert again.end() == 0

    without_source = terminal()
    without_source.wait_for("analysed before", "sentence 3/3", "✎ combien ?")
    without_source.press("q")
    assert without_source.end() == 0


QUARREL = """« Nous refusons ce projet et nous le dirons jusqu’au bout », a déclaré Alma Verdier.

La séance a été levée à midi.

« Nous soutenons ce projet et nous le dirons jusqu’au bout », a déclaré Boris Lanson.
"""


def test_a_correction_stays_with_its_words_when_their_paragraph_is_cut(
    terminal, tmp_path: Path, library_folder: Path, monkeypatch: pytest.MonkeyPatch
):
    """In French, from the key to the data."""
    monkeypatch.setenv("LANGUAGE", "fr")
    path = tmp_path / "projet.txt"
    path.write_text(QUARREL, "utf-8")
    reader = terminal(path)
    reader.wait_for("analysé en")
    reader.press("3", "w")
    reader.wait_for("Qui le dit")
    reader.press(*"Nina Roche", "\r")
    reader.wait_for("corrigé  Nina Roche")
    path.write_text(QUARREL.partition("\n\n")[2], "utf-8")
    reader.press("\x1b[15~")  # F5
    reader.wait_for("1 correction ne s’applique plus\u00a0: M l’affiche.")
    assert "corrigé" not in reader.text and "« Nous soutenons" in reader.text
    reader.press("M")
    reader.wait_for("Sans passage dans cette version · 1")
    orphan = "≠ locuteur : Nina Roche  ne s’applique plus : « Nous refusons ce projet"
    reader.wait_for(lambda text: orphan in text.replace("\u00a0", " "))
    with Library(library_folder) as library:
        (line,) = (exported.line(library, entry.id) for entry in articles.entries(library))
    cut = json.loads(line or b"{}")
    assert [quote["speakers"][0]["name"] for quote in cut["quotes"]] == ["Boris Lanson"]
    assert [orphan["exact"][:15] for orphan in cut["review"]["orphans"]] == ["« Nous refusons"]
    path.write_text(f"Mis à jour.\n\n{QUARREL}", "utf-8")
    reader.press("\x1b")
    reader.wait_for(lambda text: "Sans passage" not in text)
    reader.press("\x1b[15~")
    reader.wait_for("corrigé  Nina Roche")
    reader.press("q")
    assert reader.end() == 0


def test_without_the_library_there_is_no_trace(terminal, tmp_path: Path, library_folder: Path):
    path = tmp_path / "phare.txt"
    path.write_text(ARTICLE, "utf-8")
    reader = terminal("--no-library", path)
    reader.wait_for("analysed in")
    reader.press("j", "m", "q")
    assert reader.end() == 0
    assert not library_folder.exists()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_reader_that_is_killed_goes_on_where_it_was(terminal, tmp_path: Path, library_folder: Path):
    path = tmp_path / "phare.txt"
    path.write_text(ARTICLE, "utf-8")
    reader = terminal(path)
    reader.wait_for("analysed in")
    reader.press("3", "r", "1", "j")
    reader.wait_for("sentence 2/3")

    def kept() -> tuple[int, bool]:
        with Library(library_folder) as library:
            session = sessions.last(library)
            place = articles.entries(library)[0].place
            return place, session is not None and '"order":1' in session.layout

    reader.wait_for(lambda _: kept() == (ARTICLE.index("La maire"), True))
    reader.child.kill(signal.SIGKILL)
    assert reader.end() == 128 + signal.SIGKILL

    again = terminal()
    again.wait_for("analysed before", "sentence 2/3", "by speaker")
    again.press("q")
    assert again.end() == 0
