"""Who is who."""

import pytest

from sawt_reader.analysis.entities import names


def groups(found):
    return {name: len(entity.mentions) for name, entity in found.items()}


def test_surname_and_full_name_are_one(entities):
    found = entities("Ferrand a parlé. Jean Ferrand est maire de Lyon. M. Ferrand a quitté la salle avec J. Ferrand.")
    assert groups(found) == {"Jean Ferrand": 4, "Lyon": 1}


def test_the_same_surname_with_another_first_name_is_another(entities):
    found = entities("Jean Ferrand et Marie Ferrand sont arrivés. Plus tard, Mme Ferrand a parlé, puis M. Ferrand.")
    assert groups(found) == {"Jean Ferrand": 2, "Marie Ferrand": 2}


def test_a_titles_gender_vetoes(entities):
    found = entities("Le député Jean Ferrand est arrivé. Mme Ferrand n'est pas venue.")
    assert groups(found) == {"Jean Ferrand": 1, "Ferrand": 1}


def test_a_bare_surname_is_the_one_last_named(entities):
    found = entities("Jean Ferrand a perdu.\n\nAwa Ferrand a gagné. Ferrand fête sa victoire.")
    assert groups(found) == {"Jean Ferrand": 1, "Awa Ferrand": 2}


def test_a_first_name_vetoes_a_title_of_the_other_gender(entities):
    found = entities("Jean-Marie Ferrand a parlé. Marine Ferrand a répondu à Jean-Marie Ferrand. Mme Ferrand sourit.")
    assert groups(found) == {"Jean-Marie Ferrand": 2, "Marine Ferrand": 2}


def test_a_surname_alone_is_not_the_spouse(entities):
    found = entities("Luc Marchand est arrivé avec son épouse Brigitte Marchand. Marchand a salué la foule.")
    assert groups(found) == {"Luc Marchand": 2, "Brigitte Marchand": 1}


def test_a_surname_alone_stays_with_whom_it_named_before(entities):
    found = entities(
        "Pierre Ferrand est maire. M. Ferrand préside. Son cousin Alexis Ferrand aussi est élu. M. Ferrand sourit."
    )
    assert groups(found) == {"Pierre Ferrand": 3, "Alexis Ferrand": 1}


def test_a_surname_alone_is_the_person_the_press_calls_so(entities):
    found = entities("Emmanuel Macron est venu. Brigitte Macron a parlé aux élèves, puis Macron a répondu.")
    assert groups(found) == {"Emmanuel Macron": 2, "Brigitte Macron": 1}


def test_a_nickname_joins_the_name_that_it_follows(entities):
    found = entities("Marc Delvaux, alias Momo, a été arrêté. Momo nie.")
    assert groups(found) == {"Marc Delvaux": 3}


def test_capitals_and_hyphens_make_no_other_person(entities):
    found = entities(
        "CLAIRE PETIT A ANNONCÉ SA CANDIDATURE\n\nClaire Petit a parlé. Jean Paul Viard et Jean-Paul Viard."
    )
    assert [(e.name, len(e.mentions)) for e in found.values() if e.kind == "person"] == [
        ("Claire Petit", 2),
        ("Jean Paul Viard", 2),
    ]


def test_initials_join_what_they_stand_for(entities):
    found = entities("La Fédération des ports libres (FPL) proteste. La FPL demande une réunion.")
    assert [(e.name, e.aliases, len(e.mentions)) for e in found.values()] == [
        ("Fédération des ports libres", ("FPL",), 3)
    ]


def test_a_bare_noun_joins_the_full_name(entities):
    found = entities("La Commission européenne hésite. La Commission attend.")
    assert groups(found) == {"Commission européenne": 2}


def test_a_capital_is_not_its_country(entities):
    found = entities("Moscou et la Russie. Les Etats-Unis et les États-Unis.")
    assert groups(found) == {"Moscou": 1, "Russie": 1, "Etats-Unis": 2}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Patroushev", "Patrouchev"),
        ("Shamkhani", "Chamkhani"),
        ("Putin", "Poutine"),
        ("Moubarak", "Mubarak"),
        ("Zelensky", "Zelenski"),
        ("Budanov", "Boudanov"),
        ("Mohammed", "Mohamed"),
    ],
)
def test_transliterations_sound_the_same(one, other):
    assert names.skeleton(one) == names.skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Morin", "Morel"), ("Dupont", "Dupond"), ("Martin", "Marin"), ("Roux", "Rous")]
)
def test_different_names_sound_different(one, other):
    assert names.skeleton(one) != names.skeleton(other)


@pytest.mark.parametrize(
    ("short", "long", "fits"),
    [
        ("Morel", "Awa Morel", True),
        ("Awa", "Awa Morel", True),
        ("A. Morel", "Awa Morel", True),
        ("Jean Morel", "Awa Morel", False),
        ("Jean Morel", "Jean-Pierre Morel", False),
        ("Ferrand-Morel", "Awa Ferrand-Morel", True),
        ("Villiers", "Jean de Villiers", True),
        ("Morel", "", False),
    ],
)
def test_forms_of_a_persons_name(short, long, fits):
    assert names.is_shorter_person(short, long) is fits


def test_initials_of_another_language_join_the_name_before_their_brackets(entities):
    found = entities("L'Agence européenne des sources (EZQ) se tait. L'EZQ attend.")
    assert groups(found) == {"Agence européenne des sources": 3}


def test_a_name_in_brackets_with_the_same_beginning_joins(entities):
    found = entities("Le Mouvement du 23 mai (M23) attend.")
    assert found["Mouvement du 23 mai"].aliases == ("M23",)


def test_a_surname_alone_is_not_somebody_only_spoken_of(entities):
    found = entities(
        "Jair Bolsoni a moqué Brigitte Marchand. « Pourquoi Marchand persécute Bolsoni ? », était-il écrit. "
        "Luc Marchand a répondu."
    )
    assert groups(found) == {"Jair Bolsoni": 2, "Brigitte Marchand": 1, "Luc Marchand": 2}


def test_the_beginning_of_a_bodys_name_is_that_body(entities):
    found = entities("Le Conseil du sel se tait. Le Conseil attend.")
    assert found["Conseil du sel"].aliases == ("Conseil",)


def test_a_known_name_is_not_the_beginning_of_another(entities):
    found = entities("Le Parti socialiste unifié a voté. Le Parti socialiste aussi.")
    assert {"Parti socialiste unifié", "Parti socialiste"} <= found.keys()


def test_initials_join_the_name_in_brackets_after_them(entities):
    found = entities("Elle dirige le SMPR (Service maritime des ports de Rieux). Le SMPR se tait.")
    assert found["Service maritime des ports de Rieux"].aliases == ("SMPR",)
