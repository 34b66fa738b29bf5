"""Patterns, and where they are found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sawt_reader.reader.text.folding import fold
from sawt_reader.reader.text.search import PatternError, Search, pattern_of
from sawt_reader.reading.model import Article, Block, Span


def make(*paragraphs: str) -> Article:
    text, blocks = "", []
    for paragraph in paragraphs:
        blocks.append(Block("paragraph", len(text), len(text) + len(paragraph)))
        text += paragraph + "\n\n"
    return Article(id="x", source="x", text=text, blocks=tuple(blocks))


def found(article: Article, typed: str, regex: bool = False, offset: int = 0) -> list[str]:
    pattern = pattern_of(typed, regex=regex)
    assert pattern is not None
    search = Search(article, pattern, offset)
    while not search.complete:
        search.run_for(0.01)
    spans = [search.hits[i] for i in range(len(search.hits))]
    assert spans == sorted(spans, key=lambda span: span.start)
    return [article.text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("typed", "hit"),
    [
        ("Teheran", "Téhéran"),
        ("TÉHÉRAN", "Téhéran"),
        ("l'oeuvre", "l’œuvre"),
        ("l’Œuvre", "l’œuvre"),
        ("« ou", "«\u00a0Où"),
        ("va  l", "va\nl"),
        ("(sic)", "(sic)"),
        ("peut-etre", "peut\u2011être"),
    ],
)
def test_what_is_alike_is_found(typed: str, hit: str):
    assert found(make("À Téhéran.", "«\u00a0Où va\nl’œuvre\u00a0? (sic) peut\u2011être"), typed) == [hit]


def test_hits_before_the_place_come_in_their_order():
    article = make("port un", "port deux", "port trois port")
    assert len(found(article, "port", offset=article.text.index("deux"))) == 4


def test_a_regular_expression_is_matched_block_by_block():
    article = make("Un été", "un ÉTÉ", "deux étés")
    assert found(article, r"^un \S+$", regex=True) == ["Un été", "un ÉTÉ"]
    assert found(article, r"[é]t\w+", regex=True) == ["été", "ÉTÉ", "étés"]
    assert found(article, r"x*", regex=True) == ["x"], "empty matches are no hits"


@pytest.mark.parametrize("typed", ["(", "[a", "*", "a{99999999999999999999}", "(?P<a", "\\"])
def test_what_is_no_regular_expression_is_said_on_one_line(typed: str):
    with pytest.raises(PatternError) as raised:
        pattern_of(typed, regex=True)
    assert str(raised.value) and "\n" not in str(raised.value)


@pytest.mark.parametrize("typed", ["", "  ", "\u00a0"])
def test_nothing_typed_is_nothing_looked_for(typed: str):
    assert pattern_of(typed) is None and pattern_of(typed, regex=True) is None


def test_the_search_begins_at_the_place_and_stops_where_it_is_told():
    article = make(*["La mer est calme, le port aussi. " * 60] * 200)
    pattern = pattern_of("port")
    assert pattern is not None
    offset = len(article.text) // 2
    search = Search(article, pattern, offset)
    search.run_for(0)
    while not search.hits:
        search.run_for(1e-9)
    assert not search.complete
    assert search.hits[0].start > offset - 2000


def test_a_paragraph_of_a_whole_book_is_searched():
    article = make("La mer est calme. " * 20_000 + "Le port dort.")
    assert found(article, "port") == ["port"]


def test_a_pattern_that_would_take_years_ends():
    article = make("un port", "a" * 60 + "!")
    pattern = pattern_of(r"port|(a|aa)+[bc]", regex=True)
    assert pattern is not None
    search = Search(article, pattern)
    while not search.complete:
        search.run_for(0.01)
    assert search.given_up and len(search.hits) == 1


@pytest.mark.parametrize(
    "typed", [r"port|(a+)+[#$]", r"port|(?=.*[0-9])", r"port|[^#]+[#0-9]", r"port|(?:[^#]*,)*[#$]"]
)
def test_a_pattern_that_goes_over_a_long_paragraph_again_and_again_ends(typed: str):
    article = make("port, " + "a," * 200_000 + "aaaa" * 50_000)
    pattern = pattern_of(typed, regex=True)
    assert pattern is not None
    search = Search(article, pattern)
    while not search.complete:
        search.run_for(0.01)
    assert search.given_up
    assert [search.hits[i] for i in range(len(search.hits))] == [Span(0, 4)], "what was found before is kept"


def test_spaces_without_end_are_searched_once():
    assert found(make("x" + " " * 300_000 + "y"), " z") == []
    assert len(found(make("x" + " " * 5_000 + "y" + " " * 20_000), " y")[0]) == 5_001


@given(st.text("ab é,\n", max_size=80), st.sampled_from([r"ab", r"a.b", r"\bb?a\b", r"(?<=a)b{1,3}", r"é|,\s", "x*"]))
def test_a_long_block_is_searched_in_windows_as_in_one_piece(text: str, typed: str):
    article = Article(id="x", source="x", text=text, blocks=(Block("paragraph", 0, len(text)),))
    whole = [match.group() for match in re.finditer(typed.replace("é", "e"), fold(text)) if match.group()]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sawt_reader.reader.text.search._WINDOW", 6)
        assert [fold(hit) for hit in found(article, typed, regex=True)] == whole


@pytest.mark.parametrize(
    ("typed", "hit"),
    [("x{e}", "x{e}"), (r"x\{e", "x{e"), (r"\N{COMMA} y", ", y"), ("u{2}", "uu"), ("[{]e<=1}", "{e<=1}")],
)
def test_braces_mean_what_they_mean_in_re(typed: str, hit: str):
    assert found(make("ax{e}, y uu {e<=1}"), typed, regex=True) == [hit]


@pytest.mark.parametrize("typed", [r"(?:(?:\w{1000}){1000}){1000}", "a{20000}"])
def test_a_pattern_that_would_fill_the_memory_is_refused(typed: str):
    with pytest.raises(PatternError, match="10000"):
        pattern_of(typed, regex=True)


def test_folding_keeps_the_length():
    text = "".join(map(chr, [*range(1, 0xD800), *range(0xE000, 0x11000)]))
    assert len(fold(text)) == len(text)
    assert fold("ÉÇàŒ’\u202f각İ") == "ecaœ' 각i"
