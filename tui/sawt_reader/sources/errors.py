"""What a source that cannot be read says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sawt_reader.i18n import _

if TYPE_CHECKING:
    from sawt_reader.sources.feeds import Feed
    from sawt_reader.sources.opml import Subscription


class SourceError(Exception):
    """A source that cannot be read: one clear line naming the thing and the way out."""


class FeedError(SourceError):
    """A feed, or a list of feeds, where an article was wanted.

    Attributes:
        name: what it was asked for by.
        found: the feed, or the feeds of a list.
    """

    def __init__(self, message: str, name: str, found: Feed | list[Subscription]) -> None:
        super().__init__(message)
        self.name = name
        self.found = found


@contextmanager
def one_clear_line(shown: str) -> Iterator[None]:
    """Make whatever goes wrong inside a `SourceError`, so that one source does not cost the others.

    Args:
        shown: the source's name, safe to show.
    """
    try:
        yield
    except SourceError:
        raise
    except Exception as error:
        from sawt_reader.reading.safe_text import one_line
        from sawt_reader.system import faults

        if isinstance(error, OSError):
            message, why = _("{name} cannot be read ({why}): name another file"), error.strerror or str(error)
        elif faults.ran_out_of_memory(error) or faults.is_ours(error):
            message, why = _("{name} cannot be read: {why}"), faults.why(error, "reading a source")
        else:
            message, why = _("{name} is broken ({why}): name another file"), f"{type(error).__name__}: {error}"
        raise SourceError(message.format(name=shown, why=one_line(why))) from error
