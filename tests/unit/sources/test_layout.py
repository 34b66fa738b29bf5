from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sawt_reader.reading.model import Article
from sawt_reader.sources import article_from_text, expand, load

PROSE = "Le port de Tyr a rouvert lundi après trois semaines de travaux, a annoncé la municipalité."
MORE = "Les pêcheurs attendent encore l’indemnité promise par le ministère. Elle doit venir en avril."


def kinds(text: str) -> list[tuple[str, str]]:
    article = article_from_text(text)
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def page(*paragraphs: str) -> list[str]:
    return [kind for kind, _ in kinds("\n\n".join(paragraphs))]


def test_the_bundled_sample() -> None:
    article = load(expand([])[0])
    assert [block.kind for block in article.blocks] == ["masthead", "dateline", "title", *["paragraph"] * 14]
    assert (article.outlet, article.published, article.language) == ("SAWT BEIRUT INTERNATIONAL", "2022-11-27", "fr")
    assert article.title == "Les sanctions poussent la Russie et l’Iran à renforcer leur partenariat militaire"
    assert article.dropped == 0


def test_a_full_page() -> None:
    text = "\n\n".join(
        [
            "LE PHARE DU SUD",
            "Tyr : le port rouvre",
            "Trois semaines de travaux ont été nécessaires.",
            "Par Lina Haddad",
            "Publié le 4 mars 2024 à 14h05",
            PROSE,
            "Une indemnité attendue",
            MORE,
            "Le port de Tyr, lundi. Photo : Jean Aubry",
            "Avec AFP",
        ]
    )
    found = " ".join(kind for kind, _ in kinds(text))
    assert found == "masthead title standfirst byline dateline paragraph heading paragraph caption byline"
    article = article_from_text(text, "phare.txt")
    assert article.source == "phare.txt"
    assert (article.title, article.outlet) == ("Tyr : le port rouvre", "LE PHARE DU SUD")
    assert (article.byline, article.published, article.modified) == ("Lina Haddad", "2024-03-04", None)


def test_a_bare_name_beside_the_dateline_signs() -> None:
    assert page("Tyr : le port rouvre", "Lina Haddad", "4 mars 2024", PROSE) == [
        "title",
        "byline",
        "dateline",
        "paragraph",
    ]


def test_a_section_in_capitals_is_no_outlet() -> None:
    article = article_from_text(f"REPORTAGE\n\nTyr : le port rouvre\n\n{PROSE}")
    assert (article.outlet, article.blocks[0].kind, article.title) == (None, "masthead", "Tyr : le port rouvre")


def test_a_title_in_capitals_is_no_masthead() -> None:
    assert page("LE PORT DE TYR ROUVRE", PROSE) == ["title", "paragraph"]


def test_an_agency_opening_stays_in_its_paragraph() -> None:
    article = article_from_text(f"Tyr : le port rouvre\n\nTYR (AFP), 4 mars 2024 – {PROSE}")
    assert [block.kind for block in article.blocks] == ["title", "paragraph"]
    assert article.published == "2024-03-04"


@pytest.mark.parametrize(
    "first",
    [
        "Le port a rouvert.",
        "— Le port rouvre, dit-elle",
        "- le port rouvre",
        "le port rouvre",
        "Le port, dit-elle :",
        "« Le port rouvre. »",
        "Le port rouvre, mais les pêcheurs, eux, attendent toujours,",
    ],
)
def test_a_plain_first_line_is_no_title(first: str) -> None:
    article = article_from_text(f"{first}\n\n{PROSE}")
    assert article.title is None
    assert {block.kind for block in article.blocks} == {"paragraph"}


@pytest.mark.parametrize(
    "title", ["Le port rouvre-t-il vraiment ?", "« On nous ment », dit la pêcheuse", "1 000 pêcheurs à quai"]
)
def test_titles_may_ask_quote_and_count(title: str) -> None:
    assert page(title, PROSE)[0] == "title"


def test_a_line_alone_is_a_paragraph() -> None:
    assert page("Le port de Tyr rouvre") == ["paragraph"]


def test_a_list_has_neither_title_nor_headings() -> None:
    assert page("Tyr\nSidon\nByblos") == ["paragraph"] * 3
    assert (
        page("Le port rouvre", PROSE, "On y trouve :", "Des filets neufs", "Un phare", MORE)[2:5] == ["paragraph"] * 3
    )


def test_a_long_quotation_without_a_stop_is_no_heading() -> None:
    assert page("Le port rouvre", PROSE, "« Nous n’avons rien touché depuis janvier »", MORE)[2] == "paragraph"


def test_prose_with_names_and_dates_is_never_furniture() -> None:
    prose = ["Le 4 mars 2024, Lina Haddad est arrivée.", "Par Lina Haddad, on sait le reste.", "Avec l’AFP, il a tort."]
    assert page("Le port rouvre", PROSE, *prose, MORE)[1:] == ["paragraph"] * 5


WRAPPED = """Le port rouvre après les travaux

Le port de Tyr a rouvert lundi après trois semaines de travaux, a annoncé la
municipalité dans un communiqué. Les pêcheurs attendent encore une indemnité
promise par le ministère.

Elle doit venir en avril, selon la préfecture, qui n'a donné aucun montant. Le
syndicat des pêcheurs parle de « quelques milliers de livres par bateau ».
"""


def test_hard_wrapped_lines_make_one_paragraph() -> None:
    found = kinds(WRAPPED)
    assert [kind for kind, _ in found] == ["title", "paragraph", "paragraph"]
    assert found[1][1].endswith("promise par le ministère.")
    assert found[1][1].count("\n") == 2


def test_a_line_each_is_a_paragraph_each() -> None:
    assert page(f"Le port rouvre\n{PROSE}\n{MORE}\n{PROSE} {MORE}") == ["title", "paragraph", "paragraph", "paragraph"]


def test_a_poem_keeps_its_lines() -> None:
    poem = "La mer est revenue au port,\nles filets sèchent,\net la ville entière, ce matin encore, dort.\nOn attend.\n"
    assert len(kinds(poem)) == 4


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PROSE, "fr"),
        ("The port of Tyre has reopened after three weeks of works, and the town is waiting for the money.", "en"),
        ("قال الوزير في بيروت إن المرفأ الذي دمر قد فتح من جديد بعد أسابيع من العمل على الأرصفة مع البلدية", "ar"),
        (
            "El puerto de Tiro ha reabierto después de tres semanas y los pescadores esperan el dinero para el mes.",
            "es",
        ),
        ("Tyr 2024", "fr"),
        ("", "fr"),
    ],
)
def test_the_language(text: str, language: str) -> None:
    assert article_from_text(text).language == language


def check(article: Article) -> None:
    """The blocks are in order, apart, inside the text, not blank, and hold all that is not white space."""
    at = 0
    for block in article.blocks:
        assert at <= block.start < block.end <= len(article.text)
        assert not article.text[at : block.start].strip()
        content = article.text[block.start : block.end]
        assert content == content.strip() != ""
        at = block.end
    assert not article.text[at:].strip()


LINES = st.sampled_from(
    [
        "",
        " ",
        "\u00a0",
        "LE PHARE",
        "4 mars 2024",
        "Par Lina Haddad",
        "Le port rouvre",
        "© AFP",
        "- un",
        PROSE,
        "mot " * 19,
        "a\u200bb",
        "\u200f",
    ]
)


@given(st.text())
def test_any_text_gives_a_valid_article(text: str) -> None:
    check(article_from_text(text))


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_any_page_gives_a_valid_article(text: str) -> None:
    check(article_from_text(text))
