"""Noun phrases, read from left to right: most sources are noun phrases rather than bare names.

« le ministre de l'Intérieur, Paul Arnal », « Léa Brun, économiste à Lyon », « un porte-parole de la police ».
The statistical parse decides only where position does not.
"""

from __future__ import annotations

import functools

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.cores import DETERMINERS, core_at, describes_person, is_misread, is_noun, skip_term
from sawt_reader.analysis.grammar.cores import STANDING_ALONE as STANDING_ALONE
from sawt_reader.analysis.grammar.cores import Phrase as Phrase
from sawt_reader.analysis.grammar.marked import Marked, MentionSpan
from sawt_reader.analysis.grammar.nouns import Class

_OF = frozenset({"de", "d'", "d", "du", "des"})
_AT = lexicons.words("function_words.toml", "prepositions_of_complements")
ON_AIR = frozenset("micro antenne colonnes téléphone presse plateau ondes".split())
PRONOUNS = lexicons.words("function_words.toml", "pronouns")
OF_THINGS = lexicons.words("function_words.toml", "pronouns_of_things")
_INDEFINITE = lexicons.words("function_words.toml", "indefinite_pronouns")
CLITIC_SUBJECTS = lexicons.words("function_words.toml", "inverted_subjects")
SUBJECTS = frozenset({"il", "elle", "ils", "elles", "on", "qui"})
FIRST_AND_SECOND = lexicons.words("function_words.toml", "first_and_second_person")
_BEFORE_VERB = lexicons.words("function_words.toml", "clitics_after_subject")
_ADJECTIVAL = tuple(lexicons.words("conjugation.toml", "adjectival_endings"))
_AFTER_PARTICIPLE = lexicons.words("function_words.toml", "prepositions_after_participles")
_LATTER = lexicons.words("function_words.toml", "demonstrative_pronouns")
_DOMAINS = lexicons.words("names.toml", "domains")
_LONGEST = 40  # tokens; a longer phrase is a wrong parse; half loses a name, double changes nothing


def phrase_at(marked: Marked, i: int, limit: int) -> Phrase | None:
    """The noun phrase that begins at token `i` and ends before `limit` (tokens), appositions included."""
    if i >= limit:
        return None
    if (latter := _latter(marked, i)) is not None:
        return latter if latter.end <= limit else None
    if _is_partitive(marked, i, limit):
        whole = phrase_at(marked, i + (3 if marked.words[i] == "l'" else 2), limit)
        return Phrase(i, whole.end, whole.head) if whole else _indefinite(marked, i, limit)
    if marked.words[i] == "du" or (marked.words[i] == "des" and marked.pos[i] == "ADP"):
        i += 1  # the article is in the preposition: « celle du [ministre] »
    core = core_at(marked, i, limit)
    if core is None:
        return _indefinite(marked, i, limit)
    end = _complements(marked, core, core.end, min(limit, i + _LONGEST), at=False)
    end = _apposition(marked, core, end, min(limit, i + _LONGEST))
    return Phrase(i, end, core.head)


def coordinated(marked: Marked, first: Phrase, limit: int) -> list[Phrase]:
    """A phrase and those joined to it by « et », « ou » or a comma: « Paul Arnal et la maire de Lyon »."""
    found = [first, *_listed(marked, first.end, limit)]
    at = found[-1].end
    plural = nouns.role(marked.words[first.head])
    while at + 1 < limit and marked.words[at] in {"et", "ou", "ainsi"}:
        start = at + 2 if marked.words[at] == "ainsi" and marked.words[at + 1] == "que" else at + 1
        following = phrase_at(marked, start, limit)
        if following is None or source_class(marked, following) is None:
            break
        bare = marked.pos[following.head] == "NOUN" and all(
            marked.pos[k] == "ADJ" and marked.words[k] not in DETERMINERS
            for k in range(following.start, following.head)
        )
        if bare and marked.pos[first.start] == "DET":  # « l'avocat et ancien ministre Paul Arnal »
            found[-1] = Phrase(found[-1].start, following.end, found[-1].head)
        else:
            found.append(following)
        at = following.end
    if plural is not None and plural.number == "p" and marked.words[first.end : first.end + 1] == [","]:
        persons = plural.kind == "person"
        named = [name_in(marked, phrase) for phrase in found[1:]]
        fits = all(name is not None and (name.kind == "person") == persons for name in named)
        if fits and len(named) > 1 and name_in(marked, first) is None:
            return found[1:]  # « leurs avocats, *Mes Arnal, Brun et Morel* »
    if source_class(marked, first) == "document" and _ends_with_complement(marked, first):
        return [Phrase(first.start, found[-1].end, first.head)]  # « un sondage pour France Phare et La Vigie »
    return found


