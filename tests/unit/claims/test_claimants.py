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


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Le port est accusé par la ville d'avoir caché la fuite.", ["ville"]),
        ("La ville est accusée par Anne Morel et Paul Arnal de ne pas payer.", ["Anne Morel", "Paul Arnal"]),
        ("Le port est accusé d'avoir caché la fuite.", []),
    ],
)
def test_the_agent_of_an_accusation_claims_the_whole(claims, sentence, names):
    [(words, claim)] = claims(sentence)
    assert words == sentence.removesuffix(".")
    assert [source.name for source in claim.claimants] == names


def test_a_quotation_inside_another_comes_through_its_speaker(read):
    text = "« Le maire affirme que la digue a cédé », a rapporté Anne Morel."
    claim = next(c for c in read(text).claims if text[c.spans[0].start :].startswith("la digue"))
    assert "maire" in claim.claimants[0].name
    assert [source.name for source in claim.via] == ["Anne Morel"]


def test_a_relayed_quotation_keeps_its_relay(read):
    claim = read("« La digue a cédé », a déclaré Anne Morel, selon la télévision locale.").claims[0]
    assert [source.name for source in claim.claimants] == ["Anne Morel"]
    assert len(claim.via) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("L'opposant Hervé Audran accuse le maire d'avoir menti aux élus.", "Hervé Audran"),
        ("La maire Anne Morel a quitté la salle. Elle a dénoncé le recours à la force.", "Anne Morel"),
        ("L’agence de l’eau a relevé une pollution du lac.", "agence de l’eau"),
        ("La mairie, elle, parle de 63 blessés.", "mairie"),
        ("La préfecture a fait état de six morts.", "préfecture"),
        ("Une actrice accuse Paul Viard de viol.", "actrice"),
        ("Le directeur, accusé par une comptable de fraude, a démissionné.", "comptable"),
        ("Le préfet n'a rien dit. Le port, accusé par Anne Morel d'avoir menti, a payé.", "Anne Morel"),
        ("Les juges lui reprochent d'avoir caché la fuite.", "juges"),
        ("La maire Anne Morel a quitté la salle. À ses yeux, la digue a cédé faute d'entretien.", "Anne Morel"),
        ("Les syndicats du port protestent. À leurs yeux, la digue a cédé faute d'entretien.", "syndicats du port"),
        ("Selon toute vraisemblance, la digue était fissurée.", None),
    ],
)
def test_the_name_of_who_reports(claims, text, name):
    assert [source.name for source in claims(text)[-1][1].claimants] == ([name] if name else [])


def test_who_told_the_paper_is_the_claimant(claims):
    claim = claims("Deux marins ont disparu, a-t-on appris de source portuaire.")[0][1]
    assert (claim.source_kind, claim.via) == ("anonymous", ())


def test_what_the_paper_itself_knows_is_its_own(claims):
    claim = claims("Selon nos informations, la maire aurait démissionné.")[0][1]
    assert (claim.source_kind, claim.claimants, claim.hearsay) == ("author", (), True)
