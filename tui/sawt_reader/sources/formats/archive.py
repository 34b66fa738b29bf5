"""Zip archives with limits."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from sawt_reader.i18n import _
from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources.errors import SourceError
from sawt_reader.sources.formats.safe_xml import parse_xml

# Of an archive once expanded; a long novel with its pictures is a tenth of it.
_LARGEST_MB = 100
_MOST_MEMBERS = 10_000


class Archive:
    """The members of a zip archive by name.

    Raises:
        SourceError: for an archive that would expand beyond 100 MB; reading a member, for one that says it is smaller
            than it is, or is missing.
    """

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        members = self._zip.infolist()
        if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _LARGEST_MB * 1_000_000:
            raise SourceError(_("expands beyond {mb} MB: save its text as plain text").format(mb=_LARGEST_MB))

    def read(self, name: str) -> bytes:
        """The bytes of a member."""
        try:
            member = self._zip.getinfo(name)
        except KeyError as error:
            raise SourceError(
                _("is broken, {name} is missing in it: save its text as plain text").format(name=one_line(name))
            ) from error
        with self._zip.open(member) as file:
            return file.read(member.file_size)

    def xml(self, name: str) -> Any:
        """The root element of an XML member."""
        return parse_xml(self.read(name))
