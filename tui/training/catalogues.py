"""Brings the catalogues of messages up to date. Run from a checkout, with babel (the extra `test` has it).

python tui/training/catalogues.py                   extract, update, compile; list what has no translation
python tui/training/catalogues.py rename OLD NEW    reword a message in the catalogues, translations kept
python tui/training/catalogues.py rename FILE.json  several: a list of [old, new]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

CODE = Path(__file__).parents[1] / "sawt_reader"
DOMAIN = "sawt-reader"


def translations() -> Iterator[Path]:
    """Our catalogue in every language but English, which stays empty."""
    return (path for path in CODE.glob(f"i18n/*/LC_MESSAGES/{DOMAIN}.po") if path.parts[-3] != "en")


def read(path: Path) -> Catalog:
    """A catalogue."""
    with path.open("rb") as file:
        return read_po(file)


def write(path: Path, catalogue: Catalog, *, in_order_of_code: bool = False) -> None:
    """Write a catalogue as text; in the order of the code only after an update, which knows it."""
    with path.open("wb") as file:
        write_po(file, catalogue, width=0, no_location=True, ignore_obsolete=True, sort_by_file=in_order_of_code)


def extracted() -> Catalog:
    """All messages of the code, file by file."""
    found = Catalog()
    for file, line, message, comments, context in extract_from_dir(CODE):
        found.add(message, locations=[(file, line)], auto_comments=comments, context=context)
    return found


def update() -> Iterator[str]:
    """Bring all catalogues up to date and compile them. Yields the messages without a translation."""
    template = extracted()
    for path in translations():
        catalogue = read(path)
        catalogue.update(template, no_fuzzy_matching=True)
        write(path, catalogue, in_order_of_code=True)
        yield from (f"{path.parts[-3]}: {m.id}" for m in catalogue if m.id and not all(_forms(m.string)))
    for path in CODE.glob("i18n/*/LC_MESSAGES/*.po"):
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, read(path))


def rename(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Give messages another text in all catalogues. Yields the messages that are not there."""
    pairs = list(pairs)
    for path in translations():
        catalogue = read(path)
        for old, new in pairs:
            message = catalogue.get(old)
            if message is None:
                yield f"{path.parts[-3]}: not found: {old}"
                continue
            catalogue.delete(old)
            if new not in catalogue:
                catalogue.add(new, message.string, flags=message.flags)
        write(path, catalogue)


def _forms(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [text or ""] if isinstance(text, str | None) else list(text)


def main(arguments: list[str]) -> None:
    """Run a command."""
    match arguments:
        case []:
            print("\n".join(update()))
        case ["rename", file] if file.endswith(".json"):
            print("\n".join(rename(json.loads(Path(file).read_text(encoding="utf-8")))))
        case ["rename", old, new]:
            print("\n".join(rename([(old, new)])))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
