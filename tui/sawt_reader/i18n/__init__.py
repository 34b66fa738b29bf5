"""The language of the interface: English in the code, other languages in gettext catalogues beside this file.

Text that a user reads is written `_("…")`, and with a number `ngettext("{n} quote", "{n} quotes", n)`; values are put
in afterwards with `format`. Where one English word needs two in another language, use `pgettext`.

These functions translate when they are called, so never at import: a module constant, a class attribute, the
description of a key binding and the help of a command are written `N_("…")` and translated with `_` where they are
shown. Modules may then be imported in any order before `use` chooses the language; a test imports them all first.

`sawt-reader.po` holds our messages, `click.po` those of click. After messages were added or changed,

    python tui/training/catalogues.py

brings the catalogues up to date, compiles them and lists what has no translation. `… catalogues.py rename OLD NEW`
rewords a message and keeps its translations. An installation compiles the catalogues too (compile.py, a build hook).
English has an empty catalogue, so that LANGUAGE=en:fr is English.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path

DOMAIN = "sawt-reader"
FOLDER = Path(__file__).parent

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use(language: str | None = None) -> None:
    """Choose the language of the interface, here and in child processes started from now on.

    Args:
        language: a code such as "fr"; None for the locale of the environment (LANGUAGE, LC_ALL, LC_MESSAGES, LANG).
            English if it has no catalogue.
    """
    global _catalogue
    if language:
        os.environ["LANGUAGE"] = language
    # Only the first language wanted that has a catalogue: gettext.translation would fill its gaps from the next one.
    found = gettext.find(DOMAIN, FOLDER)
    if found is None:
        _catalogue = gettext.NullTranslations()
        return
    with Path(found).open("rb") as file:
        _catalogue = gettext.GNUTranslations(file)


def language() -> str:
    """The code of the language of the interface: "en", "fr"."""
    return _catalogue.info().get("language", "en")


def translate_library(domain: str) -> None:
    """Have a library that asks gettext for its own messages find them here, under the name `domain`."""
    if language() != "en":
        gettext.bindtextdomain(domain, FOLDER)
        gettext.textdomain(domain)


def N_(message: str) -> str:
    """Mark a message for the catalogue; `_` translates it where it is shown."""
    return message


def _(message: str) -> str:
    """Translate a message. The empty string stays empty (in a catalogue it is the id of the header)."""
    return _catalogue.gettext(message) if message else ""


def pgettext(context: str, message: str) -> str:
    """Translate a message that has different translations in different contexts."""
    return _catalogue.pgettext(context, message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """Translate a message about n things."""
    return _catalogue.ngettext(singular, plural, n)


def number(value: float, form: str = ",.10g") -> str:
    """A number with the separators of the language: « 1 234,5 »; `form` is a format specification."""
    signs = {ord(","): pgettext("between thousands", ","), ord("."): pgettext("before decimals", ".")}
    return format(value, form).translate(signs)


def percent(part: float) -> str:
    """A part of 1 as "31 %"."""
    return _("{n} %").format(n=round(part * 100))


def day(date: str) -> str:
    """A day, ISO 8601 (YYYY-MM-DD), with its numbers in the order of the language: « 27/11/2022 »."""
    year, month, number_of_day = date.split("-")
    return pgettext("figures of a date", "{year}-{month}-{day}").format(year=year, month=month, day=number_of_day)


use()
