from __future__ import annotations

import json

from sawt_reader.exports import schema_org
from sawt_reader.reading.model import Reading


def graph(reading: Reading) -> dict[str, dict]:
    document = json.loads(schema_org.build(reading))
    assert document["@context"] == "https://schema.org"
    return {node["@id"].partition("#")[2]: node for node in document["@graph"]}


def test_article_quotations_and_claims(reading: Reading) -> None:
    nodes = graph(reading)
    article = nodes[""]
    assert (article["@type"], article["headline"]) == ("NewsArticle", reading.article.title)
    assert nodes["q1"]["spokenByCharacter"] == [{"@type": "Person", "name": "Anne Le Goff"}]
    assert nodes["q2"]["spokenByCharacter"] == [{"@type": "Organization", "name": "la préfecture"}]
    assert nodes["q4"]["spokenByCharacter"] == [{"name": "un mareyeur"}], "nobody said whether that is a person"
    assert nodes["q5"]["isPartOf"]["@id"].endswith("#q4")
    assert nodes["c1"]["appearance"]["@id"].endswith("#q2")
    assert nodes["c3"]["@type"] == "Claim" and "author" not in nodes["c3"]


def test_every_link_leads_to_a_node(reading: Reading) -> None:
    nodes = graph(reading)
    every = {node["@id"] for node in nodes.values()}
    links = [node[key]["@id"] for node in nodes.values() for key in ("isPartOf", "appearance") if key in node]
    links += [part["@id"] for part in nodes[""]["hasPart"]]
    assert len(links) > 10 and set(links) <= every


def test_nothing_is_judged(reading: Reading) -> None:
    assert not {"ClaimReview", "Rating"} & {node["@type"] for node in graph(reading).values()}
    assert "ating" not in schema_org.build(reading).decode()
