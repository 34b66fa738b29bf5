"""The voices of many articles, and what each has said: an archive that `analyze` wrote."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from textual.content import Content

from sawt_reader.i18n import _, ngettext
from sawt_reader.library.names import key
from sawt_reader.reader.screens.picker import Choice, Picker
from sawt_reader.reader.screens.voices import VoicesDialog
from sawt_reader.reader.terminal.display import content
from sawt_reader.reading.model import Reading
from sawt_reader.reading.stored import BadReading
from sawt_reader.reading.voices import Said, Share
from sawt_reader.system.background import in_background

STEP = 250
"""Articles between two lines on how far the count is."""


class Archive(Protocol):
    """What the reader asks of an archive; all of it may take long, but its name and first reading."""

    name: str
    files: Sequence[str]
    first: Reading

    def voices(self, told: Callable[[int], None]) -> tuple[list[Share], str]:
        """Who says most first, and a line on all of them; `told` is told the number of each article counted."""
        ...

    def said(self, number: int) -> list[Said]:
        """What the voice of that number in `voices` has said."""
        ...

    def reading(self, number: int) -> Reading:
        """The reading of an article."""
        ...


class ArchiveScreen(VoicesDialog[Said]):
    """The voices; Enter lists what one has said. Gives what is to be read in its article."""

    def __init__(self, archive: Archive) -> None:
        super().__init__((), _("counting who speaks…"), archive.name)
        self._archive = archive

    def on_mount(self) -> None:
        """Count in the background."""
        super().on_mount()
        self.run_worker(self._count())

    async def _count(self) -> None:
        try:
            shares, foot = await in_background(partial(self._archive.voices, self._so_far))
        except BadReading as error:
            self.tell(str(error))
            return
        self.show(shares, foot or _("Nobody is quoted whose gender is known."))

    def _so_far(self, number: int) -> None:
        """Say how far the count is; called in its thread."""
        if number % STEP == 0:
            said = ngettext("{n} article counted…", "{n} articles counted…", number).format(n=number)
            self.app.call_from_thread(self.tell, said)

    def chosen(self, number: int) -> None:
        """List what a voice has said."""

        def go(said: Said | None) -> None:
            if said is not None:
                self.dismiss(said)

        self.app.push_screen(SaidScreen(self._archive, number, self.shares[number].name), go)


class SaidScreen(Picker[Said, Said]):
    """What one voice has said in many articles, the newest first."""

    TITLE = _("Speaker")
    PLACEHOLDER = _("narrow by words")
    ENTER = _("Read it there")

    def __init__(self, archive: Archive, number: int, name: str) -> None:
        super().__init__()
        self._archive = archive
        self._number = number
        self._all: list[Said] | None = None
        self._voice = name

    async def on_mount(self) -> None:
        """Say whose words they are."""
        self.query_one(".box").border_title = content(self._voice)

    async def find(self, words: str) -> Sequence[Choice[Said]]:
        """What was said that holds the words, case and accents apart."""
        if self._all is None:
            try:
                self._all = await in_background(partial(self._archive.said, self._number))
            except BadReading as error:
                self.tell(str(error))
                return []
        return [Choice(_line(said), said) for said in self._all if key(words) in key(said.words)]

    def pick(self, value: Said | None, words: str) -> None:
        """Give what was picked."""
        if value is not None:
            self.dismiss(value)


def _line(said: Said) -> Content:
    return Content.assemble(content(f"{said.about}  ", "$foreground 60%"), content(said.words))
