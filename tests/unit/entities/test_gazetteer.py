"""What is known by name."""

import pytest
import spacy

from sawt_reader.analysis.entities import gazetteer
from sawt_reader.analysis.tokens import tokens_of


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Kiev", "place", ["UA"]),
        ("Pékin", "place", ["CN"]),
        ("Etats-Unis", "place", ["US"]),
        ("Seine-Saint-Denis", "place", ["FR"]),
        ("Proche-Orient", "place", []),
        ("Al Jazeera", "organisation", []),
        ("Vienne", "place", ["AT", "FR"]),
        ("Tizi-Ouzou", "place", ["DZ"]),
        ("Habbouch", "place", ["LB"]),
        ("Seine-maritime", "place", ["FR"]),
        ("Puy de Dôme", "place", ["FR"]),
        ("Val d'Oise", "place", ["FR"]),
        ("République Tchèque", "place", ["CZ"]),
    ],
)
def test_known_names(name, kind, country):
    found = gazetteer.known(name)
    assert (found.kind, [code for code, _ in found.countries]) == (kind, country)


@pytest.mark.parametrize(
    ("name", "weight"), [("Marseille", 2), ("Gramat", 1), ("Marie", None), ("Nord", 1), ("Gard", 2)]
)
def test_small_places_and_words_are_hints(name, weight):
    found = gazetteer.known(name)
    assert (found and found.weight) == weight


@pytest.mark.parametrize("name", ["La réunion", "La défense", "GRAMAT"])
def test_a_place_has_the_capitals_of_a_name(name):
    assert gazetteer.known(name) is None


def test_unknown_names():
    assert gazetteer.known("Zorgan-les-Flots") is None
    assert gazetteer.lengths("Zorgan") == 0


def test_the_lengths_of_the_names_that_begin_with_a_word():
    lengths = gazetteer.lengths("États")
    assert lengths >> len("États-Unis") & 1
    assert not lengths >> len("États-U") & 1
    assert gazetteer.lengths("parti") and not gazetteer.lengths("zibou")


def test_first_names_show_gender():
    assert gazetteer.gender_of("Marie-Odile") == "female"
    assert gazetteer.gender_of("Mamadou") == "male"
    assert gazetteer.gender_of("Camille") is None
    assert gazetteer.is_first_name("Jean-Zoé") and not gazetteer.is_first_name("Jean-Zorgan")


@pytest.mark.parametrize(
    "word",
    ["Libanais", "libyennes", "Kosovars", "franco-turque", "Provençaux", "Kurdes", "Allemands", "Normand", "Corses"],
)
def test_peoples_in_any_number(word):
    assert gazetteer.is_people(word)


@pytest.mark.parametrize("word", ["Réformes", "Journaux", "météo"])
def test_words_of_every_day_in_any_number(word):
    assert gazetteer.is_common(word)
    assert not gazetteer.is_common("Zorgan")


def test_the_rows_of_places_are_sorted_so_that_a_beginning_is_one_stretch():
    for row in gazetteer._places().values():
        names = [entry.partition("=")[0] for entry in row.strip("|").split("|")]
        assert names == sorted(names)


def test_names_are_found_at_both_ends_of_a_row():
    row = gazetteer._places()["Ab"].strip("|").split("|")
    for name in (row[0].partition("=")[0], row[-1].partition("=")[0]):
        assert gazetteer.known(name) is not None


@pytest.mark.parametrize(("text", "expected"), [("Nations unies demain", [2]), ("Nations  unies demain", [3, 2])])
def test_stretches_have_the_length_of_a_known_name_or_more_white_space(text, expected):
    tokens = tokens_of(spacy.blank("fr").make_doc(text))
    assert gazetteer.ends(tokens, 0, 1 << len("Nations unies") | 1 << len("Nations unies") + 1) == expected
