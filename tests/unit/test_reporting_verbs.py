"""The lexicon of reporting verbs: one line is enough for quotes, claims and references."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import pytest

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar import cues
from sawt_reader.analysis.grammar.cues import Grade
from sawt_reader.reading.model import Reading

Read = Callable[[str], Reading]

ROWS = lexicons.tsv("reporting_verbs.tsv")
FRAMES = {"que", "si", "inf", "de", "obj", "a", "small", "se", "any", "hearer", "no_se", "perfect", "word"}


def forget() -> None:
    for cached in (cues._listed, cues._forms, cues.infinitives, cues.verb_forms):
        cached.cache_clear()


@pytest.fixture
def with_acter(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The lexicon with one more line."""
    as_shipped = lexicons.tsv
    line = ("acter", "declarative", "que si")
    monkeypatch.setattr(
        lexicons, "tsv", lambda name: (*ROWS, line) if name == "reporting_verbs.tsv" else as_shipped(name)
    )
    forget()
    yield
    monkeypatch.undo()
    forget()


def sources(read: Read, text: str) -> tuple[list[str | None], list[str | None]]:
    """Who is quoted in a text, and whose claims it makes; None for nobody."""
    reading = read(text)
    return (
        [source.name for quote in reading.quotes for source in quote.speakers],
        [claim.claimants[0].name if claim.claimants else None for claim in reading.claims],
    )


CLAUSE = "Le préfet a acté que le pont fermerait lundi."
NOUN = "Le préfet a acté une baisse de 12 % des effectifs."
PRONOUN = "Paul Arnal est arrivé mardi. Il a acté que le pont fermerait lundi."


def test_a_verb_that_is_not_listed_reports_nothing(read: Read) -> None:
    assert sources(read, NOUN) == ([], [None])


@pytest.mark.usefixtures("with_acter")
def test_one_line_makes_a_verb_known_to_quotes_claims_and_references(read: Read) -> None:
    assert sources(read, CLAUSE) == (["préfet"], ["préfet"])
    assert sources(read, NOUN) == ([], ["préfet"])
    assert sources(read, PRONOUN)[0] == ["Paul Arnal"]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Le suspect a avoué deux cambriolages à Rieux.", "suspect"),
        ("Le maire a regretté une hausse de 12 % des loyers.", "maire"),
        ("Le général a repris sa visite de la base lundi.", None),
        ("Le musée expose douze toiles de Marin.", None),
        ("Le film émeut les habitants de Rieux.", None),
    ],
)
def test_a_declarative_verb_reports_a_noun_unless_its_line_objects(read: Read, text: str, claimant: str | None) -> None:
    assert sources(read, text)[1] == [claimant]


def test_every_line_is_well_formed() -> None:
    head = (Path(lexicons.__file__).parent / "reporting_verbs.tsv").read_text("utf-8").partition("# lemma\t")[0]
    for lemma, grade, frames, *claims in ROWS:
        traits = " ".join(claims).split()
        assert grade in get_args(Grade), lemma
        assert set(frames.split()) <= FRAMES, lemma
        assert all(f"\n#        {trait} " in head for trait in traits), lemma
        # Of a group only the first word is inflected: « faire » is not « faire savoir ».
        assert not (" " in lemma and traits), lemma
        assert grade != "claims_only" or traits, lemma


def test_no_verb_is_listed_twice() -> None:
    lemmas = [row[0] for row in ROWS]
    assert sorted(set(lemmas)) == sorted(lemmas)
