"""What is known by name."""

import pytest

from sawt_reader.analysis.entities import gazetteer


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Kiev", "place", "UA"),
        ("Pékin", "place", "CN"),
        ("Etats-Unis", "place", "US"),
        ("Seine-Saint-Denis", "place", "FR"),
        ("Proche-Orient", "place", None),
        ("Al Jazeera", "organisation", None),
    ],
)
def test_known_names(name, kind, country):
    found = gazetteer.known(name)
    assert (found.kind, found.country) == (kind, country)


def test_unknown_names():
    assert gazetteer.known("Zorgan-les-Flots") is None
    assert gazetteer.longest("Zorgan") == 0


def test_first_names_show_gender():
    assert gazetteer.gender_of("Marie-Odile") == "female"
    assert gazetteer.gender_of("Mamadou") == "male"
    assert gazetteer.gender_of("Camille") is None
    assert gazetteer.is_first_name("Jean-Zoé") and not gazetteer.is_first_name("Jean-Zorgan")


@pytest.mark.parametrize("word", ["Libanais", "libyennes", "Kosovars", "franco-turque", "Provençaux", "Kurdes"])
def test_peoples_in_any_number(word):
    assert gazetteer.is_people(word)


@pytest.mark.parametrize("word", ["Réformes", "Journaux", "météo"])
def test_words_of_every_day_in_any_number(word):
    assert gazetteer.is_common(word)
    assert not gazetteer.is_common("Zorgan")
