"""How the reader reads articles and feeds."""

from __future__ import annotations

from dataclasses import dataclass

from sawt_reader.sources import Load, load
from sawt_reader.sources.confinement import EVERYWHERE, Confinement
from sawt_reader.sources.feeds import LoadFeed
from sawt_reader.sources.feeds import load as load_feed
from sawt_reader.sources.links import LoadLinks
from sawt_reader.sources.links import load as load_links


@dataclass(frozen=True, kw_only=True)
class Loaders:
    """Functions that read articles and feeds.

    Attributes:
        load: reads an article by its name.
        load_feed: reads a feed by its name.
        load_links: reads the links of a page by its name.
        within: the files that may be opened and written; the functions refuse any others themselves.
    """

    load: Load = load
    load_feed: LoadFeed = load_feed
    load_links: LoadLinks = load_links
    within: Confinement = EVERYWHERE
