"""The nouns for roles in a text, and the roles that a stretch of it tells: « avocat et ancien ministre »."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.marked import Marked
from sawt_reader.analysis.grammar.phrases import Phrase
from sawt_reader.analysis.reference import stems
from sawt_reader.analysis.reference.descriptions import Description, of_phrase
from sawt_reader.analysis.reference.restrictions import ARTICLES, COMING, FORMER, VAGUE, listed
from sawt_reader.analysis.reference.stems import fold

CIVILITY = nouns.words("civility")
QUALIFIERS = FORMER | COMING | {"premier", "première", "vice", "vice-premier", "vice-première"}
ADVERBS = listed("adverbs_before_apposition")
BECOME = listed("become")
BETWEEN = listed("between_verb_and_role")
# Forms of « être » by when the role holds.
TENSE = {
    form: tense
    for tense, forms in (("now", listed("be_now")), ("former", listed("be_former")), ("coming", listed("be_coming")))
    for form in forms
}
_BEFORE_ROLES = ARTICLES | QUALIFIERS | BECOME | TENSE.keys() | {",", "(", "été"}
_JOINING = frozenset({",", "et", "ou", "puis"})


class RoleNouns:
    """The nouns for roles in a text.

    Attributes:
        marked: the text.
        same: gives the fullest name of the body that bears a name.
    """

    def __init__(self, marked: Marked, same: Callable[[str], str]) -> None:
        self.marked, self.same = marked, same

    def has_role(self, first: int, after: int) -> bool:
        """May there be a role between two tokens? Most names have none beside them, and are passed by."""
        return any(map(stems.is_role, self.marked.words[first:after]))

    def is_role(self, k: int) -> bool:
        """Is the token the noun of a role here?"""
        marked, word = self.marked, self.marked.words[k]
        if not stems.is_role(word) or word in CIVILITY or word in QUALIFIERS:
            return False
        if fold(word) in VAGUE and k + 1 < len(marked) and stems.is_role(marked.words[k + 1]):
            return False  # « la *jeune* militante »
        if marked.is_finite(k) and marked.words[k - 1] not in ARTICLES:
            return False
        if marked.pos[k] in {"AUX", "ADP", "DET", "PRON"} or (marked.pos[k] in {"ADJ", "VERB"} and not self._leads(k)):
            return False
        mention = marked.mention_of(k)
        return mention is None or (mention.kind != "person" and mention.start == k)

    def _leads(self, k: int) -> bool:
        """Is a word that is tagged as an adjective or verb a noun by its place? « , élue de la Sarthe »."""
        marked = self.marked
        role = nouns.role(marked.words[k])
        if role is None and not stems.role_phrases(fold(marked.words[k])):
            return False
        return marked.words[k - 1] in _BEFORE_ROLES and marked.words[k] not in BECOME

    def coordinated(self, first: int, after: int) -> Iterator[Description]:
        """The roles of a stretch that begins with one: « avocat et ancien ministre », « maire, puis députée »."""
        marked, k = self.marked, first
        while k < after:
            start = k
            while k < after and not self.is_role(k):
                if not (marked.words[k] in ARTICLES | QUALIFIERS or marked.pos[k] in {"ADJ", "NUM", "DET"}):
                    return
                k += 1
            found = of_phrase(marked, Phrase(start, after, k), self.same) if k < after else None
            if found is None:
                return
            yield found
            k = max(found.end, k + 1)
            if k >= after or marked.words[k] not in _JOINING:
                return
            while k < after and marked.words[k] in _JOINING | ADVERBS:
                k += 1
            if k < after and marked.words[k] in ARTICLES:
                return  # somebody else: « le maire et *la* préfète »


def class_of(word: str) -> str:
    """The class of a noun for a role, as in `nouns.Role`: a person where the lexicons do not tell."""
    role = nouns.role(word.removeprefix("ex-").removeprefix("vice-").removeprefix("co-"))
    return role.kind if role is not None else stems.class_of(word) or "person"
