from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sawt_reader.system.files import PathExistsError, WriteError, whole_file, write


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


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o600)
    with whole_file(path) as out:
        out.write(b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_stays_a_link_and_its_file_is_replaced(tmp_path: Path) -> None:
    target, link = tmp_path / "a.txt", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    with whole_file(link) as out:
        out.write(b"new")
    assert link.is_symlink() and target.read_bytes() == b"new"


def test_a_pipe_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as threads:
        received = threads.submit(pipe.read_bytes)
        with whole_file(pipe) as out:
            out.write(b"new")
        assert received.result() == b"new"
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert list(tmp_path.iterdir()) == [pipe]


@pytest.mark.parametrize("how", ["its name", "another spelling", "a symbolic link", "a hard link"])
def test_a_source_is_never_written_over(how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "a.txt"
    source.write_bytes(b"words")
    monkeypatch.chdir(tmp_path)
    path = {"its name": Path("a.txt"), "another spelling": tmp_path / ".." / tmp_path.name / "a.txt"}.get(how)
    if path is None:
        path = tmp_path / "link"
        path.symlink_to("a.txt") if how == "a symbolic link" else path.hardlink_to(source)
    with pytest.raises(WriteError, match="is one of the sources: name another file"):
        write({path: lambda out: out.write(b"new")}, ["https://a.invalid", "-", "none.txt", "a.txt"], replace=True)
    assert source.read_bytes() == b"words" and not list(tmp_path.glob(".*"))


def test_nothing_is_written_where_one_of_the_files_is_there(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "a.ann"
    second.write_bytes(b"old")
    files = dict.fromkeys((first, second), lambda out: out.write(b"new"))
    with pytest.raises(PathExistsError, match=r"a\.ann exists: name another file, or replace it with --force"):
        write(files, replace=False)
    assert not first.exists() and second.read_bytes() == b"old"
    write(files, replace=True)
    assert first.read_bytes() == second.read_bytes() == b"new"


def test_all_is_on_the_disk_before_the_name_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def flush(descriptor: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")

    move = Path.replace

    def rename(old: Path, new: Path) -> None:
        done.append("name")
        move(old, new)

    monkeypatch.setattr(os, "fsync", flush)
    monkeypatch.setattr(Path, "replace", rename)
    write({tmp_path / "a.txt": lambda out: out.write(b"new")}, replace=False)
    assert done == ["file", "name", "folder"]
    assert (tmp_path / "a.txt").read_bytes() == b"new"
