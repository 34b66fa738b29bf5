"""One kind for one name, and no mention missed."""


def test_a_surname_is_a_person_everywhere(entities):
    found = entities(
        "Tomas Valmont est arrivé hier à Lyon.\n\nValmont a refusé de répondre.\n\nPour Valmont, la partie est finie."
    )
    assert {name: (e.kind, len(e.mentions)) for name, e in found.items()} == {
        "Tomas Valmont": ("person", 3),
        "Lyon": ("place", 1),
    }


def test_who_has_a_title_once_is_a_person_everywhere(entities):
    found = entities(
        "Zorgan a gagné du terrain.\n\nLe vote est clos. M. Zorgan a perdu. Les partisans de Zorgan pleurent."
    )
    assert [(e.kind, len(e.mentions)) for e in found.values()] == [("person", 3)]


def test_everyday_words_at_the_head_of_a_sentence_are_no_names(kinds):
    assert kinds("Félicitations\n\nInformatique\n\nMétéo : le temps sera beau.\n\nProtagonistes") == {}


def test_a_spelling_of_the_same_sound_has_the_same_kind(kinds):
    found = kinds("Nikita Morchenko est arrivé. « Nous partons », a dit Morshenko.")
    assert found == {"Nikita Morchenko": "person"}


def test_a_title_before_a_surname_makes_the_full_name_a_person(kinds):
    found = kinds("« Il viendra », a rapporté Berik Oual à Kassym-Jomart Tokaren. Le président Tokaren a accepté.")
    assert found["Kassym-Jomart Tokaren"] == "person"
