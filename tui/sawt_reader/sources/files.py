"""Finds and reads the files named on the command line: folders, standard input, the bundled sample."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from sawt_reader.i18n import _, ngettext
from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources import foreign
from sawt_reader.sources.addresses import is_url
from sawt_reader.sources.errors import SourceError
from sawt_reader.sources.recognition import FEED, HEAD, OPML, SUFFIXES, recognise
from sawt_reader.sources.standard_input import standard_input

STDIN = "-"
# A text of that size has three million French words, at 6.6 MB per million. Books and documents contain pictures, too.
LARGEST_MB = 20
LARGEST_WITH_PICTURES_MB = 100
_TEXTS = frozenset({".txt", ".text", *SUFFIXES})
BY_CONTENT = {".xml": "news_xml", ".doc": "rtf"}
"""Suffixes of several formats: a folder lists such a file if its first bytes are of this one."""
_DIGITS = re.compile(r"(\d+)")
# An article of a bundle: "press.rtf#12".
_NUMBERED = re.compile(r"(.+)#([1-9]\d{0,5})", re.DOTALL)
# Most names in a line about what a folder has besides texts.
_MOST_NAMED = 3


def expand(
    names: Sequence[str], also: Collection[str] = (), report: Callable[[str], object] | None = None
) -> list[str]:
    """Expand names to sources: a folder to its texts, no names to the sample; all others are unchanged.

    The texts and documents of a folder are recognised by their suffixes and sorted in natural order, 2.txt before
    10.txt; hidden files are ignored.

    Args:
        names: as on the command line.
        also: further suffixes of texts.
        report: gets a line for each kind of files in a folder that are skipped, with the reason.

    Raises:
        SourceError: for a folder without texts, or one that cannot be read.
    """
    if not names:
        return [_sample()]
    found: list[str] = []
    for name in names:
        if name != STDIN and not is_url(name) and _is_folder(name):
            texts = texts_in(Path(name), also)
            if report:
                for line in skipped_in(Path(name), texts):
                    report(line)
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


def place(name: str) -> tuple[str, int | None]:
    """The file of a source, and the number of an article in it: "press.rtf#12"; None for the file itself."""
    found = _NUMBERED.fullmatch(name)
    return (found[1], int(found[2])) if found and not is_url(name) and not _exists(name) else (name, None)


def _exists(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):  # no name of a file
        return False


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
    suffixes = {*_TEXTS, *also}
    texts = [path for path in _entries(folder) if _is_text(path, suffixes)]
    return sorted(texts, key=lambda path: _natural(path.name))


def _entries(folder: Path) -> list[Path]:
    """What is in a folder and not hidden."""
    try:
        return [path for path in folder.iterdir() if path.name[0] != "."]
    except OSError as error:
        reason = _("cannot be opened ({why})").format(why=error.strerror)
        raise SourceError(reason, _("choose another folder"), origin=one_line(str(folder))) from error


def _is_text(path: Path, suffixes: Collection[str]) -> bool:
    """Whether a file is listed: by its suffix, or by its first bytes where that may be of several formats."""
    suffix = path.suffix.lower()
    if suffix in BY_CONTENT:
        return recognise("", _beginning(path)) == BY_CONTENT[suffix]
    return suffix in suffixes and path.is_file()


def _beginning(path: Path) -> bytes:
    """The first bytes of a file; none if it cannot be read, or is none."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(HEAD)
    except OSError:
        return b""


def may_be_readings(name: str) -> bool:
    """Whether a source is a file of readings, by its suffix; not if another program wrote it."""
    from sawt_reader.reading.stored import is_stored

    return is_stored(name) and not foreign.is_of_program(_beginning(Path(name)))


def skipped_in(folder: Path, texts: Collection[Path]) -> list[str]:
    """A line for each kind of files that a folder has besides its texts: how many, which, and what to do with them.

    Args:
        folder: as for `texts_in`.
        texts: the files of it that are not skipped.
    """
    kinds: dict[str, list[str]] = {}
    taken = set(texts)
    for path in sorted(_entries(folder), key=lambda path: _natural(path.name)):
        if path not in taken:
            kinds.setdefault(_why_skipped(path), []).append(one_line(path.name))
    return [
        ngettext(
            "{folder}: {n} file skipped ({names}): {why}", "{folder}: {n} files skipped ({names}): {why}", len(names)
        ).format(
            folder=one_line(str(folder)),
            n=len(names),
            names=", ".join([*names[:_MOST_NAMED], *(["…"] if len(names) > _MOST_NAMED else [])]),
            why=why,
        )
        for why, names in kinds.items()
    ]


def _why_skipped(path: Path) -> str:
    if _is_folder(str(path)):
        return _("a folder; name it, too")
    start = _beginning(path)
    if found := foreign.foreign(path.name, start):
        return foreign.named(found)
    if recognise("", start) in {FEED, OPML}:
        return _("a feed, not an article")
    return _("unknown suffix; name the file itself") if start else _("empty, or cannot be read")


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
