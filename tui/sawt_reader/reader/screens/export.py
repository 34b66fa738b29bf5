"""The dialog that exports the article."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from sawt_reader.exports import targets as exports
from sawt_reader.exports.errors import ExportError
from sawt_reader.exports.formats import Format, available
from sawt_reader.exports.naming import stem
from sawt_reader.i18n import _
from sawt_reader.reader.screens.dialog import Dialog
from sawt_reader.reader.terminal.display import content
from sawt_reader.reader.widgets.options import Options
from sawt_reader.reading.model import Reading
from sawt_reader.reading.wording import listed
from sawt_reader.sources.confinement import EVERYWHERE, Confinement
from sawt_reader.sources.errors import SourceError
from sawt_reader.system import files

NAME_CELLS = 15


class ExportScreen(Dialog[str]):
    """The formats, and where to write. Returns a line that says where the export is."""

    # The input's height is auto, too: beside a fixed one Textual makes room for the whole list.

    def __init__(self, reading: Reading, sources: Sequence[str] = (), within: Confinement = EVERYWHERE) -> None:
        """Prepare the choice.

        Args:
            reading: the reading to write, with the user's corrections.
            sources: what can be opened, by name: none of it is written over.
            within: the files that may be written.
        """
        super().__init__()
        self._reading = reading
        self._sources = sources
        self._within = within
        self._formats = available()
        self._confirmed: Sequence[Path] = ()

    def compose(self) -> ComposeResult:
        """The formats, the file name, a line for questions and errors."""
        lines = [
            Option(_line(name, summary), disabled=name in self._formats.broken)
            for name, summary in self._formats.rows()
        ]
        with Vertical(classes="box") as box:
            box.border_title = content(_("Export"))
            yield Options(*lines, markup=False)
            yield Input(placeholder=_("the file to write"), compact=True)
            yield Static(classes="message", markup=False)

    def on_mount(self) -> None:
        """Highlight the first format."""
        self.query_one(OptionList).highlighted = 0

    @property
    def _format(self) -> Format:
        return list(self._formats.formats.values())[self.query_one(OptionList).highlighted or 0]

    @on(OptionList.OptionHighlighted)
    def propose(self) -> None:
        """Propose a file name for the format, in the current folder if that may be used."""
        suffix = next(iter(self._format.builders))
        self.query_one(Input).value = self._within.place(f"{stem(self._reading.article)}{suffix}")

    @on(OptionList.OptionSelected)
    def name_file(self) -> None:
        """Continue with the file name."""
        self.query_one(Input).focus()

    @on(Input.Changed)
    def forget_confirmation(self) -> None:
        """Replacing a file was confirmed for its name alone. Say where an incomplete path leads."""
        self._confirmed = ()
        folder = Path(self.query_one(Input).value.strip()).expanduser().absolute().parent
        self._say(_("Enter writes it in {folder}; tab goes to the name.").format(folder=folder))

    @on(Input.Submitted)
    def export(self, event: Input.Submitted) -> None:
        """Write, unless a file exists and Enter has been pressed only once."""
        if not event.value.strip():
            return
        try:
            (targets,) = exports.targets(self._format, [self._reading], Path(event.value.strip()).expanduser())
            paths = tuple(targets)
            confirmed = paths == self._confirmed
            for path in paths:
                self._within.check(path)
            files.check(paths, self._sources, replace=confirmed)
        except files.PathExistsError as error:
            self._confirmed = paths
            self._say(_("{path} exists; Enter again replaces it.").format(path=error.path))
        except (ExportError, files.WriteError, SourceError) as error:
            self._say(str(error))
        else:
            self._start(targets, replace=confirmed)

    def _start(self, targets: Mapping[Path, files.Contents], *, replace: bool) -> None:
        """Start writing; until it is done nothing else can be chosen."""
        self._say(_("writing…"))
        self.query_one(OptionList).disabled = self.query_one(Input).disabled = True
        # A worker of the app: it finishes, and reports, even if the dialog is closed meanwhile.
        self.app.run_worker(self._write(targets, replace=replace), group="export")

    async def _write(self, targets: Mapping[Path, files.Contents], *, replace: bool) -> None:
        """Write the files in a thread, and report the result."""
        try:
            await asyncio.to_thread(files.write, targets, self._sources, replace=replace)
        except (ExportError, files.WriteError) as error:
            written, message = False, str(error)
        else:
            names = listed([str(path.absolute()) for path in targets])
            written, message = True, _("written to {names}").format(names=names)
        if written and self.is_current:
            self.dismiss(message)
        elif self.is_attached:
            self._let_retry(message)
        else:
            self.app.notify(content(message).plain, timeout=6, markup=False)

    def _let_retry(self, message: str) -> None:
        """Show a message; another name can be typed."""
        self._say(message)
        self.query_one(OptionList).disabled = self.query_one(Input).disabled = False
        self.query_one(Input).focus()

    def _say(self, message: str) -> None:
        self.query_one(".message", Static).update(content(message))


def _line(name: str, summary: str) -> Content:
    return content(f"{name:<{NAME_CELLS}} ").append(content(summary, "$foreground 60%"))
