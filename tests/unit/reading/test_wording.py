"""The same thing is said in the same words on screen, in plain text, in exports, in archives and in corrections."""

from __future__ import annotations

from msgspec.structs import replace

from sawt_reader.archive import report
from sawt_reader.exports import markdown, page, plain, web_annotation
from sawt_reader.reader.items.views import describe, heading
from sawt_reader.reader.widgets.claims import ClaimList
from sawt_reader.reader.widgets.quotes import QuoteList
from sawt_reader.reading import voices, wording
from sawt_reader.reading.model import (
    Analyzer,
    Article,
    Block,
    Claim,
    Quote,
    Reading,
    Sentence,
    Source,
    Span,
)

TEXT = "« On verra », dit-on."


def reading(*, speakers: tuple[Source, ...] = (), claim: Claim | None = None) -> Reading:
    quote = Quote(id="q1", kind="direct", attribution="none", spans=(Span(0, 11),), sentence=0, speakers=speakers)
    return Reading(
        article=Article(id="00" * 32, source="port.txt", text=TEXT, blocks=(Block("paragraph", 0, len(TEXT)),)),
        sentences=(Sentence(0, len(TEXT), 0),),
        entities=(),
        quotes=(quote,),
        terms=(),
        claims=(claim,) if claim else (),
        analyzer=Analyzer("1", "m"),
    )


def on_paper(found: Reading) -> list[str]:
    """What people read outside the program: plain text, notes, a page, annotations."""
    return [module.build(found).decode() for module in (plain, markdown, page, web_annotation)]


def in_details(item: Quote | Claim, found: Reading) -> str:
    return "\n".join(f"{row.label}: {row.text}" for row in describe(item, found))


def test_a_speaker_who_is_unknown() -> None:
    found = reading()
    (quote,) = found.quotes
    said = [
        QuoteList.__new__(QuoteList).line(quote, found).plain,
        heading(quote, found),
        in_details(quote, found),
        voices.voices(found)[0].name,
        report.label("unknown"),
        wording.corrected_speakers(()),
        *on_paper(found),
    ]
    assert [words for words in said if "speaker unknown" not in words] == []
    assert [words for words in said if "nobody" in words.lower() or "unidentified" in words.lower()] == []


def test_a_speaker_who_is_uncertain() -> None:
    found = reading(speakers=(Source(name="Anne Roy"),))
    found = replace(found, quotes=(replace(found.quotes[0], confidence=0.2),))
    shown = [QuoteList.__new__(QuoteList).line(found.quotes[0], found).plain, *on_paper(found)]
    assert [words for words in shown if "Anne Roy ?" not in words.replace("\u00a0", " ")] == []


def test_a_claim_without_a_source() -> None:
    claim = Claim(id="c1", spans=(Span(2, 9),), sentence=0, source_kind="none", certainty="unconfirmed", hearsay=True)
    found = reading(claim=claim)
    shown = [ClaimList.__new__(ClaimList).line(claim, found).plain, in_details(claim, found), *on_paper(found)]
    assert [words for words in (heading(claim, found), *shown) if "no source" not in words] == []
    assert [words for words in shown[:-1] if "unconfirmed, hearsay" not in words] == []


def test_a_relay() -> None:
    found = reading(speakers=(Source(name="Anne Roy"),))
    found = replace(found, quotes=(replace(found.quotes[0], via=(Source(name="Radio Tyr"),)),))
    plain_text, notes, _, annotations = on_paper(found)
    assert all("via Radio Tyr" in words for words in (plain_text, notes, annotations))
    assert "via: Radio Tyr" in in_details(found.quotes[0], found)
