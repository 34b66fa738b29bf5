"""What an article links to: addresses in its text, and links of the page it was read from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol
from urllib.parse import urldefrag

from sawt_reader.reading.model import Article, Struct
from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources import files, web
from sawt_reader.sources.addresses import Private, is_url, web_address
from sawt_reader.sources.errors import errors_of
from sawt_reader.sources.recognition import HTML, recognise

_ADDRESS = re.compile(r"https?://[^\s<>\"«»“”]+")
_AFTER = ".,;:!?)]}’'"
"""Signs that end a sentence rather than an address."""


class Link(Struct, frozen=True):
    """An address, and the words that link to it; the address itself where there are none."""

    url: str
    words: str


class LoadLinks(Protocol):
    """A function that reads the links of a page, as `load` does."""

    def __call__(self, name: str) -> Sequence[Link]:
        """Read a page; raises `SourceError`."""


def load(name: str, *, allow_private: Private = Private.NONE) -> Sequence[Link]:
    """The links of a page to others, absolute; none for anything but a web page.

    Args:
        name: a path or a URL.
        allow_private: which hosts of private networks the page may be fetched from.

    Raises:
        SourceError: for a page that cannot be fetched or read.
    """
    from sawt_reader.sources import sandbox

    with errors_of(one_line(name)):
        if is_url(name):
            page = web.fetch(name, allow_private=allow_private)
            data, base = page.data, page.url
        else:
            file, _number = files.place(name)
            data, base = files.read(file), ""
            if recognise(file, data) != HTML:
                return []
        found = sandbox.run("links", data, list[Link])
    absolute = [Link(one_line(url), link.words) for link in found if (url := web_address(link.url, base))]
    here = urldefrag(base).url
    return [link for link in absolute if urldefrag(link.url).url != here]


def in_text(article: Article) -> list[Link]:
    """The addresses written out in an article, each once."""
    found = (match[0].rstrip(_AFTER) for match in _ADDRESS.finditer(article.text))
    return [Link(url, url) for url in dict.fromkeys(found)]


def of_article(article: Article, links: Sequence[Link]) -> list[Link]:
    """The links of a page whose words are in its article, not in a menu beside it; then the addresses in the text."""
    text = " ".join(article.text.split())
    own = [link for link in links if " ".join(link.words.split()) in text]
    return list({link.url: link for link in (*reversed(in_text(article)), *reversed(own))}.values())[::-1]
