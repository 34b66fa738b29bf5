"""Parts words that a lost line break or space joined: « … reste en FranceLes syndicats », « à l'AFP.Le ministre ».

Pages and archives of agencies lose the breaks before headings. Unparted, the two words are one token, one sentence runs
into the next, and « SNCFAwa Morel » is somebody's name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.entities import gazetteer

_CAPITAL, _SMALL = "A-ZÀ-ÖØ-Þ", "a-zß-öø-ÿ"
# A capital inside a word, of which the rest is a whole word: « France|Les », « SNCF|Awa »; not « McKenna ».
_WORD = rf"[{_CAPITAL}][{_SMALL}]+(?:-[{_CAPITAL}][{_SMALL}]+)?"
_INSIDE = re.compile(
    rf"(?<=[{_SMALL}]{{3}})(?=({_WORD})(?:\W|$)|[{_CAPITAL}]')|(?<=[{_CAPITAL}]{{2}})(?=({_WORD})(?:\W|$))"
)
# A full stop before a capital or dash: « l'AFP.Le », « 2017.Les », « demain.- ».
_STOP = rf"(?<=[{_CAPITAL}\d][{_CAPITAL}\d])\.(?=[{_CAPITAL}][{_SMALL}'])|(?<=\w)\.(?=-$)"
# A quotation that touches the word before it, and the stop between: « à l'AFP."Nous », « partir"."On », « qu'"il ».
_TOUCHED = r"[\w)%€.!?…']"
_QUOTED = "|".join(
    (
        r"""(?<=[\w)%€"»”])[.!?…]+(?=["»”]?["«“]\w)""",
        rf"""(?<={_TOUCHED})["»”](?=[.!?…]*["«“]?\w)""",
        rf"""(?<={_TOUCHED})["«“](?=\w)|(?<=["»”])["«“](?=\w)""",
    )
)
# The number of a footnote after a word: « Anne Morel[2] ».
_NOTE = rf"(?<=[{_SMALL}]{{3}})(?=\[\d{{1,2}}\])"
_MARK = re.compile(f"{_STOP}|{_QUOTED}|{_NOTE}")
_OPENING = (
    lexicons.words("function_words.toml", "determiners")
    | lexicons.words("function_words.toml", "pronouns")
    | lexicons.words("sentences.toml", "starters")
    | lexicons.words("sentences.toml", "openers")
)

_PARTICIPLE = 6  # letters: « Profitant », « Interrogeant »

Matches = Callable[[str], Iterable[re.Match[str]]]


def parting(infixes: Matches) -> Callable[[str], list[re.Match[str]]]:
    """A tokenizer's `infix_finditer` that parts joined words as well.

    Args:
        infixes: the tokenizer's own.
    """

    def find(text: str) -> list[re.Match[str]]:
        found = [*infixes(text), *_MARK.finditer(text), *filter(_opens, _INSIDE.finditer(text))]
        kept: list[re.Match[str]] = []
        for match in sorted(found, key=lambda m: (m.start(), -m.end())):
            if not kept or match.start() >= kept[-1].end():
                kept.append(match)
        return kept

    return find


def _opens(inside: re.Match[str]) -> bool:
    """Can the word here open a sentence? An elided word, one of grammar, a first name; not « EasyJet »."""
    word = inside[1] or inside[2]
    if gazetteer.known(inside.string):
        return False
    if not word or word.lower() in _OPENING or gazetteer.is_first_name(word):
        return True
    return word.endswith("ant") and len(word) > _PARTICIPLE
