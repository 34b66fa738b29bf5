"""Who was what when, and who is meant where an article gives only an office."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from sawt_reader.library import articles, changes, holders, readings, removal, roles
from sawt_reader.library.anchors import anchor
from sawt_reader.library.records import Change, new_correction
from sawt_reader.library.review import reviewed
from sawt_reader.library.store import Library
from sawt_reader.reading.kinds import extent
from sawt_reader.reading.model import FromLibrary, Reading, Span
from sawt_reader.reading.serialization import reading_from_json, to_json

from ...factories import make_article, make_entity, make_reading
from ...stated import calling, stating

PM = "Premier ministre"
MAY = "2024-05-10"


def found(library: Library, reading: Reading) -> list[str]:
    """The names that the library gives to its speakers, several where it contradicts itself."""
    return [one.name for known in holders.find(library, reading).values() for one in known]


def keep(library: Library, *stated: Reading) -> None:
    for reading in stated:
        readings.save(library, reading)


def test_the_holder_is_named_with_the_nearest_article_that_says_so(library: Library) -> None:
    near = stating("Claire Petit", "Première ministre", published="2024-05-01")
    keep(library, stating("Claire Petit", "Première ministre", published="2024-02-20"), near)
    reading = calling(PM, published=MAY)
    (known,) = holders.find(library, reading)[PM]
    assert known == FromLibrary(
        name="Claire Petit",
        role="Première ministre",
        article=near.article.id,
        title="Visite du 2024-05-01",
        published="2024-05-01",
    )
    named = holders.laid_over(reading, {PM: (known,)})
    assert named.quotes[0].speakers[0].from_library == (known,)
    assert named.claims[0].claimants[0].from_library == (known,)
    assert named.quotes[0].speakers[0].name == PM, "the article’s own words stay"
    assert named.quotes[1] == reading.quotes[1]


@pytest.mark.parametrize(
    ("day", "counts"),
    [("2024-02-10", True), ("2024-02-09", False), ("2024-08-08", True), ("2024-08-09", False), (None, False)],
)
def test_statements_count_for_ninety_days(library: Library, day: str | None, counts: bool) -> None:
    keep(library, stating("Claire Petit", PM, published=day))
    assert found(library, calling(PM, published=MAY)) == (["Claire Petit"] if counts else [])


def test_nothing_is_known_of_an_article_without_a_day(library: Library) -> None:
    keep(library, stating("Claire Petit", PM, published=MAY))
    assert found(library, calling(PM, published=None)) == []


def test_a_day_that_is_learnt_later_counts(library: Library) -> None:
    stated = stating("Claire Petit", PM, published=None)
    keep(library, stated)
    articles.add(library, replace(stated.article, published=MAY))
    assert found(library, calling(PM, published=MAY)) == ["Claire Petit"]


def test_two_holders_contradict_each_other(library: Library) -> None:
    keep(
        library,
        stating("Claire Petit", PM, published="2024-05-01"),
        stating("Luc Bel", PM, published="2024-05-20"),
        stating("Zoé Lanier", PM, published="2023-05-20"),
    )
    assert found(library, calling(PM, published=MAY)) == ["Claire Petit", "Luc Bel"]


def test_a_person_who_has_changed_office_contradicts_itself(library: Library) -> None:
    keep(library, stating("Claire Petit", "présidente de l’Assemblée nationale", published="2024-03-20"))
    reading = calling("présidente de l’Assemblée nationale", published=MAY)
    assert found(library, reading) == ["Claire Petit"]
    keep(library, stating("Claire Petit", "maire de Valbrune", published="2024-05-01"))
    assert found(library, reading) == ["Claire Petit"]
    keep(library, stating("Claire Petit", "ministre des Finances", published="2024-05-01"))
    (known,) = holders.find(library, reading).values()
    assert [one.role for one in known] == ["présidente de l’Assemblée nationale", "ministre des Finances"]


def test_a_longer_title_of_one_office_is_no_contradiction(library: Library) -> None:
    keep(library, stating("Claire Petit", "ministre de l’Économie", published="2024-03-20"))
    keep(library, stating("Claire Petit", "ministre de l’Économie et des Finances", published=MAY))
    assert found(library, calling("ministre de l’Économie", published=MAY)) == ["Claire Petit"]


def test_a_surname_is_no_other_person(library: Library) -> None:
    keep(library, stating("Petit", PM, published="2024-05-09"), stating("Claire Petit", PM, published="2024-05-01"))
    assert found(library, calling(PM, published=MAY)) == ["Claire Petit"]


@pytest.mark.parametrize(
    ("stated", "said", "span"),
    [
        ("maire de Kermeur", "maire de Valbrune", ""),
        ("ancienne Première ministre", PM, ""),
        (PM, "ancien Premier ministre", ""),
        ("ministre", "ministre", ""),
        ("ministre de la Justice", "ministre", ""),
        ("ministre de la Justice", "ministre de la Justice", "un ministre de la Justice"),
        ("ministre de la Justice", "ministre de la Culture", ""),
    ],
)
def test_another_office_names_nobody(library: Library, stated: str, said: str, span: str) -> None:
    keep(library, stating("Claire Petit", stated, published=MAY))
    assert found(library, calling(said, published=MAY, span=span)) == []


def test_a_woman_in_office_is_no_man(library: Library) -> None:
    keep(library, stating("Luc Bel", PM, published=MAY, gender="male"))
    assert found(library, calling("Première ministre", published=MAY)) == []


def test_each_state_has_its_own(library: Library) -> None:
    keep(library, stating("Claire Petit", PM, published=MAY, country="FR"))
    keep(library, stating("John Small", PM, published=MAY, country="GB"))
    assert found(library, calling(PM, published=MAY, country="GB")) == ["John Small"]
    assert found(library, calling(PM, published=MAY, country="IT")) == []
    assert found(library, calling(PM, published=MAY)) == ["Claire Petit", "John Small"]


def test_what_the_article_itself_states_is_left_to_the_analysis(library: Library) -> None:
    keep(library, stating("Claire Petit", PM, published=MAY))
    reading = calling(PM, published=MAY)
    roy, place = reading.entities
    assert found(library, replace(reading, entities=(replace(roy, roles=("cheffe du gouvernement",)), place))) == []


def test_only_sure_names_of_current_versions_and_of_other_articles_count(library: Library) -> None:
    keep(library, stating("Gouvernail", PM, published=MAY, kind_confidence=0.5))
    keep(library, stating("Portalis", PM, published=MAY, kind="organisation"))
    old = stating("Luc Bel", PM, published=MAY)
    new = calling(PM, published=MAY)
    keep(library, old, replace(new, article=replace(new.article, source=old.article.source)))
    assert found(library, new) == []


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Claire Petit, Première ministre, a parlé.", True),
        ("Claire Petit, la Première ministre, a parlé.", True),
        ("Claire Petit, 45 ans, Première ministre depuis mai, a parlé.", True),
        ("Claire Petit (Première ministre) a parlé.", True),
        ("La Première ministre Claire Petit a parlé.", True),
        ("La Première ministre, Claire Petit, a parlé.", True),
        ("« Non », a dit la Première ministre, Claire Petit.", True),
        ("Selon Claire Petit, la Première ministre a cédé.", False),
        ("Au sujet de la Première ministre, Claire Petit reste sévère.", False),
        ("Claire Petit a écrit à la Première ministre.", False),
    ],
)
def test_a_statement_stands_beside_the_name_and_is_set_off(library: Library, text: str, counts: bool) -> None:
    at = text.index("Claire Petit")
    petit = make_entity("Claire Petit", Span(at, at + 12), roles=("Première ministre",))
    keep(library, make_reading(make_article(text, published=MAY), entities=(petit,)))
    assert found(library, calling(PM, published=MAY)) == (["Claire Petit"] if counts else [])


def test_a_name_that_the_user_dismissed_does_not_count(library: Library) -> None:
    stated = stating("Claire Petit", PM, published=MAY)
    keep(library, stated)
    assert found(library, calling(PM, published=MAY)) == ["Claire Petit"]
    wrong = new_correction(anchor(stated.article.text, "entity", extent(stated.entities[0])), dismissed=True)
    changes.make(library, Change(stated.article.id, None, wrong))
    readings.update_index(library)
    assert found(library, calling(PM, published=MAY)) == []


def test_speakers_that_the_user_has_set_stay(library: Library) -> None:
    keep(library, stating("Claire Petit", PM, published=MAY))
    reading = calling(PM, published=MAY)
    typed = new_correction(anchor(reading.article.text, "quote", extent(reading.quotes[0])), speakers=(PM,))
    named = holders.laid_over(reviewed(reading, [typed]), holders.find(library, reading))
    assert not named.quotes[0].speakers[0].from_library
    assert named.claims[0].claimants[0].from_library
    assert named.review and named.review.items[0].quote == reading.quotes[0]


def test_it_is_never_stored_with_a_reading(library: Library) -> None:
    keep(library, stating("Claire Petit", PM, published=MAY))
    reading = calling(PM, published=MAY)
    named = holders.laid_over(reading, holders.find(library, reading))
    assert named != reading and reading_from_json(to_json(named)) == named
    readings.save(library, named)
    assert readings.load(library, reading.article.id) == reading
    assert b"from_library" not in to_json(reading)


def test_forgetting_leaves_nothing_of_it(library: Library) -> None:
    stated = stating("Claire Petit", PM, published=MAY)
    keep(library, stated, stating("Luc Bel", "maire de Valbrune", published=MAY))
    removal.forget(library, stated.article.id)
    assert [held.name for held in roles.who(library, PM)] == []
    assert library.execute("SELECT name FROM roles") == [("Luc Bel",)]
    assert all(b"Claire Petit" not in path.read_bytes() for path in library.folder.iterdir())


def test_what_was_removed_and_restored_is_known_again(library: Library) -> None:
    stated = stating("Claire Petit", PM, published=MAY)
    keep(library, stated)
    removed = removal.remove(library, stated.article.id)
    assert found(library, calling(PM, published=MAY)) == [] and removed
    removal.restore(library, removed)
    readings.update_index(library)
    assert found(library, calling(PM, published=MAY)) == ["Claire Petit"]


def _who(library: Library, words: str) -> Sequence[tuple[object, ...]]:
    return [(held.name, held.role, held.articles, held.first, held.last) for held in roles.who(library, words)]


def test_who_somebody_was_and_who_held_an_office(library: Library) -> None:
    keep(
        library,
        stating("Claire Petit", "ministre de la Justice", published="2023-01-02"),
        stating("Claire Petit", "garde des Sceaux", published="2023-03-02"),
        stating("Claire Petit", PM, published=MAY),
        stating("Luc Bel", "ministre de la Justice", published="2024-05-01"),
        stating("Zoé Lanier", "romancière", published=None),
    )
    justice = ("Claire Petit", "garde des Sceaux", 2, "2023-01-02", "2023-03-02")
    assert _who(library, "PETIT") == [("Claire Petit", PM, 1, MAY, MAY), justice]
    assert _who(library, "la ministre de la justice") == [
        ("Luc Bel", "ministre de la Justice", 1, "2024-05-01", "2024-05-01"),
        justice,
    ]
    assert _who(library, "zoe lanier") == [("Zoé Lanier", "romancière", 1, None, "")]
    assert _who(library, "ministre") == _who(library, "Pet") == []


def test_readings_of_earlier_versions_are_indexed_step_by_step(library: Library) -> None:
    for number in range(12):
        keep(library, stating("Claire Petit", PM, published=f"2024-05-{number + 1:02}"))
    library.execute("DELETE FROM roles")
    library.execute("UPDATE articles SET indexed = 0")
    library.execute("UPDATE readings SET body = x'00' WHERE article = 3")  # damaged, and no obstacle
    steps = 0
    while readings.index_next(library):
        steps += 1
    assert 1 < steps < 12
    (held,) = roles.who(library, PM)
    assert held.articles == 11


def test_a_large_library_is_asked_in_no_time(library: Library) -> None:
    keep(library, stating("Claire Petit", PM, published=MAY))
    with library.transaction():
        numbers = range(2, 10_002)
        library.execute_many("INSERT INTO works (number) VALUES (?)", [(n,) for n in numbers])
        library.execute_many(
            "INSERT INTO articles (number, id, work, source, language, dropped, words, added, published)"
            " VALUES (?, 'id' || ?, ?, '/tmp/a.txt', 'fr', 0, 1, '2024-05-10', date('2020-01-01', ? || ' days'))",
            [(n, n, n, n % 2000) for n in numbers],
        )
        library.execute("UPDATE works SET current = number WHERE number > 1")
        library.execute(
            "INSERT INTO roles (article, office, day, person, name, role) SELECT number, 'premier ministre|', day,"
            " 'claire petit', 'Claire Petit', 'Premier ministre' FROM articles WHERE number > 1"
        )
    begun = time.process_time()
    assert found(library, calling(PM, published=MAY)) == ["Claire Petit"]
    assert _who(library, PM)[0][2] == 10_001
    assert time.process_time() - begun < 0.15