def _ends_with_complement(marked: Marked, phrase: Phrase) -> bool:
    """Is the last word of a phrase a name after a preposition? « une enquête *pour France Phare* »."""
    name = marked.mention_of(phrase.end - 1)
    return name is not None and name.start > phrase.head and marked.pos[name.start - 1] in {"ADP", "DET"}


def _latter(marked: Marked, i: int) -> Phrase | None:
    """« celui-ci » at token `i`; at the start of a sentence it is several tokens."""
    word = marked.words[i]
    return Phrase(i, marked.at_or_before(marked.start[i] + len(word) - 1) + 1, i) if word in _LATTER else None


def _listed(marked: Marked, at: int, limit: int) -> list[Phrase]:
    """The further phrases of a list up to its « et »: « le maire, [le préfet] et le recteur »."""
    found: list[Phrase] = []
    while at + 1 < limit and marked.words[at] == ",":
        following = phrase_at(marked, at + 1, limit)
        if following is None or source_class(marked, following) is None:
            return []
        found.append(following)
        at = following.end
    last = phrase_at(marked, at + 1, limit) if at + 1 < limit and marked.words[at] == "et" else None
    if last is None:
        return []
    # « selon le maire, l'école et la crèche fermeront »: the list is another subject.
    follows = last.end < limit and (marked.is_finite(last.end) or marked.words[last.end] in _BEFORE_VERB)
    return [] if follows else found


def _is_partitive(marked: Marked, i: int, limit: int) -> bool:
    """Does a partitive begin here? « un des chercheurs », « l'une de ses avocates »."""
    if i + 2 >= limit:
        return False
    k = i + 1 if marked.words[i] == "l'" else i
    return (
        k + 2 < limit
        and marked.words[k] in {"un", "une", "certains", "certaines"}
        and marked.words[k + 1] in {"de", "des", "d'"}
    )


def _indefinite(marked: Marked, i: int, limit: int) -> Phrase | None:
    """An indefinite pronoun and its complement: « certains », « plusieurs d'entre eux », « la plupart »."""
    if i >= limit:
        return None
    has_article = i + 1 < limit and marked.words[i] in {"l'", "les", "la", "d'"}
    k = i + 1 if has_article else i
    if marked.words[i] == "d'" and marked.words[k] != "autres":
        return None
    if k >= limit or marked.words[k] not in _INDEFINITE:
        return None
    if k == i and marked.words[k] in {"un", "une", "autres", "plupart"}:
        return None
    end = k + 1
    if end + 1 < limit and marked.words[end] in _OF:
        at = end + 2 if marked.words[end + 1] == "entre" and end + 2 < limit else end + 1
        end = at + 1 if marked.words[at] in {"eux", "elles", "nous"} else end
    return Phrase(i, end, k)


def _complements(marked: Marked, core: Phrase, k: int, limit: int, *, at: bool) -> int:
    """The end of a phrase after « de … », « (…) » and, in an apposition (`at`), « à … »."""
    while k < limit:
        word = marked.words[k]
        if (after := skip_term(marked, k, limit)) > k:
            k = after
        elif word in _OF or (word in _AT and (at or _belongs(marked, core, k))) or _is_charged(marked, k):
            inner = core_at(marked, k + 1, limit) or (core_at(marked, k + 2, limit) if _is_charged(marked, k) else None)
            if inner is None and (after := skip_term(marked, k + 1, limit)) > k + 1:
                k = after  # « l'animatrice de « La Roue libre » »
                continue
            if inner is None:
                return k
            k = inner.end
        elif word == "(":
            close = next((j for j in range(k, min(limit, k + 12)) if marked.words[j] == ")"), None)
            if close is None:
                return k
            k = close + 1
        elif word in {"et", "ou", "&"} and (inner := _joined(marked, core, k, limit, at=at)):
            k = inner.end
        elif word == "par" and marked.words[k + 1 : k + 2] == ["intérim"]:
            k += 2
        elif word in {"lui-même", "elle-même", "eux-mêmes", "elles-mêmes"}:
            k += 1
        else:
            return k
    return k


