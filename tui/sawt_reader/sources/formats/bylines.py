"""Who wrote a page: names only, from its metadata or else as they are printed.

trafilatura takes what stands in the place of an author as it is, so dates, sites and « Username » pass for people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from sawt_reader.sources.dates import dates
from sawt_reader.sources.extract import flat

_MOST = 12
_LONGEST, _LONGEST_NAME = 200, 60  # code points: of a line with names, of one name
# Types of schema.org.
_ARTICLES = re.compile(r"Article$|^(?:BlogPosting|LiveBlogPosting|Report|OpinionPiece|Review|ScholarlyArticle)$")
_METAS = (
    "citation_author author article:author parsely-author sailthru.author dc.creator dcterms.creator byl "
    "cxenseparse:author og:article:author"
).split()
_LAST_FIRST = "citation_author"
# Classes and the like of elements with names; those of lists of articles, of comments and of biographies are not.
_PRINTED = re.compile(
    r"(?:^|[\s_-])(?:by-?line|authors?|auteurs?|signatures?|author-?name|post-author|writer)", re.IGNORECASE
)
_ELSEWHERE = re.compile(
    r"comment|related|sidebar|footer|widget|recommend|teaser|card|bio\b|avatar|share|social", re.IGNORECASE
)
_CUE = re.compile(
    r"^\W*(?:(?:propos )?recueillis par|(?:article |texte |reportage |tribune |publié |posté |écrit |written "
    r"|posted |veröffentlicht |story |words |reported )?(?:par|by|von|door|por|di|de(?=\s+notre\b))|auteure?s?|authors?"
    r"|autor(?:in)?)\b\s*[:·|-]*\s*",
    re.IGNORECASE,
)
# What ends the names: a date and its label, an edit, a role after a dash or a bar.
_BY = re.compile(r"par\s", re.IGNORECASE)
_AFTER = re.compile(
    r"\s+(?:publié|posté|mis à jour|le\s+\d|à\s+\d|updated|published|posted|edited by|photograph|for\s+the|on\s+\w+day|"
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b)"
    r"|\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)$"
    r"|\s*[|•·–—]\s|\s-\s|\s*\((?!avec\b|with\b)|\s+\d",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:[,;/]|&|\+|\b(?:et|and|und|y|avec|with)\b)\s*(?:(?:et|and|und)\s+)?", re.IGNORECASE)
_PARTICLES = frozenset(
    "de du des la le les van von der den del della di da dos el al bin ben ibn abu et ter te zu af av d' l' y e".split()
)
_ADDRESS = re.compile(
    r"@|https?:|www\.|\b[\w-]{2,}\.(?:com|fr|org|net|info|be|ch|ca|eu|de|tn|ma|uk|io|tv)\b", re.IGNORECASE
)
_NO_NAMES = frozenset(
    "username name author authors admin administrator editor editors staff guest anonymous unknown none null undefined "
    "webmaster contributor contributors user login by rédacteur auteur datum stand".split()
) | {"no author", "authority control", "staff writer", "your name", "view all posts", "sign in"}
# Words beside names in menus, and of offices.
_NO_WORDS = frozenset(
    "twitter facebook instagram follow share website email foto photo photos reporter desk "
    "écrit envoyé envoyée correspondant correspondante journaliste".split()
)
_DEGREES = frozenset({"phd", "md", "ma", "mba", "msc", "rn", "jr"})
_MONTHS = frozenset("january february march april june july august september october november december".split())


def names(page: Any, outlets: Iterable[str], guess: str) -> list[str]:
    """The people, or else the agency, who wrote a page.

    Args:
        page: its tree.
        outlets: names of the outlet, which are no authors.
        guess: the authors by trafilatura, between semicolons.
    """
    unwanted = {_letters(form) for name in outlets if name for form in (name, *_labels(name))}
    stated = [_of_json(page), _of_metas(page)]
    printed = _printed(page, unwanted)
    # The guess is made of them, and has lost what tells an address.
    refused = {_letters(text) for found in stated for text in found if _ADDRESS.search(text)}
    forms = [_cleaned(found, unwanted | refused) for found in (*stated, guess.split("; "))]
    known = next(filter(None, forms), [])
    # Metadata often have only the first of several names.
    if set(map(_letters, known)) < set(map(_letters, printed)):
        known = printed
    mixed = {_letters(name): name for found in [*forms, printed] for name in found if not name.isupper()}
    return [mixed.get(_letters(name), name) if name.isupper() else name for name in known]


def _labels(name: str) -> list[str]:
    """The names that an address may stand for: « www.le-phare.fr » is « Le Phare »."""
    without = re.sub(r"^(?:https?://)?(?:www\.)?|/.*$", "", name)
    found = re.fullmatch(r"(.{3,})\.[a-z]{2,5}", without, re.IGNORECASE)
    return [without, found[1], found[1].rpartition(".")[2]] if found else []


def _of_json(page: Any) -> list[str]:
    """The authors in JSON-LD: those of the article, not of its publisher or of a review in it."""
    for script in page.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            data = msgspec.json.decode((script.text or "").strip().rstrip(";"))
        except (msgspec.DecodeError, UnicodeDecodeError):
            continue
        for thing in _things(data):
            types = thing.get("@type")
            of_article = any(_ARTICLES.search(kind) for kind in _strings(types))
            if of_article and (found := list(_named(thing.get("author"))) or list(_named(thing.get("creator")))):
                return found
    return []


def _things(data: Any) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD, the outer first."""
    if isinstance(data, list):
        for each in data:
            yield from _things(each)
    elif isinstance(data, dict):
        yield data
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _things(data.get(name))


