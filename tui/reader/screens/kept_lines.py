"""The lines of lists out of the library."""

from __future__ import annotations

from typing import cast

from textual.content import Content

from tui.labels import label
from tui.library.records import Entry, Hit, Outlet, Speaker, Statement, Tag
from tui.locale import _, ngettext
from tui.model import Certainty
from tui.reader.display import content
from tui.signs import DENIED, GLYPHS

UNREAD = "●"
PAGE = "▸"
"""In front of a line that opens a page."""
OUTLET_CELLS, STATE_CELLS, COUNT_CELLS, HOW_CELLS = 16, 6, 11, 13
FAINT = "$foreground 60%"


def entry_line(entry: Entry, day: str | None = None) -> Content:
    """Whether an article is unread, its day, how far it has been read, outlet, title and tags.

    Args:
        entry: the article.
        day: to show in place of the one of publication.
    """
    return Content.assemble(
        _beginning(entry, day or entry.day), _cell(entry.outlet or "", OUTLET_CELLS), "  ", *_named(entry)
    )


def counted_line(entry: Entry) -> Content:
    """As `entry_line`, with the numbers of quotes and claims in place of the outlet."""
    quotes, claims = (_cell(count, COUNT_CELLS) for count in _counts(entry.quotes, entry.claims))
    return Content.assemble(_beginning(entry, entry.day), quotes, claims, " ", *_named(entry))


def hit_line(hit: Hit) -> Content:
    """The day and layer of a hit, and the words around it."""
    snippet = content(hit.snippet)
    for match in hit.matches:
        snippet = snippet.stylize("bold underline", match.start, match.end)
    return Content.assemble(content(f"{hit.day}  {label(hit.layer):<8}", FAINT), snippet)


def statement_line(statement: Statement) -> Content:
    """When and where something was said, how, and the words."""
    doubt = " ?" if statement.unsure else ""
    return Content.assemble(
        content(f"{statement.day}  ", FAINT),
        _cell(statement.outlet or "", OUTLET_CELLS),
        "  ",
        _cell(_how(statement) + doubt, HOW_CELLS, FAINT),
        content(f"{label(statement.status)}  " if statement.status else "", "bold $warning"),
        content(" ".join(statement.text.split())),
    )


def speaker_line(speaker: Speaker) -> Content:
    """A speaker, and in how much of the library."""
    said = _counts(speaker.quotes or None, speaker.claims or None)
    return _page_line(speaker.name, " · ".join(filter(None, (*said, _articles(speaker.articles)))))


def outlet_line(outlet: Outlet) -> Content:
    """An outlet, and how many of its articles there are."""
    return _page_line(outlet.name, _articles(outlet.articles))


def tag_line(tag: Tag) -> Content:
    """A tag, and how many articles have it."""
    return _page_line(f"#{tag.name}", _articles(tag.articles))


def heading(name: str, number: int) -> Content:
    """Of a part of a list."""
    return content(f"{name} · {number}", "bold")


def _page_line(name: str, about: str) -> Content:
    return Content.assemble((f"{PAGE} ", "$accent"), content(name, "bold"), content(f"  {about}", FAINT))


def _articles(number: int) -> str:
    return ngettext("{n} article", "{n} articles", number).format(n=number)


def _beginning(entry: Entry, day: str) -> Content:
    state = _("read") if entry.read else _("new") if entry.opened is None else f"{entry.percent} %"
    return Content.assemble(
        (f"{' ' if entry.read else UNREAD} ", "bold $accent"), content(f"{day}  "), _cell(state, STATE_CELLS, FAINT)
    )


def _named(entry: Entry) -> tuple[Content, Content]:
    tags = "".join(f"  #{tag}" for tag in entry.tags)
    return content(entry.title or entry.source, "bold"), content(tags, "$accent")


def _counts(quotes: int | None, claims: int | None) -> tuple[str, str]:
    """The numbers of quotes and claims in words, "" for None."""
    return (
        "" if quotes is None else ngettext("{n} quote", "{n} quotes", quotes).format(n=quotes),
        "" if claims is None else ngettext("{n} claim", "{n} claims", claims).format(n=claims),
    )


def _how(statement: Statement) -> str:
    """How it was said, with the sign of a claim."""
    if statement.kind is None or statement.layer == "quote":
        return label(statement.kind or statement.layer)
    sign = DENIED if statement.kind == "denied" else GLYPHS[cast(Certainty, statement.kind)]
    return f"{sign} {label(statement.kind)}"


def _cell(text: str, cells: int, style: str = "") -> Content:
    return content(text, style).truncate(cells, ellipsis=True, pad=True)
