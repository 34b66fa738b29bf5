"""Subtitles, SubRip (.srt) and WebVTT (.vtt, w3.org/TR/webvtt1): what is said, in paragraphs, with times and speakers.

Our own reader: the formats have four rules, and the libraries that read them keep the cues apart.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from sawt_reader.i18n import _
from sawt_reader.sources.decoding import decode
from sawt_reader.sources.errors import SourceError
from sawt_reader.sources.extract import Extract, Part, flat

_TIME = r"(?:(\d{1,3}):)?(\d\d):(\d\d)[,.](\d{3})"
_TIMES = re.compile(rf"[ \t]*{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?")
_SPEAKER = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]{1,100})>")
_TAG = re.compile(r"</?[A-Za-z0-9][^<>]{0,200}>|\{\\[^{}]{0,80}\}")
_DASH = re.compile(r"[-–—]\s*(?=\S)")
_STOP = re.compile(r"[.!?…][)\]»”\"'’\s]*$")
# A paragraph ends with a sentence after this many words, or where nobody speaks for this many seconds.
_WORDS, _PAUSE = 60, 3.0
# Without a full stop, as machines write subtitles, it ends after this many.
_MOST_WORDS = 200
# Paragraphs have a time as heading where this many seconds have passed since the last one.
_APART = 30.0
_MOST_CUES = 100_000


class _Cue(NamedTuple):
    """Words on the screen.

    Attributes:
        start, end: seconds.
        speaker: "" if it is not given.
    """

    start: float
    end: float
    speaker: str
    text: str


class _Paragraph(NamedTuple):
    """What one speaker says without a pause."""

    start: float
    speaker: str
    text: str


def extract(data: bytes) -> Extract:
    """The spoken text. Sentences go over the cues; a speaker stands before the words, a time before paragraphs.

    Raises:
        SourceError: for a file without cues, or with more than 100,000.
    """
    cues = list(_without_repeats(_cues(decode(data).text)))
    if not cues:
        raise SourceError(_("contains no subtitles"), _("choose another file"))
    parts: list[Part] = []
    last: float | None = None
    speaker = ""
    for paragraph in _paragraphs(cues):
        if last is None or paragraph.start - last >= _APART:
            last = paragraph.start
            parts.append(Part("heading", _clock(paragraph.start), 1))
        named = paragraph.speaker and paragraph.speaker != speaker
        speaker = paragraph.speaker
        parts.append(Part("paragraph", f"{speaker} : {paragraph.text}" if named else paragraph.text))
    return Extract(parts)


def _cues(text: str) -> Iterator[_Cue]:
    """The cues of a file: lines after one with times, up to an empty line. One cue may have several speakers."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    at = number = 0
    while at < len(lines):
        times = _TIMES.fullmatch(lines[at])
        at += 1
        if not times:
            continue
        number += 1
        if number > _MOST_CUES:
            raise SourceError(_("more than {n} subtitles").format(n=_MOST_CUES), _("split it into smaller files"))
        start = at
        while at < len(lines) and lines[at].strip():
            at += 1
        begins, ends = _seconds(times.groups()[:4]), _seconds(times.groups()[4:])
        for speaker, words in _spoken("\n".join(lines[start:at])):
            yield _Cue(begins, ends, speaker, words)


def _spoken(text: str) -> Iterator[tuple[str, str]]:
    """The speakers of a cue, "" where none is named, and their words without tags."""
    pieces = _SPEAKER.split(text)
    for speaker, words in [("", pieces[0]), *zip(pieces[1::2], pieces[2::2], strict=True)]:
        plain = html.unescape(_TAG.sub("", words))
        if plain.strip():
            yield flat(html.unescape(speaker)), plain.strip()


def _without_repeats(cues: Iterator[_Cue]) -> Iterator[_Cue]:
    """Cues without the lines of the one before: live subtitles scroll, each line stands in two cues."""
    before: list[str] = []
    for cue in cues:
        lines = [flat(line) for line in cue.text.split("\n") if line.strip()]
        shared = next((n for n in range(min(len(lines), len(before)), 0, -1) if before[-n:] == lines[:n]), 0)
        before = lines
        if lines[shared:]:
            yield cue._replace(text="\n".join(lines[shared:]))


def _paragraphs(cues: list[_Cue]) -> Iterator[_Paragraph]:
    """Cues joined to paragraphs."""
    start, end, speaker = cues[0].start, cues[0].start, cues[0].speaker
    lines: list[str] = []
    words = 0
    for cue in cues:
        for line in cue.text.split("\n"):
            stopped = bool(lines) and _STOP.search(lines[-1][-20:]) is not None
            # In a dialogue a dash is printed where the speaker changes.
            turn = (stopped or not lines) and _DASH.match(line) is not None
            ends = stopped and (words >= _WORDS or cue.start - end >= _PAUSE)
            if lines and (turn or ends or cue.speaker != speaker or words >= _MOST_WORDS):
                yield _Paragraph(start, speaker, " ".join(lines))
                lines, words = [], 0
            if not lines:
                start, speaker = cue.start, cue.speaker
            lines.append(_DASH.sub("— ", line, count=1) if turn else line)
            words += len(line.split())
        end = max(end, cue.end)
    if lines:
        yield _Paragraph(start, speaker, " ".join(lines))


def _seconds(groups: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, milliseconds = (int(group or 0) for group in groups)
    return hours * 3600 + minutes * 60 + seconds + milliseconds / 1000


def _clock(seconds: float) -> str:
    """A time as players show it: "1:02:03", "02:03"."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"
