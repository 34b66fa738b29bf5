"""The stage as a user of spaCy sees it."""

from itertools import pairwise

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from sawt_reader.analysis import text as texts
from sawt_reader.analysis.entities.stage import Entities
from sawt_reader.analysis.extensions import MENTIONS

WORDS = [
    "M.", "Mme", "le", "de", "d'", "la", "l'", "La", "Le", "ministère", "Parti", "président", "Jean",
    "Morel", "Awa", "O'",
    "al-Assad", "ONU", "(", ")", "«", "»", '"', "-", ",", ".", ":", "et", "&", "Paris", "rue", "3e",
    "arrondissement", "guerre",
    "Libanais", "II", "A", "É", "ß", "😀", "\n\n", " ", "a", "dit", "FC", "Airways", "of", "Saint-", "’", "Al", "ben",
]  # fmt: skip


@pytest.fixture(scope="module")
def blank():
    return spacy.blank("fr")


def test_it_works_in_anybodys_pipeline(nlp):
    doc = Entities()(nlp.make_doc("La cour de Lyon a reçu Marie Diallo. Mme Diallo remercie."))
    names = {entity.name: [(m.start, m.end, m.sentence) for m in entity.mentions] for entity in doc._.entities}
    assert names == {"cour de Lyon": [(3, 15, 0)], "Marie Diallo": [(23, 35, 0), (41, 47, 0)]}
    assert [(s.text, s.label_, s.id_) for s in doc.spans[MENTIONS]] == [
        ("cour de Lyon", "organisation", "e1"),
        ("Marie Diallo", "person", "e2"),
        ("Diallo", "person", "e2"),
    ]


def test_mastheads_and_datelines_give_no_entities(entities):
    found = entities(
        "LE COURRIER DE RIEUX\n\nLyon, le 3 mars 2020\n\nUn titre\n\nLe maire, Jean Ferrand, est à Genève."
    )
    assert set(found) == {"Jean Ferrand", "Genève"}


def test_names_and_roles_keep_the_apostrophes_of_the_article(entities):
    found = entities(
        "La présidente de l’Assemblée, Awa Morel, est née en Côte d’Ivoire. Awa Morel a quitté la Côte d’Ivoire."
    )
    assert {"Awa Morel", "Côte d’Ivoire"} <= set(found)
    assert found["Awa Morel"].roles == ("présidente de l’Assemblée",)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)), st.booleans())
def test_any_text_gives_valid_entities(blank, text, marked):
    doc = blank.make_doc(text) if text else Doc(blank.vocab)
    if marked and len(doc):
        doc.set_ents([doc[i : i + 2] for i in range(0, len(doc) - 1, 3)], default="outside")
    doc = Entities()(doc)
    spans = [(m.start, m.end) for entity in doc._.entities for m in entity.mentions]
    blocks = texts.blocks(doc)
    assert [entity.id for entity in doc._.entities] == [f"e{n}" for n in range(1, len(doc._.entities) + 1)]
    assert all(text[start:end].strip() for start, end in spans)
    assert all(any(b.start_char <= start and end <= b.end_char for b in blocks) for start, end in spans)
    ordered = sorted(spans)
    assert all(before[1] <= after[0] for before, after in pairwise(ordered))
    firsts = [entity.mentions[0].start for entity in doc._.entities]
    assert firsts == sorted(firsts)
    assert sum(len(entity.mentions) for entity in doc._.entities) == len(doc.spans[MENTIONS])
    assert all(entity.name and entity.name not in entity.aliases for entity in doc._.entities)
