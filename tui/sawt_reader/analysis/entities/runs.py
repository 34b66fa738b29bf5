"""Runs of capitalised words: « Human Rights Watch », « Morel & Fils »."""

from __future__ import annotations

from sawt_reader.analysis.entities import gazetteer, persons
from sawt_reader.analysis.tokens import Tokens

# Parts of speech of a sentence's first word outside a name: « Selon Orion Airways », « À Rieux ».
NO_NAME = frozenset({"ADP", "DET", "ADV", "CCONJ", "SCONJ", "PRON", "VERB", "AUX"})
_LONGEST = 20  # tokens: bounds the work on hostile text; half cuts names in 3, double changes nothing


def run(tokens: Tokens, i: int) -> int:
    """The token after a run of capitalised words at `i`, without a person's name or a title after its first word."""
    end, titles = capitals(tokens, i), persons.titles()
    for j in range(i + 1, end):
        if tokens.forms[j] in titles or (
            persons.is_full_name(tokens, j) and not gazetteer.is_large_place(tokens.forms[j])
        ):
            return j
    return end


def capitals(tokens: Tokens, i: int) -> int:
    """The token after a run of capitalised words: « Human Rights Watch », « Morel & Fils »."""
    size, capital, initial = len(tokens), tokens.capital, tokens.initial
    end, limit = i, min(size, i + _LONGEST)
    while end < limit and tokens.nameable[end] and not (end > i and initial[end]):
        form = tokens.forms[end]
        if capital[end]:
            end += 1
        elif end == i:
            break
        elif form.isdigit() and len(form) < 3:
            end += 1
        elif (form == "-" and tokens.is_hyphen(end)) or (form == "&" and end + 1 < size and capital[end + 1]):
            end += 2
        else:
            break
    return end
