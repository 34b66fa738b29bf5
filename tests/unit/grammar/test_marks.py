"""Pairs of quotation marks, on characters alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sawt_reader.analysis.grammar.marks import pairs


def paired(text: str) -> list[str]:
    """The pairs of a text, the pieces of one joined by " | "; "?" after one that is never closed."""
    return [
        " | ".join(text[start:end] for start, end in pair.pieces) + ("" if pair.closed else "?")
        for pair in pairs(text, paragraphs(text))
    ]


def paragraphs(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"[^\s][^\n]*", text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« Oui », dit-il.", ["« Oui »"]),
        ("«Oui», dit-il.", ["«Oui»"]),
        ("«\u00a0Oui\u202f», dit-il.", ["«\u00a0Oui\u202f»"]),
        ("“Oui”, dit-il.", ["“Oui”"]),
        ("„Oui“, dit-il.", ["„Oui“"]),
        ("”Oui”, dit-il.", ["”Oui”"]),
        ("‹ Oui ›, dit-il.", ["‹ Oui ›"]),
        ("<< Oui >>, dit-il.", ["<< Oui >>"]),
        ('"Oui", dit-il. "Non".', ['"Oui"', '"Non"']),
        ('" Oui ", dit-il. " Non ".', ['" Oui "', '" Non "']),
        ("Un 'mot doux' pour l'ami d'Anne", ["'mot doux'"]),
        ("l'\"exigence\" et l'« urgence »", ['"exigence"', "« urgence »"]),
        ('un écran de 27" posé là', []),
        ("''Oui'', dit-il. ''Non''.", ["''Oui''", "''Non''"]),
    ],
)
def test_families(text: str, expected: list[str]) -> None:
    assert paired(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« Il a dit “non” hier »", ["« Il a dit “non” hier »", "“non”"]),
        ("« Il a dit « non » hier »", ["« Il a dit « non » hier »", "« non »"]),
        ("« Elle crie 'au feu' et court »", ["« Elle crie 'au feu' et court »", "'au feu'"]),
        ("« Il part ”, dit-elle", ["« Il part ”"]),
        ("“ Il part », dit-elle", ["“ Il part »"]),
    ],
)
def test_nested_and_mixed(text: str, expected: list[str]) -> None:
    assert paired(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« Il part.\n\nLa rue est vide.", ["« Il part.?"]),
        ("« Il part. « Elle reste. »", ["« Il part.?", "« Elle reste. »"]),
        ("Il part », dit-elle.", []),
        ("« Un.\n\n« Deux.\n\n« Trois. »", ["« Un. | « Deux. | « Trois. »"]),
        ("« Un.\n\n» Deux. »\n\nAprès.", ["« Un. | » Deux. »"]),
        ("« Un.\n\nDeux », dit-il.", ["« Un. | Deux »"]),
        ('"Un. "Deux. "Trois". Elle rit.', ['"Un. "Deux. "Trois"']),
        ('"Un. "Deux", dit Jean.', ['"Un.?', '"Deux"']),
    ],
)
def test_missing_and_repeated(text: str, expected: list[str]) -> None:
    assert paired(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Il dit "oui, et puis "non". Elle répond "demain".', ['"oui, et puis?', '"non"', '"demain"']),
        (
            'Le pont " est fermé. "Nous passons", dit Jean. "Ils restent", dit Anne.',
            ['"Nous passons"', '"Ils restent"'],
        ),
        ('Elle craint "une dérive". Il part" hier. "Nous passons", dit Jean.', ['"une dérive"', '"Nous passons"']),
        ('"Nous passons, a dit Jean. "Ils restent", dit Anne.', ['"Nous passons?', '"Ils restent"']),
        ('"Nous passons. Et vite, a-t-il redit. Anne dort.', ['"Nous passons. Et vite?']),
        ('Elle craint "une dérive. Il part.', ['"une dérive.?']),
        ('"Nous passons »", a dit Jean. "Oui", dit Anne.', ['"Nous passons »"', '"Oui"']),
        ('"Nous passons«, a dit Jean. "Oui", dit Anne.', ['"Nous passons«', '"Oui"']),
    ],
)
def test_a_slip_costs_no_other_quotation(text: str, expected: list[str]) -> None:
    assert paired(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Il part. "\n\nNous restons", dit Anne.', ['" | Nous restons"']),
        ('Il dit qu\'il "part\ndemain", puis se tait.', ['"part | demain"']),
        ('"Un, a dit Jean.\n\n"Deux", a dit Anne.', ['"Un?', '"Deux"']),
        ('"Un", dit-il. ""Deux", dit-elle.', ['"Un"', '"Deux"']),
        ('Il part."Nous restons""On verra", dit Anne.', ['"Nous restons"', '"On verra"']),
    ],
)
def test_marks_at_lost_breaks(text: str, expected: list[str]) -> None:
    assert paired(text) == expected


def test_an_unclosed_mark_does_not_swallow_a_page_without_paragraphs() -> None:
    text = '"Elle part. Il reste. ' + "La rue est vide ce soir. " * 100
    (pair,) = pairs(text, paragraphs(text))
    assert text[pair.start : pair.end] == '"Elle part. Il reste.'


@given(st.text(alphabet="ab. \n«»“”„\"'‹›<>—!?,", max_size=200))
def test_any_text(text: str) -> None:
    blocks = paragraphs(text)
    for pair in pairs(text, blocks):
        for start, end in pair.pieces:
            assert any(first <= start < end <= after for first, after in blocks)
        assert pair.pieces == sorted(pair.pieces)
