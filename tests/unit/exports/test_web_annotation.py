from __future__ import annotations

import json

from sawt_reader.exports import web_annotation
from sawt_reader.reading.model import Reading


def collection(reading: Reading) -> dict:
    return json.loads(web_annotation.build(reading))


def test_both_selectors_find_the_same_words(reading: Reading) -> None:
    text, found = reading.article.text, 0
    for annotation in collection(reading)["first"]["items"]:
        for target in annotation["target"]:
            quote, position = target["selector"]
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"]
            around = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert text.count(around) == 1
            assert text.index(around) + len(quote["prefix"]) == start
            assert len(quote["prefix"]) == min(32, start) and len(quote["suffix"]) == min(32, len(text) - end)
            assert target["source"] == "https://courrier.example/port?id=7"
            found += 1
    assert found == 7 + 3 + 5, "spans of quotes, claims and mentions"


def test_who_says_it_and_what_it_is(reading: Reading) -> None:
    items = {item["id"].split("#")[1]: item for item in collection(reading)["first"]["items"]}
    described, *tags = items["q4"]["body"]
    assert (described["purpose"], described["value"]) == ("describing", "un mareyeur, via Ouest-Mer")
    assert [tag["value"] for tag in tags] == ["quote", "direct"]
    assert [tag["value"] for tag in items["c3"]["body"][1:]] == [
        "claim",
        "unconfirmed",
        "affirmed",
        "hearsay",
        "quantity",
    ]
    assert items["e3"]["motivation"] == "identifying"


def test_a_collection_of_the_standard(reading: Reading) -> None:
    """https://www.w3.org/TR/annotation-model/#annotation-collection: what must be there, every id once."""
    whole = collection(reading)
    items = whole["first"]["items"]
    assert whole["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (whole["type"], whole["first"]["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert whole["total"] == len(items) == len({item["id"] for item in items})
    assert all(item["type"] == "Annotation" and item["id"].startswith("ni:///sha-256;") for item in items)
    assert "Unicode code points" in whole["label"] and reading.article.id in whole["label"]


def test_no_address_but_of_the_web(hostile: Reading, bare: Reading) -> None:
    for reading in (hostile, bare):
        data = collection(reading)
        sources = {target["source"] for item in data["first"]["items"] for target in item["target"]}
        assert all(source.startswith("ni:///sha-256;") for source in sources)
    assert '"' not in collection(hostile)["first"]["items"][0]["id"]
