"""Quotes as lines, and texts with other quotation marks, for tables of cases."""

from __future__ import annotations

import re

from sawt_reader.reading.model import Quote, Reading

STYLES = {"guillemets": "« {} »", "curly": "“{}”", "straight": '"{}"'}


def restyle(text: str, style: str) -> str:
    """The same text with other marks; the spaces inside « » go with them."""
    opening, closing = STYLES[style].split("{}")
    return re.sub(r"\s*»", closing, re.sub(r"«\s*", opening, text)) if style != "guillemets" else text


def heard(reading: Reading) -> list[str]:
    """The quotes of a reading that are in no other, as lines."""
    return [line(reading, quote) for quote in reading.quotes if quote.parent is None]


def line(reading: Reading, quote: Quote) -> str:
    text = reading.article.text
    who = " + ".join(s.name or (text[s.span.start : s.span.end] if s.span else "?") for s in quote.speakers) or "?"
    via = "".join(f" ({s.name or text[s.span.start : s.span.end]})" for s in quote.via if s.span)
    return f"{who}{via}: " + " | ".join(text[s.start : s.end] for s in quote.spans)
