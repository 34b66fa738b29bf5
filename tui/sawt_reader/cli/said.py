"""`sawt-reader said WORDS`: where in the library, or in an archive, the words of a quote stand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from sawt_reader.cli.exits import fail
from sawt_reader.cli.options import json_option, library_errors, opened, write_rows
from sawt_reader.i18n import N_, _
from sawt_reader.library.records import Part, Repetition
from sawt_reader.reading.glyphs import LEFT_OUT, PUT_IN
from sawt_reader.reading.labels import likeness_label
from sawt_reader.reading.safe_text import one_line
from sawt_reader.reading.stored import ReadingError
from sawt_reader.reading.wording import listed, speaker_unknown

# Hexadecimal digits of an id that are printed; the user may type them for the whole id.
_SHOWN_ID = 10


@click.command(
    help=N_(
        "Find where the WORDS of a quote stand in the articles of the library: whole, cut or altered.\n\n"
        "Each line is a passage, the earliest first: id of the article, day, outlet, who says it there, how the words "
        "differ, and the words. [-These-] are left out there, {+these+} are not in WORDS. Case, accents and "
        "punctuation are ignored. Give four words or more."
    )
)
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--archive",
    metavar="OUT",
    type=click.Path(exists=True, path_type=Path),
    help=N_("Search the quotes of OUT, an output of analyze, instead of the library."),
)
@json_option
def said(words: Sequence[str], archive: Path | None, as_json: bool) -> None:
    asked = " ".join(words)
    empty = _("Nobody is quoted with these words.")
    if archive is None:
        from sawt_reader.library import said_before

        with library_errors(), opened() as store:
            write_rows(said_before.find(store, asked), repetition_line, as_json=as_json, empty=empty)
        return
    from sawt_reader.archive import said_before as in_archive
    from sawt_reader.archive.contents import open_contents

    try:
        found = sorted(
            (one for _number, one in in_archive.find(open_contents(archive), asked)), key=lambda one: one.day
        )
    except ReadingError as error:
        fail(str(error))
    write_rows(found, repetition_line, as_json=as_json, empty=empty)


def repetition_line(one: Repetition) -> str:
    """Id, day, outlet, speaker, likeness, and the words with their differences."""
    who = one_line(listed(one.speakers) or speaker_unknown()) + (" ?" if one.unsure else "")
    outlet = one_line(one.outlet or "-")
    about = f"{one.article[:_SHOWN_ID]}  {one.day or '-':10}  {outlet:20}  {who}"
    return f"{about}  ({likeness_label(one.likeness)})  {one_line(marked(one.parts))}"


def marked(parts: Sequence[Part]) -> str:
    """The words of two passages, with signs around those that differ."""
    signs = {"same": "{}", "missing": LEFT_OUT, "added": PUT_IN}
    return " ".join(signs[part.kind].format(part.text) for part in parts)
