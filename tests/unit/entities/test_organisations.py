"""Where the name of an organisation begins and ends."""

import pytest

CASES = [
    ("Le ministère de l'Économie et des Finances a publié ses chiffres.", "ministère de l'Économie et des Finances"),
    ("Le ministère de la pêche refuse.", "ministère de la pêche"),
    ("Elle préside la Ligue des droits de l'enfant depuis 2015.", "Ligue des droits de l'enfant"),
    ("Le Parti radical belge a tenu son congrès.", "Parti radical belge"),
    ("La Haute Autorité des sources a tranché.", "Haute Autorité des sources"),
    ("Le Haut-Commissariat aux sources a tranché.", "Haut-Commissariat aux sources"),
    ("La cour d'appel de Nancy a confirmé le jugement.", "cour d'appel de Nancy"),
    ("Un avion de Condor Airways a atterri.", "Condor Airways"),
    ("Le Northfield Herald a révélé l'affaire.", "Northfield Herald"),
    ("Elle étudie à la Fondation Hélène Morin.", "Fondation Hélène Morin"),
    ("Il travaille pour le groupe Ondine depuis 2011.", "Ondine"),
    ("La nouvelle a été donnée par l'agence de presse Orbis.", "Orbis"),
    ("Le journal américain « The New York Times » l'a écrit.", "The New York Times"),
    ("Il l'a dit au Figaro.", "Figaro"),
    ("L'envoyé de l'Est républicain l'affirme.", "Est républicain"),
    ("Selon Le Temps et Le Soir, il a tort.", "Le Soir"),
    ("La Commission propose un nouveau texte.", "Commission"),
    ("Les combattants du Hezbollah se retirent.", "Hezbollah"),
    (
        "Elle dirige l'Association d'aide aux veuves et orphelins de guerre.",
        "Association d'aide aux veuves et orphelins de guerre",
    ),
    (
        "Elle dirige l'Institut supérieur pour la protection et la recherche marine.",
        "Institut supérieur pour la protection et la recherche marine",
    ),
    ("L'Institut national du sel et des marées a compté.", "Institut national du sel et des marées"),
    ("Le Conseil économique, social et maritime a voté.", "Conseil économique, social et maritime"),
    ("Le Fonds social maritime unifié aide.", "Fonds social maritime unifié"),
    ("La commission nationale d'arbitrage a tranché.", "commission nationale d'arbitrage"),
    ("La police judiciaire de Rieux enquête.", "police judiciaire de Rieux"),
    ("Le parquet de Rieux a ouvert une enquête.", "parquet de Rieux"),
    ("La 2e section de la 23e chambre correctionnelle jugera.", "2e section de la 23e chambre correctionnelle"),
    ("Le comité de sauvegarde des ports (CSP) proteste.", "comité de sauvegarde des ports"),
    ("Le PDG de Valoris est parti.", "Valoris"),
    ("Il l'a dit au micro de Radio Ondine.", "Radio Ondine"),
    ("Comme le rapporte Valoris Info, il pleut.", "Valoris Info"),
    ("Le texte est cité par Valoris.", "Valoris"),
    ("Elle travaille à France Bleu Ardèche.", "France Bleu Ardèche"),
    ("L'office de tourisme de Rieux ouvre en mai.", "office de tourisme de Rieux"),
    ("La communauté de communes du Val d'Orbe a voté.", "communauté de communes du Val d'Orbe"),
    ("Le Collectif des mosquées rieusoises proteste.", "Collectif des mosquées rieusoises"),
    ("La commission des Marées a voté.", "commission des Marées"),
    ("Le texte vient de Ferrand et Cie.", "Ferrand et Cie"),
    ("Valoris, une société de sécurité, recrute.", "Valoris"),
    ("Les agents de sécurité de Valoris protestent.", "Valoris"),
    ("Bercy a démenti.", "Bercy"),
    ("Twitter a annoncé des pertes.", "Twitter"),
    ("Le parti socialiste a voté.", "parti socialiste"),
    ("Le Parti Socialiste a voté.", "Parti Socialiste"),
]


@pytest.mark.parametrize(("text", "name"), CASES)
def test_an_organisation_has_its_complements_and_no_more(kinds, text, name):
    assert kinds(text).get(name) == "organisation"


