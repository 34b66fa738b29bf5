"""What an article links to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from sawt_reader.i18n import N_, _
from sawt_reader.library.names import key
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.open.fetching import Fetching
from sawt_reader.reader.open.loaders import Loaders
from sawt_reader.reader.screens.picker import Choice, Picker
from sawt_reader.reader.terminal.browser import open_in_browser
from sawt_reader.reader.terminal.display import content
from sawt_reader.reading.model import Article
from sawt_reader.sources import FeedError, SourceError, first_readable
from sawt_reader.sources.addresses import is_url
from sawt_reader.sources.links import Link, in_text, of_article


class LinksScreen(Picker[Link, "Article | FeedError | None"]):
    """The links of an article. Returns the article, or the feed, that was read from one."""

    TITLE = N_("Links")
    PLACEHOLDER = N_("narrow by words")
    EMPTY = N_("The article has no links.")
    ENTER = N_("Read")
    HELP = N_(
        "What the article links to. A stored page does not have its links: they are read from the page or the file "
        "again when this list is opened."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("links")

    def __init__(self, article: Article, loaders: Loaders) -> None:
        super().__init__()
        self._article = article
        self._loaders = loaders
        self._links: Sequence[Link] = in_text(article)
        self._fetching = Fetching(self, self.show_message)

    async def on_mount(self) -> None:
        """Show the addresses in the text, then the links of the page."""
        await self.fill()
        name = self._article.url or self._article.source
        if name != "-":
            self._fetching.start(self._load(name))

    async def _load(self, name: str) -> None:
        doing = _("Reading {name}").format(name=name)
        try:
            links = await self._fetching.wait_for(doing, partial(self._loaders.load_links, name))
        except SourceError as error:
            self.show_message(str(error))
            return
        self._links = of_article(self._article, links)
        await self.fill()
        if links:
            self.highlight(0)
        self.show_message("")

    async def find(self, words: str) -> Sequence[Choice[Link]]:
        """The links whose words or address contain what is typed; case and accents are ignored."""
        wanted = key(words)
        return [Choice(_line(link), link) for link in self._links if wanted in key(f"{link.words} {link.url}")]

    def pick(self, value: Link | None, words: str) -> None:
        """Read the page."""
        if value is not None and is_url(value.url):
            self._fetching.start(self._read(value))

    async def _read(self, link: Link) -> None:
        doing = _("Fetching {title}").format(title=link.words)
        # The user chose the page that links there, not each address in it.
        load = partial(self._loaders.load, linked_from=self._article.url or self._article.source)
        found = await self._fetching.wait_for(doing, partial(first_readable, [link.url], load))
        if found.article is not None:
            self.dismiss(found.article)
        elif found.feeds:
            self.dismiss(found.feeds[0])
        else:
            self.show_message(found.failures[0])

    def action_browse(self) -> None:
        """Open the highlighted link in the browser."""
        if self.value is not None:
            self.show_message(open_in_browser(self.app, self.value.url))

    async def action_dismiss(self, result: Article | FeedError | None = None) -> None:
        """Stop a running job; else close the list."""
        if not self._fetching.stop():
            await super().action_dismiss(result)


def _line(link: Link) -> Content:
    address = content(link.url, "$foreground 60%")
    return address if link.words == link.url else Content.assemble(content(link.words), "  ", address)
