"""What kind of text an article is, where it is not plain news, and who speaks in its parts.

Each kind has marks of its own that news hardly ever has, and needs several of them, so plain news stays plain news.

| module | tells |
|---|---|
| `page` | the parts of a page, and what a turn is |
| `labels` | who speaks, as a label before the words |
| `interviews`, `minutes`, `posts` | the turns of each speaker |
| `live` | where entries begin |
| `releases` | the head, and the parts that are no news |
| `opinions` | who signs |
"""

from __future__ import annotations

from collections.abc import Sequence

from sawt_reader.analysis.genre import interviews, live, minutes, opinions, posts, releases
from sawt_reader.analysis.genre.page import Page, Turn, page_of
from sawt_reader.reading.model import Article, Genre


def of(article: Article) -> Genre | None:
    """The genre of an article; None for plain news."""
    return tell(page_of(article))


def tell(page: Page) -> Genre | None:
    """The genre of a page; None for plain news."""
    if posts.is_list(page):
        return "posts"
    if minutes.turns(page) or minutes.is_record(page):
        return "minutes"
    if interviews.turns(page):
        return "interview"
    if live.entries(page):
        return "live"
    if releases.is_release(page):
        return "release"
    return "opinion" if opinions.is_opinion(page) else None


def silent(genre: Genre | None, page: Page, spoken: Sequence[Turn]) -> list[tuple[int, int]]:
    """The code points that assert nothing in a text of this genre: labels, hours, contacts, signatures.

    Args:
        genre: of the page.
        page: the text.
        spoken: its turns.
    """
    whole: set[int] = set()
    if genre == "release":
        whole = releases.boilerplate(page)
    elif genre == "opinion":
        whole = {signature.part for signature in opinions.signatures(page) if signature.is_plain}
    elif genre == "posts":
        whole = posts.heads(page)
    found = [(page.parts[n].start, page.parts[n].end) for n in whole]
    if genre == "release":
        found += releases.datelines(page)
    elif genre == "opinion":
        found += opinions.section_names(page)
    if genre == "live":
        found += live.hours(page)
    first = {turn.part: turn for turn in reversed(spoken)}
    return found + [(page.parts[n].start, turn.start) for n, turn in first.items() if turn.start > page.parts[n].start]


def turns(genre: Genre | None, page: Page) -> list[Turn]:
    """The turns of those who speak, in order; none for genres without turns."""
    if genre == "interview":
        return interviews.turns(page)
    if genre == "minutes":
        return minutes.turns(page)
    return posts.turns(page) if genre == "posts" else []
