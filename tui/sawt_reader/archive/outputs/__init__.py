"""The files that a run writes, a module for each kind. To add one, write its module and name it in `open_output`."""

from __future__ import annotations

from pathlib import Path

from sawt_reader.archive import suffixes
from sawt_reader.archive.outputs.existing import ExistingRows
from sawt_reader.archive.outputs.output import Output, OutputError
from sawt_reader.i18n import _
from sawt_reader.reading.model import Analyzer
from sawt_reader.system.requirements import install_command

__all__ = ["Output", "OutputError", "open_output"]


def open_output(path: Path, analyzer: Analyzer, *, resume: bool, reanalyse: bool = False) -> Output:
    """Open the output of a run, by its suffix; an unknown suffix means JSON lines.

    Args:
        path: OUT.
        analyzer: the analyzer of this run.
        resume: continue an interrupted run, or add to a complete one.
        reanalyse: also continue, and replace the rows of incoming articles that another analyzer wrote or whose
            analysis failed. All other rows stay.

    Raises:
        OutputError: if it cannot be written, or contains something else, or rows of another analyzer that are not to be
            replaced. It stays unchanged.
    """
    path, existing, resume = path.resolve(), ExistingRows(analyzer, reanalyse=reanalyse), resume or reanalyse
    suffix = path.suffix.lower()
    if suffix in suffixes.PARQUET:
        try:
            from sawt_reader.archive.outputs.parquet import Parquet
        except ModuleNotFoundError as error:
            message = _("writing {name} needs more libraries; run: {command}")
            raise OutputError(message.format(name=path, command=install_command("archive"))) from error
        return Parquet(path, existing, resume=resume)
    if path.is_dir():
        raise OutputError(_("{path} is a folder; name a file with -o").format(path=path))
    if suffix in suffixes.DATABASE:
        from sawt_reader.archive.outputs.sqlite import Sqlite

        return Sqlite(path, existing, resume=resume)
    from sawt_reader.archive.outputs.json_lines import JsonLines

    return JsonLines(path, existing, resume=resume)
