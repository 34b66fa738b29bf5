"""Whether the analysis still reads a fixed set of texts as it did: python tests/fixed_readings.py

Stored is a digest for each text of `data/fixed_texts.txt`, with the version of the analysis that gave them. Run as a
script, it stores those of today; it refuses where a reading has changed and the version has not, for then readings of
two kinds would pass for one: raise RULES in `tui/sawt_reader/analysis/version.py` first.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import TypedDict

import msgspec
from spacy.language import Language

from sawt_reader.analysis import pipeline
from sawt_reader.analysis.version import analyzer_version
from sawt_reader.reading.model import Analyzer
from sawt_reader.reading.serialization import to_json
from sawt_reader.sources import article_from_text

DATA = Path(__file__).parent / "data"
STORED = DATA / "fixed_readings.json"
RAISE = (
    "the rules read these texts otherwise than before: raise RULES in"
    " tui/sawt_reader/analysis/version.py, then run {script}"
)
STORE = "the version of the analysis, or the set of texts, has changed: run {script}"


class Stored(TypedDict):
    """The version of the analysis without that of the program, and a digest of each reading by the text's beginning."""

    version: str
    readings: dict[str, str]


def today(nlp: Language) -> Stored:
    """What would be stored now."""
    texts = (DATA / "fixed_texts.txt").read_text("utf-8").split("\n=====\n")
    return {"version": analyzer_version().partition("+")[2], "readings": {t[:40]: _digest(nlp, t) for t in texts}}


def _digest(nlp: Language, text: str) -> str:
    reading = pipeline.analyse(nlp, article_from_text(text))
    return hashlib.sha256(to_json(msgspec.structs.replace(reading, analyzer=Analyzer("", "")))).hexdigest()[:16]


def problem(before: Stored, now: Stored) -> str:
    """What is to be done about a change; "" where there is none. A text that is new has not changed."""
    read_before, read_now = before["readings"], now["readings"]
    changed = any(read_now[text] != read_before[text] for text in read_before.keys() & read_now.keys())
    if changed and before["version"] == now["version"]:
        return RAISE.format(script="python tests/fixed_readings.py")
    return STORE.format(script="python tests/fixed_readings.py") if before != now else ""


def main() -> None:
    now = today(pipeline.load())
    told = problem(json.loads(STORED.read_text()), now) if STORED.exists() else ""
    if told.startswith(RAISE[:20]):
        sys.exit(told)
    STORED.write_text(json.dumps(now, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
