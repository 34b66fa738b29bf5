from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sawt_reader.sources import SourceError, expand, files, load

TEXT = "Le port rouvre\n\nLe port de Tyr a rouvert lundi, a annoncé la municipalité.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("10.txt", "2.txt", "1.TXT", "notes.md", ".cache.txt", "photo.jpg"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "plus").mkdir()
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    return tmp_path


def test_a_folder_gives_its_texts_in_natural_order(folder: Path) -> None:
    assert [Path(name).name for name in expand([str(folder)])] == ["1.TXT", "2.txt", "10.txt", "notes.md"]


def test_names_keep_their_order(folder: Path) -> None:
    names = [str(folder / "2.txt"), "-", str(folder / "1.TXT")]
    assert expand(names) == names


def test_a_file_is_loaded_as_it_is(folder: Path) -> None:
    article = load(str(folder / "2.txt"))
    assert (article.text, article.source, article.dropped) == (TEXT, str(folder / "2.txt"), 0)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    article = load("-")
    assert (article.text, article.source) == (TEXT, "-")


def test_a_folder_without_texts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="without texts"):
        expand([str(tmp_path)])


def refusal(path: Path | str) -> str:
    with pytest.raises(SourceError) as caught:
        load(str(path))
    message = str(caught.value)
    assert "\n" not in message
    assert message.isprintable()
    return message


def test_what_cannot_be_read_says_why(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "absent.txt: no such file" in refusal(folder / "absent.txt")
    assert "is a folder" in refusal(folder / "plus")
    assert "cannot be read" in refusal(folder / "loop.txt")
    assert "not the name of a file" in refusal("nul\0.txt")
    assert "cannot be read" in refusal("x" * 5000)
    (folder / "vide.txt").write_bytes(b"\xef\xbb\xbf \r\n\t")
    assert "vide.txt: empty" in refusal(folder / "vide.txt")
    (folder / "3.txt").write_bytes(b"a" * 1_000_001)
    monkeypatch.setattr(files, "LARGEST_MB", 1)
    assert "larger than 1 MB" in refusal(folder / "3.txt")
    monkeypatch.setattr(sys, "stdin", None)
    assert "standard input: closed" in refusal("-")


def test_a_name_cannot_reach_the_terminal(folder: Path) -> None:
    assert "\x1b" not in refusal(folder / "\x1b]52;c;eA==\x07\u202e.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_or_device_is_refused_without_waiting(folder: Path) -> None:
    os.mkfifo(folder / "tube.txt")
    assert "not a regular file" in refusal(folder / "tube.txt")
    assert "not a regular file" in refusal(os.devnull)
    assert "tube.txt" not in " ".join(expand([str(folder)]))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_says_so(folder: Path) -> None:
    (folder / "2.txt").chmod(0)
    assert "right to read" in refusal(folder / "2.txt")


def test_nothing_heavy_is_imported() -> None:
    heavy = ("spacy", "textual", "charset_normalizer", "lxml", "trafilatura", "httpx", "feedparser", "asyncio")
    code = f"import sys, sawt_reader.sources; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.parametrize("name", ["https://x.invalid/" + "a" * 5000, "x" * 5000, "nul\0.txt"])
def test_a_name_that_is_no_folder_stays_as_it_is(name: str) -> None:
    assert expand([name]) == [name]
