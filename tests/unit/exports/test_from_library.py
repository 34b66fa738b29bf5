"""A name that only the library knows is never in an export without its mark."""

from __future__ import annotations

import csv
import io
import json

import pytest

from sawt_reader.exports.formats import FORMATS
from sawt_reader.library.holders import laid_over
from sawt_reader.reading.model import FromLibrary, Reading
from sawt_reader.reading.serialization import json_schema, to_json

from ...stated import calling

PM = "Premier ministre"
PETIT = FromLibrary("Claire Petit", "Première ministre", "a" * 64, "Visite du port", "2024-05-01")
BEL = FromLibrary("Luc Bel", PM, "b" * 64, "Le voyage", "2024-05-20")
MARK = "from your library: Visite du port, 1 May 2024"


def reading(*known: FromLibrary) -> Reading:
    return laid_over(calling(PM, published="2024-05-10"), {PM: known})


@pytest.fixture(
    params=[(name, suffix) for name, form in FORMATS.items() if not form.needs_model for suffix in form.builders]
)
def build(request: pytest.FixtureRequest):
    name, suffix = request.param
    return lambda known: FORMATS[name].builders[suffix](known).decode().replace("\u00a0", " ")


def test_where_the_name_is_the_mark_is(build) -> None:
    written = build(reading(PETIT))
    marked = MARK in written or json.dumps("from_library") in written
    assert marked == ("Claire Petit" in written)


def test_of_several_nobody_speaks(build) -> None:
    written = build(reading(PETIT, BEL))
    assert ("Claire Petit" in written) == ("Luc Bel" in written)
    assert "Claire Petit (" not in written


def test_people_read_name_and_mark() -> None:
    for name in ("markdown", "plain", "html", "web-annotation"):
        (build_one,) = FORMATS[name].builders.values()
        assert f"Claire Petit ({MARK})" in build_one(reading(PETIT)).decode().replace("\u00a0", " "), name


def test_a_table_keeps_what_the_article_says() -> None:
    (build_one,) = FORMATS["csv-quotes"].builders.values()
    first, second = csv.DictReader(io.StringIO(build_one(reading(PETIT)).decode("utf-8-sig")))
    assert first["speakers"] == PM
    assert first["from_library"] == f"Claire Petit, Première ministre ({MARK}; {'a' * 64})"
    assert (second["speakers"], second["from_library"]) == ("Anne Roy", "")


def test_the_contract_describes_it() -> None:
    import jsonschema

    jsonschema.validate(json.loads(to_json(reading(PETIT, BEL))), json_schema())
