"""The language of the interface: English in the code, other languages in gettext catalogues beside this file.

Strings that a user reads are written `_("…")`, and with a number `ngettext("{n} quote", "{n} quotes", n)`; names are put
in afterwards with `format`. Names of bindings and the like are translated when their module is imported, so `use` comes
before the import of the reader.
"""

from __future__ import annotations

import gettext
from pathlib import Path

DOMAIN = "sawt-reader"
FOLDER = Path(__file__).parent

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use(language: str | None = None) -> None:
    """Choose the language of all that is said from now on.

    Args:
        language: a code such as "fr"; None for the locale of the environment (LANGUAGE, LC_ALL, LC_MESSAGES, LANG).
            Without a catalogue for it, English.
    """
    global _catalogue
    languages = [language] if language else None
    _catalogue = gettext.translation(DOMAIN, FOLDER, languages, fallback=True)


def _(message: str) -> str:
    """A message in the language of the interface."""
    return _catalogue.gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """A message about n things in the language of the interface."""
    return _catalogue.ngettext(singular, plural, n)


use()
