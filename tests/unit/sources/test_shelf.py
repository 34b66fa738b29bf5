from __future__ import annotations

import os
from pathlib import Path

import pytest

from sawt_reader.sources import SourceError, folder_watch


def test_what_stands_on_a_shelf(tmp_path: Path) -> None:
    assert folder_watch.look(str(tmp_path)) == ()
    for name in ("10.txt", "2.html", "photo.jpg", ".cache.txt"):
        (tmp_path / name).write_text("Le port.", encoding="utf-8")
    volumes = folder_watch.look(str(tmp_path))
    assert [(Path(volume.name).name, volume.size) for volume in volumes] == [("2.html", 8), ("10.txt", 8)]


def test_what_has_changed_since_the_last_look(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt", "d.txt"):
        (tmp_path / name).write_text("Le port.", encoding="utf-8")
    before = folder_watch.look(str(tmp_path))
    (tmp_path / "a.txt").unlink()
    (tmp_path / "b.txt").write_text("Le port rouvre.", encoding="utf-8")
    os.utime(tmp_path / "c.txt", ns=(0, 1))
    (tmp_path / "e.txt").write_text("La digue.", encoding="utf-8")
    found = folder_watch.changes(before, folder_watch.look(str(tmp_path)))
    names = [[Path(name).name for name in part] for part in found]
    assert names == [["e.txt"], ["b.txt", "c.txt"], ["a.txt"]]
    assert folder_watch.changes(before, before) == folder_watch.Changes((), (), ())


def test_a_shelf_that_is_gone_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be opened"):
        folder_watch.look(str(tmp_path / "absent"))
