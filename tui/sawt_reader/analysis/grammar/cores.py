"""The core of a noun phrase: determiners, adjectives, the head noun, and the names and adjectives after it."""

from __future__ import annotations

from typing import NamedTuple

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.marked import Marked, MentionSpan

_NOUNS = frozenset({"NOUN", "PROPN"})
_BEFORE = frozenset({"DET", "NUM", "ADJ"})
_AFTER = frozenset({"PROPN", "ADJ", "X", "NUM"})
_OUTGOING = lexicons.words("titles.toml", "adjectives_after")
STANDING_ALONE = lexicons.words("function_words.toml", "adjectives_as_nouns")
DETERMINERS = lexicons.words("function_words.toml", "determiners")


class Phrase(NamedTuple):
    """A noun phrase or pronoun: tokens `start` to `end`, half open, and its head noun."""

    start: int
    end: int
    head: int


def core_at(marked: Marked, i: int, limit: int) -> Phrase | None:
    """Determiners, adjectives, the head noun and the names and adjectives after it."""
    k = i
    while k < limit and (marked.pos[k] in _BEFORE or marked.words[k] in DETERMINERS) and not is_noun(marked, k):
        k += 1
        if k < limit and marked.words[k] == "de" and marked.words[k - 1] in {"plus", "beaucoup", "près", "nombre"}:
            k += 1
    if k > i:
        k = skip_term(marked, k, limit)
    if k >= limit or not (is_noun(marked, k) or (k > i and marked.is_quoted(k - 1) and not marked.is_quoted(i))):
        return None
    head = k if is_noun(marked, k) else k - 1
    name = marked.mention_of(head)
    if name is not None and is_misread(marked, name):
        name = None
    if is_noun(marked, k):
        k += 1
    while k < limit and marked.pair_of(k) == marked.pair_of(head):
        if name is not None and marked.mention_of(k) is name and marked.words[k][0].isalnum():  # « Yann Le Goff »
            k += 1
            continue
        if (other := _person_from(marked, k)) is not None and other is not name:
            titled = marked.words[head] in nouns.words("civility")
            bare = marked.pos[head] == "PROPN" and head == i and not titled  # « (sur) Télé-Port [Léa Le Brun] »
            if name is not None or bare or _is_when(marked, head) or other.end > limit:
                break  # « (le patron du) Parti socialiste [Léa Le Brun] », « mardi [M. Le Brun] »
            k = other.end
            continue
        if _new_name(marked, head, k):
            break
        if _joins_adjectives(marked, k, limit):  # « les élus locaux et régionaux »
            k += 2
            continue
        names = is_noun(marked, k) and marked.words[k] not in nouns.words("time")
        if not (
            names
            or marked.pos[k] in _AFTER
            or marked.words[k] in _OUTGOING
            or (marked.words[k] == "-" and k + 1 < limit)
        ):
            break
        k += 1
    return Phrase(i, k, head)


def _person_from(marked: Marked, k: int) -> MentionSpan | None:
    """The person's name that begins at token `k`, or None."""
    mention = marked.mention_of(k)
    return mention if mention is not None and mention.start == k and mention.kind == "person" else None


def is_misread(marked: Marked, name: MentionSpan) -> bool:
    """Is a person's role taken for the beginning of a name? « Premier ministre au sortir d'une réunion »."""
    if name.kind != "other":
        return False
    return any(describes_person(marked, k) for k in range(name.start, min(name.end, name.start + 2)))


def describes_person(marked: Marked, head: int) -> bool:
    """Is it a noun for people, by role or trade?"""
    role = nouns.role(marked.words[head])
    return role is not None and role.kind == "person"


def _is_when(marked: Marked, head: int) -> bool:
    return marked.words[head] in nouns.words("time")


def _new_name(marked: Marked, head: int, k: int) -> bool:
    """Does another name begin here? « à Lyon Paul Arnal »."""
    if marked.words[head] in nouns.words("time"):
        return marked.pos[k] == "PROPN"  # « a prévenu mardi Paul Arnal »
    if marked.pos[head] != "PROPN" or marked.pos[k] != "PROPN":
        return False
    names = marked.mention_of(head), marked.mention_of(k)
    return (None not in names and names[0] is not names[1]) or marked.dep[k] in {"obj", "nsubj"}


def _joins_adjectives(marked: Marked, k: int, limit: int) -> bool:
    if k + 1 >= limit or marked.words[k] != "et" or marked.pos[k - 1] != "ADJ" or marked.pos[k + 1] != "ADJ":
        return False
    return k + 2 == limit or marked.pos[k + 2] not in _NOUNS


def is_noun(marked: Marked, i: int) -> bool:
    """Is it a noun, or used as a noun? The tagger misses « porte-parole », « M. », « un autre »."""
    if marked.pos[i] in _NOUNS:
        return True
    word = marked.words[i]
    if word in STANDING_ALONE:
        follows = marked.pos[i + 1] if i + 1 < len(marked.words) else ""
        return i > 0 and marked.words[i - 1] in DETERMINERS and follows not in {"NOUN", "PROPN", "ADJ"}
    if marked.pos[i] != "DET" and marked.mention_of(i) is not None and marked.is_capital(i):
        return marked.pos[i] in {"X", "VERB", "ADJ", "ADV", "PRON"}
    if marked.pos[i] in {"PRON", "ADJ", "X", "VERB", "ADV"}:
        determined = any(word in DETERMINERS for word in _led_by(marked, i))
        follows = marked.pos[i + 1] if i + 1 < len(marked.words) else ""
        # « cet *étudiant* en droit », not « ce jeune *politique* local »
        alone = determined and marked.words[i - 1] in DETERMINERS and follows not in {"NOUN", "PROPN", "ADJ"}
        return word in nouns.words("civility") or (
            nouns.role(word) is not None
            and (determined or marked.pos[i] != "VERB")
            and (marked.pos[i] != "ADJ" or (alone and describes_person(marked, i)))
        )
    return False


def _led_by(marked: Marked, i: int) -> list[str]:
    """The word before token `i`, and the one before that if it is an adjective: « l'ancien [chargé de mission] »."""
    behind = i - 1 > 0 and marked.pos[i - 1] == "ADJ"
    return marked.words[i - 2 if behind else max(0, i - 1) : i]


def skip_term(marked: Marked, k: int, limit: int) -> int:
    """The token after a name in quotation marks that begins at `k`, or `k`: « le journal « L'Avenir » »."""
    pair = marked.pair_of(k) if 0 < k < limit else None
    if pair is None or pair.first != k or pair is marked.pair_of(k - 1):
        return k
    return pair.after if pair.after - pair.first <= 7 and pair.after <= limit else k
