"""The sentences that differ between two versions, and the versions that are kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sawt_reader.library import annotation_store, articles, changes
from sawt_reader.library.anchors import anchor
from sawt_reader.library.records import Change, new_note
from sawt_reader.library.sentence_changes import sentence_changes
from sawt_reader.library.store import Library
from sawt_reader.reading.model import Article, Span

from ...factories import make_article

URL = "https://journal.example/pont"
SIGNS = {"same": "{}", "missing": "[{}]", "added": "({})"}


def told(old: str, new: str) -> list[tuple[str, str]]:
    found = sentence_changes(make_article(old), make_article(new))
    return [(one.kind, " ".join(SIGNS[part.kind].format(part.text) for part in one.parts)) for one in found]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Le pont ferme. Le maire rit.", "Le pont ferme. Le maire rit.", []),
        ("« Le pont », dit-il. C’est dit.", "“Le pont”, dit-il. C'est dit.", []),
        (
            "Le pont a coûté 50 000 euros à la ville. Le maire rit.",
            "Le pont a coûté 15 000 euros à la ville. Le maire rit.",
            [("changed", "Le pont a coûté [50] (15) 000 euros à la ville")],
        ),
        ("Le pont ferme. Le maire rit.", "Le pont ferme. Nul ne sait. Le maire rit.", [("added", "(Nul ne sait.)")]),
        ("Le pont ferme. Nul ne sait. Le maire rit.", "Le pont ferme. Le maire rit.", [("removed", "[Nul ne sait.]")]),
        ("Le pont ferme. Le maire rit. Fin.", "Le maire rit. Le pont ferme. Fin.", []),
        (
            "Rien à voir ici. Il a plu hier soir.",
            "Le bac rouvre lundi. Il a plu hier soir à Brest.",
            [
                ("added", "(Le bac rouvre lundi.)"),
                ("changed", "Il a plu hier soir (à Brest)"),
                ("removed", "[Rien à voir ici.]"),
            ],
        ),
        ("", "Le pont ferme.", [("added", "(Le pont ferme.)")]),
    ],
)
def test_what_happened_to_each_sentence(old: str, new: str, expected: list[tuple[str, str]]):
    assert told(old, new) == expected


def test_a_sentence_is_found_in_both_texts():
    old, new = make_article("Un mot. Le pont coûte 50 euros."), make_article("Le pont coûte 15 euros.")
    changed, removed = sorted(sentence_changes(old, new), key=lambda one: one.kind)
    assert changed.old is not None
    assert old.text[changed.old.start : changed.old.end] == "Le pont coûte 50 euros."
    assert new.text[changed.new.start : changed.new.end] == "Le pont coûte 15 euros."
    assert removed.new.start == removed.new.end


TEXTS = st.lists(st.sampled_from(["Un pont.", "Deux ponts !", "« Trois »", "le maire rit.", "…"])).map(" ".join)


@given(TEXTS, TEXTS)
def test_any_two_versions_can_be_compared(old: str, new: str):
    for change in sentence_changes(make_article(old), make_article(new)):
        assert 0 <= change.new.start <= change.new.end <= len(new)
        assert (change.old is None) == (change.kind == "added")


@pytest.fixture
def versions(library: Library) -> list[Article]:
    made = [make_article(f"Le pont coûte {n} euros.", url=URL) for n in range(4)]
    for article in made:
        articles.add(library, article)
    return made


def test_the_version_before_is_the_last_other_one(library: Library, versions: list[Article]):
    before = articles.previous(library, versions[3].id)
    assert before is not None and before.text == versions[2].text
    assert articles.previous(library, "unknown") is None


@pytest.mark.parametrize(("most", "left"), [(0, 4), (1, 1), (3, 3), (9, 4)])
def test_as_many_versions_are_kept_as_are_set(library: Library, versions: list[Article], most: int, left: int):
    text = versions[0].text
    changes.make(library, Change(versions[3].id, None, new_note(anchor(text, "sentence", Span(0, len(text))), "Tiens")))
    articles.keep_versions(library, versions[3].id, most)
    assert [entry.id for entry in articles.versions(library, versions[3].id)] == [
        article.id for article in reversed(versions[4 - left :])
    ]
    assert len(annotation_store.of(library, versions[3].id)) == 1
