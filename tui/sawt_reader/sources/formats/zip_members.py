"""Reads zip files, such as EPUB and DOCX, within limits."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from sawt_reader.i18n import _
from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources.errors import SourceError
from sawt_reader.sources.formats.safe_xml import parse_xml

# Of all members, expanded: ten times as large as a long novel with pictures.
_LARGEST_MB = 100
_MOST_MEMBERS = 10_000


class ZipMembers:
    """The members of a zip file, by name.

    Raises:
        SourceError: for a file that would expand beyond 100 MB, or on reading a member that is missing.
    """

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        members = self._zip.infolist()
        if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _LARGEST_MB * 1_000_000:
            raise SourceError(_("expands beyond {mb} MB").format(mb=_LARGEST_MB), _("save its text as plain text"))

    def has(self, name: str) -> bool:
        """Whether there is a member of that name."""
        return name in self._zip.NameToInfo

    def read(self, name: str) -> bytes:
        """The bytes of a member."""
        try:
            member = self._zip.getinfo(name)
        except KeyError as error:
            reason = _("broken: {name} is missing in it").format(name=one_line(name))
            raise SourceError(reason, _("save its text as plain text")) from error
        with self._zip.open(member) as file:
            return file.read(member.file_size)

    def xml(self, name: str) -> Any:
        """The root element of an XML member."""
        return parse_xml(self.read(name))
