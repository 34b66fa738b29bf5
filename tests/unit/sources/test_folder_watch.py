from __future__ import annotations

import os
from pathlib import Path

import pytest

from sawt_reader.sources import SourceError, folder_watch


def test_the_texts_of_a_folder(tmp_path: Path) -> None:
    assert folder_watch.scan(str(tmp_path)) == ()
    for name in ("10.txt", "2.html", "photo.jpg", ".cache.txt"):
        (tmp_path / name).write_text("Le port.", encoding="utf-8")
    stamps = folder_watch.scan(str(tmp_path))
    assert [(Path(stamp.name).name, stamp.size) for stamp in stamps] == [("2.html", 8), ("10.txt", 8)]


def test_what_changed_since_the_last_scan(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt", "d.txt"):
        (tmp_path / name).write_text("Le port.", encoding="utf-8")
    before = folder_watch.scan(str(tmp_path))
    (tmp_path / "a.txt").unlink()
    (tmp_path / "b.txt").write_text("Le port rouvre.", encoding="utf-8")
    os.utime(tmp_path / "c.txt", ns=(0, 1))
    (tmp_path / "e.txt").write_text("La digue.", encoding="utf-8")
    found = folder_watch.changes(before, folder_watch.scan(str(tmp_path)))
    names = [[Path(name).name for name in part] for part in found]
    assert names == [["e.txt"], ["b.txt", "c.txt"], ["a.txt"]]
    assert folder_watch.changes(before, before) == folder_watch.Changes((), (), ())


def test_a_folder_that_is_gone_is_reported(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be opened"):
        folder_watch.scan(str(tmp_path / "absent"))
