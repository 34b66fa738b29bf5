"""Messages (.eml) and web pages saved in one file (.mhtml): MIME, by the standard library."""

from __future__ import annotations

import email.policy
from collections.abc import Iterator
from email.message import Message
from email.utils import parsedate_to_datetime

import msgspec

from sawt_reader.i18n import _, ngettext
from sawt_reader.sources.decoding import as_utf8, decode
from sawt_reader.sources.errors import SourceError
from sawt_reader.sources.extract import Extract, Part, extract_text, flat

_MOST_PARTS = 1000
_LONGEST_FIELD = 2000
_MOST_NAMED = 3


def extract(data: bytes) -> Extract | list[Extract]:
    """The page or the message.

    Of a message, the plain text if there is one, else its HTML; subject, sender and date are its title, byline and
    day. Attachments are named in the notice.

    Raises:
        SourceError: for a file without text.
    """
    # compat32 reads whatever programs write; the policies that follow the standards raise on some of it.
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    parts = list(_parts(message))
    pages = [part for part in parts if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    texts = [part for part in parts if part.get_content_type() == "text/plain"]
    if _is_saved_page(message) and pages:
        return _page(message, _first(message, pages))
    if text := "\n\n".join(filter(None, (_text(part).strip() for part in texts))):
        found = extract_text(text)
    elif pages:
        page = _html(pages[0])
        found = page[0] if isinstance(page, list) else page
    else:
        raise SourceError(_("contains no text"), _("choose another file"))
    return _with_head(message, found, _attachments(message))


def _parts(message: Message) -> Iterator[Message]:
    """The parts of a message that are not attached."""
    for number, part in enumerate(message.walk()):
        if number >= _MOST_PARTS:
            return
        if not part.is_multipart() and part.get_content_disposition() != "attachment":
            yield part


def _is_saved_page(message: Message) -> bool:
    """Whether a program saved a page, rather than somebody sent a message."""
    return message["Snapshot-Content-Location"] is not None or (
        message.get_content_type() in {"multipart/related", "text/html"} and message["To"] is None
    )


def _first(message: Message, pages: list[Message]) -> Message:
    """The page itself, not one of its frames: the part that is at its address, or else the first."""
    address = _field(message, "Snapshot-Content-Location")
    return next((page for page in pages if address and _field(page, "Content-Location") == address), pages[0])


def _page(message: Message, part: Message) -> Extract | list[Extract]:
    found = _html(part)
    if isinstance(found, list):
        return found
    address = _field(message, "Snapshot-Content-Location") or _field(part, "Content-Location")
    if found.url or not address.startswith(("http://", "https://")):
        return found
    return msgspec.structs.replace(found, url=address)


def _html(part: Message) -> Extract | list[Extract]:
    from sawt_reader.sources.formats import html

    return html.extract(as_utf8(_bytes(part), part.get_content_charset()))


def _text(part: Message) -> str:
    return decode(as_utf8(_bytes(part), part.get_content_charset())).text


def _bytes(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _with_head(message: Message, found: Extract, attached: list[str]) -> Extract:
    """A message with its subject, sender and day, as far as its text does not have them itself."""
    subject, sender = _field(message, "Subject"), _sender(message)
    title = found.title or subject or None
    body = list(found.parts)
    if subject and not any(part.kind == "title" for part in body):
        body = [Part("title", subject), Part("byline", f"Par {sender}" if sender else ""), *body]
        title = subject
    notice = None
    if attached:
        names = ", ".join([*attached[:_MOST_NAMED], *(["…"] if len(attached) > _MOST_NAMED else [])])
        n = len(attached)
        notice = ngettext("{n} attachment is not shown: {names}", "{n} attachments are not shown: {names}", n)
        notice = notice.format(n=n, names=names)
    return msgspec.structs.replace(
        found,
        parts=body,
        title=title,
        byline=found.byline or sender or None,
        published=found.published or _day(message),
        notice=found.notice or notice,
    )


def _attachments(message: Message) -> list[str]:
    return [
        flat(_decoded(part.get_filename() or part.get_content_type()))[:80]
        for number, part in enumerate(message.walk())
        if number < _MOST_PARTS and part.get_content_disposition() == "attachment"
    ]


def _sender(message: Message) -> str:
    """The name of the sender; "" for an address alone."""
    name = _field(message, "From").partition("<")[0].strip(" \"'")
    return "" if "@" in name else name


def _day(message: Message) -> str | None:
    try:
        return parsedate_to_datetime(str(message["Date"])).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _field(message: Message, name: str) -> str:
    """A field of a head on one line, decoded; "" for none."""
    value = message[name]
    return "" if value is None else flat(_decoded(str(value)[:_LONGEST_FIELD]))


def _decoded(value: str) -> str:
    """The text of encoded words (RFC 2047); as it is written if they are broken."""
    from email.header import decode_header, make_header

    try:
        return str(make_header(decode_header(value)))
    except (ValueError, LookupError, UnicodeError):
        return value
