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
    # Particles
    ("Laure de la Rodière est venue.", ["Laure de la Rodière"]),
    ("Marc Ladret de Lavernière a parlé.", ["Marc Ladret de Lavernière"]),
    ("Jean-Yves le Brenn est parti.", ["Jean-Yves le Brenn"]),
    ("Abou az-Zahra a quitté la ville.", ["Abou az-Zahra"]),
    # First names alone, nicknames
    ("« Je dors mal », raconte Zélie, 34 ans.", ["Zélie"]),
    ("Zoé, une étudiante de 20 ans, est venue.", ["Zoé"]),
    ("La police cherche un dénommé Kaloum.", ["Kaloum"]),
    ('Awa "la Reine" Diallo est venue.', ['Awa "la Reine" Diallo']),
    # Capitals, small letters, missing spaces
    ("CLAIRE PETIT A ANNONCÉ SA CANDIDATURE", ["CLAIRE PETIT"]),
    ("Le premier secrétaire du Parti socialiste olivier Faure a répondu.", ["olivier Faure"]),
    ("Il est passé par la SNCFEmmanuel Valmont a souri.", ["Emmanuel Valmont"]),
    # Glue
    ("Le président du Rassemblement national Marine Valmont a réagi.", ["Marine Valmont"]),
    ("C'est une bonne décision, a réagi auprès de l'AFP Me Loos.", ["Loos"]),
    ("Selon la Maison Blanche Joe Valmont est parti.", ["Joe Valmont"]),
    ("Selon l'organisation patronale Laurence Morel, tout va bien.", ["Laurence Morel"]),
    ("Il était avec le directeur de l'Hôpital universitaire d'Ostrava Jiří Havrel.", ["Jiří Havrel"]),
    # No persons
    ("Avant Lyon-Nantes, l'entraîneur est confiant. Lyon-Nantes débute à 21 h.", []),
    ("La police a réagi après le match Belgique-Maroc.", []),
    ("Le Premier ministre belge a parlé.", []),
    ("Il a crié « Allah Akbar » avant de fuir.", []),
    ("Le vote sur la Lex Weber a été repoussé.", []),
    ("Il a été transporté à bord de l'USS Iwo Sima.", []),
    ("Le séisme a atteint 6,2 sur l'échelle de Richter.", []),
    ("La place est vide à Roissy-Charles-de-Gaulle.", []),
    ("Moi Président, je paierai.", []),
    ("Bonne Année à tous et à toutes.", []),
    ("La Lex Friedrich a été votée.", []),
    ("Le bateau « Marie-Jeanne » a coulé.", []),
    ("À l'hôpital Saint-Louis Marc Delvaux se repose.", ["Marc Delvaux"]),
    ("Elle maîtrise l'application Zinderou.", []),
    ("Les élèves du collège visitent le centre Gustave-Dubois.", []),
    ("De nombreux Valaques se plaignent, comme les Allemands.", []),
    ("Le service départemental d'incendie (Sdisk) a déposé plainte.", []),
    ("Le calme revient demain.- Frustration -Le confinement pèse.", []),
    ("Combative, elle s'est défendue pendant une heure.", []),
    ("Les juges Ferrand et Vandel ont perquisitionné.", ["Ferrand", "Vandel"]),
]


@pytest.mark.parametrize(("text", "names"), CASES)
def test_a_persons_name_has_no_title(entities, text, names):
    assert [name for name, entity in entities(text).items() if entity.kind == "person"] == names


def test_two_persons_in_one_breath_are_two(read) -> None:
    text = "Le conseiller d'Anne Morel Jean Roux a démissionné mardi. Jean Roux a écrit à Anne Morel."
    names = [entity.name for entity in read(text).entities if entity.kind == "person"]
    assert sorted(names) == ["Anne Morel", "Jean Roux"]


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
    found = kinds("Le mouvement Amal a quitté la salle. Les députés du mouvement Amal partent.")
    assert found == {"Amal": "organisation"}
