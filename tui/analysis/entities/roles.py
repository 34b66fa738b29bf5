"""What an apposition says of a person: their roles and gender.

« le secrétaire du Conseil de sécurité, Ivan Morel », « Awa Diallo, présidente de la Ligue, », « le sénateur Morel ».
"""

from __future__ import annotations

from tui.analysis.entities import gazetteer, persons
from tui.analysis.entities.clusters import Cluster
from tui.analysis.entities.words import Words
from tui.model import Gender

# A description is no longer than this, in tokens.
_LONGEST = 18
# Before a noun of role: « ancien ministre », « l'ex-juge », « principal conseiller ».
_BEFORE = frozenset(
    {
        "ancien",
        "ancienne",
        "ex",
        "haut",
        "haute",
        "principal",
        "principale",
        "vice",
        "futur",
        "future",
        "nouveau",
        "nouvelle",
        "premier",
        "première",
    }
)
_ENDS = frozenset('( ) [ ] « » " “ ” . ; : ! ? … – —'.split())


def roles(words: Words, entity: Cluster) -> tuple[str, ...]:
    """The different roles of a person, in order of appearance."""
    found: dict[str, None] = {}
    for mention in entity.mentions:
        for span in (_before(words, mention.start), _after(words, mention.end)):
            if span:
                found.setdefault(words.between(*span))
    return tuple(found)


def gender(words: Words, entity: Cluster) -> Gender | None:
    """By title or noun of role, else by first name; None where these disagree or are silent."""
    if len(entity.genders) == 1:
        return next(iter(entity.genders))
    shown = {_role_gender(words, mention.start, mention.end) for mention in entity.mentions} - {None}
    if len(shown) == 1:
        return shown.pop()
    first = entity.name.split()
    return gazetteer.gender_of(first[0]) if len(first) > 1 and not shown else None


def _role_gender(words: Words, start: int, end: int) -> Gender | None:
    for span in (_before(words, start), _after(words, end)):
        if span:
            for i in range(*span):
                if words.lower[i] in persons.roles():
                    return persons.roles()[words.lower[i]]
    return None


def _before(words: Words, name: int) -> tuple[int, int] | None:
    """The description before a name, with a comma between or not: from its noun of role, without the article."""
    end = name - 1 if name and words.text[name - 1] == "," else name
    head = None
    for i in range(end - 1, max(-1, end - 1 - _LONGEST), -1):
        if (
            not words.name[i]
            or words.text[i] in _ENDS
            or words.text[i] == ","
            or words.pos[i] in {"VERB", "AUX", "PRON"}
        ):
            break
        if words.lower[i] in persons.roles() and words.text[i] not in persons.titles():
            head = i
    if head is None:
        return None
    while head and (words.lower[head - 1] in _BEFORE):
        head -= 1
    return (head, end) if end > head else None


def _after(words: Words, name: int) -> tuple[int, int] | None:
    """The description after a name and a comma or a bracket: « Awa Diallo, présidente de la Ligue, »."""
    if name + 1 >= len(words) or words.text[name] not in {",", "("}:
        return None
    start = name + 1
    while start < len(words) and words.lower[start] in {"le", "la", "l'", "un", "une"}:
        start += 1
    head = start
    while head < len(words) and words.lower[head] in _BEFORE:
        head += 1
    if head >= len(words) or words.lower[head] not in persons.roles() or words.pos[head] in {"VERB", "AUX"}:
        return None
    end = head + 1
    while end < min(len(words), head + _LONGEST):
        if not words.name[end] or words.text[end] in _ENDS or words.text[end] == ",":
            break
        if words.pos[end] in {"VERB", "AUX", "PRON"}:
            break
        end += 1
    while end > head + 1 and words.pos[end - 1] in {"ADP", "DET", "CCONJ", "ADV", "SCONJ"}:
        end -= 1
    return start, end
