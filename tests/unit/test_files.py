from __future__ import annotations

from pathlib import Path

import pytest

from tui.files import whole_file


def test_a_file_is_replaced_only_when_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), whole_file(path) as out:
        out.write(b"half")
        raise ZeroDivisionError
    assert path.read_bytes() == b"old"
    with whole_file(path) as out:
        out.write(b"new")
        out.flush()
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_there_stays_unless_it_may_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    for link in (False, True):
        if link:
            path.symlink_to(tmp_path / "nowhere")
        else:
            path.write_bytes(b"old")
        with pytest.raises(FileExistsError), whole_file(path, replace=False) as out:
            out.write(b"new")
        assert path.is_symlink() if link else path.read_bytes() == b"old"
        path.unlink()
    with whole_file(path, replace=False) as out:
        out.write(b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]
