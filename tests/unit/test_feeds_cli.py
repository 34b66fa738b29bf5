"""`sawt-reader feeds …` as a shell meets it; feeds are files, so that nothing is fetched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sawt_reader.cli import main

pytest.importorskip("feedparser")

ITEM = "<item><title>{0}</title><link>https://phare.example/{0}</link><guid>{0}</guid></item>"
HOSTILE = "&#x85;Le \x1b[2JPhare\n&lt;b&gt;x"
OPML = """<opml version="2.0"><body><outline text="Côte">
<outline text="La Digue" xmlUrl="https://digue.example/rss"/><outline text="x" xmlUrl="file:///etc/passwd"/>
</outline></body></opml>"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SAWT_READER_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: object) -> Result:
    return CliRunner().invoke(main.main, ["feeds", *map(str, args)])


def one_line(result: Result) -> str:
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1, result.stderr
    return result.stderr


def write_feed(*items: str, title: str = "Le Phare") -> None:
    listed = "".join(map(ITEM.format, items))
    Path("fil.xml").write_text(f"<rss version='2.0'><channel><title>{title}</title>{listed}</channel></rss>", "utf-8")


def test_a_feed_is_followed_refreshed_and_removed(folder: Path) -> None:
    write_feed("a", "b", title=HOSTILE)
    result = run("add", "fil.xml")
    assert (result.exit_code, result.stdout) == (0, "Le [2JPhare x: 2 new articles\n")
    write_feed("a", "b", "c", title=HOSTILE)
    assert run("refresh", "fil.xml").stdout == "Le [2JPhare x: 1 new article\n"
    assert run("list").stdout.split() == f"3 3 - Le [2JPhare x {folder / 'fil.xml'}".split()
    (feed,) = map(json.loads, run("list", "--json").stdout.splitlines())
    assert (feed["source"], feed["unread"]) == (str(folder / "fil.xml"), 3)
    assert run("remove", "Le [2JPhare x").exit_code == 0
    emptied = run("list")
    assert emptied.stdout == "" and "sawt-reader feeds add" in emptied.stderr


def test_one_feed_that_cannot_be_had_does_not_stop_the_others() -> None:
    write_feed("a")
    result = run("add", "nowhere.xml", "fil.xml")
    assert "nowhere.xml: no such file" in one_line(result)
    assert result.stdout == "Le Phare: 1 new article\n"
    Path("fil.xml").unlink()
    assert "fil.xml: no such file" in one_line(run("refresh"))
    assert run("list").stdout.split()[:2] == ["1", "1"]


def test_lists_of_feeds_come_in_and_go_out(folder: Path) -> None:
    Path("fils.opml").write_text(OPML, "utf-8")
    assert run("import", "fils.opml").stdout == "1 feed added\n"
    assert run("import", "fils.opml").stdout == "0 feeds added\n"
    write_feed("a")
    run("add", "fil.xml")
    assert run("export").stdout.count("xmlUrl") == 1, "what has no address on the web is nobody else's feed"
    assert run("export", "out.opml").exit_code == 0
    assert "out.opml exists: name another file, or replace it with --force" in one_line(run("export", "out.opml"))
    assert run("export", "--force", "out.opml").exit_code == 0
    assert run("remove", "La Digue").exit_code == 0
    assert run("import", "out.opml").stdout == "1 feed added\n"
    assert run("list").stdout.splitlines()[0].split() == "0 0 Côte La Digue https://digue.example/rss".split()


def test_what_is_no_list_or_no_feed_is_one_line() -> None:
    write_feed("a")
    assert "not a list of feeds" in one_line(run("import", "fil.xml"))
    for command in ("remove", "refresh"):
        assert "nowhere matches no feed you follow" in one_line(run(command, "nowhere"))
    assert "cannot be written" in one_line(run("export", "nowhere/out.opml"))
