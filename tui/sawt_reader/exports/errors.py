"""What an export raises."""

from __future__ import annotations


class ExportError(Exception):
    """A reading that cannot be exported as asked; the message is one line."""
