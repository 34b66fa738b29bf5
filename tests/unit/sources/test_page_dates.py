"""When a saved page came out, and what was taken out of it."""

from __future__ import annotations

import pytest

from sawt_reader.reading.model import Article
from sawt_reader.sources.article import article_from_extract

pytest.importorskip("trafilatura")

PROSE = "Le port de Tyr a rouvert lundi après trois semaines de travaux, a annoncé la municipalité."
MORE = "Les pêcheurs attendent encore l’indemnité promise par le ministère. Elle doit venir en avril."
COMMENT = '<div id="{}"><ul><li><abbr class="date" title="2024-05-06T10:00:00Z">6 mai 2024</abbr> Bravo</li></ul></div>'


def page(*, head: str = "", line: str = "", below: str = "", start: str = "<article>") -> Article:
    text = (
        f'<html lang="fr"><head><title>Tyr : le port rouvre</title>{head}</head><body><p>1er janvier 2001</p>{start}'
        f"<h1>Tyr : le port rouvre</h1>{line}<p>{PROSE}</p><p>{MORE}</p></article>{below}</body></html>"
    )
    from sawt_reader.sources.formats import html

    found = html.extract(text.encode())
    assert not isinstance(found, list)
    return article_from_extract(found, "page.html")


@pytest.mark.parametrize(
    "line",
    [
        "<p>Par <a>Lina Haddad</a> | 4 mars 2024</p>",
        "<ul><li><b>Mise en ligne</b> <span>4 mars 2024</span></li></ul>",
        "<div>Publié le lundi 4 mars 2024 à 9 h 30, mis à jour le 5 mars</div>",
    ],
)
def test_a_date_printed_below_the_heading(line: str) -> None:
    assert page(line=line).published == "2024-03-04"


@pytest.mark.parametrize("name", ["comments", "liste-commentaires", "forum", "wp_comments_list"])
def test_no_page_is_dated_by_a_comment(name: str) -> None:
    comment = COMMENT.format(name)
    assert page(below=comment).published is None
    assert page(line="<p>4 mars 2024</p>", below=comment).published == "2024-03-04"


def test_an_article_that_may_be_commented_on_is_no_comment() -> None:
    start = '<article class="comments open">'
    assert page(start=start, line='<time datetime="2024-03-04">lundi</time>').published == "2024-03-04"


def test_what_the_head_states_counts_most() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-03-04T09:30:00+01:00", '
        '"dateModified": "2024-03-05T08:00:00+01:00"}</script>'
    )
    article = page(head=head, line="<p>3 mars 2024</p>", below=COMMENT.format("comments"))
    assert (article.published, article.modified) == ("2024-03-04", "2024-03-05")


@pytest.mark.parametrize("below", ["<footer>© Le Phare 2019</footer>", "<aside><p>2 mai 2023</p></aside>", ""])
def test_a_page_without_a_date_has_none(below: str) -> None:
    article = page(line="<p>Deux ans après la tempête de 2022.</p>", below=below)
    assert (article.published, article.modified) == (None, None)


def test_the_outlet_is_no_author() -> None:
    outlet = '<meta property="og:site_name" content="L’Écho du Sud">'
    alone = page(head=f'{outlet}<meta name="author" content="L\'Écho du Sud">')
    assert (alone.outlet, alone.byline) == ("L’Écho du Sud", None)
    assert page(head=f'{outlet}<meta name="author" content="Lina Haddad">').byline == "Lina Haddad"


@pytest.mark.parametrize("hidden", ["\x1b", "&#27;", "&#x1B;", "\x00", "\x9d", "\ufffe", "\u202e", "\u200b", "&shy;"])
def test_what_is_dropped_is_counted_where_it_stood_in_the_article(hidden: str) -> None:
    article = page(line=f"<p>{PROSE[:20]}{hidden}{PROSE[20:]}{hidden}</p>", below=f"<nav>a{hidden}b</nav>")
    assert article.dropped == 2
    assert article.text.count(PROSE) == 2
