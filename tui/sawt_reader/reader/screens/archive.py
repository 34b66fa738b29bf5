"""The voices of an archive, and what each has said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.content import Content

from sawt_reader.i18n import N_, _, ngettext
from sawt_reader.library.names import key
from sawt_reader.reader.open.archive import Archive
from sawt_reader.reader.screens.picker import Choice, Picker
from sawt_reader.reader.screens.voices import VoicesDialog
from sawt_reader.reader.terminal.display import content
from sawt_reader.reading.stored import ReadingError
from sawt_reader.reading.voices import Said
from sawt_reader.system.background import in_background

STEP = 250
"""Articles between two reports of progress."""


class ArchiveScreen(VoicesDialog[Said]):
    """The voices; Enter lists what one has said. Returns the statement to read in its article."""

    def __init__(self, archive: Archive) -> None:
        super().__init__((), _("counting who speaks…"), archive.name)
        self._archive = archive

    def on_mount(self) -> None:
        """Count in the background."""
        super().on_mount()
        self.run_worker(self._count())

    async def _count(self) -> None:
        try:
            shares, foot = await in_background(partial(self._archive.voices, self._report))
        except ReadingError as error:
            self.show_message(str(error))
            return
        self.show(shares, foot or _("No quoted speaker’s gender is known."))

    def _report(self, number: int) -> None:
        """Show the progress; called in the thread that counts."""
        if number % STEP == 0:
            said = ngettext("{n} article counted…", "{n} articles counted…", number).format(n=number)
            self.app.call_from_thread(self.show_message, said)

    def chosen(self, number: int) -> None:
        """List what a voice has said."""

        def go(said: Said | None) -> None:
            if said is not None:
                self.dismiss(said)

        self.app.push_screen(SaidScreen(self._archive, number, self.shares[number].name), go)


class SaidScreen(Picker[Said, Said]):
    """What one voice has said in many articles, newest first."""

    TITLE = N_("Speaker")
    PLACEHOLDER = N_("narrow by words")
    ENTER = N_("Read it there")

    def __init__(self, archive: Archive, number: int, name: str) -> None:
        super().__init__()
        self._archive = archive
        self._number = number
        self._all: list[Said] | None = None
        self._voice = name

    async def on_mount(self) -> None:
        """Put the speaker in the title."""
        self.query_one(".box").border_title = content(self._voice)

    async def find(self, words: str) -> Sequence[Choice[Said]]:
        """The statements that contain the words; case and accents are ignored."""
        if self._all is None:
            try:
                self._all = await in_background(partial(self._archive.said, self._number))
            except ReadingError as error:
                self.show_message(str(error))
                return []
        return [Choice(_line(said), said) for said in self._all if key(words) in key(said.words)]

    def pick(self, value: Said | None, words: str) -> None:
        """Return what was picked."""
        if value is not None:
            self.dismiss(value)


def _line(said: Said) -> Content:
    return Content.assemble(content(f"{said.about}  ", "$foreground 60%"), content(said.words))
