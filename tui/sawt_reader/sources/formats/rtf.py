"""Rich Text Format: the paragraphs of a document, its notes, its title and author (RTF Specification 1.9.1).

Our own reader, as striprtf (the one that is kept up) drops notes, shows hidden and deleted text, and writes the
addresses of links into sentences.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from sawt_reader.i18n import _
from sawt_reader.sources.errors import SourceError
from sawt_reader.sources.extract import Extract, Part, extract_text, flat

_TOKEN = re.compile(
    rb"\\(?:(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|'(?P<hex>[0-9a-fA-F]{2})|(?P<sign>[^a-zA-Z]))"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
_NOTE, _TITLE, _AUTHOR, _NOTHING = "note", "title", "author", ""
# Groups with something other than text; the rest are marked with \*.
_DROPPED = frozenset(
    "fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf ftnsep "
    "ftnsepc ftncn aftnsep aftnsepc aftncn annotation atnid atnauthor atntime fldinst listtable listoverridetable "
    "revtbl rsidtbl generator xe tc nonesttables themedata datastore bkmkstart bkmkend pntext listtext shprslt "
    "nonshppict".split()
)
_BESIDE = frozenset({"footnote", "shptxt"})
"""Groups with text beside the paragraphs: notes and text boxes."""
# What stands for a character, or ends a paragraph, a line or a cell.
_CHARACTERS = {
    "par": "\n",
    "sect": "\n",
    "page": "\n",
    "line": "\n",
    "row": "\n",
    "nestrow": "\n",
    "cell": " | ",
    "nestcell": " | ",
    "tab": " ",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
}
_SIGNS = {"~": "\u00a0", "_": "\u2011", "\n": "\n", "\r": "\n", "{": "{", "}": "}", "\\": "\\"}
# Code pages of fonts, by \fcharset; without one that of the document.
_CHARSETS = {77: "mac_roman", 128: "cp932", 161: "cp1253", 162: "cp1254", 177: "cp1255", 178: "cp1256", 186: "cp1257"}
_CHARSETS |= {204: "cp1251", 238: "cp1250"}
_MOST_NESTED = 1000


@dataclass
class _State:
    """What holds within a group.

    Attributes:
        to: where its text goes: "text", or one of the constants above.
        skip: bytes that stand for a Unicode character in old programs.
        hidden: whether its text is hidden or deleted.
    """

    to: str = "text"
    skip: int = 1
    hidden: bool = False
    encoding: str = ""


def extract(data: bytes) -> Extract:
    """The text of a document, laid out as plain text, with its notes and text boxes at the end.

    Raises:
        SourceError: for a file that is broken, or has no text.
    """
    if not data.lstrip().startswith(b"{\\rtf"):
        raise SourceError(
            _("broken, or not a valid {format} file").format(format="RTF"), _("save its text as plain text")
        )
    written = _Reader().read(data)
    text = "\n\n".join(line for line in (line.strip(" |") for line in written["text"].split("\n")) if line)
    notes = [flat(note) for note in written[_NOTE].split("\f") if note.strip()]
    if not text and not notes:
        raise SourceError(_("contains no text"), _("choose another file"))
    found = extract_text(text)
    parts = [*found.parts, *(Part("paragraph", note) for note in notes)]
    return Extract(
        parts,
        title=found.title or flat(written[_TITLE]) or None,
        outlet=found.outlet,
        byline=found.byline or flat(written[_AUTHOR]) or None,
        published=found.published,
        modified=found.modified,
        dropped=found.dropped,
    )


class _Reader:
    """Reads the tokens of a document."""

    def __init__(self) -> None:
        self._written: dict[str, list[str]] = {"text": [], _NOTE: [], _TITLE: [], _AUTHOR: []}
        self._encoding = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._skipping = 0

    def read(self, data: bytes) -> dict[str, str]:
        """The text of each destination."""
        states: list[_State] = []
        state, at = _State(), 0
        bytes_: list[int] = []  # of characters that may need several

        while found := _TOKEN.search(data, at):
            at = found.end()
            if found["hex"]:
                if self._skipping:
                    self._skipping -= 1
                else:
                    bytes_.append(int(found["hex"], 16))
                continue
            self._flush(bytes_, state)
            if found["text"]:
                text = found["text"]
                skipped = min(self._skipping, len(text))
                self._skipping -= skipped
                if state.to:
                    self._write(text[skipped:].decode(self._encoding, "replace"), state)
                continue
            self._skipping = 0
            if found["brace"] == b"{":
                states.append(state)
                if len(states) > _MOST_NESTED:
                    raise SourceError(_("nested too deeply to read"), _("save its text as plain text"))
                state = replace(state)
            elif found["brace"]:
                if state.to == _NOTE and states and states[-1].to != _NOTE:
                    self._written[_NOTE].append("\f")
                if len(states) < 2:  # what follows is not of the document
                    break
                state = states.pop()
            elif found["word"]:
                word = found["word"].decode("ascii")
                number = int(found["number"]) if found["number"] else None
                if word == "bin":
                    at += max(number or 0, 0)
                elif word == "fcharset" and (charset := _CHARSETS.get(number or 0)):
                    self._fonts[self._font] = charset
                else:
                    self._word(word, number, state)
            elif found["sign"] == b"*":
                state.to = _NOTHING
            else:
                self._write(_SIGNS.get(found["sign"].decode("latin-1"), ""), state)
        self._flush(bytes_, state)
        # Characters beyond the first plane are written as two halves.
        joined = ((to, "".join(pieces).encode("utf-16", "surrogatepass")) for to, pieces in self._written.items())
        return {to: text.decode("utf-16", "replace") for to, text in joined}

    def _flush(self, bytes_: list[int], state: _State) -> None:
        if bytes_:
            self._write(bytes(bytes_).decode(state.encoding or self._encoding, "replace"), state)
            bytes_.clear()

    def _write(self, text: str, state: _State) -> None:
        if state.to and not state.hidden:
            self._written[state.to].append(text)

    def _word(self, word: str, number: int | None, state: _State) -> None:
        if word == "u" and number is not None:
            self._write(chr(number % 0x10000), state)
            self._skipping = state.skip
        elif word in _CHARACTERS:
            self._write(_CHARACTERS[word], state)
        elif word in _DROPPED:
            state.to = _NOTHING
        elif word in _BESIDE:
            state.to = _NOTE
        elif word in {_TITLE, _AUTHOR}:
            state.to = word
        elif word in {"v", "deleted"}:
            state.hidden = number != 0
        elif word == "plain":
            state.hidden = False
        elif word == "uc" and number is not None:
            state.skip = max(number, 0)
        elif word == "f" and number is not None:
            self._font, state.encoding = number, self._fonts.get(number, "")
        elif word == "mac":
            self._encoding = "mac_roman"
        elif word in {"pc", "pca"}:
            self._encoding = "cp437" if word == "pc" else "cp850"
        elif word == "ansicpg":
            try:
                self._encoding = codecs.lookup("utf-8" if number == 65001 else f"cp{number}").name
            except LookupError:
                return
