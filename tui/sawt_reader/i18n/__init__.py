"""The language of the interface: English in the code, other languages in gettext catalogues beside this file.

Strings that a user reads are written `_("…")`, and with a number `ngettext("{n} quote", "{n} quotes", n)`; names are
put in afterwards with `format`. Where one English word needs two of another language, `pgettext` tells them apart.
Names of bindings and the like are translated when their module is imported, so `use` comes before the import of the
reader.

`sawt-reader.po` holds our strings, `click.po` those of click. After strings were added or changed, at the root of a
checkout:

    pybabel extract --no-wrap --sort-by-file --no-location -o sawt-reader.pot tui
    pybabel update -i sawt-reader.pot -d tui/sawt_reader/i18n -l fr -D sawt-reader \
        --no-wrap --no-fuzzy-matching --ignore-obsolete
    pybabel compile -d tui/sawt_reader/i18n -D "sawt-reader click"

An installation compiles them too (compile.py, a hook of the build). English has an empty catalogue, so that
LANGUAGE=en:fr is English.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path

DOMAIN = "sawt-reader"
FOLDER = Path(__file__).parent

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use(language: str | None = None) -> None:
    """Choose the language of all that is said from now on, here and by the processes started from here.

    Args:
        language: a code such as "fr"; None for the locale of the environment (LANGUAGE, LC_ALL, LC_MESSAGES, LANG).
            Without a catalogue for it, English.
    """
    global _catalogue
    if language:
        os.environ["LANGUAGE"] = language
    # The first language wanted that there is; gettext.translation would take what English lacks from the next.
    found = gettext.find(DOMAIN, FOLDER)
    if found is None:
        _catalogue = gettext.NullTranslations()
        return
    with Path(found).open("rb") as file:
        _catalogue = gettext.GNUTranslations(file)


def language() -> str:
    """The code of the language of the interface: "en", "fr"."""
    return _catalogue.info().get("language", "en")


def lend(domain: str) -> None:
    """Have a library that asks gettext for its own strings find them here, under the name `domain`."""
    if language() != "en":
        gettext.bindtextdomain(domain, FOLDER)
        gettext.textdomain(domain)


def N_(message: str) -> str:
    """A message for the catalogue, to be translated with `_` when it is shown."""
    return message


def _(message: str) -> str:
    """A message in the language of the interface."""
    return _catalogue.gettext(message)


def pgettext(context: str, message: str) -> str:
    """A message that means something else in another context, in the language of the interface."""
    return _catalogue.pgettext(context, message)


def number(value: float, form: str = ",.10g") -> str:
    """A figure with the signs of the language: « 1 234,5 »; `form` as for `format`."""
    signs = {ord(","): pgettext("between thousands", ","), ord("."): pgettext("before decimals", ".")}
    return format(value, form).translate(signs)


def day(date: str) -> str:
    """A day, ISO 8601 (YYYY-MM-DD), with the figures in the order of the language: « 27/11/2022 »."""
    year, month, number_of_day = date.split("-")
    return pgettext("figures of a date", "{year}-{month}-{day}").format(year=year, month=month, day=number_of_day)


def ngettext(singular: str, plural: str, n: int) -> str:
    """A message about n things in the language of the interface."""
    return _catalogue.ngettext(singular, plural, n)


use()
