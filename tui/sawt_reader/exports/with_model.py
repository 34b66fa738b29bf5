"""Formats that need the statistical model, which only the analysis may load: built in a child process.

So the reader can offer them without loading spaCy. The command, which builds many, builds them in its own process.
"""

from __future__ import annotations

import functools
import subprocess

from sawt_reader.exports.errors import ExportError
from sawt_reader.i18n import _
from sawt_reader.reading.model import Reading
from sawt_reader.reading.safe_text import one_line
from sawt_reader.reading.serialization import to_json
from sawt_reader.system.interpreter import python_command, safe_environment

MODULE = "sawt_reader.analysis.formats"
"""Run with the name of a format, it reads a reading (JSON) from standard input and writes the file to its output."""


def build(name: str, reading: Reading) -> bytes:
    """The file of a reading in a format of `MODULE`.

    Raises:
        ExportError: when the child process fails; with its last line.
    """
    command = python_command(MODULE, name)
    try:
        done = subprocess.run(command, input=to_json(reading), capture_output=True, env=safe_environment(), check=False)
    except OSError as error:
        raise ExportError(
            _("{program} does not start: {why}").format(program=command[0], why=error.strerror)
        ) from error
    if done.returncode:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        why = one_line(lines[-1]) if lines else str(done.returncode)
        raise ExportError(_("{format} cannot be built: {why}").format(format=name, why=why))
    return done.stdout


conllu = functools.partial(build, "conllu")
docbin = functools.partial(build, "docbin")
