"""The terms of a search beside words: `person:Petit`, `outlet:"Le Phare"`, `accuses:Petit`, `above:10M`. Pure.

A value of several words is in quotation marks, or its words are joined by hyphens. Terms may be in English or French.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sawt_reader.library import names
from sawt_reader.reading.model import Struct

_FIELDS = {
    "person": "person",
    "personne": "person",
    "outlet": "outlet",
    "media": "outlet",
    "journal": "outlet",
    "accuses": "accused",
    "accuse": "accused",
    "above": "above",
    "seuil": "above",
}
_TERM = re.compile(r"(?<!\S)(?P<field>[^\W\d_]+):(?:[«“\"]\s*(?P<quoted>[^»”\"]+?)\s*[»”\"]|(?P<value>\S+))")
_NUMBER = re.compile(r"(?P<figure>\d[\d \u00a0\u202f]*(?:[.,]\d+)?)\s*(?P<scale>[kmg]?)", re.IGNORECASE)
_SCALES = {"": 1.0, "k": 1e3, "m": 1e6, "g": 1e9}

# Verbs by which somebody is accused, folded, with the letters that all their forms begin with.
ACCUSING = ("accus", "denonc", "reproch", "fustig", "incrimin", "soupconn", "blam")
_VERB = rf"\b(?:{'|'.join(ACCUSING)}|(?:met|mis|mise|mettre|mettent) en cause)\w*"
_BEING = r"\b(?:est|sont|ete|etait|etaient|sera|seront|soit|serait)\s+(?:\w+\s+)?"


class Terms(Struct, frozen=True):
    """A search in parts; all must hold.

    Attributes:
        words: to be found in the text.
        person: who says it, as a key of a name; "" for anybody.
        outlet: where it was published, as a key of a name; "" for anywhere.
        accused: who is accused, as a key of a name; "" for nobody in particular.
        above: the least figure of a claim; None for any claim.
    """

    words: str = ""
    person: str = ""
    outlet: str = ""
    accused: str = ""
    above: float | None = None

    @property
    def is_plain(self) -> bool:
        """Whether there are only words."""
        return self == Terms(words=self.words)


def parse(search: str) -> Terms:
    """The terms of a search as typed; what is no term stays among the words."""
    found: dict[str, str | float] = {}

    def take(match: re.Match[str]) -> str:
        field = _FIELDS.get(names.key(match["field"]))
        value = match["quoted"] or match["value"]
        if field == "above":
            number = _number(value)
            if number is None:
                return match[0]
            found[field] = number
        elif field is not None and names.key(value):
            found[field] = names.key(value)
        else:
            return match[0]
        return ""

    words = " ".join(_TERM.sub(take, search).split())
    # A space after the last word means that it is complete.
    return Terms(words=f"{words} " if words and search[-1:].isspace() else words, **found)  # type: ignore[arg-type]


def _number(text: str) -> float | None:
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    figure = re.sub(r"\s", "", match["figure"]).replace(",", ".")
    return float(figure) * _SCALES[match["scale"].lower()]


def accusations(text: str, accused: str) -> Sequence[tuple[int, int]]:
    """The sentences of a text in which somebody is accused, code points.

    That is where a verb of accusing stands before the name, unless « par » leads to it, or a passive one after it.

    Args:
        text: with any number of sentences.
        accused: key of the name, of which the last word is enough in the text.
    """
    name = rf"\b{re.escape(accused.rpartition(' ')[2])}\b"
    active = re.compile(rf"{_VERB}(?:(?!{_VERB}|\bpar\s+(?:\w+\s+){{0,3}}{name}).)*?{name}")
    passive = re.compile(rf"{name}.*?{_BEING}{_VERB}")
    found = []
    for match in re.finditer(r"[^.!?…\n]+", text):
        folded = names.key(match[0])
        if active.search(folded) or passive.search(folded):
            found.append(match.span())
    return found
