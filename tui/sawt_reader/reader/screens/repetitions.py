"""Where the words of a quote stand in other articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from sawt_reader.i18n import N_, _, ngettext
from sawt_reader.library.names import key
from sawt_reader.library.records import Repetition
from sawt_reader.library.same_words import same_people
from sawt_reader.library.store import Library
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.library.place import Page, Place
from sawt_reader.reader.screens.library_lines import FAINT
from sawt_reader.reader.screens.library_picker import LibraryPicker
from sawt_reader.reader.screens.picker import Choice
from sawt_reader.reader.screens.side_by_side import differences
from sawt_reader.reader.terminal.display import content
from sawt_reader.reading.labels import layer_label, likeness_label
from sawt_reader.reading.stored import ReadingError
from sawt_reader.reading.wording import listed, speaker_unknown
from sawt_reader.system.background import in_background

INDENT = "  "


class RepetitionsScreen(LibraryPicker):
    """Two lines for each passage: day, outlet, speaker as named there, how it differs; then the words."""

    TITLE = N_("Same words elsewhere")
    EMPTY = N_("No other article has these words.")
    HELP = N_(
        "The articles of your library, and of the archive that is open, with the words of this quote, the earliest "
        "first: day, outlet, who says it there, and how the words differ. [-These words-] are left out there, "
        "{+these+} are not in this quote. Quotes of fewer than four words, and words that everybody uses, are not "
        "looked for."
    )
    ENTER = N_("Read it there")
    BINDINGS: ClassVar[list[BindingType]] = bindings("repetitions")

    def __init__(
        self,
        library: LibraryThread,
        speakers: Sequence[str],
        look_up: Callable[[Library], list[Repetition]],
        compare: Callable[[Place], object],
        in_archive: Callable[[], list[Repetition]] | None = None,
    ) -> None:
        """Prepare the list.

        Args:
            library: where the passages are.
            speakers: of the quote, to tell where another one is named.
            look_up: finds the passages.
            compare: compares the article with that of a passage, once the list is closed.
            in_archive: finds those of the archive that is open, which may take seconds; None without one.
        """
        super().__init__(library)
        self._speakers = speakers
        self._look_up = look_up
        self._compare = compare
        self._in_archive = in_archive
        self._found: list[Repetition] | None = None

    async def find(self, words: str) -> Sequence[Choice[Place | Page]]:
        """The passages with the typed words in them, their speakers or their outlet; case and accents are ignored."""
        if self._found is None:
            self._found = await self.ask(self._look_up) or []
            self._show_title()
            if self._in_archive is not None:
                self.run_worker(self._add_from_archive(self._in_archive))
        wanted = key(words)
        return [
            Choice(repetition_lines(one, self._speakers), Place(one.article, one.start))
            for one in self._found
            if wanted in key(" ".join(filter(None, (one.text, *one.speakers, one.outlet, one.title))))
        ]

    async def _add_from_archive(self, look_up: Callable[[], list[Repetition]]) -> None:
        """Add the passages of the archive to those of the library."""
        self.show_message(_("Searching the archive…"))
        try:
            more = await in_background(look_up)
        except ReadingError as error:
            self.show_message(str(error))
            return
        known = {one.article for one in self._found or ()}
        found = [*(self._found or ()), *(one for one in more if one.article not in known)]
        self._found = sorted(found, key=lambda one: one.day)
        self._show_title()
        await self.fill()
        self.show_message("")

    def _show_title(self) -> None:
        articles = len({one.article for one in self._found or ()})
        counted = ngettext("{n} article", "{n} articles", articles).format(n=articles)
        self.query_one(".box").border_title = content(f"{_(self.TITLE)} · {counted}")

    def action_compare(self) -> None:
        """Compare the quotes of the article with those of the highlighted passage's."""
        if isinstance(self.value, Place):
            place = self.value
            self.dismiss(None)
            self._compare(place)


def repetition_lines(one: Repetition, speakers: Sequence[str]) -> Content:
    """A passage in two lines; a speaker other than `speakers` is set off."""
    who = listed(one.speakers) or (layer_label("article") if one.layer == "article" else speaker_unknown())
    if one.unsure:
        who += " ?"
    differs = one.layer != "article" and not same_people(speakers, one.speakers)
    return Content.assemble(
        content(f"{one.day}  ", FAINT),
        content(f"{one.outlet or one.title or ''}  "),
        content(who, "bold $warning" if differs else "bold"),
        content("  " + _("(another name)") if differs else "", "$warning"),
        content(f"  {likeness_label(one.likeness)}\n{INDENT}", FAINT),
        differences(one.parts),
    )