@pytest.mark.parametrize(
    "text",
    [
        "La banque a fermé ses portes.",
        "Le PIB a reculé de deux points.",
        "Le conseil donné par son père était bon.",
        "Au XXe siècle, la ville a grandi.",
        "Les policiers ont interrogé un SDF.",
        "Le conseil d'administration a voté.",
        "Les élèves jouent dans la cour de récréation.",
        "La direction du magasin a démissionné.",
    ],
)
def test_common_nouns_and_common_initials_are_no_organisations(kinds, text):
    assert kinds(text) == {}


def test_the_body_a_person_leads_is_no_part_of_the_person(kinds):
    found = kinds("Le président de la Commission européenne Jean Ferrand est à Rome.")
    assert found == {"Commission européenne": "organisation", "Jean Ferrand": "person", "Rome": "place"}


def test_a_ministers_office_is_no_organisation(kinds):
    assert kinds("Le ministre de l'Intérieur a parlé, la ministre déléguée aux Transports aussi.") == {}


def test_a_place_inside_the_name_of_a_body_is_not_counted_again(kinds):
    assert kinds("La mairie de Paris a répondu.") == {"mairie de Paris": "organisation"}


def test_a_body_keeps_the_known_names_in_its_complement(kinds):
    found = kinds("Le Haut-Commissariat des Nations unies aux droits de l'homme a protesté.")
    assert found == {"Haut-Commissariat des Nations unies aux droits de l'homme": "organisation"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le Sénat de la semaine votera.", "Sénat"),
        ("La Ligue maritime opposée au projet manifeste.", "Ligue maritime"),
        ("La Cour de cassation de novembre a tranché.", "Cour de cassation"),
        ("Le Syndicat des marins et le maire négocient.", "Syndicat des marins"),
    ],
)
def test_what_is_said_of_a_body_is_no_part_of_its_name(kinds, text, name):
    assert kinds(text) == {name: "organisation"}


def test_a_party_after_a_role_is_no_part_of_the_person(kinds):
    found = kinds("Le député Les Républicains Marc Ferrand a voté.")
    assert found == {"Les Républicains": "organisation", "Marc Ferrand": "person"}


def test_the_plural_of_a_carrier_announces_a_list(kinds):
    found = kinds("Cinq entreprises (Ondine, Valoris Frères et Orbexa) se sont réunies.")
    assert found == dict.fromkeys(("Ondine", "Valoris Frères", "Orbexa"), "organisation")


def test_a_carrier_announces_no_person(kinds):
    assert kinds("L'ancienne présidente de l'organisation patronale Laurence Ferrand est partie.") == {
        "Laurence Ferrand": "person"
    }


def test_a_group_with_a_persons_name_keeps_its_noun(kinds):
    assert kinds("Le groupe Bertrand recrute.") == {"groupe Bertrand": "organisation"}


def test_initials_in_brackets_are_the_body_they_spell(entities):
    found = entities("L'Institut supérieur de la pêche en rivière (Ispri) publie. Selon l'Ispri, tout va bien.")
    assert found["Institut supérieur de la pêche en rivière"].aliases == ("Ispri",)


def test_an_organ_has_its_owner(kinds):
    assert kinds("Le comité des droits de l'enfant de l'ONU a tranché.") == {
        "comité des droits de l'enfant de l'ONU": "organisation"
    }


def test_a_known_body_ends_before_a_persons_name(kinds):
    found = kinds("Le PDG de Valoris Jean Ferrand est parti.")
    assert found == {"Valoris": "organisation", "Jean Ferrand": "person"}


@pytest.mark.parametrize("text", ["Elle l'a écrit sur Twitter.", "Il a publié la vidéo sur sa page Facebook."])
def test_a_platform_as_the_medium_of_a_post_is_other(kinds, text):
    assert set(kinds(text).values()) == {"other"}


def test_a_museum_is_a_place(kinds):
    assert kinds("Elle visite le musée Ondine.") == {"musée Ondine": "place"}


def test_known_terms_are_others(kinds):
    assert set(kinds("Le Brexit a lieu pendant la COP24.").values()) == {"other"}
