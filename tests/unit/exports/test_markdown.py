from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from srsly import yaml_loads

from sawt_reader.exports import markdown
from sawt_reader.reading.model import Reading
from sawt_reader.reading.wording import one_line

# All that our notes are made of; anything else would come from the article.
OURS = {"heading_open", "paragraph_open", "blockquote_open", "bullet_list_open", "list_item_open", "inline"}
OURS_INLINE = {"text", "strong_open", "strong_close", "text_special"}


def parts(reading: Reading) -> tuple[dict, list[Token]]:
    """Front matter and body, by readers that know nothing of us."""
    _, front, body = markdown.build(reading).decode().split("---\n", 2)
    return yaml_loads(front), MarkdownIt("gfm-like").parse(body)


def inline(tokens: list[Token]) -> list[Token]:
    return [child for token in tokens for child in token.children or ()]


def paragraphs(tokens: list[Token]) -> list[str]:
    return ["".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"]


def test_front_matter(reading: Reading) -> None:
    front, _ = parts(reading)
    assert front["title"] == reading.article.title
    assert front["published"] == "2024-02-01"
    assert front["sha256"] == reading.article.id


def test_quotations_are_printed_as_french_does(reading: Reading) -> None:
    shown = paragraphs(parts(reading)[1])
    assert "«\u00a0Nous avons perdu quarante jours […] et personne ne nous a appelés.\u00a0»" in shown
    assert "«\u00a0Le maire m’a dit\u00a0: “Tout sera payé”\u00a0»" in shown
    assert "«\u00a0Tout sera payé\u00a0»" in shown
    assert "— la préfecture\u00a0?, «\u00a0assure\u00a0», sentence 7" in shown
    # Reported speech is no literal quotation, so it has no marks.
    assert "le port n’a pas fermé pendant plus de 300 heures" in shown


def test_claims_tell_their_certainty_the_highest_score_first(reading: Reading) -> None:
    shown = [line for line in paragraphs(parts(reading)[1]) if "score" in line]
    assert shown[0].startswith("Le chantier aurait coûté deux millions d’euros — no source, unconfirmed, hearsay")
    assert "la préfecture, denied or negative, quantity, event, score 71 of 100" in shown[1]


def test_the_source_is_a_link(reading: Reading) -> None:
    links = [token.attrGet("href") for token in inline(parts(reading)[1]) if token.type == "link_open"]
    assert links == ["https://courrier.example/port?id=7"]


def test_nothing_of_an_article_acts(hostile: Reading) -> None:
    front, tokens = parts(hostile)
    assert hostile.article.outlet
    assert front["title"] == hostile.article.title and front["outlet"] == hostile.article.outlet
    assert {token.type for token in tokens if token.nesting >= 0} <= OURS
    assert {token.type for token in inline(tokens)} <= OURS_INLINE
    assert any(hostile.article.outlet in line for line in paragraphs(tokens)), "the words are shown as they are"


# What Markdown is made of, and letters of the addresses it makes links of by itself.
SIGNS = "ab1 .,:;/\\`*_[]()<>&#|~$^=%+-!@{}\"'«»wht\u00a0"


@given(st.text(alphabet=SIGNS, max_size=30))
@example("https://a.b mailto:a@b.c www.a.b ftp://a.b a.com")
def test_any_line_is_shown_as_it_is(words: str) -> None:
    for before in ("", "a "):
        tokens = MarkdownIt("gfm-like").parse(f"> {before}{markdown.escape(words)}|")
        assert paragraphs(tokens) == [f"{before}{one_line(words)}|"]
        assert {token.type for token in inline(tokens)} <= OURS_INLINE
        assert [token.type for token in tokens].count("blockquote_open") == 1


@pytest.mark.parametrize(
    "words", ["# a", "- a", "+ a", "1. a", "12) a", "> a", "=== a", "---", "    a", "| a | b |", "~~~"]
)
@pytest.mark.parametrize("before", ["", "> ", "- "])
def test_no_line_becomes_a_block(words: str, before: str) -> None:
    tokens = MarkdownIt("gfm-like").parse(before + markdown.escape(words))
    assert paragraphs(tokens) == [re.sub(r"\s+", " ", words).strip()]
    assert not {token.type for token in tokens} & {"heading_open", "ordered_list_open", "hr", "code_block", "fence"}
    assert [token.type for token in tokens].count("bullet_list_open") == before.count("-")
    assert [token.type for token in tokens].count("blockquote_open") == before.count(">")
