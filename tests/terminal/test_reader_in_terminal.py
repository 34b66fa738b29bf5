"""The whole program, from keys to the screen of a terminal."""

from __future__ import annotations

import base64
import os
import re
import signal
import subprocess
from pathlib import Path

import pytest

ARTICLE = """LE PHARE DU MATIN

Le port de Valmer rouvre ses quais

La maire de Valmer, Jeanne Corbin, a annoncé lundi la réouverture du port.

« Nous avons investi 40 millions d’euros », a déclaré Jeanne Corbin.

Le quai nord reste fermé. Les pêcheurs attendent depuis un an.
"""
RESTORED = b"\x1b[?1049l"
"""What leaves the alternate screen."""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "phare.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def test_a_quote_of_the_sample_is_reached_by_keys_and_left_again(terminal):
    reader = terminal()
    reader.wait_for("Les sanctions poussent la Russie", "analysed in", "sentence 1/20")
    reader.press("3")
    reader.wait_for(lambda text: "━[3] Quotes · " in text)
    expansion = "L’expansion de la coopération"
    reader.wait_for(lambda _: reader.selected_line != "")
    reader.press("j", "j")
    # Two rows: a screen that is half drawn has one of them.
    reader.wait_for(lambda _: "« L’expansion" in reader.selected_line and "Ali Shamkhani  via" in reader.selected_line)
    reader.press("\r")
    reader.wait_for(lambda text: "sentence 9/20" in text)
    reader.wait_for(lambda text: any(row.startswith("▌") and expansion in row for row in text.splitlines()))
    reader.press("H")
    reader.wait_for("sentence 1/20")
    reader.press("q")
    assert reader.end() == 0
    assert RESTORED in reader.output


def test_digits_the_terminals_cursor_and_its_clipboard(terminal, article: Path):
    """One start for three: digits of an AZERTY keyboard, the cursor that follows the sentence, and copying."""
    reader = terminal(article)
    reader.wait_for("analysed in")
    reader.wait_for(lambda text: reader.under_cursor.startswith("LE PHARE DU MATIN"))
    for key, title in (("é", "[2] Entities"), ('"', "[3] Quotes"), ("'", "[4] Claims"), ("(", "[5] Details")):
        reader.press(key)
        reader.wait_for(lambda text, title=title: f"━{title}" in text)
    reader.press("&", "G")
    reader.wait_for(lambda text: reader.under_cursor.startswith("Les pêcheurs attendent"))
    reader.press("/", "quai")
    reader.wait_for("/2")
    reader.press("\x1b")
    reader.wait_for(lambda text: reader.under_cursor.startswith("Les pêcheurs attendent"))
    reader.press("y")
    reader.wait_for("copied")
    copied = re.search(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07", reader.output)
    assert copied and base64.b64decode(copied[1]).decode() == "Les pêcheurs attendent depuis un an."
    reader.press("q")
    assert reader.end() == 0


def test_the_keyboard_works_after_an_article_from_a_pipe(terminal, article: Path):
    reader = terminal(shell=f"cat '{article}' | READER -")
    reader.wait_for("Nous avons investi")
    reader.wait_for("analysed in")
    reader.press("s")
    reader.wait_for("a reporting verb")
    reader.press("q")
    assert reader.end() == 0


def test_the_screen_is_drawn_where_errors_go_to_a_file(terminal, article: Path, tmp_path: Path):
    reader = terminal(shell=f"READER {article} 2>{tmp_path}/log")
    reader.wait_for("Nous avons investi")
    reader.press("q")
    assert reader.end() == 0
    assert (tmp_path / "log").read_text() == ""


def children_of(pid: int) -> list[int]:
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(line) for line in listed.stdout.split()]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_restores_the_terminal_and_ends_the_worker(terminal, article: Path, number: signal.Signals):
    reader = terminal(article)
    reader.wait_for("Nous avons investi")
    reader.wait_for(lambda text: bool(children_of(reader.child.pid)))
    workers = children_of(reader.child.pid)
    os.kill(reader.child.pid, number)
    assert reader.end() == 128 + number
    assert RESTORED in reader.output
    for worker in workers:
        with pytest.raises(ProcessLookupError):
            os.kill(worker, 0)


def test_a_worker_that_is_killed_leaves_the_text_and_a_line(terminal, article: Path):
    article.write_text(ARTICLE * 120, "utf-8")
    reader = terminal(article)
    # It has begun: a worker that ends before it was given the article is replaced without a word.
    reader.wait_for(lambda text: bool(re.search(r"analysing \S+ \d+/\d+", text)))
    for worker in children_of(reader.child.pid):
        os.kill(worker, signal.SIGKILL)
    reader.wait_for("the analysis stopped")
    reader.press("G")
    reader.wait_for("Les pêcheurs attendent")
    reader.press(":")
    reader.wait_for("Search for commands")
    reader.press(*"analyse again")
    reader.wait_for("after the analysis has failed")
    reader.press("\r")
    reader.wait_for("analysed in")
    reader.press("q")
    assert reader.end() == 0


def test_an_unreadable_source_does_not_cost_the_others(terminal, article: Path, tmp_path: Path):
    reader = terminal(tmp_path / "nowhere.txt", article, columns=200)
    reader.wait_for("Nous avons investi")
    reader.wait_for("nowhere.txt: no such file")
    reader.press("q")
    assert reader.end() == 0


def test_ctrl_c_says_how_to_quit(terminal, article: Path):
    reader = terminal(article)
    reader.wait_for("Nous avons investi")
    reader.press("\x03")
    reader.wait_for("To quit, press ctrl+q")
    reader.press("\x11")
    assert reader.end() == 0


@pytest.mark.parametrize(("columns", "rows"), [(40, 12), (20, 5), (3, 2)])
def test_small_terminals(terminal, article: Path, columns: int, rows: int):
    reader = terminal(article, columns=columns, rows=rows)
    reader.wait_for(lambda text: bool(text.strip()))
    reader.press("3", "j", "\r", "z", "o", "x", "\x11")
    assert reader.end() == 0


def test_keys_that_come_all_at_once_act_in_order(terminal, article: Path):
    reader = terminal(article)
    reader.wait_for("analysed in")
    reader.press("/millions")
    reader.wait_for("/ millions")
    reader.wait_for("1/1")
    reader.press("\r3jzz4")
    reader.wait_for("━[4] Claims · ")
    reader.press("\r/quai nord\rH1omarée.txt")
    reader.wait_for("marée.txt")
    reader.press("\x1b")
    reader.wait_for(lambda text: "marée.txt" not in text and "sentence 2/" in text)
    reader.press("q")
    assert reader.end() == 0
