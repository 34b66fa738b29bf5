"""The error for a source that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sawt_reader.i18n import _


class SourceError(Exception):
    """A source that cannot be read. The message is one line: origin, reason, remedy.

    Attributes:
        reason: a clause without a subject: "permission denied".
        remedy: what the user can do about it; "" for nothing.
        origin: the source's name, safe to show; "" until `errors_of` fills it in.
    """

    def __init__(self, reason: str, remedy: str = "", *, origin: str = "") -> None:
        super().__init__(reason, remedy)
        self.reason = reason
        self.remedy = remedy
        self.origin = origin

    def __str__(self) -> str:
        line = _("{reason}; {remedy}").format(reason=self.reason, remedy=self.remedy) if self.remedy else self.reason
        return _("{origin}: {error}").format(origin=self.origin, error=line) if self.origin else line


@contextmanager
def errors_of(origin: str) -> Iterator[None]:
    """Raise any error inside as a `SourceError` of `origin`, so that one bad source does not stop the rest.

    Args:
        origin: the source's name, safe to show.
    """
    try:
        yield
    except SourceError as error:
        error.origin = error.origin or origin
        raise
    except Exception as error:
        unexpected = _unexpected(error)
        unexpected.origin = origin
        raise unexpected from error


def _unexpected(error: Exception) -> SourceError:
    from sawt_reader.reading.safe_text import one_line
    from sawt_reader.system import faults

    if isinstance(error, OSError):
        why = error.strerror or str(error)
        return SourceError(_("cannot be read ({why})").format(why=one_line(why)), _("choose another file"))
    if faults.ran_out_of_memory(error) or faults.is_ours(error):
        return SourceError(faults.why(error, "reading a source"))
    why = f"{type(error).__name__}: {error}"
    return SourceError(_("broken ({why})").format(why=one_line(why)), _("choose another file"))
