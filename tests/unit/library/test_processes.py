"""Several processes on one library, and processes that are killed: nothing that was acknowledged is lost."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sawt_reader.library import annotation_store, articles, schema
from sawt_reader.library.store import Library

# Writes articles, each with a note, and says the number of each when it is kept.
WRITER = """
import hashlib, sys
from pathlib import Path
from sawt_reader.library import articles, changes
from sawt_reader.library.anchors import anchor
from sawt_reader.library.records import Change, new_note
from sawt_reader.library.store import Library
from sawt_reader.reading.model import Article, Span

folder, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
with Library(folder) as library:
    for number in range(count):
        text = f"Le texte {number} de {name}. " * 20
        id = hashlib.sha256(text.encode()).hexdigest()
        with library.transaction():
            articles.add(library, Article(id, "-", text, ()))
            changes.make(library, Change(id, None, new_note(anchor(text, "sentence", Span(0, 9)), name)))
        print(id, flush=True)
"""
KILLS = 50


def writer(folder: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(folder), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def check_sound(library: Library) -> None:
    assert library.execute("PRAGMA integrity_check") == [("ok",)]
    for index in schema.INDEXES:
        library.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")


def test_processes_that_start_and_write_at_once_lose_nothing(tmp_path: Path) -> None:
    writers = [writer(tmp_path, name, 25) for name in ("a", "b", "c", "d")]
    written = {line for each in writers for line in each.communicate()[0].split()}
    assert [each.returncode for each in writers] == [0] * 4
    with Library(tmp_path) as library:
        assert {entry.id for entry in articles.entries(library)} == written
        assert len(written) == len(annotation_store.listed(library)) == 100
        check_sound(library)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_fifty_kills_lose_nothing_acknowledged(tmp_path: Path) -> None:
    chance, kept = random.Random(7), set[str]()
    for number in range(KILLS):
        child = writer(tmp_path, str(number), 1_000_000)
        assert child.stdout
        for _ in range(chance.randint(1, 12)):
            kept.add(child.stdout.readline().strip())
        child.kill()
        kept.update(line for line in child.communicate()[0].split("\n")[:-1])
        assert child.returncode == -signal.SIGKILL
    with Library(tmp_path) as library:
        found = {entry.id for entry in articles.entries(library)}
        assert kept <= found and len(kept) >= KILLS
        # Of each killed writer at most one more can have been kept without being said.
        assert len(found) <= len(kept) + KILLS
        assert len(annotation_store.listed(library)) == len(found)
        check_sound(library)
