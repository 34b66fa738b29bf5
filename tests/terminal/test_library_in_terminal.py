"""What is kept between two runs of the program."""

from __future__ import annotations

from pathlib import Path

ARTICLE = """Le port de Valmer rouvre ses quais

La maire de Valmer, Jeanne Corbin, a annoncé lundi la réouverture du port.

« Nous avons investi 40 millions d’euros », a déclaré Jeanne Corbin.
"""


def test_a_note_found_by_search_is_there_after_a_restart_without_a_source(terminal, tmp_path: Path):
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
    reader.press(*"combien ?", "\r")
    reader.wait_for("✎ combien ?")
    reader.press("q")
    assert reader.end() == 0

    again = terminal()
    again.wait_for("analysed before")
    assert "sentence 3/3" in again.text and "✎ combien ?" in again.text
    again.press("q")
    assert again.end() == 0


def test_without_the_library_there_is_no_trace(terminal, tmp_path: Path, library_folder: Path):
    path = tmp_path / "phare.txt"
    path.write_text(ARTICLE, "utf-8")
    reader = terminal("--no-library", path)
    reader.wait_for("analysed in")
    reader.press("j", "m", "q")
    assert reader.end() == 0
    assert not library_folder.exists()
