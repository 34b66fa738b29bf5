"""How the reader reads articles and feeds."""

from __future__ import annotations

from dataclasses import dataclass

from sawt_reader.sources import Load, load
from sawt_reader.sources.confinement import EVERYWHERE, Confinement
from sawt_reader.sources.feeds import LoadFeed
from sawt_reader.sources.feeds import load as load_feed


@dataclass(frozen=True, kw_only=True)
class Loaders:
    """Functions that read articles and feeds.

    Attributes:
        load: reads an article by its name.
        load_feed: reads a feed by its name.
        within: the files that may be opened and written; `load` and `load_feed` refuse any others themselves.
    """

    load: Load = load
    load_feed: LoadFeed = load_feed
    within: Confinement = EVERYWHERE
