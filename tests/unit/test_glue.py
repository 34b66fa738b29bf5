"""Words that a lost line break joined."""

import re

import pytest

from sawt_reader.analysis import glue

CASES = [
    ("FranceLes", ["France", "Les"]),
    ("EspagneProfitant", ["Espagne", "Profitant"]),
    ("SNCFAwa", ["SNCF", "Awa"]),
    ("défendFabrice", ["défend", "Fabrice"]),
    ("AutricheL'Autriche", ["Autriche", "L'Autriche"]),
    ("AFP.Le", ["AFP", ".", "Le"]),
    ("2017.Les", ["2017", ".", "Les"]),
    ("Ferrand.-", ["Ferrand", ".", "-"]),
    ('AFP."Nous', ["AFP", ".", '"', "Nous"]),
    ('mairie"Nous', ["mairie", '"', "Nous"]),
    ('partir"."On', ["partir", '"', ".", '"', "On"]),
    ('partir.""On', ["partir", ".", '"', '"', "On"]),
    ("AFP.«Nous", ["AFP", ".", "«", "Nous"]),
    ("d'\"abus", ["d'", '"', "abus"]),
    ("Ferrand[2]", ["Ferrand", "[2]"]),
    ("McKenna", ["McKenna"]),
    ("MoDem", ["MoDem"]),
    ("YouTube", ["YouTube"]),
    ("EasyJet", ["EasyJet"]),
    ("RTL", ["RTL"]),
    ("PMEs", ["PMEs"]),
    ("O.N.U.", ["O.N.U."]),
    ("M.Ferrand", ["M.Ferrand"]),
    ("LeGrandJournal", ["LeGrandJournal"]),
]


def parted(text):
    pieces, at = [], 0
    for match in glue.parting(re.compile("(?!)").finditer)(text):
        pieces += [text[at : match.start()], match.group()]
        at = match.end()
    return [piece for piece in [*pieces, text[at:]] if piece]


@pytest.mark.parametrize(("text", "words"), CASES)
def test_joined_words_are_parted(text, words):
    assert parted(text) == words


def test_the_tokenizers_own_infixes_stay():
    found = glue.parting(re.compile("/").finditer)("Lyon/ParisLes")
    assert [match.span() for match in found] == [(4, 5), (10, 10)]


def test_a_sentence_begins_at_a_lost_line_break(nlp):
    doc = nlp("Le calme revient en FranceLes syndicats attendent.")
    assert [sent.text for sent in doc.sents] == ["Le calme revient en France", "Les syndicats attendent."]


def test_a_sentence_begins_at_a_quotation_that_touches_the_word_before(nlp):
    doc = nlp('"Il fait chaud", dit Léa à l\'AFP."Deux mois sans bain", soupire Paul."Oui""Nous partons", dit Anne.')
    starts = ['"Il fait', '"Deux', '"Oui', '"Nous']
    assert [sent.text.startswith(start) for sent, start in zip(doc.sents, starts, strict=True)] == [True] * 4


def test_long_words_take_no_long_time(nlp):
    text = "aaaL'" * 2_000 + "A" * 5_000 + "." * 2_000
    assert "".join(token.text_with_ws for token in nlp.make_doc(text)) == text
