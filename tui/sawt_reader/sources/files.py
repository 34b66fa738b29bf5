"""Finds and reads the files named on the command line: folders, standard input, the bundled sample."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from pathlib import Path

from sawt_reader.i18n import _
from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources.addresses import is_url
from sawt_reader.sources.errors import SourceError
from sawt_reader.sources.recognition import SUFFIXES, recognise
from sawt_reader.sources.standard_input import standard_input

STDIN = "-"
# A text of that size has three million French words, at 6.6 MB per million. Books and documents contain pictures, too.
LARGEST_MB = 20
LARGEST_WITH_PICTURES_MB = 100
_TEXTS = frozenset({".txt", ".text", *SUFFIXES})
_DIGITS = re.compile(r"(\d+)")


def expand(names: Sequence[str], also: Collection[str] = ()) -> list[str]:
    """Expand names to sources: a folder to its texts, no names to the sample; all others are unchanged.

    The texts and documents of a folder are recognised by their suffixes and sorted in natural order, 2.txt before
    10.txt; hidden files and folders inside it are ignored.

    Args:
        names: as on the command line.
        also: further suffixes of texts.

    Raises:
        SourceError: for a folder without texts, or one that cannot be read.
    """
    if not names:
        return [_sample()]
    found: list[str] = []
    for name in names:
        if name != STDIN and not is_url(name) and _is_folder(name):
            texts = texts_in(Path(name), also)
            if not texts:
                suffixes = ", ".join(f"*{suffix}" for suffix in sorted({*_TEXTS, *also}))
                raise SourceError(
                    _("folder without texts ({suffixes})").format(suffixes=suffixes),
                    _("choose another folder, or files"),
                    origin=one_line(name),
                )
            found += map(str, texts)
        else:
            found.append(name)
    return found


def read(name: str) -> bytes:
    """Read a regular file or, for "-", standard input.

    Args:
        name: a path, or "-".

    Raises:
        SourceError: for a file that is missing, not regular, unreadable or too large.
    """
    try:
        if name == STDIN:
            data = standard_input.read(LARGEST_MB * 1_000_000 + 1)
            if data is None:
                raise SourceError(_("closed"), _("name a file"))
            return _limited(data, LARGEST_MB)
        path = Path(name)
        if path.is_dir():
            raise SourceError(_("is a folder"), _("name a text file in it"))
        if path.exists() and not path.is_file():
            raise SourceError(_("not a regular file"), _("pipe it in and name the source -"))
        largest = LARGEST_WITH_PICTURES_MB if recognise(name, b"") else LARGEST_MB
        with path.open("rb") as file:
            return _limited(file.read(largest * 1_000_000 + 1), largest)
    except FileNotFoundError as error:
        raise SourceError(_("no such file"), _("check the name")) from error
    except PermissionError as error:
        raise SourceError(_("permission denied")) from error
    except ValueError as error:  # a NUL in the name
        raise SourceError(_("not the name of a file"), _("check the name")) from error


def _limited(data: bytes, largest_mb: int) -> bytes:
    if len(data) > largest_mb * 1_000_000:
        raise SourceError(_("larger than {mb} MB").format(mb=largest_mb), _("split it into smaller files"))
    return data


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except OSError:  # a name too long for any file
        return False


def texts_in(folder: Path, also: Collection[str] = ()) -> list[Path]:
    """The texts and documents of a folder, as `expand` returns them.

    Raises:
        SourceError: for a folder that cannot be read.
    """
    try:
        entries = list(folder.iterdir())
    except OSError as error:
        reason = _("cannot be opened ({why})").format(why=error.strerror)
        raise SourceError(reason, _("choose another folder"), origin=one_line(str(folder))) from error
    suffixes = {*_TEXTS, *also}
    texts = [path for path in entries if path.suffix.lower() in suffixes and path.name[0] != "." and path.is_file()]
    return sorted(texts, key=lambda path: _natural(path.name))


def _natural(name: str) -> list[tuple[int, str]]:
    """A sort key that orders numbers in names by value."""
    parts = _DIGITS.split(name.casefold())
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts]


def _sample() -> str:
    """The bundled sample: inside the package when installed from a wheel, beside it in a working copy."""
    package = Path(__file__).parents[1]
    for root in (package, package.parents[1]):
        if (sample := root / "seeds" / "sample-article.txt").is_file():
            return str(sample)
    raise SourceError(_("the sample article is missing from this installation"), _("name a file"))
