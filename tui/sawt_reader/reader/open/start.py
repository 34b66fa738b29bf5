"""The arguments that the reader starts with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sawt_reader.reader.open.first_article import FirstArticle
from sawt_reader.sources import FeedError


@dataclass(frozen=True, kw_only=True)
class Start:
    """What the command line named, besides the first article.

    Attributes:
        sources: names of everything that can be opened, the first article's first.
        folders: watched for files that are added, changed or removed.
        feeds: feeds and lists of feeds to follow; the articles of the first are listed.
        failures: a line for each source that could not be read, shown in the status.
        greets: whether who has not used the reader before is shown how to begin.
        first: reads the first article, where that takes longer than the start; the article is an empty one until then.
    """

    sources: Sequence[str] = ()
    folders: Sequence[str] = ()
    feeds: Sequence[FeedError] = ()
    failures: Sequence[str] = ()
    greets: bool = False
    first: FirstArticle | None = None
