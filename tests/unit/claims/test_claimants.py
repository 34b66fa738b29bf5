"""Who claims it, through whom, and what kind of source that is."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("La digue a cédé.", "author"),
        ("La digue a cédé, affirme Anne Morel.", "named"),
        ("Selon Greenpeace, la digue a cédé.", "named"),
        ("Selon la préfète, la digue a cédé.", "role"),
        ("Selon une source proche du dossier, la digue a cédé.", "anonymous"),
        ("Selon certains, la digue a cédé.", "anonymous"),
    ],
)
def test_source_kind(claims, sentence, kind):
    assert [claim.source_kind for _, claim in claims(sentence)] == [kind]


def test_a_report_as_a_noun_has_its_subject_as_claimant(read):
    text = "La présidente de la région dénonce la pollution du lac."
    claim = read(text).claims[0]
    span = claim.claimants[0].span
    assert text[span.start : span.end] == "La présidente de la région"
    assert claim.source_kind == "role"


def test_a_quotation_inside_another_comes_through_its_speaker(read):
    text = "« Le maire affirme que la digue a cédé », a rapporté Anne Morel."
    claim = next(c for c in read(text).claims if text[c.spans[0].start :].startswith("la digue"))
    assert "maire" in claim.claimants[0].name
    assert [source.name for source in claim.via] == ["Anne Morel"]


def test_a_relayed_quotation_keeps_its_relay(read):
    claim = read("« La digue a cédé », a déclaré Anne Morel, selon la télévision locale.").claims[0]
    assert [source.name for source in claim.claimants] == ["Anne Morel"]
    assert len(claim.via) == 1
