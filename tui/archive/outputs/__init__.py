"""The files a run writes, one module a form. To add one, write its module and name it in `open_output`."""

from __future__ import annotations

from pathlib import Path

from tui.archive.outputs.output import Output, OutputError
from tui.locale import _
from tui.model import Analyzer
from tui.requirements import install_command

__all__ = ["Output", "OutputError", "open_output"]


def open_output(path: Path, analyzer: Analyzer, *, resume: bool) -> Output:
    """What to write the rows of a run to, by the end of its name; JSON lines where that is not known.

    Args:
        path: OUT.
        analyzer: what analyses; rows by another one are left out when a run goes on.
        resume: go on with a run that was stopped, or add to what a finished one wrote.

    Raises:
        OutputError: when it cannot be written, or holds something else.
    """
    path = path.resolve()
    if path.is_dir() and path.suffix.lower() != ".parquet":
        raise OutputError(_("{path} is a folder: name a file with -o").format(path=path))
    match path.suffix.lower():
        case ".sqlite" | ".db":
            from tui.archive.outputs.sqlite import Sqlite

            return Sqlite(path, analyzer, resume=resume)
        case ".parquet":
            try:
                from tui.archive.outputs.parquet import Parquet
            except ModuleNotFoundError as error:
                message = _("{name} needs more libraries to write: {command}")
                raise OutputError(message.format(name=path, command=install_command("archive"))) from error
            return Parquet(path, analyzer, resume=resume)
        case _other:
            from tui.archive.outputs.json_lines import JsonLines

            return JsonLines(path, analyzer, resume=resume)
