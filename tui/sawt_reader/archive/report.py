"""The speakers of an archive, as lines for a terminal and as columns for tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO, Any

from sawt_reader.archive.people import Merge, Person, Rule
from sawt_reader.archive.voices import Cell, Count, Dimension, Row, Voice
from sawt_reader.i18n import N_, _, ngettext
from sawt_reader.reading import voices
from sawt_reader.reading.model import Gender
from sawt_reader.reading.wording import speaker_unknown

BAR_CELLS = 20
NAME_CELLS = 44
COUNTED = ("quotes", "direct", "words", "literal", "reported", "relayed", "articles")
"""The attributes of `Tally` that are columns of a table, after those of its dimensions."""


def label(voice: Voice) -> str:
    """The name of a speaker. A partial name comes with its article, as others may have the same."""
    if isinstance(voice, str):
        return _("speaker described, not named") if voice == "described" else speaker_unknown()
    if voice.alone:
        return _("{name} (name alone, article {n})").format(name=voice.name, n=voice.first)
    return voice.name


def balance(count: Count, where: Callable[[Cell], bool] = lambda _: True) -> str:
    """A sentence on the shares of women and men in the words; "" if no article gives genders."""
    words: Counter[Gender] = Counter()
    people: defaultdict[Gender, set[Voice]] = defaultdict(set)
    for cell, tally in count.cells.items():
        if cell.gender and where(cell):
            words[cell.gender] += tally.words
            people[cell.gender].add(cell.voice)
    return voices.balance({gender: len(each) for gender, each in people.items()}, words)


def lines(rows: Sequence[Row], top: int) -> Iterator[str]:
    """A table for a terminal: the groups, with numbers and a bar.

    Args:
        rows: all groups, most words first.
        top: how many of them to print; 0 for all.
    """
    shown = rows[:top] if top else rows
    total, most = sum(row.tally.words for row in rows) or 1, max((row.tally.words for row in rows), default=0) or 1
    names = [" · ".join(_value(value) for value in row.values.values()) for row in shown]
    width = min(max(map(len, names), default=0), NAME_CELLS)
    heads = (_("quotes"), _("direct"), _("words"), _("share"), _("articles"))
    sizes = [max(8, len(head)) for head in heads]
    yield f"{'':{width}}  " + "  ".join(f"{head:>{size}}" for head, size in zip(heads, sizes, strict=True))
    for name, row in zip(names, shown, strict=True):
        tally = row.tally
        numbers = (tally.quotes, tally.direct, tally.words, f"{round(100 * tally.words / total)} %", tally.articles)
        cells = "  ".join(f"{number:>{size}}" for number, size in zip(numbers, sizes, strict=True))
        cut = name if len(name) <= width else f"{name[: width - 1]}…"
        yield f"{cut:{width}}  {cells}  {'█' * round(BAR_CELLS * tally.words / most)}".rstrip()
    if len(rows) > len(shown):
        left = len(rows) - len(shown)
        yield ngettext("… and {n} more", "… and {n} more", left).format(n=left)


def _value(value: Any) -> str:
    if isinstance(value, Person) or value in ("described", "unknown"):
        return label(value)
    return {None: "–", "female": _("women"), "male": _("men")}.get(value, str(value))


def columns(rows: Iterable[Row], dimensions: Sequence[Dimension]) -> dict[str, list[Any]]:
    """The rows as columns for programs. A named speaker has an id, a name, a kind and a gender; others have None."""
    found: dict[str, list[Any]] = {}

    def put(column: str, value: Any) -> None:
        found.setdefault(column, []).append(value)

    for row in rows:
        for dimension in dimensions:
            value = row.values[dimension]
            if dimension == "voice":
                person = value if isinstance(value, Person) else None
                put("voice", person.id if person else value)
                for column in ("name", "kind", "gender", "alone"):
                    put(column, getattr(person, column) if person else None)
            else:
                put(dimension, value)
        for column in COUNTED:
            put(column, getattr(row.tally, column))
    return found


def write_csv(out: IO[bytes], table: dict[str, list[Any]]) -> None:
    """Write columns as CSV for spreadsheets."""
    from sawt_reader.exports.tables import table as as_csv

    out.write(as_csv(list(table), zip(*table.values(), strict=True)))


def write_parquet(out: IO[bytes], table: dict[str, list[Any]]) -> None:
    """Write columns as Parquet.

    Raises:
        ImportError: when pyarrow is not installed.
    """
    import pyarrow
    from pyarrow import parquet

    parquet.write_table(pyarrow.table(table), out)


RULES: dict[Rule, str] = {
    "same name": N_("the same whole name, in articles {articles}"),
    "called both": N_("article {articles} has both, one the fuller form"),
    "same sound": N_("two transliterations, and the same role ({evidence}), in articles {articles}"),
    "name and role": N_("the same name, and the same role ({evidence}), in articles {articles}"),
}


def why(person: Person) -> Iterator[str]:
    """Why the forms of a name were merged, one line per reason."""
    articles = ngettext("{n} article", "{n} articles", person.articles).format(n=person.articles)
    yield f"{label(person)} · {articles}"
    for merge in person.merges:
        yield "  " + _("{forms}: {reason}").format(forms=f"{merge.one} = {merge.other}", reason=_reason(merge))
    if person.alone:
        yield "  " + _("a name alone is never merged with the same name in another article")
    elif not person.merges:
        yield "  " + _("the whole name is the same in all of them, ignoring case, accents and hyphens")


def _reason(merge: Merge) -> str:
    numbers = ", ".join(map(str, sorted(set(merge.articles))))
    return _(RULES[merge.rule]).format(articles=numbers, evidence=merge.evidence)
