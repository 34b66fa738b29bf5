"""What a reader has said of a reading, in every format: corrected layers, and what the analysis had said."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from sawt_reader.exports import brat, markdown, page, plain_json, tables, web_annotation
from sawt_reader.library import review
from sawt_reader.library.anchors import anchor
from sawt_reader.library.records import new_bookmark, new_correction, new_note
from sawt_reader.reading import stored
from sawt_reader.reading.kinds import extent
from sawt_reader.reading.model import ItemReview, Reading, Span
from sawt_reader.reading.serialization import json_schema


def rows(table: bytes) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline=""))}


def test_the_layers_are_corrected_and_the_record_says_what_the_analysis_had_said(
    reading: Reading, reviewed: Reading
) -> None:
    assert [quote.id for quote in reviewed.quotes] == ["q1", "q2", "q3", "q4", "q6"]
    assert reviewed.quotes[-1].speakers[0].name == "Zoé Kerbrat" and not reviewed.quotes[-1].inferred
    assert reviewed.review
    dismissed, corrected, doubtful = reviewed.review.items
    assert (dismissed.item, dismissed.dismissed, dismissed.quote) == ("q5", True, reading.quotes[4])
    assert (corrected.status, corrected.quote) == ("to check", reading.quotes[5])
    assert doubtful == ItemReview(item="c3", claim=reading.claims[2], status="doubtful")
    notes = {note.body: (note.item, note.span is not None) for note in reviewed.review.notes}
    assert notes == {
        "bon titre": (None, True),
        "": (None, True),
        "Rappeler *Anne*\n=le soir": ("q1", True),
        "quelle source ?": ("c3", True),
        "perdue ?": (None, False),
    }


def test_json_has_the_review_its_schema_tells_of(reading: Reading, reviewed: Reading, tmp_path: Path) -> None:
    parts = json_schema()["$defs"]
    assert "review" in parts["Reading"]["properties"] and "review" not in parts["Reading"]["required"]
    for said in json.loads(plain_json.line(reviewed))["review"]["items"]:
        assert set(said) <= set(parts["ItemReview"]["properties"])
    for one in (reading, reviewed):
        path = tmp_path / "a.json"
        path.write_bytes(plain_json.indented(one))
        assert list(stored.load(path)) == [one]
    assert "review" not in json.loads(plain_json.line(reading)), "what nobody has corrected says nothing of it"


def test_a_review_that_would_break_a_reader_of_it_is_refused(reviewed: Reading, tmp_path: Path) -> None:
    assert reviewed.review
    note, *_ = reviewed.review.notes
    assert note.span
    for fields in ({"span": msgspec.structs.replace(note.span, end=10**6)}, {"body": "\x1b[2J"}):
        notes = (msgspec.structs.replace(note, **fields),)
        path = tmp_path / "a.json"
        path.write_bytes(
            plain_json.line(
                msgspec.structs.replace(reviewed, review=msgspec.structs.replace(reviewed.review, notes=notes))
            )
        )
        with pytest.raises(stored.ReadingError):
            list(stored.load(path))


def test_tables_have_the_status_the_notes_and_who_the_analysis_meant(reviewed: Reading) -> None:
    quotes = rows(tables.quotes(reviewed))
    assert "q5" not in quotes
    last = quotes["q6"]
    assert (last["speakers"], last["status"], last["analysed_speakers"]) == ("Zoé Kerbrat", "to check", "")
    assert quotes["q1"]["notes"] == "Rappeler *Anne*\n'=le soir", "no cell is a formula"
    claim = rows(tables.claims(reviewed))["c3"]
    assert (claim["status"], claim["notes"]) == ("doubtful", "quelle source ?")


def test_markdown_has_notes_beside_their_words(reviewed: Reading) -> None:
    written = markdown.build(reviewed).decode()
    assert "sentence 5\n\nNote: Rappeler \\*Anne\\*\\\n\\=le soir\n" in written
    assert "**Zoé Kerbrat**, sentence 11, *to check, speaker corrected (analysis: speaker unknown)*" in written
    assert "*doubtful*\n  - Note: quelle source ?" in written
    others = written.partition("## Notes and bookmarks")[2]
    assert "> Une phrase qui n’y est plus. (passage not in this version)\n\nNote: perdue ?" in others
    assert "Tout sera payé”, " not in written


class Cells(HTMLParser):
    """The text of each paragraph of a class."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._kind = ""
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._kind = dict(attrs).get("class") or "" if tag == "p" else ""

    def handle_data(self, data: str) -> None:
        if self._kind in ("remark", "verdict"):
            self.found.append((self._kind, data))


def test_the_page_has_notes_and_verdicts(reading: Reading, reviewed: Reading) -> None:
    found = Cells(page.build(reviewed)).found
    assert ("remark", "✎\u00a0Rappeler *Anne*\n=le soir") in found and ("verdict", "doubtful") in found
    assert ("verdict", "to check, speaker corrected (analysis: speaker unknown)") in found
    assert b'id="row-q5"' not in page.build(reviewed) and b"Notes and bookmarks" not in page.build(reading)


