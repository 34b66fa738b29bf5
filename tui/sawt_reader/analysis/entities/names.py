"""When two forms name the same person, organisation or place."""

from __future__ import annotations

import functools
import re

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.entities import gazetteer
from sawt_reader.analysis.entities.persons import PARTICLES

# Transliterations of one sound in French and English: « Patroushev, Patrouchev », « Putin, Poutine ».
_SOUNDS = (
    (re.compile(r"tsch|tch|tsh|sch|sh|ch"), "S"),
    (re.compile(r"ou|oo|w"), "u"),
    (re.compile(r"iy|yi|ij|ii|y|j"), "i"),
    (re.compile(r"kh|ck|q|c"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"gh|gu(?=[ei])"), "g"),
    (re.compile(r"([bdtgz])h"), r"\1"),
    (re.compile(r"(\w)\1"), r"\1"),
    (re.compile(r"(?<=\w{3})e$"), ""),
)
# Letters: shorter words are too alike by sound. One more or less changes no article.
_SHORTEST = 5
_PARTS = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*\.?")
_SMALL = lexicons.words("names.toml", "small_words")

# Names recur throughout an archive. Bounded, so that a worker's memory does not grow with it.
_remembered = functools.lru_cache(maxsize=50_000)


@_remembered
def skeleton(word: str) -> str:
    """A word by its sound, so that its transliterations match; short words unchanged but for case and accents."""
    word = gazetteer.plain(word).lower().replace("-", "").replace("'", "")
    if len(word) < _SHORTEST:
        return word
    for sound, sign in _SOUNDS:
        word = sound.sub(sign, word)
    return word


@_remembered
def person_words(name: str) -> tuple[str, ...]:
    """The words of a person's name by sound, without particles. Initials keep their full stop: « j. », « morel »."""
    words = [w for w in _PARTS.findall(name) if w.lower() not in PARTICLES]
    parts: list[str] = []
    for word in words:
        compound = "-" in word and not gazetteer.is_first_name(word)
        parts += word.split("-") if compound else [word]
    return tuple(f"{w.lower()}." if len(w) == 1 else skeleton(w) for w in parts if w)


def is_shorter_person(short: str, long: str) -> bool:
    """Can `short` be a form of `long`? « Morel », « Awa », « A. Morel » of « Awa Morel »; never « Jean Morel »."""
    a, b = person_words(short), person_words(long)
    if a and _letters(short) == _letters(long):
        return True
    if not a or len(a) > len(b):
        return False
    if len(a) == 1:
        return a[0] in b
    if len(a) == len(b):
        return all(_same_word(x, y) for x, y in zip(a, b, strict=True))
    rest = iter(b)
    return a[-1] in b[-2:] and all(any(_same_word(x, y) for y in rest) for x in a)


@_remembered
def _letters(name: str) -> str:
    """A name without spaces, hyphens, stops and accents: « Jean Pierre Morel » is « Jean-Pierre Morel »."""
    return re.sub(r"[\W_]", "", gazetteer.plain(name).lower())


def _same_word(a: str, b: str) -> bool:
    """Are the words equal, or is one the initial of the other? « n. », « nikolai »."""
    return a == b or (a.endswith(".") and b.startswith(a[0])) or (b.endswith(".") and a.startswith(b[0]))


@_remembered
def key(name: str) -> str:
    """A place or organisation without case, accents, articles and hyphens: « Hong-Kong » is « Hong Kong »."""
    folded = re.sub(r"[-\s]+", " ", gazetteer.plain(name).lower()).replace(".", "")
    return re.sub(r"^(?:l'|la |le |les |the )", "", folded)


def initials(name: str) -> str:
    """The numbers and the first letters of the content words of a name, in capitals: « Mouvement du 23 mai », M23M."""
    words = re.findall(r"\d+|[^\W\d_]+", gazetteer.plain(name))
    return "".join(w if w[0].isdigit() else w[0] for w in words if w.lower() not in _SMALL).upper()


def is_acronym_of(short: str, long: str) -> bool:
    """Are these the initials of that name?"""
    letters = short.replace(".", "")
    return letters.isupper() and len(letters) > 1 and " " in long and initials(long) == gazetteer.plain(letters)


def is_spelled_by(short: str, long: str) -> bool:
    """Do initials, perhaps with letters from inside the words, spell a name? « Cadel », « Caisse de la dette locale ».

    They begin with the same letter, follow in order, and more than half of them begin words.
    """
    letters = plain_letters(short)
    if not (short[:1].isupper() and 1 < len(letters) < 9 and letters[:1] == plain_letters(long)[:1] and " " in long):
        return False
    rest = iter(plain_letters(long))
    first = iter(initials(long))
    return all(letter in rest for letter in letters) and sum(letter in first for letter in letters) * 2 > len(letters)


def plain_letters(name: str) -> str:
    """The letters and digits of a name in capitals, without accents and marks."""
    return re.sub(r"[\W_]+", "", gazetteer.plain(name)).upper()


def may_stand_for(short: str, long: str) -> bool:
    """Could initials in brackets stand for the name before them, with a letter missing or in another language?

    They have the same letters (AIEA, IAEA), begin alike (« Fédération internationale de football », Fifa), or are
    unknown.
    """
    letters, full = short.replace(".", "").upper(), initials(long)
    if not short[:1].isupper() or not 2 < len(letters) < 8 or long.count(" ") < 2:
        return False
    return (
        sorted(letters) == sorted(full) or letters[:2] == full[:2] or (short.isupper() and not gazetteer.known(short))
    )


@functools.cache
def same(lexicon: str, *, in_an_article: bool = False) -> dict[str, str]:
    """Entities of a lexicon with two names that share no word, by key: « ONU » and « Nations unies ».

    Args:
        lexicon: a TOML file.
        in_an_article: with short forms that mean the same only in one article: « la Commission ».
    """
    tables = lexicons.toml(lexicon)
    groups = tables["same"] + (tables.get("same_in_an_article", []) if in_an_article else [])
    return {key(name): key(group[0]) for group in groups for name in group}
