"""File names of exports: safe on every system, never outside the chosen folder."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from sawt_reader.exports.errors import ExportError
from sawt_reader.i18n import _
from sawt_reader.reading.model import Article

# Characters of the title and of the article's id in a name: it stays readable in a listing, and below the limit of 255.
_TITLE, _ID = 60, 8


def stem(article: Article) -> str:
    """A file name without suffix, from title and id: "le-port-de-tyr-1f2e3d4c"."""
    title = _plain(article.title or Path(article.source).stem)[:_TITLE].rstrip("-") or "article"
    return f"{title}-{_plain(article.id)[:_ID]}"


def inside(folder: Path, name: str) -> Path:
    """The path of a file in a folder.

    Raises:
        ExportError: for a name that leads out of the folder, by itself or through an existing link.
    """
    path = folder / name
    if path.resolve().parent != folder.resolve():
        raise ExportError(_("{path} leads out of its folder").format(path=path))
    return path


def _plain(text: str) -> str:
    """Lower-case ASCII letters and digits, with a hyphen for anything between them."""
    decomposed = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe"))
    letters = "".join(character for character in decomposed if not unicodedata.combining(character))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
