"""The dialog that writes the article in another format."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from sawt_reader.exports.formats import FORMATS, Builder
from sawt_reader.exports.naming import stem
from sawt_reader.i18n import _
from sawt_reader.reader.screens.dialog import Dialog
from sawt_reader.reader.terminal.display import content
from sawt_reader.reader.widgets.options import Options
from sawt_reader.reading.model import Reading
from sawt_reader.sources.confinement import EVERYWHERE, Confinement
from sawt_reader.sources.errors import SourceError
from sawt_reader.system import files

NAME_CELLS = 15


class ExportScreen(Dialog[str]):
    """The formats, and where to write. Gives a line that says where it went."""

    # The input's height is auto, too: beside a fixed one Textual makes room for the whole list.
    DEFAULT_CSS = """
    ExportScreen {
        OptionList {
            height: auto;
            max-height: 40vh;
            border: none;
            padding: 0;
            background: $panel;
            text-wrap: nowrap;
            text-overflow: ellipsis;
            &:focus { border: none; background-tint: $foreground 0%; }
        }
        .box Input { border: none; height: auto; padding: 0; background: $background; }
        .message { height: auto; min-height: 1; max-height: 3; color: $warning; }
    }
    """

    def __init__(self, reading: Reading, sources: Sequence[str] = (), within: Confinement = EVERYWHERE) -> None:
        """Prepare the choice.

        Args:
            reading: what is written, with the reader's corrections.
            sources: what can be opened, by name: none of it is written over.
            within: the files that may be written.
        """
        super().__init__()
        self._reading = reading
        self._sources = sources
        self._within = within
        self._confirmed: Sequence[Path] = ()

    def compose(self) -> ComposeResult:
        """The formats, the file's name, a line for questions and errors."""
        lines = [
            Option(content(f"{name:<{NAME_CELLS}} ").append(content(form.summary, "$foreground 60%")))
            for name, form in FORMATS.items()
        ]
        with Vertical(classes="box") as box:
            box.border_title = content(_("Export"))
            yield Options(*lines, markup=False)
            yield Input(placeholder=_("the file to write"), compact=True)
            yield Static(classes="message", markup=False)

    def on_mount(self) -> None:
        """Start on the first format."""
        self.query_one(OptionList).highlighted = 0

    @property
    def _format(self) -> str:
        return list(FORMATS)[self.query_one(OptionList).highlighted or 0]

    @on(OptionList.OptionHighlighted)
    def propose(self) -> None:
        """Propose a file's name for the format, in the folder the reader was started in where that may be used."""
        suffix = next(iter(FORMATS[self._format].builders))
        self.query_one(Input).value = self._within.place(f"{stem(self._reading.article)}{suffix}")

    @on(OptionList.OptionSelected)
    def name_file(self) -> None:
        """Go on to the file's name."""
        self.query_one(Input).focus()

    @on(Input.Changed)
    def ask_again(self) -> None:
        """Another name is another question."""
        self._confirmed = ()
        self.query_one(".message", Static).update(content(""))

    @on(Input.Submitted)
    def export(self, event: Input.Submitted) -> None:
        """Write, unless a file is there and Enter has been pressed only once."""
        if not event.value.strip():
            return
        paths = self._paths(event.value.strip())
        confirmed = tuple(paths) == tuple(self._confirmed)
        try:
            for path in paths:
                self._within.check(path)
            files.check(paths, self._sources, replace=confirmed)
        except files.PathExistsError as error:
            self._confirmed = paths
            self._say(_("{path} is there already; Enter again replaces it.").format(path=error.path))
        except (files.WriteError, SourceError) as error:
            self._say(str(error))
        else:
            self.write(paths, confirmed)

    def _paths(self, name: str) -> list[Path]:
        """The files to write: of a format with several, each has the name typed with its own suffix."""
        first, *others = FORMATS[self._format].builders
        path = Path(name).expanduser()
        return [path, *(path.with_name(path.name.removesuffix(first) + suffix) for suffix in others)]

    def write(self, paths: Sequence[Path], replace: bool) -> None:
        """Write the files; until they are there, that is said, and nothing else can be chosen."""
        self._say(_("writing…"))
        self.query_one(OptionList).disabled = self.query_one(Input).disabled = True
        builders = list(FORMATS[self._format].builders.values())
        # Of the app: what has been begun is written, and told, even if the dialog is closed meanwhile.
        self.app.run_worker(self._write(dict(zip(paths, builders, strict=True)), replace), group="export")

    async def _write(self, builders: Mapping[Path, Builder], replace: bool) -> None:
        """Write the files without holding up the interface, and say what has become of them."""
        contents = {path: _built(build, self._reading) for path, build in builders.items()}
        try:
            await asyncio.to_thread(files.write, contents, self._sources, replace=replace)
        except files.WriteError as error:
            written, told = False, str(error)
        else:
            names = _(" and ").join(str(path.absolute()) for path in builders)
            written, told = True, _("written to {names}").format(names=names)
        if written and self.is_current:
            self.dismiss(told)
        elif self.is_attached:
            self._offer_again(told)
        else:
            self.app.notify(content(told).plain, timeout=6, markup=False)

    def _offer_again(self, message: str) -> None:
        """Say something; another name can be typed."""
        self._say(message)
        self.query_one(OptionList).disabled = self.query_one(Input).disabled = False
        self.query_one(Input).focus()

    def _say(self, message: str) -> None:
        self.query_one(".message", Static).update(content(message))


def _built(build: Builder, reading: Reading) -> files.Contents:
    return lambda out: out.write(build(reading))
