"""Where a person's name begins and ends."""

import pytest

CASES = [
    ("M. Ferrand a quitté la salle.", ["Ferrand"]),
    ("La réponse de Mme Delvaux-Morin est attendue.", ["Delvaux-Morin"]),
    ("Le général de division Ivan Morel a pris la parole.", ["Ivan Morel"]),
    ("Le docteur Awa Diallo dirige le service.", ["Awa Diallo"]),
    ("La ministre sénégalaise Awa Diallo arrive demain.", ["Awa Diallo"]),
    ("Le prince Mohammed ben Rachid a reçu la presse.", ["Mohammed ben Rachid"]),
    ("L'écrivain Jean-Baptiste Le Goff publie un roman.", ["Jean-Baptiste Le Goff"]),
    ("Selon M. de Kerguelen, tout est prêt.", ["de Kerguelen"]),
    ("Bachar al-Assad a dirigé la Syrie.", ["Bachar al-Assad"]),
    ("Le député Thomas ROUX a voté contre.", ["Thomas ROUX"]),
    ("La ministre de la Défense Zibou Ndolo arrive.", ["Zibou Ndolo"]),
    ("Le procureur de la République a requis une peine.", []),
    ("Monsieur le Président, je vous remercie.", []),
    ("Madame la Ministre, chers collègues, merci.", []),
    ("Le maire de Lyon a signé.", []),
    ("Le père Noël est passé.", []),
]


@pytest.mark.parametrize(("text", "names"), CASES)
def test_a_persons_name_has_no_title(entities, text, names):
    assert [name for name, entity in entities(text).items() if entity.kind == "person"] == names


def test_where_somebody_comes_from_is_no_part_of_the_name(kinds):
    found = kinds("Pascal Bertrand de Rieux-sur-Orge a gagné la course.")
    assert found == {"Pascal Bertrand": "person", "Rieux-sur-Orge": "place"}


def test_a_first_name_before_a_town_makes_a_person(kinds):
    assert kinds("Florence Marchand a remporté l'épreuve.") == {"Florence Marchand": "person"}


def test_an_office_of_two_words_is_no_person(kinds):
    assert kinds("Selon Awa Ferrand, ancienne Première ministre passée dans l'opposition, rien ne presse.") == {
        "Awa Ferrand": "person"
    }


def test_several_are_no_person(kinds):
    assert kinds("Les Loups de Rieux ont annoncé une recrue.").get("Loups de Rieux") != "person"


def test_a_movement_may_bear_a_first_name(kinds):
    assert kinds("Le mouvement chiite Amal a quitté la salle.") == {"Amal": "organisation"}
