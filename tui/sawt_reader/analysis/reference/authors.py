"""Whose voice a text is where it quotes nobody: the authors of an opinion piece, the issuer of a press release."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sawt_reader.analysis.genre import opinions, releases
from sawt_reader.analysis.grammar.marked import Marked, MentionSpan
from sawt_reader.reading import model

_ARTICLE_AND_NOUN = 2  # tokens before its name
_MOST = 8  # signatories; whoever reads a list of a hundred reads the first
_ISSUED = re.compile(
    r"(?:communiqué de presse|communiqué(?! de presse))\s(?:(?:de la|de l['’]|du|des|de|d['’])\s?|[–—-]\s)"
    r"(?P<name>(?!\d)\S.*)",
    re.IGNORECASE,
)
_COMMUNICATES = re.compile(r"(?:l[ae]s?\s|l['’])(?P<name>[^\n.]+?)\scommunique\W*\Z", re.IGNORECASE)
_DATED = re.compile(r"\s(?:19|20)\d\d\b")  # « Communiqué – Paris, le 3 mai 2024 »
_ADDED = re.compile(r"(?:\s(?:du|le)\s\d|\s?[–—|:,(-]\s).*")
_ABOUT_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]*(?: [\w'’-]+){0,4}(?=\s?[.:,(]|\Z)")
_PERSON_NAME = re.compile(r"[A-ZÀ-Þ][\w'’.-]+(?: [\w'’.-]+){1,4}")


class Author(NamedTuple):
    """Who speaks where nobody is quoted, and in which blocks (by number, as in `Marked.body`)."""

    sources: tuple[model.Source, ...]
    blocks: frozenset[int]

    def at(self, block: int) -> tuple[model.Source, ...]:
        """Whose the unattributed words of a block are; empty for the article's own voice."""
        return self.sources if block in self.blocks else ()


NOBODY = Author((), frozenset())


def author_of(marked: Marked, entities: Sequence[model.Entity]) -> Author:
    """The author of a text whose voice is not the paper's; `NOBODY` for other texts, and where none is told."""
    names = {entity.id: entity.name for entity in entities}
    if marked.genre == "opinion":
        return _signed(marked, names)
    return _issued(marked, names) if marked.genre == "release" else NOBODY


def _signed(marked: Marked, names: dict[str, str]) -> Author:
    """The authors of an opinion piece speak in its title and body, not where they are presented."""
    signatures = opinions.signatures(marked.page)
    signed = {signature.part for signature in signatures}
    sources = [source for signature in signatures for source in _within(marked, names, signature)][:_MOST]
    name = (marked.page.byline or "").split(",")[0].strip()
    if not sources and _PERSON_NAME.fullmatch(name):
        entity = next((id_ for id_, full in names.items() if full == name), None)
        sources = [model.Source(None, entity, name)]
    sources = list({source.entity or source.name: source for source in sources}.values())
    authors = {source.entity for source in sources if source.entity}
    presented = opinions.introductions(marked.page) | {
        marked.block[m.start] for m in marked.mentions if m.entity in authors
    }
    own = {n for n, block in enumerate(marked.body) if block.kind not in {"standfirst", "byline"}}
    return Author(tuple(sources), frozenset(own - signed - presented)) if sources else NOBODY


def _within(marked: Marked, names: dict[str, str], signature: opinions.Signature) -> Iterator[model.Source]:
    """The persons named in a signature; its words if it is of one whom no entity is."""
    first, last = marked.at_or_before(signature.start), marked.at_or_before(signature.end - 1)
    persons = [m for m in marked.mentions_between(first, last + 1) if m.kind == "person"]
    for mention in persons:
        yield _source(marked, names, mention)
    words = marked.tokens.as_written(first, last + 1).split(",")[0].split("\n")[0]
    if not persons and _PERSON_NAME.fullmatch(words):
        yield model.Source(model.Span(signature.start, signature.start + len(words)), None, words)


def _source(marked: Marked, names: dict[str, str], mention: MentionSpan) -> model.Source:
    span = model.Span(*marked.chars(mention.start, mention.end))
    return model.Source(span, mention.entity or None, names.get(mention.entity, mention.text))


def _issued(marked: Marked, names: dict[str, str]) -> Author:
    """The issuer of a release speaks in all of it but the boilerplate."""
    source = _named_issuer(marked, names) or _about(marked, names) or _acting(marked, names)
    if source is None:
        return NOBODY
    own = set(range(len(marked.body))) - releases.boilerplate(marked.page)
    return Author((source,), frozenset(own))


def _named_issuer(marked: Marked, names: dict[str, str]) -> model.Source | None:
    """« Communiqué de presse de la Ville d'Aubrac », « La préfecture de la Loire communique »."""
    for text in marked.page.opening(releases.OPENING):
        match = _ISSUED.search(text) or _COMMUNICATES.match(text)
        if match is None:
            continue
        name = "" if _DATED.search(match["name"]) else _ADDED.sub("", match["name"]).strip(" .")
        if name:
            at = next((p.start + p.text.index(name) for p in marked.page.parts if name in p.text), None)
            named = _entity(name, names)
            span = model.Span(at, at + len(name)) if at is not None else None
            return model.Source(span, named, names.get(named or "", name))
    return None


def _entity(name: str, names: dict[str, str]) -> str | None:
    """The entity of this name, or of its end: « l'association *Eau vive* »."""
    ends = [id_ for id_, full in names.items() if f" {name}".lower().endswith(f" {full}".lower())]
    return max(ends, key=lambda id_: len(names[id_]), default=None)


def _about(marked: Marked, names: dict[str, str]) -> model.Source | None:
    """« À propos de Novalis »: the name that opens, or else the words up to the next mark."""
    place = releases.about(marked.page)
    if place is None:
        return None
    first, last = marked.at_or_before(place[0]), marked.at_or_before(place[1] - 1)
    named = next(iter(marked.mentions_between(first, min(first + 3, last + 1))), None)
    if named is not None:
        return _source(marked, names, named)
    words = _ABOUT_NAME.match(marked.tokens.as_written(first, last + 1))
    return model.Source(model.Span(place[0], place[0] + words.end()), None, words[0]) if words else None


def _acting(marked: Marked, names: dict[str, str]) -> model.Source | None:
    """The organisation with which title or first paragraph begin, if it is the only one: « (Le groupe) Novalis … »."""
    opening = marked.mentions_between(0, _end_of_lead(marked))
    found = [m for m in opening if m.kind == "organisation" and _opens(marked, m)]
    return _source(marked, names, found[0]) if len({m.entity for m in found}) == 1 else None


def _opens(marked: Marked, mention: MentionSpan) -> bool:
    """Is it the subject of its sentence, at its beginning?"""
    first = marked.sentence_bounds(mention.start)[0]
    subject = any(marked.dep[k].startswith("nsubj") for k in range(first, mention.end))
    return mention.start - first <= _ARTICLE_AND_NOUN and subject


def _end_of_lead(marked: Marked) -> int:
    """The token after the first paragraph."""
    return next((block.after for block in marked.body if block.kind == "paragraph"), len(marked))