def _strings(value: Any) -> list[str]:
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)]


def _named(value: Any) -> Iterator[str]:
    """The names of authors, whichever way they are given."""
    if isinstance(value, list):
        for each in value:
            yield from _named(each)
    elif isinstance(value, dict):
        if "Organization" not in _strings(value.get("@type")) or not value.get("url"):
            yield from _named(value.get("name"))
    elif isinstance(value, str):
        yield value


def _of_metas(page: Any) -> list[str]:
    """The authors in metadata, by the first kind that there is."""
    found: dict[str, list[str]] = {}
    for meta in page.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").lower()
        if name in _METAS and (content := flat(meta.get("content") or "")):
            found.setdefault(name, []).append(_first_last(content) if name == _LAST_FIRST else content)
    return next((found[name] for name in _METAS if name in found), [])


def _first_last(name: str) -> str:
    """« Petit, Claire » as « Claire Petit »."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and "," not in first else name


def _printed(page: Any, unwanted: set[str]) -> list[str]:
    """The names printed in an element that says so, or else in a line with « Par » below the heading."""
    for element in page.iter():
        if not isinstance(element.tag, str) or element.tag in {
            "body",
            "html",
            "meta",
            "link",
            "input",
            "form",
            "script",
        }:
            continue
        marks = f"{element.get('class') or ''} {element.get('id') or ''}"
        named = element.get("rel") == "author" or element.get("itemprop") == "author" or _PRINTED.search(marks)
        if named and not _ELSEWHERE.search(marks):
            text = flat(" ".join(element.itertext()))
            if 3 < len(text) <= _LONGEST and (found := _all_names(text, unwanted)) and not _is_elsewhere(element):
                return found
    below = False
    for element in page.iter("h1", "p", "span", "div", "address"):
        below = below or element.tag == "h1"
        if below and element.tag != "h1" and len(element) <= 3:
            text = flat("".join(element.itertext()))
            if len(text) <= _LONGEST and _BY.match(text) and (found := _all_names(text, unwanted)):
                return found
    return []


def _all_names(line: str, unwanted: set[str]) -> list[str]:
    """The names in a printed line; none if anything else stands between them, as in a menu."""
    pieces = [piece for piece in _BETWEEN.split(_ended(_CUE.sub("", line))) if piece.strip()]
    found = _cleaned([line], unwanted)
    whole = [name for name in found if " " in name]
    return whole if len(whole) == len(pieces) else []


def _is_elsewhere(element: Any) -> bool:
    return any(
        above.tag in {"aside", "footer", "nav"}
        or _ELSEWHERE.search(f"{above.get('class') or ''} {above.get('id') or ''}")
        for above in element.iterancestors()
        if above.tag not in {"html", "body"}
    )


def _cleaned(found: Iterable[str], unwanted: set[str]) -> list[str]:
    """The names in some texts, each once; none that is of a site, of a form, or no name at all."""
    kept: dict[str, str] = {}
    for text in found:
        line = flat(text)
        if len(line) > _LONGEST:
            continue
        for piece in _BETWEEN.split(_ended(_CUE.sub("", line))):
            name = " ".join(_CUE.sub("", piece).split()).strip(" \u00a0\u202f,;:-–—|·*()")
            words = name.split()
            if len(words) % 2 == 0 and words[: len(words) // 2] == words[len(words) // 2 :]:
                name = " ".join(words[: len(words) // 2])  # printed twice, beside and below the portrait
            key = _letters(name)
            if _is_name(name) and key not in unwanted and len(kept) < _MOST:
                # Twice in other letters: the one that is not all in capitals.
                kept[key] = kept[key] if key in kept and not kept[key].isupper() else name
    return list(kept.values())


def _ended(line: str) -> str:
    """A line up to where its names end."""
    date = next((date.start for date in dates(line)), len(line))
    line = line[:date]
    found = _AFTER.search(line)
    return line[: found.start()] if found else line


def _is_name(name: str) -> bool:
    """Whether words may be a name: capitals but for particles, no address, no word of forms."""
    folded = name.casefold()
    if (
        not 2 <= len(name) <= _LONGEST_NAME
        or _ADDRESS.search(name)
        or ":" in name
        or folded in _NO_NAMES
        or any(map(str.isdigit, name))
    ):
        return False
    words = name.split()
    if folded.replace(".", "") in _DEGREES or not _NO_WORDS.isdisjoint(folded.split()):
        return False
    capital = [word for word in words if not word[0].islower() and any(map(str.isalpha, word))]
    return (
        bool(capital)
        and len(words) <= 6
        and all(word in capital or word.casefold() in _PARTICLES or word[:2] in {"d'", "d’", "l'"} for word in words)
        and folded not in _MONTHS
    )


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))
