"""Two articles side by side by their quotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
from sawt_reader.reader.screens.repetitions import INDENT, differences_line
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
        "and those that only one of them has. [-These words-] are in this article only, {+these+} in the other only."
    )
    ENTER = N_("Read it there")
    BINDINGS: ClassVar[list[BindingType]] = bindings("comparison")

    def __init__(self, found: ComparedArticles, here: Article, there: Article) -> None:
        super().__init__()
        self._found = found
        self._here, self._there = here, there

    async def on_mount(self) -> None:
        """Put the other article in the title."""
        other = ", ".join(filter(None, (self._there.outlet, self._there.title or self._there.source)))
        self.query_one(".box").border_title = content(_("Compared with {article}").format(article=other))
        await self.fill()

    async def find(self, words: str) -> Sequence[Choice[Places]]:
        """The quotes that contain the words, or are said by somebody with such a name; in parts."""
        wanted = key(words)
        shared = [one for one in self._found.shared if _has(wanted, one.here) or _has(wanted, one.there)]
        same = [one for one in shared if one.same_speakers]
        here = [(quote_line(one), self._places(one, None)) for one in self._found.only_here if _has(wanted, one)]
        there = [(quote_line(one), self._places(None, one)) for one in self._found.only_there if _has(wanted, one)]
        parts: Sequence[tuple[str, Sequence[tuple[Content, Places]]]] = (
            (_("GIVEN TO DIFFERENT PEOPLE"), self._pairs(one for one in shared if not one.same_speakers)),
            (_("CUT OR ALTERED"), self._pairs(one for one in same if one.likeness != "whole")),
            (_("IN BOTH"), self._pairs(one for one in same if one.likeness == "whole")),
            (_("ONLY HERE"), here),
            (_("ONLY THERE"), there),
        )
        return [
            choice
            for name, lines in parts
            if lines
            for choice in (Choice(heading(name, len(lines)), None), *(Choice(*line) for line in lines))
        ]

    def _pairs(self, shared: Iterable[SharedQuote]) -> list[tuple[Content, Places]]:
        return [(pair_lines(one), self._places(one.here, one.there)) for one in shared]

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
        content(names, "bold" if one.same_speakers else "bold $warning"),
        content(f"  {likeness_label(one.likeness)}\n{INDENT}", FAINT),
        differences_line(one.parts),
    )


def quote_line(one: QuotedWords) -> Content:
    """A quote of one of them in two lines: who says it; the words."""
    return Content.assemble(
        content(_speakers(one), "bold"), content(f"\n{INDENT}", FAINT), content(" ".join(one.text.split()))
    )


def _speakers(one: QuotedWords) -> str:
    return (listed(one.speakers) or speaker_unknown()) + (" ?" if one.unsure else "")
