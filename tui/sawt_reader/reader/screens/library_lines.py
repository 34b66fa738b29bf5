"""The lines of lists from the library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import cast

from rich.cells import cell_len
from textual.content import Content

from sawt_reader.i18n import _, ngettext
from sawt_reader.library.records import (
    Counted,
    Entry,
    Hit,
    Outlet,
    OutletVoices,
    Speaker,
    Statement,
    Tag,
    VoiceHistory,
)
from sawt_reader.library.watches import MOST as MOST_HITS
from sawt_reader.library.watches import Found, Watch
from sawt_reader.reader.terminal.display import content
from sawt_reader.reading.glyphs import DENIED, GLYPHS
from sawt_reader.reading.labels import certainty_label, layer_label, polarity_label, quote_kind_label, status_label
from sawt_reader.reading.model import Certainty, QuoteKind
from sawt_reader.reading.wording import listed

UNREAD = "●"
PAGE = "▸"
"""Marks a line that opens a page."""
STATE_CELLS, COUNT_CELLS, HOW_CELLS = 6, 11, 13
FAINT = "$foreground 60%"
NARROW_BELOW = 80
"""Columns of the terminal below which outlets get less room."""
MOST_OUTLET, MOST_OUTLET_NARROW = 16, 9
WIDEST_BOX, BOX_CELLS = 130, 5
"""Columns of the widest list, and those of its frame and scroll bar."""
HIT_INDENT = 2
LEVELS = "▁▂▃▄▅▆▇█"
MOST_COLUMNS = 48
"""Months in a chart; over a longer time its columns are years."""


def outlet_cells(rows: Iterable[Entry | Found | Statement], columns: int) -> int:
    """The width of the column of outlets, in a terminal with `columns`; 0 if no outlet is known."""
    longest = max((cell_len(row.outlet) for row in rows if row.outlet), default=0)
    return min(longest, MOST_OUTLET if columns >= NARROW_BELOW else MOST_OUTLET_NARROW)


def entry_line(entry: Entry, outlet: int, day: str | None = None) -> Content:
    """A line for an article: whether unread, its day, how far it has been read, outlet, title and tags.

    Args:
        entry: the article.
        outlet: cells for the outlet.
        day: shown instead of the day of publication.
    """
    return Content.assemble(_beginning(entry, day or entry.day), _column(entry.outlet, outlet), *_named(entry))


def counted_line(entry: Entry) -> Content:
    """Like `entry_line`, with the numbers of quotes and claims instead of the outlet."""
    quotes, claims = (_cell(count, COUNT_CELLS) for count in _counts(entry.quotes, entry.claims))
    return Content.assemble(_beginning(entry, entry.day), quotes, claims, " ", *_named(entry))


def hit_line(hit: Hit, columns: int) -> Content:
    """Two rows for a hit, in a terminal with `columns`: day, kind, who, title and outlet; the words around it."""
    who = f"{listed(hit.speakers)}{' ?' if hit.unsure else ''}" if hit.speakers else ""
    parts = (
        content(f"{hit.day}  {layer_label(hit.layer):<8}", FAINT),
        content(who, "bold $secondary"),
        content(" ".join((hit.title or "").split()), "" if who else "bold"),
        content(hit.outlet or "", FAINT),
    )
    fit = {"equal": "", "alike": _("approximate match:"), "gone": _("not in this version:")}[hit.fit]
    doubt = content(f"{fit} " if fit else "", "italic $warning")
    room = min(columns, WIDEST_BOX) - BOX_CELLS - HIT_INDENT - doubt.cell_length
    about = Content("  ").join(part for part in parts if part)
    return Content.assemble(about, "\n", " " * HIT_INDENT, doubt, _centred(hit, max(1, room)))


def _centred(hit: Hit, cells: int) -> Content:
    """The words of a hit in so many cells, the match in the middle where not all have room."""
    snippet = content(hit.snippet)
    for match in hit.matches:
        snippet = snippet.stylize("bold underline", match.start, match.end)
    if not hit.matches or snippet.cell_length <= cells:
        return snippet
    first = hit.matches[0]
    before = max(0, (cells - (first.end - first.start)) // 2)
    start = max(0, min(first.start - before, len(snippet) - cells + 1))
    space = hit.snippet.find(" ", start, first.start)
    start = space + 1 if start and space >= 0 else start
    return snippet if not start else content("…") + snippet[start:]


def statement_line(statement: Statement, outlet: int) -> Content:
    """When and where something was said, how, and the words; the outlet has `outlet` cells."""
    doubt = " ?" if statement.unsure else ""
    return Content.assemble(
        content(f"{statement.day}  ", FAINT),
        _column(statement.outlet, outlet),
        _cell(_how(statement) + doubt, HOW_CELLS, FAINT),
        content(f"{status_label(statement.status)}  " if statement.status else "", "bold $warning"),
        content(" ".join(statement.text.split())),
    )


def speaker_line(speaker: Speaker) -> Content:
    """A speaker, with their numbers of quotes, claims and articles."""
    said = _counts(speaker.quotes or None, speaker.claims or None)
    return _page_line(speaker.name, " · ".join(filter(None, (*said, _articles(speaker.articles)))))


def outlet_line(outlet: Outlet) -> Content:
    """An outlet, and its number of articles."""
    return _page_line(outlet.name, _articles(outlet.articles))


def tag_line(tag: Tag) -> Content:
    """A tag, and its number of articles."""
    return _page_line(f"#{tag.name}", _articles(tag.articles))


def history_lines(history: VoiceHistory) -> list[Content]:
    """A speaker over time: the quotes by month as a chart, or by year over a long time; beside whom, and where."""
    counts = list(history.months)
    if len(counts) > MOST_COLUMNS:
        years = Counter[str]()
        for one in counts:
            years[one.name[:4]] += one.number
        counts = [Counted(year, number) for year, number in years.items()]
    lines = []
    if len(counts) > 1:
        most = max(counts, key=lambda one: one.number)
        highest = ngettext("{n} quote in {time}", "{n} quotes in {time}", most.number)
        chart = "".join(_level(one.number, most.number) for one in counts)
        lines.append(
            Content.assemble(
                content(f"{counts[0].name} ", FAINT),
                (chart, "$accent"),
                content(f" {counts[-1].name}  {highest.format(n=most.number, time=most.name)}", FAINT),
            )
        )
    for label, names in ((_("beside"), history.beside), (_("in"), history.outlets)):
        if names:
            said = " · ".join(f"{one.name} {one.number}" for one in names)
            lines.append(content(f"{label} {said}", FAINT))
    return lines


def _level(number: int, most: int) -> str:
    """A column of the chart; a space for none."""
    return LEVELS[round((len(LEVELS) - 1) * number / most)] if number else " "


def voices_line(voices: OutletVoices) -> Content:
    """Whom an outlet quotes: how many women, men and people of unknown gender, with their quotes."""
    return Content.assemble(
        content(voices.outlet or _("outlet unknown"), "bold"), content(f"  {genders(voices)}", FAINT)
    )


def genders(voices: OutletVoices) -> str:
    """Women, men and people of unknown gender: "3 women, 12 quotes · 5 men, 20 quotes · 2 unknown, 4 quotes"."""
    counted = (
        (ngettext("{n} woman", "{n} women", voices.women).format(n=voices.women), voices.women_quotes),
        (ngettext("{n} man", "{n} men", voices.men).format(n=voices.men), voices.men_quotes),
        (ngettext("{n} unknown", "{n} unknown", voices.unknown).format(n=voices.unknown), voices.unknown_quotes),
    )
    quotes = (f"{who}, {ngettext('{n} quote', '{n} quotes', n).format(n=n)}" for who, n in counted)
    return " · ".join(quotes)


def watch_line(watch: Watch) -> Content:
    """A watch, with its numbers of hits and of new ones."""
    most = "+" if watch.hits >= MOST_HITS else ""
    hits = ngettext("{n} hit", "{n} hits", watch.hits).format(n=f"{watch.hits}{most}")
    new = ngettext("{n} new hit", "{n} new hits", watch.new).format(n=watch.new) if watch.new else ""
    return Content.assemble(
        (f"{UNREAD if watch.new else ' '} ", "bold $accent"),
        content(watch.search, "bold"),
        content(f"  {' · '.join(filter(None, (hits, new)))}", FAINT),
    )


def found_line(found: Found, outlet: int) -> Content:
    """A hit of a search by terms: whether new, day, outlet, kind, who says it, and the words."""
    who = content(f"{listed(found.speakers)}  ", "bold") if found.speakers else content("")
    kind = _("feed") if found.layer == "feed" else layer_label(found.layer)
    return Content.assemble(
        (f"{UNREAD if found.new else ' '} ", "bold $accent"),
        content(f"{found.day}  ", FAINT),
        _column(found.outlet, outlet),
        content(f"{kind:<8}", FAINT),
        who,
        content(" ".join(found.text.split())),
    )


def heading(name: str, number: int) -> Content:
    """The heading of a part of a list."""
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
        return quote_kind_label(cast(QuoteKind, statement.kind)) if statement.kind else layer_label(statement.layer)
    if statement.kind == "denied":
        return f"{DENIED} {polarity_label('denied')}"
    certainty = cast(Certainty, statement.kind)
    return f"{GLYPHS[certainty]} {certainty_label(certainty)}"


def _column(outlet: str | None, cells: int) -> Content:
    """The outlet, and the gap after it; nothing if no line has one."""
    return Content.assemble(_cell(outlet or "", cells), "  ") if cells else Content()


def _cell(text: str, cells: int, style: str = "") -> Content:
    return content(text, style).truncate(cells, ellipsis=True, pad=True)
