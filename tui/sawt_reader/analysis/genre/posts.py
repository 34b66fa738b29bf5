"""Lists of posts: « Nom (@compte) · 3 mai » above the words, « @compte : mots », « mots — Nom (@compte), 3 mai »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sawt_reader.analysis.genre.page import Page, Part, Turn

_WHEN = (
    r"(?:[\s,·•|–—-]*(?:le\s|à\s)?(?:\d{1,2}(?:er)?\s+[a-zà-ÿ]{3,9}\.?(?:\s+\d{4})?|\d{1,2}\s?[h:]\s?\d{2}(?:\s[AP]M)?"
    r"|\d{1,2}/\d{1,2}(?:/\d{2,4})?|[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2}\s?(?:h|min|j)\b))*"
)
_HEAD = re.compile(
    rf"(?:RT\s|[Dd]e\s|[Pp]ar\s|[–—•*-]\s)?(?P<name>[^\n@:(«\"]{{0,60}}?)\s?\(?(?P<handle>@\w[\w.]*\w)\)?{_WHEN}\s*"
    r"(?P<sep>\Z|:\s*|[–—]\s+|\n\s*)"
)
_FOOT = re.compile(rf"(?:\A|(?<=\s))[–—-]\s(?P<name>[^\n@:(«\"]{{0,60}}?)\s?\(?(?P<handle>@\w[\w.]*\w)\)?{_WHEN}\s*\Z")
_BARE = re.compile(r"(?:RT\s)?@\w[\w.]*\w\s|[^\n]{0,200}https?://(?:twitter|x)\.com/")
_ONLY_WHEN = re.compile(rf"{_WHEN}\s*\Z")
_LINK = re.compile(r"\s*https?://\S+\s*\Z")
_LONGEST_NAME = 6  # words of a name on a line of its own
_FEWEST = 3  # posts; half or double changes no article of 6,000 of the press
_SHARE = 0.5  # of the parts


class _Head(NamedTuple):
    """Who posts (code points and text), where the words begin, and the part of the name if it is another."""

    start: int
    end: int
    name: str
    words: int
    name_part: int | None


def is_list(page: Page) -> bool:
    """Is it a list of posts?"""
    heads = [n for n, part in enumerate(page.parts) if _HEAD.match(part.text) or _foot(part)]
    bare = [n for n, part in enumerate(page.parts) if _BARE.match(part.text)]
    count = len({*heads, *bare})
    covered = {*bare, *heads, *(turn.part for turn in _turns(page))}
    covered |= {n for n, part in enumerate(page.parts) if _ONLY_WHEN.match(part.text)}
    covered |= {n - 1 for n in heads if page.parts[n].text.startswith("@")}
    return count >= _FEWEST and len(covered) >= _SHARE * len(page.parts)


def turns(page: Page) -> list[Turn]:
    """The posts in order, each with its account; a post of several parts has a turn for each."""
    return list(_turns(page)) if is_list(page) else []


def heads(page: Page) -> set[int]:
    """The numbers of the parts that only say who posts, or when."""
    found = {n for n, part in enumerate(page.parts) if _ONLY_WHEN.match(part.text)}
    for number, part in enumerate(page.parts):
        if head := _head(page, number, part):
            found |= {n for n in (number if head.words >= part.end else None, head.name_part) if n is not None}
    return found


def _turns(page: Page) -> Iterator[Turn]:
    heads = {n: head for n, part in enumerate(page.parts) if (head := _head(page, n, part))}
    names = {head.name_part for head in heads.values()}
    below = _stand_below(page, heads)
    who: _Head | None = None
    waiting: list[int] = []
    for number, part in enumerate(page.parts):
        if foot := _foot(part):
            yield from _with_foot(number, part, foot)
            who = None
        elif number in heads and below:
            for n in waiting:
                yield from _post(n, page.parts[n], heads[number], page.parts[n].start)
            waiting = []
        elif number in heads:
            who = heads[number]
            yield from _post(number, part, who, who.words)
        elif number in names or _ONLY_WHEN.match(part.text) or not part.is_prose:
            who = None
        elif below:
            waiting.append(number)
        elif who is not None:
            yield from _post(number, part, who, part.start)


def _stand_below(page: Page, heads: Mapping[int, _Head]) -> bool:
    """Do the lines that say who posts stand below the words? Then words come before the first, and none at the end."""
    if not heads or any(head.words < page.parts[n].end for n, head in heads.items()):
        return False
    before = any(part.is_prose for part in page.parts[: min(heads)])
    return before and not any(part.is_prose for part in page.parts[max(heads) + 1 :])


def _with_foot(number: int, part: Part, foot: re.Match[str]) -> Iterator[Turn]:
    """The post of a part that ends in « — Nom (@compte) »."""
    group = "name" if foot["name"].strip() else "handle"
    end = part.start + len(part.text[: foot.start()].rstrip())
    if end > part.start:
        label = part.start + foot.start(group), part.start + foot.end(group)
        yield Turn(number, part.start, end, "posts", label, foot[group])


def _post(number: int, part: Part, who: _Head, start: int) -> Iterator[Turn]:
    words = _LINK.sub("", part.text)
    end = part.start + len(words.rstrip())
    if start < end:
        yield Turn(number, start, end, "posts", (who.start, who.end), who.name)


def _head(page: Page, number: int, part: Part) -> _Head | None:
    match = _HEAD.match(part.text)
    if match is None:
        return None
    words = part.start + match.end()
    if match["name"].strip():
        start = part.start + match.start("name")
        return _Head(start, start + len(match["name"].rstrip()), match["name"].rstrip(), words, None)
    above = page.parts[number - 1] if number else None
    alone = match.end() == len(part.text)
    if (
        alone
        and above
        and len(above.text.split()) <= _LONGEST_NAME
        and above.text[:1].isupper()
        and above.text[-1] not in ".!?:…"
    ):
        return _Head(above.start, above.end, above.text, words, number - 1)
    return _Head(part.start + match.start("handle"), part.start + match.end("handle"), match["handle"], words, None)


def _foot(part: Part) -> re.Match[str] | None:
    return _FOOT.search(part.text) if "@" in part.text else None
