"""What a source that cannot be read says."""

from __future__ import annotations


class SourceError(Exception):
    """A source that cannot be read: one clear line naming the thing and the way out."""


class FeedError(SourceError):
    """A feed where an article was wanted: `tui.sources.feeds` reads it."""
