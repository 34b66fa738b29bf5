"""A sound reading that has every field of the contract, and what becomes of it when somebody tampers with one."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest
from msgspec.structs import replace

from sawt_reader.reading.model import (
    Analyzer,
    Date,
    ItemReview,
    KindSign,
    OrphanReview,
    Quantity,
    ReaderNote,
    ReaderReview,
    Reading,
    Reason,
    Source,
    SpeakerSign,
)

from ..factories import Text, make_entity

TITLE, LEAD, END = (
    "Les dunes de Kerlan reculent",
    "Selon Maïa Tanguy, maire de Kerlan, « la plage a perdu 12 mètres en mars 2023 ».",
    "« On m’a dit : “Tout ira bien” », répond un pêcheur.",
)
_TEXT = Text(("title", TITLE), ("heading", LEAD), ("paragraph", END))
TEXT = _TEXT.text
HOSTILE: tuple[Any, ...] = (
    None,
    "",
    "x",
    "\x1b]52;c;eA==\x07",
    "a\u202eb",
    "ligne\nautre",
    "É" * 5_000,
    -1,
    0,
    1,
    7,
    10**6,
    2**63,
    10**400,
    0.5,
    1e308,
    -1e308,
    True,
    [],
    {},
    [[[[[]]]]],
)


def sound_reading() -> Reading:
    """Three blocks, two entities, three quotes one inside the other, two claims, corrections and notes."""
    mayor = _TEXT.source("Maïa Tanguy", entity="e1", name="Maïa Tanguy")
    fisher = _TEXT.source("un pêcheur")
    metres, march = _TEXT.span("12 mètres"), _TEXT.span("mars 2023")
    title, lead, end = _TEXT.blocks
    article = _TEXT.article(
        source="côte.txt",
        blocks=(title, replace(lead, level=2), end),
        url="https://cote.invalid/dunes",
        retrieved="2023-04-01T08:00:00Z",
        title=TITLE,
        outlet="La Côte",
        byline="Ewen Riou",
        published="2023-04-01",
        modified="2023-04-02",
        dropped=3,
        notice="Un extrait.",
    )
    doubt = {"kind_confidence": 0.4, "kind_signs": (KindSign("words", "maire de"), KindSign("model"))}
    entities = (
        _TEXT.entity("Maïa Tanguy", id="e1", aliases=("Tanguy",), roles=("maire",), gender="female"),
        make_entity("Kerlan", _TEXT.mentions("Kerlan")[0], id="e2", kind="place", country="FR", **doubt),
    )
    quotes = (
        _TEXT.quote(
            "« la plage a perdu 12 mètres en mars 2023 »",
            id="q1",
            attribution="preposition",
            cue="Selon",
            speakers=(mayor,),
            via=(fisher,),
            confidence=0.9,
            speaker_confidence=0.7,
            basis=(SpeakerSign("title", mayor.span), SpeakerSign("only")),
        ),
        _TEXT.quote("« On m’a dit : “Tout ira bien” »", id="q2", cue="répond", speakers=(fisher,)),
        _TEXT.quote("“Tout ira bien”", id="q3", attribution="colon", inferred=True, confidence=0.4, parent="q2"),
    )
    claims = (
        _TEXT.claim(
            "la plage a perdu 12 mètres",
            "mars 2023",
            id="c1",
            claimants=(mayor,),
            via=(fisher,),
            quote="q1",
            types=("quantity",),
            source_kind="named",
            quantities=(Quantity(metres.start, metres.end, 12.0, "mètres"),),
            dates=(Date(march.start, march.end, "2023-03"),),
            opposites=("c2",),
            unresolved=(_TEXT.span("la plage"),),
            score=0.6,
            reasons=(Reason("quantity", 0.4, metres),),
        ),
        _TEXT.claim("Tout ira bien", id="c2", polarity="denied", certainty="predicted", opposites=("c1",)),
    )
    note = ReaderNote(
        item="q1",
        span=quotes[0].spans[0],
        exact="la plage",
        body="À voir.",
        created="2023-04-03",
        modified="2023-04-03",
    )
    return _TEXT.reading(
        article,
        entities=entities,
        quotes=quotes,
        terms=(_TEXT.span("dunes"),),
        claims=claims,
        analyzer=Analyzer("0.1.0+abc", "fr_core_news_md-3.8.0"),
        review=ReaderReview(
            (ItemReview(item="q3", quote=quotes[2], speakers=(replace(mayor, span=None),), status="doubtful"),),
            (note,),
            (OrphanReview(layer="claim", exact="la mer", created="2023-04-04", speakers=(Source(name="Tanguy"),)),),
        ),
    )


class Tampered(NamedTuple):
    """A reading with one field changed.

    Attributes:
        what: the path to the field, and what was done to it.
        data: JSON.
    """

    what: str
    data: bytes


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _paths(inner, (*path, key))


def _changes(old: Any) -> Iterator[tuple[str, Any]]:
    yield from ((f"= {value!r:.20}", value) for value in HOSTILE)
    if isinstance(old, list) and old:
        yield "twice", old + old
        yield "backwards", old[::-1]
        yield "without the last", old[:-1]
    if isinstance(old, str):
        yield "with a control character", old + "\x9b"
        yield "of another item", {"q2": "q3", "q3": "q2", "c2": "c1", "e2": "e1"}.get(old, "q1")
    if isinstance(old, int):
        yield "one less", old - 1
        yield "one more", old + 1
        yield "as far as the text", len(TEXT)


def _with(whole: dict[str, Any], path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    changed = copy.deepcopy(whole)
    at: Any = changed
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    if path == ("article", "text") and isinstance(value, str):
        changed["article"]["id"] = hashlib.sha256(value.encode()).hexdigest()
    return changed


@pytest.fixture(scope="session")
def sound() -> Reading:
    return sound_reading()


@pytest.fixture(scope="session")
def tampered(sound: Reading) -> list[Tampered]:
    """Every field set to every hostile value, and changed by a little."""
    whole = msgspec.json.decode(msgspec.json.encode(sound))
    found = []
    for path in _paths(whole):
        old = whole
        for key in path:
            old = old[key]
        name = ".".join(map(str, path))
        found += [
            Tampered(
                f"{name} {how}",
                msgspec.json.encode(_with(whole, path, value)) if abs_small(value) else _big(whole, path),
            )
            for how, value in _changes(old)
        ]
    return found


def abs_small(value: Any) -> bool:
    """Whether msgspec can write a number."""
    return not isinstance(value, int) or abs(value) < 2**64


def _big(whole: dict[str, Any], path: tuple[Any, ...]) -> bytes:
    return msgspec.json.encode(_with(whole, path, "HUGE")).replace(b'"HUGE"', b"1" + b"0" * 400)


@pytest.fixture(autouse=True)
def library_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the library of a test is: never the user's."""
    folder = tmp_path / "library"
    monkeypatch.setenv("SAWT_READER_DATA", str(folder))
    return folder