def test_annotations_comment_and_tag(reviewed: Reading) -> None:
    items = json.loads(web_annotation.build(reviewed))["first"]["items"]
    bodies = {
        item["id"].partition("#")[2]: {body["value"]: body["purpose"] for body in item.get("body", ())}
        for item in items
    }
    assert bodies["q1"]["Rappeler *Anne*\n=le soir"] == "commenting" and bodies["q6"]["to check"] == "tagging"
    loose = {tuple(bodies[item["id"].partition("#")[2]]): item for item in items if "#note" in item["id"]}
    assert loose["bon titre",]["motivation"] == "commenting" and loose[()]["motivation"] == "bookmarking"
    gone = loose["perdue ?",]["target"][0]["selector"]
    assert [selector["type"] for selector in gone] == ["TextQuoteSelector"]


def test_brat_has_status_and_notes(reviewed: Reading) -> None:
    lines = brat.standoff(reviewed).decode().splitlines()
    assert any(line.startswith("A") and "Status" in line and line.endswith("to_check") for line in lines)
    assert any(line.startswith("#") and line.endswith("\tquelle source ?") for line in lines)


@pytest.fixture
def in_doubt(reading: Reading) -> Reading:
    """A reading with notes on similar words, and a correction that fits no item."""
    quote, text = reading.quotes[0], reading.article.text
    old = anchor(text.replace("quarante", "trente"), "quote", extent(quote))
    title = reading.article.blocks[1]
    heading = anchor(text.replace("rouvre", "ferme"), "sentence", Span(title.start, title.end))
    gone = anchor("« Rien n’est *fait* », dit-il.", "quote", Span(0, 21))
    return review.reviewed(
        reading,
        [
            new_note(replace(old, article=""), "qui compte ?"),
            new_bookmark(replace(heading, article="")),
            new_correction(gone, speakers=("Zoé Kerbrat",), status="to check"),
        ],
    )


def test_every_format_says_what_was_found_by_likeness_and_what_fits_nothing(in_doubt: Reading) -> None:
    was = "approximate match; was: “«\u00a0Nous avons perdu trente jours\u00a0»"
    record = json.loads(plain_json.line(in_doubt))["review"]
    assert [note["alike"] for note in record["notes"]] == [True, True]
    assert record["orphans"][0]["exact"] == "« Rien n’est *fait* »" and not record["items"]
    assert rows(tables.quotes(in_doubt))["q1"]["notes"].startswith(f"qui compte ? ({was}")
    assert f"qui compte ? ({was}" in brat.standoff(in_doubt).decode()
    written = markdown.build(in_doubt).decode()
    assert f"Note: qui compte ? ({was}" in written.replace("\\", "")
    heading, _, lost = written.partition("## Notes and bookmarks")[2].partition("## Corrections that no longer fit")
    assert "> À Morlaix, le port rouvre" in heading and "was: “À Morlaix, le port ferme" in heading
    assert "- « Rien n’est \\*fait\\* » — *speaker Zoé Kerbrat, to check*" in lost
    shown = page.build(in_doubt).decode()
    assert "Corrections that no longer fit" in shown and "speaker Zoé Kerbrat, to check" in shown
    assert sum("approximate match" in words for _, words in Cells(page.build(in_doubt)).found) == 2
    items = {
        item["id"].partition("#")[2]: item for item in json.loads(web_annotation.build(in_doubt))["first"]["items"]
    }
    assert [body["purpose"] for body in items["q1"]["body"]][-2:] == ["commenting", "assessing"]
    assert items["orphan1"]["body"][0]["value"] == "Corrections that no longer fit: speaker Zoé Kerbrat, to check"
    assert [selector["type"] for selector in items["orphan1"]["target"][0]["selector"]] == ["TextQuoteSelector"]


def test_a_reader_of_an_export_sees_what_a_person_added_or_corrected(reading: Reading) -> None:
    text, sentence = reading.article.text, reading.sentences[1]
    quote, claim = next((q, c) for q in reading.quotes for c in reading.claims if c.quote == q.id and q.speakers)
    entity = reading.entities[0]
    said = review.reviewed(
        reading,
        [
            new_correction(anchor(text, "quote", Span(sentence.start, sentence.end)), made=True),
            new_correction(anchor(text, "quote", extent(quote)), speakers=("Zoé Kerbrat",), kind="mixed"),
            new_correction(anchor(text, "entity", extent(entity)), kind="other"),
        ],
    )
    assert said.review
    (added,) = said.review.added
    quotes, claims, entities = (rows(make(said)) for make in (tables.quotes, tables.claims, tables.entities))
    assert (quotes[added]["added"], quotes[added]["corrected"]) == ("TRUE", "")
    assert (quotes[quote.id]["added"], quotes[quote.id]["corrected"]) == ("FALSE", "speakers ; kind")
    assert claims[claim.id]["corrected"] == "followed" and entities[entity.id]["corrected"] == "kind"
    told = ("added (not found by the analysis)", "changed with a correction elsewhere", "corrected: kind")
    marked, shown = markdown.build(said).decode().replace("\\", ""), page.build(said).decode()
    for verdict in told:
        assert f"*{verdict}*" in marked and f'class="verdict">{verdict}<' in shown
    assert not any(verdict in markdown.build(reading).decode() for verdict in told)
