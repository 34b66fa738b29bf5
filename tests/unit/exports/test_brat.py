"""The files against https://brat.nlplab.org/standoff.html, read the way that page tells."""

from __future__ import annotations

import re

import pytest

from sawt_reader.exports import brat
from sawt_reader.reading.model import Reading

LINE = re.compile(
    r"T\d+\t[A-Za-z_]+ \d+ \d+(;\d+ \d+)*\t[^\t\n]+|R\d+\t[A-Za-z_]+ Arg1:T\d+ Arg2:T\d+|A\d+\t[A-Za-z_]+ T\d+( \w+)?"
    r"|#\d+\tAnnotatorNotes T\d+\t[^\t\n]+|\*\tEquiv( T\d+){2,}"
)


def lines(reading: Reading) -> list[list[str]]:
    text = brat.standoff(reading).decode()
    assert all(LINE.fullmatch(line) for line in text.split("\n")[:-1])
    return [line.split("\t") for line in text.split("\n")[:-1]]


def bound(reading: Reading) -> dict[str, tuple[str, str]]:
    """Id of each text-bound annotation to its type and text."""
    found = [line for line in lines(reading) if line[0][0] == "T"]
    return {mark: (kind.split()[0], text) for mark, kind, text in found}


@pytest.mark.parametrize("name", ["reading", "hostile", "bare"])
def test_every_annotation_is_of_the_text_and_every_reference_leads_somewhere(name: str, request) -> None:
    reading = request.getfixturevalue(name)
    text = brat.text(reading).decode()
    assert text == reading.article.text
    marks = [line[0] for line in lines(reading) if line[0] != "*"]
    assert len(marks) == len(set(marks))
    for line in lines(reading):
        if line[0][0] == "T":
            spans = [pair.split() for pair in line[1].partition(" ")[2].split(";")]
            assert " ".join(text[int(start) : int(end)] for start, end in spans) == line[2]
        else:
            assert set(re.findall(r"\bT\d+\b", line[1])) <= set(marks)


def test_split_and_wrapped_spans_are_discontinuous(reading: Reading) -> None:
    spans = [line[1] for line in lines(reading) if line[1].startswith("Quote")]
    assert [span.count(";") for span in spans] == [1, 1, 0, 0, 0, 0]


def test_relations_tell_who_says_what(reading: Reading) -> None:
    texts = bound(reading)
    relations = set()
    for line in lines(reading):
        if line[0][0] == "R":
            kind, first, second = line[1].split()
            relations.add((kind, texts[first[5:]][1][:14], texts[second[5:]][1]))
    assert ("Said_by", "qu’une aide «\u00a0", "Elle") in relations
    assert ("Via", "«\u00a0Le maire m’a", "Ouest-Mer") in relations
    assert ("Cue", "le port n’a pa", "Selon") in relations
    assert ("Nested_in", "“Tout sera pay", "«\u00a0Le maire m’a dit\u00a0: “Tout sera payé”\u00a0»") in relations


def test_attributes_and_coreference(reading: Reading) -> None:
    texts = bound(reading)
    written = lines(reading)
    attributes = {
        (kind, texts[mark][1][:10], *value) for kind, mark, *value in (x[1].split() for x in written if x[0][0] == "A")
    }
    assert ("Denied", "le port n’") in attributes
    assert ("Certainty", "une aide «", "predicted") in attributes
    same = [line[1].split()[1:] for line in written if line[0] == "*"]
    assert [[texts[mark][1] for mark in group] for group in same] == [["la préfecture", "Elle"]]
