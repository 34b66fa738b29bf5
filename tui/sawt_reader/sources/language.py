"""Detects the language of a text by its commonest words."""

from __future__ import annotations

import re
from collections import Counter

from sawt_reader.i18n import N_, _

DEFAULT = "fr"
# Code points examined.
_SAMPLE = 10_000
# A text is in another language if it has at least this many of its common words, and twice as many as French ones.
_ENOUGH, _LEAD = 5, 2

# The commonest words of each language (ISO 639-1), chosen to be rare in most of the others; compiled by the authors.
_COMMON = {
    "fr": "le la les des du et est une dans que qui pour sur au aux ce cette il elle par plus pas avec sont ne",
    "en": "the of and to in is that was for with as it his by at from are this have which be were had not",
    "es": "el los las del que y en por con una su para como más pero fue sus al lo este",
    "de": "der die das und den von zu mit sich des auf für ist nicht ein eine dem im auch wird",
    "it": "il di che e della per gli dei del nel sono con una più alla anche delle non si",
    "pt": "o os do da dos das que e em uma não por com para mais foi ao na no se",
    "nl": "de het een van en dat die op te zijn voor met niet aan er ook wordt bij naar",
    "tr": "ve bir bu için ile olarak da de daha olan sonra gibi kadar ancak göre",
    "ar": "في من على إلى أن عن التي الذي هذا هذه مع كان ما لا بعد قال وقال وقد كما",
    "ru": "и в не на что он с как по это но из за его для от она был так",
}
_NAMES = {
    "en": N_("English"),
    "es": N_("Spanish"),
    "de": N_("German"),
    "it": N_("Italian"),
    "pt": N_("Portuguese"),
    "nl": N_("Dutch"),
    "tr": N_("Turkish"),
    "ar": N_("Arabic"),
    "ru": N_("Russian"),
}
_WORDS = re.compile(r"[^\W\d_]+")
_LANGUAGES: dict[str, list[str]] = {}
for _language, _words in _COMMON.items():
    for _word in _words.split():
        _LANGUAGES.setdefault(_word, []).append(_language)


def detect(text: str) -> str:
    """The ISO 639-1 code of a text's language; French unless that is clearly wrong."""
    counts = Counter(
        language for word in _WORDS.findall(text[:_SAMPLE].lower()) for language in _LANGUAGES.get(word, ())
    )
    best, number = max(counts.items(), key=lambda item: item[1], default=(DEFAULT, 0))
    return best if number >= max(_ENOUGH, _LEAD * counts[DEFAULT]) else DEFAULT


def notice(language: str) -> str | None:
    """The notice for an article in a language; None for French."""
    if language == DEFAULT:
        return None
    name = _(_NAMES[language]) if language in _NAMES else language
    message = _("This text is not French but, it seems, {language}: only its quotation marks are read.")
    return message.format(language=name)