def _joined(marked: Marked, core: Phrase, et: int, limit: int, *, at: bool) -> Phrase | None:
    """What « et » joins to a complement: « la ministre de la Culture et [de la Communication] », not « et [des élus] ».

    In an apposition (`at`) it joins any noun.
    """
    k = et + 1
    if et > core.end and k + 1 < limit and marked.words[k] in _OF:
        inner = core_at(marked, k + 1, limit)
        if inner is not None and not (marked.words[k] == "des" and nouns.role(marked.words[inner.head]) is not None):
            return inner
    return core_at(marked, k, limit) if at and k < limit and marked.words[et] != "&" else None


def _belongs(marked: Marked, core: Phrase, k: int) -> bool:
    """Does « à … » modify the noun, not the verb? « un professeur à Lyon », not « a dit le maire à Paul »."""
    inner = core_at(marked, k + 1, min(len(marked.words), k + 8))
    if inner is None or marked.words[inner.head] in ON_AIR or _is_occasion(marked, k, inner):
        return False
    if marked.words[k] == "en" and marked.words[inner.head] in {"matière", "charge"}:
        return True
    return marked.dep[inner.head] == "nmod" and core.start <= marked.head[inner.head] < core.end


def _is_occasion(marked: Marked, k: int, inner: Phrase) -> bool:
    """Does « à … », « dans … » say where or to whom something was said? « [dans un entretien] », « [à la presse] »."""
    kind = source_class(marked, inner)
    if marked.words[k] == "pour":
        return False
    if kind in {"medium", "document"} or marked.words[inner.head] in nouns.words("occasions"):
        return True
    if kind == "person" or (mention := marked.mention_of(inner.head)) is None:
        return kind == "person" and marked.words[k] in {"à", "au", "aux", "auprès"}
    if marked.words[k] in {"à", "au"} and mention.kind == "person":
        return True
    return is_medium(mention.text)


def is_medium(name: str) -> bool:
    """Is it the name of a newspaper, channel or agency? « AFP », « (au) Parisien »."""
    return name.lower() in _media() or f"le {name.lower()}" in _media()


@functools.cache
def _media() -> frozenset[str]:
    """The names of newspapers, channels and agencies in lower case."""
    return frozenset(name.lower() for name, field in lexicons.tsv("organisations.tsv") if "media" in field)


def _is_charged(marked: Marked, k: int) -> bool:
    """Does a participle with a complement begin here? « chargé de … », « établi par … », « proche de … »."""
    if k + 1 >= len(marked.words) or marked.words[k + 1] not in _AFTER_PARTICIPLE:
        return False
    word = marked.words[k]
    if word in nouns.words("asked") or word in nouns.words("passed_on"):
        return False  # « le maire interrogé par l'agence »
    return word in {"proche", "proches", "membre"} or (marked.pos[k] in {"VERB", "ADJ"} and word.endswith(_ADJECTIVAL))


def _apposition(marked: Marked, core: Phrase, k: int, limit: int) -> int:
    """The end of the phrase after « , directeur du port » or, after a role, « , Paul Arnal »."""
    while k < limit:
        comma = marked.words[k] == ","
        start = k + 1 if comma else k
        named = any(marked.pos[j] == "PROPN" or marked.mention_of(j) is not None for j in range(core.start, k))
        if comma and (aged := past_age(marked, start, limit)) > start:
            k = aged
            continue
        inner = core_at(marked, start, limit)
        if inner is None or marked.words[inner.head] in nouns.words("time"):
            return k
        if not comma and _completes(marked, core, start, k):
            return inner.end
        role = nouns.role(marked.words[inner.head])
        describes = role is not None and role.kind == "person" and named and _may_be_person(marked, core, k)
        titled = marked.pos[inner.start] == "PROPN" or marked.words[inner.start] in nouns.words("civility")
        names = not named and titled and comma
        names = names and _can_bear_a_name(marked, core)
        names = names or (comma and marked.mention_of(inner.start) is not None and _can_bear_a_name(marked, core))
        names = names and not _is_of_another_kind(marked, core, inner)
        if not comma and not named and _can_bear_a_name(marked, core) and marked.mention_of(inner.head) is not None:
            return inner.end  # « le quotidien régional Le Phare »
        if not (describes or names):
            return k
        if not comma and (marked.words[start] not in {"le", "la", "l'", "les"} or not _is_person(marked, core)):
            return k  # « a répondu à l'Assemblée la ministre »
        after = _complements(marked, inner, inner.end, limit, at=comma and describes)
        if comma and after < len(marked.words) and (marked.is_finite(after) or marked.words[after] in _BEFORE_VERB):
            return k  # « selon un proche du maire, Paul Arnal se retire »
        if comma and after < limit and marked.words[after] in {"et"} and not describes:
            return k
        k = after
    return k


