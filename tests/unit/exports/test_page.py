from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sawt_reader.exports import page
from sawt_reader.reading.model import Reading

from ...patience import PATIENCE

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
# Elements without an end tag.
VOID = {"meta", "rect"}


class Page(HTMLParser):
    """What a browser would find: elements with their attributes, ids, and the text of the article."""

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: dict[str, list[str]] = {}
        self.source = page.build(reading).decode()
        self.feed(self.source)
        self.close()
        assert not self.open, "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in set(self.open):
            self.words.setdefault(tag, []).append(data)

    def all(self, attribute: str) -> list[str]:
        return [attrs[attribute] or "" for _, attrs in self.elements if attribute in attrs]

    def text(self, tag: str) -> str:
        return "".join(self.words[tag])


def test_the_article_is_there_word_for_word(reading: Reading) -> None:
    shown = Page(reading).text("article")
    for sign in ("?", "A", "B", "C", "D"):
        shown = shown.replace(f"{sign}«", "«").replace(f"{sign}“", "“")
    for words in (
        "a déclaré Anne Le Goff, présidente du syndicat des marins, «\u00a0et personne",
        "pendant plus de 300 heures. Elle",
    ):
        assert words in shown


def test_quotes_are_marked_by_voice_and_the_nested_one_by_its_own(reading: Reading) -> None:
    source = Page(reading).source
    assert '<span class="quote v2">«\u00a0Nous avons perdu quarante jours\u00a0»</span>' in source
    assert re.search(r'<span class="quote cue v3">dit</span>', source)
    assert '<span class="quote v4">“Tout sera payé”</span>' in source
    assert '<span class="cue">déclaré</span> <a id="e1"></a><span class="name person">Anne Le Goff</span>' in source


def test_voices_chart_is_to_scale(reading: Reading) -> None:
    source = Page(reading).source
    names = re.findall(r'<span dir="auto">([^<]+)</span><span class="number">(\d+) words · (\d+)\u00a0%', source)
    assert names[:2] == [("la préfecture", "19", "44"), ("Anne Le Goff", "11", "26")]
    literal = [float(width) for width in re.findall(r'class="literal" width="([\d.]+)"', source)]
    assert literal[0] == 0 and literal[1] == pytest.approx(100 * 11 / 19, abs=0.1)


def test_tables_lead_to_the_words_and_back(reading: Reading) -> None:
    shown = Page(reading)
    links = [href[1:] for href in shown.all("href") if href.startswith("#")]
    ids = shown.all("id")
    assert {"q1", "row-q1", "c3", "row-c3", "e2"} <= set(links)
    assert set(links) <= set(ids) and len(ids) == len(set(ids))


def test_claims_are_ranked_and_their_certainty_said(reading: Reading) -> None:
    source = Page(reading).source
    assert source.index('id="row-c3"') < source.index('id="row-c1"') < source.index('id="row-c2"')
    assert '<span class="glyph">✗</span>denied or negative' in source and "unconfirmed, hearsay" in source


@pytest.mark.parametrize("name", ["reading", "bare", "hostile"])
def test_the_page_stands_alone(name: str, request) -> None:
    shown = Page(request.getfixturevalue(name))
    tags = {tag for tag, _ in shown.elements}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base", "b", "i"}
    assert not {attribute for _, attrs in shown.elements for attribute in attrs if attribute.startswith("on")}
    assert not shown.all("src") and not shown.all("style")
    assert all(href.startswith(("#", "https://courrier.example/")) for href in shown.all("href"))
    policy = shown.elements[3][1]["content"] or ""
    style = re.search(r"<style>(.*?)</style>", shown.source, re.DOTALL)
    assert style and "@import" not in style[1] and "url(" not in style[1]
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; ") and f"style-src 'sha256-{digest}';" in policy


def test_an_article_without_items_says_so(bare: Reading) -> None:
    source = Page(bare).source
    assert "Nobody is quoted." in source and "No claim found." in source


@pytest.mark.skipif(BROWSER is None, reason="needs Chromium")
@pytest.mark.parametrize("name", ["reading", "hostile"])
def test_a_browser_shows_it_and_refuses_nothing(name: str, request, tmp_path: Path) -> None:
    """The console would tell a violation of the policy, as of the style if its hash were wrong."""
    file = tmp_path / "page.html"
    file.write_bytes(page.build(request.getfixturevalue(name)))
    switches = (
        "--headless --no-sandbox --disable-gpu --disable-background-networking --no-first-run --enable-logging=stderr"
    )
    command = [str(BROWSER), *switches.split(), f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", file.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=True)
    assert "CONSOLE" not in done.stderr
    assert "Voices" in done.stdout and "<script" not in done.stdout
