"""Markdown: headings and paragraphs as plain text, front matter as metadata."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sawt_reader.sources.dates import dates
from sawt_reader.sources.decoding import decode
from sawt_reader.sources.extract import Extract, Part, with_normal_levels

_FRONT_MATTER = re.compile(r"\A\ufeff?---\s*\n(.*?)\n---\s*(?:\n|\Z)", re.DOTALL)
_FACT = re.compile(r"^(title|author|date|outlet|publisher)\s*:\s*[\"']?(.*?)[\"']?\s*$", re.MULTILINE)


def extract(data: bytes) -> Extract:
    """The text without markup and HTML. Title, author, date and publisher are read from front matter.

    Without a title there, the first heading is the title if the text begins with it.
    """
    text, notice = decode(data)
    facts: dict[str, str] = {}
    if front := _FRONT_MATTER.match(text):
        facts = dict(_FACT.findall(front[1]))
        text = text[front.end() :]
    parts = _parts(MarkdownIt("commonmark").parse(text))
    if "title" in facts:
        parts.insert(0, Part("title", facts["title"]))
    elif parts and parts[0].kind == "heading":
        parts[0] = Part("title", parts[0].text)
    title = parts[0].text if parts and parts[0].kind == "title" else None
    return Extract(
        with_normal_levels(parts),
        title=title,
        outlet=facts.get("outlet") or facts.get("publisher"),
        byline=facts.get("author"),
        published=next((date.day for date in dates(facts.get("date", ""))), None),
        notice=notice,
    )


def _parts(tokens: list[Token]) -> list[Part]:
    parts = []
    level: int | None = None
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "heading_close":
            level = None
        elif token.type == "inline":
            parts.append(Part("heading" if level else "paragraph", _plain(token), level))
        elif token.type in {"fence", "code_block"}:
            parts.append(Part("paragraph", token.content))
    return parts


def _plain(inline: Token) -> str:
    """The text of inline markup: that of links and emphasis, a space for a line break, nothing for pictures."""
    breaks = {"softbreak", "hardbreak"}
    return "".join(
        " " if child.type in breaks else child.content
        for child in inline.children or ()
        if child.type in breaks | {"text", "code_inline"}
    )
