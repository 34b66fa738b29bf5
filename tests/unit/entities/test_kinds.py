"""The decision on a name's kind: what it rests on, how sure it is, and what readers are told of it."""

from __future__ import annotations

from collections import Counter

import pytest

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.entities import kinds
from sawt_reader.reading.model import KindSign


@pytest.mark.parametrize("name", ["kind_weights.tsv", "name_priors.tsv"])
def test_every_row_has_a_number_for_each_class(name: str):
    for row in lexicons.tsv(name):
        numbers = row[1:] if name == "kind_weights.tsv" else row[:-1]
        assert len(numbers) == len(kinds.CLASSES), row
        assert all(isinstance(float(number), float) for number in numbers)


def test_no_evidence_is_no_name():
    assert kinds.decide("Valmer", Counter()).kind is None


@pytest.mark.parametrize(
    ("evidence", "kind"),
    [
        (["rule person 3", "begins with first name", "model person", "voted person", "clearly voted person"], "person"),
        (["rule organisation 3", "model organisation", "voted organisation", "acronym"], "organisation"),
        (["known place 3", "rule place 3", "model place", "voted place", "before à"], "place"),
    ],
)
def test_evidence_that_agrees_is_followed_and_sure(evidence, kind):
    found = kinds.decide("Valmer", Counter(["mention", "words 2", "inside", *evidence]))
    assert found.kind == kind and found.confidence > 0.8


def test_evidence_that_disagrees_leaves_a_doubt():
    found = kinds.decide("Valmer", Counter(["mention", "words 1", "inside", "model person", "rule place 2"]))
    assert found.confidence < 0.8


def test_a_form_that_no_person_has_rules_a_person_out():
    evidence = Counter(["mention", "rule person 3", "model person", "voted person"])
    assert kinds.decide("Valmer", evidence).kind == "person"
    assert kinds.decide("Valmer", evidence + Counter(["no person"])).kind != "person"


def test_some_rules_decide_alone():
    assert kinds.decide("Valmer", Counter(["mention", "model place", "seat organisation"])).kind == "organisation"
    assert kinds.decide("Valmer", Counter(["mention", "model organisation", "given other"])).kind is None


def test_why_is_told_in_the_readers_words_strongest_first():
    evidence = Counter(["mention", "words 1", "known organisation 3", "model organisation", "as nmod"])
    assert set(kinds.why("Valmer", evidence, "organisation")) == {KindSign("known"), KindSign("model")}
    assert kinds.why("Valmer", Counter(["mention", "as nmod"]), "place") == ()


def test_clear_names_are_sure_and_say_why(entities):
    found = entities("Mme Awa Diallo est arrivée à Lyon.")
    assert found["Awa Diallo"].kind_confidence >= 0.9 and found["Lyon"].kind_confidence >= 0.9
    assert found["Awa Diallo"].kind_signs and found["Lyon"].kind_signs


def test_the_press_prior_counts():
    names = [name for *_, group in lexicons.tsv("name_priors.tsv") for name in group.split("|")]
    assert len(names) == len(set(names))
    signs = dict(kinds.values("Bruxelles", Counter()))
    assert signs["press place"] > signs.get("press organisation", 0)
