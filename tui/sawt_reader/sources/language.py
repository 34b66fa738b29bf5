"""Which language a text is in, and which of its paragraphs are in another.

French is recognised by its commonest words, without a library: 6,000 articles of the press have at least .15 of them,
and the samples of 24 other languages in the tests at most .10. Anything else is asked of py3langid, whose model takes
half a second to load.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from sawt_reader.i18n import N_, _
from sawt_reader.reading.model import Block

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

FRENCH = "fr"
# ISO 639-2, "undetermined".
UNKNOWN = "und"
# Code points examined.
_SAMPLE = 10_000
# Words of French that are rare in Catalan, Italian, Occitan, Romanian, Creole and English; compiled by the authors.
_FRENCH = frozenset(
    "du et est une dans pour sur au aux ce cette il elle pas avec sont les mais ou plus ses leur ont été être qu avait "
    "était où deux même après avant selon chez très le des qui d l".split()
)
# The share of these words in a text that is plainly French.
_PLAINLY_FRENCH = 0.13
# With fewer words no language can be told. Of 1,500 titles of the French press cut to 2, 3, 4, 5, 7 and 10 words, none
# is taken for another language.
_FEW = 5
# A paragraph is asked about if it has fewer, and is long enough to tell: code points and words. Of 16,549 paragraphs of
# the French press, 130 are asked about and none is taken for another language.
_DOUBTFUL, _LONG, _WORDY = 0.10, 100, 12
# How sure the library must be of another language: for a text, and for a paragraph of a French text.
_SURE, _SURE_OF_PASSAGE = 0.8, 0.95
# With less for the likeliest, nothing is known of a text in the Latin alphabet: a list of names passes for French.
_UNSURE = 0.5
# French is possible if the library gives it this share of what it gives the likeliest language.
_POSSIBLE = 0.25
# A text is French if its French paragraphs have this share of its words, whatever the rest is.
_BILINGUAL = 0.25

# What the library tells apart and a reader does not: dialects and old forms; and what is no language (zxx).
_SAME = {"ary": "ar", "arz": "ar", "wuu": "zh", "yue": "zh", "hbo": "he", "grc": "el", "nn": "no", "zxx": UNKNOWN}
_NAMES = {
    "ar": N_("Arabic"),
    "bg": N_("Bulgarian"),
    "br": N_("Breton"),
    "ca": N_("Catalan"),
    "cs": N_("Czech"),
    "da": N_("Danish"),
    "de": N_("German"),
    "el": N_("Greek"),
    "en": N_("English"),
    "es": N_("Spanish"),
    "eu": N_("Basque"),
    "fa": N_("Persian"),
    "fi": N_("Finnish"),
    "gcf": N_("Antillean Creole"),
    "gcr": N_("Guianese Creole"),
    "he": N_("Hebrew"),
    "hr": N_("Croatian"),
    "ht": N_("Haitian Creole"),
    "hu": N_("Hungarian"),
    "it": N_("Italian"),
    "ja": N_("Japanese"),
    "kab": N_("Kabyle"),
    "ko": N_("Korean"),
    "la": N_("Latin"),
    "lb": N_("Luxembourgish"),
    "mg": N_("Malagasy"),
    "nl": N_("Dutch"),
    "no": N_("Norwegian"),
    "oc": N_("Occitan"),
    "pl": N_("Polish"),
    "pt": N_("Portuguese"),
    "ro": N_("Romanian"),
    "ru": N_("Russian"),
    "sr": N_("Serbian"),
    "sv": N_("Swedish"),
    "sw": N_("Swahili"),
    "tr": N_("Turkish"),
    "uk": N_("Ukrainian"),
    "vi": N_("Vietnamese"),
    "wa": N_("Walloon"),
    "zh": N_("Chinese"),
}
_WORDS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[a-zA-ZÀ-ɏ]")


def detect(text: str) -> str:
    """The ISO 639 code of a text's language: 639-1 where it has one, "und" for one that cannot be told.

    Fewer than 5 words in the Latin alphabet pass for French unless another language is sure.
    """
    sample = text[:_SAMPLE]
    words = _words(sample)
    latin = 2 * len(_LATIN.findall(sample)) >= sum(map(len, words))
    if not words or _is_plainly_french(words):
        return FRENCH
    ranked = _ranked(sample)
    best, sure = ranked[0]
    if best == FRENCH or sure >= _SURE:
        return best
    if latin and (len(words) < _FEW or sure < _UNSURE or _share(words) >= _DOUBTFUL):
        return FRENCH
    return FRENCH if latin and dict(ranked).get(FRENCH, 0.0) >= _POSSIBLE * sure else UNKNOWN


def languages(text: str, blocks: Iterable[Block]) -> tuple[str, tuple[Block, ...]]:
    """The language of an article, as `detect` gives it, and its blocks with that of each passage in another one.

    Passages are told apart in French articles only: long paragraphs of which the language is sure.
    """
    listed = tuple(blocks)
    language = detect(text)
    if language != FRENCH:
        words = [_words(text[block.start : block.end]) for block in listed]
        french = sum(len(found) for found in words if len(found) >= _WORDY and _is_plainly_french(found))
        if french < _BILINGUAL * sum(map(len, words)) or not french:
            return language, listed
    return FRENCH, tuple(_with_language(text, block) for block in listed)


def notice(language: str, blocks: Sequence[Block] = ()) -> str | None:
    """The notice for an article in a language, with passages in others; None if all is French."""
    if language == UNKNOWN:
        return _("The language of this text cannot be told: only its quotation marks are read.")
    if language != FRENCH:
        message = _("This text is not French but, it seems, {language}: only its quotation marks are read.")
        return message.format(language=name(language))
    others = list(dict.fromkeys(block.language for block in blocks if isinstance(block.language, str)))
    if not others:
        return None
    message = _("Parts of this text are, it seems, {languages}: only their quotation marks are read.")
    return message.format(languages=", ".join(map(name, others)))


def name(language: str) -> str:
    """What a language is called in that of the interface; its code if we have no name for it."""
    return _(_NAMES[language]) if language in _NAMES else language


def _with_language(text: str, block: Block) -> Block:
    """A block with its language, if it is a passage in another than French."""
    passage = text[block.start : block.end]
    if block.kind != "paragraph" or len(passage) < _LONG:
        return block
    words = _words(passage)
    if len(words) < _WORDY or _share(words) >= _DOUBTFUL:
        return block
    best, sure = _ranked(passage)[0]
    foreign = best not in {FRENCH, UNKNOWN} and sure >= _SURE_OF_PASSAGE
    return msgspec.structs.replace(block, language=best) if foreign else block


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.lower())


def _is_plainly_french(words: Sequence[str]) -> bool:
    """Has a text the words of French, and not the same one each time? « li l-port » is Maltese."""
    return _share(words) >= _PLAINLY_FRENCH and len(_FRENCH.intersection(words)) > 1


def _share(words: Sequence[str]) -> float:
    """The share of words that only French has."""
    return sum(word in _FRENCH for word in words) / len(words) if words else 0.0


def _ranked(text: str) -> list[tuple[str, float]]:
    """Languages with their probabilities, the likeliest first."""
    together: dict[str, float] = {}
    for label, probability in _identifier().rank(text):
        language = _SAME.get(label, label)
        together[language] = together.get(language, 0.0) + float(probability)
    return sorted(together.items(), key=lambda item: -item[1])


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