def _completes(marked: Marked, core: Phrase, start: int, k: int) -> bool:
    """Does a person's name complete a description? « le procureur de la République de Rouen [Paul Arnal] »."""
    name, role = marked.mention_of(start), nouns.role(marked.words[core.head])
    if name is None or name.start != start or name.kind != "person" or role is None or role.kind != "person":
        return False
    within = marked.mentions_between(core.start, k)
    return role.number == "s" and not any(mention.kind == "person" for mention in within)


def _may_be_person(marked: Marked, core: Phrase, k: int) -> bool:
    """Can a phrase up to token `k` mean a person? Not « (dans) cette région de Rouen »."""
    if marked.mention_of(core.head) is not None or marked.pos[core.head] == "PROPN":
        return True
    if describes_person(marked, core.head) or marked.words[core.head] in nouns.words("civility"):
        return True
    return any(mention.kind == "person" for mention in marked.mentions_between(core.start, k))


def _is_person(marked: Marked, core: Phrase) -> bool:
    mention = marked.mention_of(core.head)
    return mention is None or mention.kind == "person"


def past_age(marked: Marked, k: int, limit: int) -> int:
    """The token after « 32 ans », « âgé de 32 ans » at token `k`; `k` if there is no age."""
    if k >= limit:
        return k
    at = k + 2 if marked.words[k] in {"âgé", "âgée", "âgés", "âgées"} else k
    return at + 2 if at + 1 < limit and marked.pos[at] == "NUM" and marked.words[at + 1] == "ans" else k


def _can_bear_a_name(marked: Marked, core: Phrase) -> bool:
    role = nouns.role(marked.words[core.head])
    return role is not None and role.kind in {"person", "organisation", "medium"}


def _is_of_another_kind(marked: Marked, core: Phrase, inner: Phrase) -> bool:
    """Is a person named beside a medium? « selon le quotidien, *Paul Arnal* a menti »."""
    role, name = nouns.role(marked.words[core.head]), marked.mention_of(inner.head)
    return role is not None and role.kind == "medium" and name is not None and name.kind == "person"


def source_class(marked: Marked, phrase: Phrase) -> Class | None:
    """The kind of source that a phrase can be; None if it cannot speak (« la situation », « lundi »)."""
    word = marked.words[phrase.head]
    if word.removeprefix("-") in PRONOUNS or word in STANDING_ALONE or is_indefinite(marked, phrase):
        return "pronoun"
    if word in nouns.words("time"):
        name = marked.mention_of(phrase.head)  # « 20 Minutes »
        return "name" if name is not None and name.kind == "organisation" and name.start < name.end - 1 else None
    if is_site(word):
        return "medium"
    if word == "%":
        return _share(marked, phrase)
    role = nouns.role(word)
    if role is not None:
        return role.kind
    if word in nouns.words("civility"):
        return "name"
    if marked.mention_of(phrase.head) is not None or marked.pos[phrase.head] == "PROPN":
        return "name"
    return None


def is_site(word: str) -> bool:
    """Is it the address of a site? « lephare.fr »."""
    name, dot, domain = word.rpartition(".")
    return bool(dot) and domain in _DOMAINS and len(name) > 2 and name.replace("-", "").replace(".", "").isalnum()


def _share(marked: Marked, phrase: Phrase) -> Class | None:
    """The class of those that a percentage counts: « 43 % des sondés »; None for « 43 % du budget »."""
    k = phrase.head + 1
    if k + 1 >= len(marked.words) or marked.words[k] not in _OF:
        return None
    k += 2 if marked.words[k : k + 2] == ["d'", "entre"] else 1
    role = nouns.role(marked.words[k])
    if marked.words[k] in {"eux", "elles", "personnes"} or marked.is_capital(k):
        return "group"  # « 43 % des Français », « 15 % d'entre eux »
    return role.kind if role is not None and role.kind in {"person", "group"} else None


def is_time(marked: Marked, phrase: Phrase) -> bool:
    """Does it say when? « lundi », « le mois dernier »."""
    return marked.words[phrase.head] in nouns.words("time")


