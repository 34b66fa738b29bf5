"""Two articles side by side by their quotes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.content import Content

from sawt_reader.i18n import N_, _
from sawt_reader.library.names import key
from sawt_reader.library.records import ComparedArticles, QuotedWords, SharedQuote
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.library.place import Place
from sawt_reader.reader.screens.library_lines import FAINT, heading
from sawt_reader.reader.screens.picker import Choice, Picker
from sawt_reader.reader.screens.repetitions import INDENT
from sawt_reader.reader.screens.side_by_side import NONE, columns_in, differences, side_by_side
from sawt_reader.reader.terminal.display import content
from sawt_reader.reading.labels import likeness_label
from sawt_reader.reading.model import Article
from sawt_reader.reading.wording import listed, speaker_unknown


class Places(NamedTuple):
    """Where a quote stands in each of the articles; None where it does not."""

    here: Place | None
    there: Place | None


class ComparisonScreen(Picker[Places, Place]):
    """The quotes of both, in parts: those given to different people first. Returns the place to read."""

    TITLE = N_("Quotes of two articles")
    PLACEHOLDER = N_("narrow by words")
    EMPTY = N_("Neither article has a quote.")
    HELP = N_(
        "The quotes of this article beside those of another one: given to different people, cut or altered, the same, "
        "and those that only one of them has. In a wide terminal both stand side by side. [-These words-] are in this "
        "article only, {+these+} in the other only."
    )
    ENTER = N_("Read it there")
    FITTED = True
    BINDINGS: ClassVar[list[BindingType]] = bindings("comparison")

    def __init__(self, found: ComparedArticles, here: Article, there: Article) -> None:
        super().__init__()
        self._found = found
        self._here, self._there = here, there

    async def on_mount(self) -> None:
        """Put the other article in the title."""
        self.query_one(".box").border_title = content(_("Compared with {article}").format(article=_named(self._there)))
        await self.fill()

    async def find(self, words: str) -> Sequence[Choice[Places]]:
        """The quotes that contain the words, or are said by somebody with such a name; in parts."""
        wanted, cells = key(words), columns_in(self.app.size.width)
        shared = [one for one in self._found.shared if _has(wanted, one.here) or _has(wanted, one.there)]
        same = [one for one in shared if one.same_speakers]
        here = [one for one in self._found.only_here if _has(wanted, one)]
        there = [one for one in self._found.only_there if _has(wanted, one)]
        parts: Sequence[tuple[str, Sequence[Choice[Places]]]] = (
            (_("GIVEN TO DIFFERENT PEOPLE"), [self._pair(one, cells) for one in shared if not one.same_speakers]),
            (_("CUT OR ALTERED"), [self._pair(one, cells) for one in same if one.likeness != "whole"]),
            (_("IN BOTH"), [self._pair(one, cells) for one in same if one.likeness == "whole"]),
            (_("ONLY HERE"), [self._single(one, cells) for one in here]),
            (_("ONLY THERE"), [self._single(one, cells, there=True) for one in there]),
        )
        found = [
            choice
            for name, lines in parts
            if lines
            for choice in (Choice[Places](heading(name, len(lines)), None), *lines)
        ]
        if found and cells:
            left, right = (content(_named(article), "bold") for article in (self._here, self._there))
            found.insert(0, Choice(side_by_side(left, right, cells), None))
        return found

    def _pair(self, one: SharedQuote, cells: int) -> Choice[Places]:
        line = pair_columns(one, cells) if cells else pair_lines(one)
        return Choice(line, self._places(one.here, one.there))

    def _single(self, one: QuotedWords, cells: int, *, there: bool = False) -> Choice[Places]:
        line = quote_column(one, cells, there=there) if cells else quote_line(one)
        return Choice(line, self._places(None, one) if there else self._places(one, None))

    def _places(self, here: QuotedWords | None, there: QuotedWords | None) -> Places:
        return Places(
            Place(self._here.id, here.start) if here else None, Place(self._there.id, there.start) if there else None
        )

    def pick(self, value: Places | None, words: str) -> None:
        """Return the place in this article; in the other one if only that has the quote."""
        if value is not None:
            self.dismiss(value.here or value.there)

    def action_other(self) -> None:
        """Return the place in the other article."""
        if self.value is not None and self.value.there is not None:
            self.dismiss(self.value.there)
        else:
            self.show_message(_("Only this article has it."))


def _has(wanted: str, one: QuotedWords) -> bool:
    return wanted in key(" ".join((one.text, *one.speakers)))


def pair_lines(one: SharedQuote) -> Content:
    """A quote of both articles in two lines: who says it and how it differs; the words."""
    names = _speakers(one.here) if one.same_speakers else f"{_speakers(one.here)} ≠ {_speakers(one.there)}"
    return Content.assemble(
        content(names, _style(one)),
        content(f"  {likeness_label(one.likeness)}\n{INDENT}", FAINT),
        differences(one.parts),
    )


def pair_columns(one: SharedQuote, cells: int) -> Content:
    """A quote of both in two columns of so many cells: in each who says it there, and its words."""
    here, there = (content(_speakers(said), _style(one)) for said in (one.here, one.there))
    there += content(f"  {likeness_label(one.likeness)}", FAINT)
    words = side_by_side(differences(one.parts, "added"), differences(one.parts, "missing"), cells, content(INDENT))
    return Content("\n").join((side_by_side(here, there, cells), words))


def quote_line(one: QuotedWords) -> Content:
    """A quote of one of them in two lines: who says it; the words."""
    return Content.assemble(
        content(_speakers(one), "bold"), content(f"\n{INDENT}", FAINT), content(" ".join(one.text.split()))
    )


def quote_column(one: QuotedWords, cells: int, *, there: bool) -> Content:
    """The same in the first of two columns of so many cells, or in the second for a quote that is only `there`."""
    parts = (content(_speakers(one), "bold"), NONE), (content(" ".join(one.text.split())), content(INDENT))
    columns = ((NONE, part, cells, lead) if there else (part, NONE, cells, lead) for part, lead in parts)
    return Content("\n").join(side_by_side(*column) for column in columns)


def _style(one: SharedQuote) -> str:
    return "bold" if one.same_speakers else "bold $warning"


def _speakers(one: QuotedWords) -> str:
    return (listed(one.speakers) or speaker_unknown()) + (" ?" if one.unsure else "")


def _named(article: Article) -> str:
    """An article by its outlet and title."""
    return ", ".join(filter(None, (article.outlet, article.title or article.source)))
