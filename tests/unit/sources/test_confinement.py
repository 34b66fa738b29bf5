"""The files that a reader others can reach may use."""

from __future__ import annotations

from pathlib import Path

import pytest

from sawt_reader.sources import SourceError, expand
from sawt_reader.sources.confinement import EVERYWHERE, Confinement, confined_to


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """A folder of articles, with links that lead out of it, beside a file that is nobody's business."""
    folder = tmp_path / "press"
    (folder / "2024").mkdir(parents=True)
    (folder / ".cache").mkdir()
    for name in ("a.txt", "2024/b.txt", ".cache/c.txt", ".hidden.txt"):
        (folder / name).write_text("Le port rouvre.")
    (tmp_path / "secret.txt").write_text("Rien à voir.")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "inside.txt").symlink_to(folder / "a.txt")
    (folder / "out").symlink_to(tmp_path)
    return folder


INSIDE = ["a.txt", "new.html", "inside.txt", "2024/../a.txt", "."]
OUTSIDE = [
    *("../secret.txt", "link.txt", "out/secret.txt", "out/new.html", "..", "../press2/a.txt", "../nowhere/x.txt"),
    *(".hidden.txt", ".cache/c.txt", "/etc/passwd", "/dev/stdin", "/proc/self/environ", "\0"),
]


@pytest.mark.parametrize("name", INSIDE)
def test_what_is_in_the_folder_of_a_source(press: Path, name: str) -> None:
    for sources in ([str(press)], [str(press / "a.txt")]):
        confined_to(sources).check(press / name)


@pytest.mark.parametrize("name", OUTSIDE)
def test_what_is_not_in_it(press: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(press.parent)
    for sources in ([str(press)], [str(press / "a.txt")], ["https://phare.example/a", str(press / "a.txt")]):
        for path in (str(press / name), name):
            if path != "." or name not in INSIDE:
                with pytest.raises(SourceError, match="outside the folders") as refused:
                    confined_to(sources).check(path)
                assert str(refused.value).isprintable()


def test_folders_in_a_folder_are_in_it_but_not_those_beside_a_file(press: Path) -> None:
    assert confined_to([str(press)]).allows(press / "2024" / "b.txt")
    assert not confined_to([str(press / "a.txt")]).allows(press / "2024" / "b.txt")


def test_a_link_that_was_named_may_lead_anywhere_but_its_target_does_not_open_another_folder(press: Path) -> None:
    within = confined_to([str(press / "link.txt")])
    assert within.allows(press / "link.txt") and within.allows(press / "a.txt")
    assert not within.allows(press.parent / "other.txt")


@pytest.mark.parametrize("sources", [[], ["https://phare.example/a"]])
def test_without_a_file_there_is_no_folder(sources: list[str], tmp_path: Path) -> None:
    within = confined_to(sources)
    assert not any(within.allows(name) for name in (str(tmp_path), "x.html", "/", "."))
    (sample,) = expand([])
    assert within.allows(sample) is (not sources) and not within.allows(Path(sample).with_name("x.html"))


def test_reading_is_for_addresses_and_files_inside(press: Path) -> None:
    read: list[str] = []
    guarded = confined_to([str(press / "a.txt")]).guarded(lambda name, **options: read.append(name))
    for name in (str(press / "a.txt"), "https://phare.example/a"):
        guarded(name, linked_from=None)
    for name in (str(press.parent / "secret.txt"), "/etc/passwd", "-"):
        with pytest.raises(SourceError, match="outside"):
            guarded(name)
    assert read == [str(press / "a.txt"), "https://phare.example/a"]


def test_others_use_every_file(press: Path) -> None:
    assert Confinement() == EVERYWHERE and EVERYWHERE.allows("/etc/passwd") and EVERYWHERE.place("x.html") == "x.html"


def test_a_new_file_is_placed_where_it_may_be(press: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    within = confined_to([str(press)])
    monkeypatch.chdir(press.parent)
    assert within.place("x.html") == str(press.resolve() / "x.html")
    monkeypatch.chdir(press)
    assert within.place("x.html") == "x.html"