def can_speak(marked: Marked, phrase: Phrase) -> bool:
    """Is it a person, organisation, document, medium, or a pronoun for one of these? Not « ce qui »."""
    if marked.words[phrase.head] == "on":
        return False
    if marked.words[phrase.head] == "qui" and phrase.head:
        return marked.words[phrase.head - 1] not in {"ce", "chose"}
    return source_class(marked, phrase) is not None


def is_indefinite(marked: Marked, phrase: Phrase) -> bool:
    """Is it an unnamed member of a group? « l'une d'elles », « certains »."""
    return marked.words[phrase.head] in _INDEFINITE and _indefinite(marked, phrase.start, phrase.end) == phrase


def around(marked: Marked, head: int, first: int, limit: int) -> Phrase | None:
    """The phrase with this head noun."""
    for start in range(max(first, head - 2), head + 1):
        if (latter := _latter(marked, start)) is not None and head < latter.end:
            return latter
    start = head - 1 if head > first and marked.words[head - 1] == "l'" else head
    if _is_partitive(marked, start, limit):
        return phrase_at(marked, start, limit)
    if marked.words[head] in SUBJECTS or (marked.pos[head] == "PRON" and not is_noun(marked, head)):
        return Phrase(head, head + 1, head)
    while start > first and marked.pair_of(start - 1) == marked.pair_of(head) and leads(marked, start - 1):
        start -= 1
    found = phrase_at(marked, start, limit)
    return found if found and found.start <= head < found.end else Phrase(start, head + 1, head)


def name_in(marked: Marked, phrase: Phrase) -> MentionSpan | None:
    """The name that a phrase is built around: « le patron des députés UDV [Paul Arnal] »; not « le maire de Lyon ».

    What describes a person is built around a person's name only: a party, a body or a ship beside it is none.
    """
    free = [
        mention
        for mention in _names(marked, phrase)
        if not _is_object(marked, max(mention.start, phrase.start), phrase.start)
        and not (mention.end > phrase.end and is_misread(marked, mention))
        and not _is_part_of_quoted(marked, mention, phrase)
    ]
    if free and source_class(marked, phrase) == "document" and _follows_object(marked, phrase, free[0]):
        return None  # « une enquête pour France Phare et *Le Quai* »
    if marked.mention_of(phrase.head) is None and describes_person(marked, phrase.head):
        free = [mention for mention in free if mention.kind not in {"organisation", "place"}]
        # « le capitaine du navire Belle Ondine, *Paul Arnal* »
        if free and any(marked.words[k] in _OF for k in range(phrase.head, free[0].start)):
            return next((mention for mention in free[1:] if marked.words[mention.start - 1] == ","), free[0])
    return free[0] if free else None


def _follows_object(marked: Marked, phrase: Phrase, name: MentionSpan) -> bool:
    """Does another name before this one, in the same phrase, depend on a preposition?"""
    return any(m.start < name.start and _is_object(marked, m.start, phrase.start) for m in _names(marked, phrase))


def _is_part_of_quoted(marked: Marked, mention: MentionSpan, phrase: Phrase) -> bool:
    """Is it but a part of a name in marks? « le collectif « Debout *Arnal* » »."""
    pair = marked.pair_of(mention.start)
    if pair is None or not phrase.head < pair.first < phrase.end:
        return False
    others = (*range(pair.first, mention.start), *range(mention.end, pair.after))
    return any(marked.words[k][:1].isalnum() and marked.pos[k] != "DET" for k in others)


def _names(marked: Marked, phrase: Phrase) -> list[MentionSpan]:
    """The names that a phrase holds a part of, in order."""
    found = (marked.mention_of(k) for k in range(phrase.start, phrase.end))
    return list(dict.fromkeys(mention for mention in found if mention is not None))


def _is_object(marked: Marked, start: int, first: int) -> bool:
    """Is a name inside its phrase in brackets, or the object of a preposition, with only adjectives between?"""
    k = start - 1
    if k > first and marked.words[k] == "(":
        return True
    while k > first and (marked.pos[k] in {"DET", "ADJ"} or marked.words[k] in nouns.words("civility")):
        k -= 1  # « un ami de M. Arnal »
    return k >= first and (marked.pos[k] == "ADP" or marked.words[k] in _OF | {"à", "au", "aux"})


def leads(marked: Marked, i: int) -> bool:
    """Does this token lead up to a noun: a determiner, adjective, numeral or title?"""
    return (
        marked.pos[i] in {"DET", "NUM", "ADJ"}
        or marked.words[i] in nouns.words("civility")
        or marked.words[i] in {"le", "la", "l'", "les", "un", "une", "des"}
    )
