"""Rules for places' names: geographic nouns with complements, numbered districts, datelines, and evidence by form.

« la rue des Tilleuls », « le golfe de Valmont », « le 3e arrondissement », « Rieux-sur-Orge », « le maire de Rieux ».
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.entities import gazetteer, persons
from sawt_reader.analysis.entities.candidates import Candidate
from sawt_reader.analysis.tokens import Tokens

# Tokens of a name: bounds the work on hostile text; half or double changes no article.
_LONGEST = 12
_OF = frozenset({"de", "d'", "du", "des"})
_ARTICLES = frozenset({"la", "l'", "les"})
_DEFINITE = _ARTICLES | {"le"}
_ORDINAL = re.compile(r"(?:\d+|[IVX]+)(?:er|e|ème|ᵉ)")
# « Rieux-sur-Orge », « Villers-lès-Nonnes », « Saint-Aubert », « Orville ».
_TOPONYM = re.compile(
    rf"\w+-(?:{lexicons.alternatives('places.toml', 'hyphenated')})-?\w.*|Sainte?s?-\w+"
    rf"|\w{{2,}}(?:{lexicons.alternatives('places.toml', 'endings')})s?"
)
# « Rieux-sur-Orge » is nothing but a town; « Charles-de-Morel » may be a school.
_TOWN = re.compile(r"\w+-(?:sur|sous|lès|lez|en)-\w.*")
# A town in capitals, a day or an agency, a dash: « VALBOURG, 12 mars – La maire », « SAINT-LYS (AFP) - La maire ».
_DATELINE = re.compile(
    r"([A-ZÀ-Þ][A-ZÀ-Þ' -]+[A-ZÀ-Þ])(?:,[^()–—«\n]*\d[^()–—«\n]*(?: ?\([^()\n]+\))?| ?\([^()\n]+\))"
    r" ?[–—-] (?=[A-ZÀ-Þ«\"“])"
)
_LONGEST_DATELINE = 80  # code points, a printed line; half or double changes no article
# A stop or a lower-case letter before a capital: « l'AFP.Le maire », « en NorvègeLe Danemark ».
_RUN_ON = re.compile(r"[\w-]{2,}(?:[.!?)\"(]+[\w\"'-]|[)\"'.]{2,})")
_GLUED = re.compile(r"(?!Mac)[\w-]*[a-zà-ÿ]{2}[A-ZÀ-Þ]")
# Inhabitants by their ending, after a word for some or all of them: « les Louésiens », « une Massicoise ».
_INHABITANTS = re.compile(r"[A-ZÀ-Þ]\w+(?:oise?s?|aises?|iens?|iennes?|istes?|aude?s?)")
_NUMBERED = frozenset({"arrondissement", "arrondissements"})
_OF_STATE = frozenset({"république", "roi"})
_ADDRESSED = re.compile(rf"(?:{lexicons.alternatives('places.toml', 'addressed')})")
# Before « tour » as a building: « la tour de Rieux », not « le tour de Rieux ».
_FEMININE = frozenset({"la", "cette", "une"})
# Before these it is a verb: « ce sur quoi se base Morel ».
_BEFORE_VERBS = frozenset({"se", "s'", "ne", "qui", "il", "elle", "on"})
# By whether the head is named after regions, the words after which a region only says where.
_WHERE = {False: _OF | _ARTICLES, True: frozenset({"du", "des", *_ARTICLES})}
_OPENING, _CLOSING = frozenset('«“"'), (["»"], ["”"], ['"'])


nouns = functools.partial(lexicons.words, "places.toml")


def find(tokens: Tokens) -> Iterator[Candidate]:
    """Places by their grammar (weight 3), and villages where the words before them place something (2)."""
    heads, beside, districts, triggers = nouns("heads"), nouns("beside"), nouns("districts"), _triggers()
    columns = zip(tokens.lower, tokens.capital, tokens.nameable, strict=True)
    for i, (lower, capital, nameable) in enumerate(columns):
        if not nameable or not (capital or lower in triggers):
            continue
        end = i
        if lower in heads or lower in beside:
            named = capital and not tokens.initial[i] and lower not in nouns("clubs")
            end = _phrase(tokens, i, any_complement=lower in heads or named)
        elif lower in districts and i + 1 < len(tokens) and tokens.lower[i + 1] in nouns("directions"):
            end = i + 2
        elif lower in _NUMBERED and _is_numbered(tokens, i):
            yield Candidate(i - 1, i + 1, "place", 3)
        elif tokens.initial[i] and opens_dispatch(tokens, i):
            end = _after_town(tokens, i) or i + 1
        if end > i:
            yield Candidate(i, end, "place", 3)
        elif i and capital and (found := gazetteer.known(tokens.forms[i])) and found.kind == "place":
            yield from _listed(tokens, i, found)


@functools.cache
def _triggers() -> frozenset[str]:
    """Words in lower case that may begin a name; most tokens are none of them."""
    return nouns("heads") | nouns("beside") | nouns("districts") | _NUMBERED


def _is_numbered(tokens: Tokens, i: int) -> bool:
    """Does one ordinal stand before « arrondissement »? Not « les 9e et 10e arrondissements »."""
    return bool(i and _ORDINAL.fullmatch(tokens.forms[i - 1])) and not (
        i > 2 and _ORDINAL.fullmatch(tokens.forms[i - 3]) and tokens.lower[i - 2] in {"et", "ou", ","}
    )


def _listed(tokens: Tokens, i: int, found: gazetteer.Known) -> Iterator[Candidate]:
    """A village or department with the name of a word, where it must be a place.

    « à Sauve », « le maire de Sauve », « Sauve (Gard) », « (Nord) », « dans le Nord, ».
    """
    before, after = tokens.lower[i - 1], tokens.lower[i + 1] if i + 1 < len(tokens) else ""
    if found.is_region and before == "(" and after in {")", ","} and i > 1 and tokens.capital[i - 2]:
        yield Candidate(i, i + 1, "place", 3)
    elif found.weight == 1 and found.is_region:
        if tokens.lower[i - 2 : i] == ["dans", "le"] and after not in _OF and after not in {"et", "-"}:
            yield Candidate(i, i + 1, "place", 2)
    elif found.weight == 1 and not tokens.initial[i] and (_locative(tokens, i) > 0 or _before_region(tokens, i + 1)):
        yield Candidate(i, i + 1, "place", 2)


def _before_region(tokens: Tokens, i: int) -> bool:
    """Does a region in brackets begin at `i`? « (Gard) », « (Seine-et-Marne, Île-de-France) »."""
    if tokens.forms[i : i + 1] != ["("] or i + 2 >= len(tokens) or tokens.forms[i + 2] not in {")", ","}:
        return False
    found = gazetteer.known(tokens.forms[i + 1])
    return bool(found and found.kind == "place" and found.is_region)


def is_town(form: str) -> bool:
    """Has it the form that only towns have? « Rieux-sur-Orge », « Villers-lès-Nonnes »."""
    return _TOWN.fullmatch(form) is not None


def opens_dispatch(tokens: Tokens, i: int) -> bool:
    """Does a city in capitals begin an agency's dispatch? « DAKAR (AFP) », « PARIS, 3 mars (Reuters) ».

    An unknown town needs a complete dateline: « VALBOURG (AFP) – La maire », not « DIRECT – La maire ».
    """
    if not (tokens.initial[i] and tokens.forms[i].isupper()):
        return False
    if tokens.forms[i + 1 : i + 2] not in (["("], [","], ["-"]):
        return False
    return gazetteer.is_large_place(tokens.forms[i].title()) or _after_town(tokens, i) is not None


def _after_town(tokens: Tokens, i: int) -> int | None:
    """The token after the town of a complete dateline that begins at `i`, or None."""
    start = tokens.start[i]
    found = _DATELINE.match(tokens.text, start, start + _LONGEST_DATELINE)
    return bisect_left(tokens.start, found.end(1), i) if found else None


def _phrase(tokens: Tokens, head: int, *, any_complement: bool) -> int:
    """The token after « rue des Tilleuls » or « stade Ferrand »; `head` if no name follows or it needs no head."""
    if not _is_head(tokens, head):
        return head
    i = head + 1
    if i < len(tokens) and _is_adjective(tokens, i, peoples=tokens.lower[head] in nouns("bare")):
        i, any_complement = i + 1, True
    direct, bare = i, tokens.lower[head] in nouns("bare")
    if i < len(tokens) and tokens.lower[i] in _OF and not (bare and i == head + 1):
        article = tokens.lower[i] in {"du", "des"} or (i + 1 < len(tokens) and tokens.forms[i + 1] in _ARTICLES)
        if not (any_complement or article):
            return head
        i += 1
        if i < len(tokens) and tokens.forms[i] in _ARTICLES:
            i += 1
    if i == direct > head + 1 and not bare:
        return head
    end = _run(tokens, i, is_street=tokens.lower[head] in nouns("streets"))
    return end if end > i and _needs_head(tokens, head, i, end) else head


def _is_head(tokens: Tokens, i: int) -> bool:
    """Is it a noun that may open a name here? Not « se base », « au tour de », « en place », « ministre de la Mer »."""
    if tokens.pos[i] in {"VERB", "AUX", "ADV"} or (tokens.pos[i] == "ADJ" and not tokens.capital[i]):
        return False
    before = tokens.lower[i - 1] if i else ""
    if before in _BEFORE_VERBS or (tokens.capital[i] and persons.is_office(tokens, i)):
        return False
    if tokens.lower[i] == "tour" and not tokens.capital[i]:
        return before in _FEMININE
    return tokens.lower[i] != "place" or before not in {"en", "sa", "leur", "ma", "votre", "notre"}


def _is_adjective(tokens: Tokens, i: int, *, peoples: bool) -> bool:
    """Is it an adjective between head and name, or a people's where these may be? « la base belge Ferrand »."""
    lower = tokens.lower[i]
    return tokens.forms[i] == lower and (lower in nouns("adjectives") or (peoples and gazetteer.is_people(lower)))


def _run(tokens: Tokens, i: int, *, is_street: bool) -> int:
    """The token after the capitalised words of a name at `i`; `i` if there are none."""
    end, limit = i, min(len(tokens), i + _LONGEST)
    links = {"de", "d'"} if is_street else {"d'"}
    of_person = i < len(tokens) and gazetteer.is_first_name(tokens.forms[i])
    while end < limit and tokens.nameable[end] and not tokens.initial[end]:
        eponym = of_person or (end > i and tokens.lower[end - 1] in persons.roles())
        if end > i and not eponym and persons.is_full_name(tokens, end):  # « l'hôpital Saint-Lys Awa Diallo »
            break
        if tokens.capital[end] and not gazetteer.is_people(tokens.forms[end]) and not is_run_on(tokens.forms[end]):
            end += 1
        elif end > i and (
            tokens.is_hyphen(end) or (tokens.lower[end] in links and tokens.capital[end + 1 : end + 2] == [True])
        ):
            end += 2
        else:
            break
    return end


def _needs_head(tokens: Tokens, head: int, i: int, end: int) -> bool:
    """Is the head part of the name? Not « la porte du Parti radical », « le pont de l'Ascension »."""
    if tokens.lower[i] in nouns("feasts"):
        return False
    is_where = i > head + 1 and tokens.lower[i - 1] in _WHERE[tokens.lower[head] in nouns("of_regions")]
    for after in gazetteer.ends(tokens, i, gazetteer.lengths(tokens.forms[i])):
        found = gazetteer.known(tokens.name(i, after))
        if found and (found.kind != "place" or (is_where and after >= end and found.is_region)):
            return False
    return True


def is_run_on(form: str) -> bool:
    """Is it two words that lost the break between them? « NorvègeLe », « France.620.000 »."""
    if form.isalpha() and form[1:].islower():  # most words
        return False
    return _GLUED.match(form) is not None or _RUN_ON.match(form) is not None


def begins(tokens: Tokens, i: int, end: int) -> bool:
    """May a model's span up to `end` begin a name at this token? Not « (le procureur de la) République de Rieux »."""
    if tokens.capital[i]:
        return not (
            tokens.lower[i] in _OF_STATE
            and i + 2 < end
            and tokens.lower[i + 1] in {"de", "d'"}
            and i > 1
            and tokens.lower[i - 1] in _OF | _ARTICLES
        )
    lower = tokens.lower[i]
    return (lower in nouns("heads") or lower in nouns("beside")) and _phrase(tokens, i, any_complement=True) > i


def is_name(tokens: Tokens, start: int, end: int) -> bool:
    """Can the model's span be a place's name? Not a bare head, direction, train, quoted word, nor inhabitants."""
    lower, form = tokens.lower[start], tokens.forms[start]
    if lower in nouns("lines") or is_portfolio(tokens, start):
        return False
    if start and tokens.forms[start - 1] in _OPENING and tokens.forms[end : end + 1] in _CLOSING:
        return False
    if end > start + 1:
        return True
    if lower in nouns("directions") or lower in nouns("heads") or lower in nouns("beside"):
        return False
    return not (start and tokens.lower[start - 1] in nouns("some") and _INHABITANTS.fullmatch(form))


def is_common(tokens: Tokens, i: int) -> bool:
    """Is it a word of every day without a sign of a place? « l'Aide à l'enfance », « les Sages »; not « à Sauve »."""
    if gazetteer.known(tokens.forms[i]) or not gazetteer.is_common(tokens.forms[i]):
        return False
    return evidence(tokens, i, i + 1) == 0


def begins_headline(tokens: Tokens, i: int) -> bool:
    """Is it a word of every day that begins a phrase? « Réunion mardi à Rieux », not « Réunion : »."""
    if not (tokens.initial[i] and gazetteer.is_common(tokens.forms[i])):
        return False
    return i + 1 < len(tokens) and tokens.forms[i + 1][0].isalpha()


def is_portfolio(tokens: Tokens, i: int) -> bool:
    """Is it what a minister is named after? « la garde des Sceaux »."""
    return tokens.lower[i] in nouns("portfolios") and persons.is_office(tokens, i)


def extended(tokens: Tokens, end: int) -> int:
    """The token after what narrows the name of a large region: « l'Asie du Sud-Est », « le Kurdistan syrien »."""
    if end < len(tokens) and tokens.forms[end] == tokens.lower[end] and gazetteer.is_people(tokens.lower[end]):
        return end + 1
    i = end + 1
    if tokens.lower[end : end + 2] == ["de", "l'"]:
        i += 1
    elif tokens.lower[end:i] != ["du"]:
        return end
    return i + 1 if i < len(tokens) and tokens.lower[i] in nouns("directions") else end


def short_forms(name: str) -> Iterator[str]:
    """The words that may stand for a place: « Rieux » for « Rieux-sur-Orge », « Dorme » for « vallée de la Dorme »."""
    head, _, rest = name.partition(" ")
    if head.lower() in nouns("heads") or head.lower() in nouns("beside"):
        yield re.sub(r"^(?:[a-zà-ÿ]+ )?(?:de la |de l'|du |des |de |d')?", "", rest)
    elif head.count("-") and not rest:
        yield head.partition("-")[0]


@functools.lru_cache(maxsize=4_000)  # names recur, and the pattern is long
def _is_toponym(form: str) -> bool:
    return _TOPONYM.fullmatch(form) is not None


def evidence(tokens: Tokens, start: int, end: int) -> int:
    """Votes for a place by the form of a name and the words around it."""
    found = 2 if end == start + 1 and _is_toponym(tokens.forms[start]) else 0
    if _before_region(tokens, end) or _in_apposition(tokens, end):
        found += 4
    if end == start + 1 and _in_list(tokens, start, end):
        found += 2
    return found + _locative(tokens, start)


def _locative(tokens: Tokens, start: int) -> int:
    """Votes for a place by the words before a name: « à Rieux », « le maire de Rieux »; not « grâce à Rieux »."""
    before = tokens.lower[start - 1] if start else ""
    if before in {"à", "en"} and tokens.lower[start - 2 : start - 1] != ["grâce"]:
        return 1
    if before in {"de", "d'"} and start > 1 and tokens.lower[start - 2] in nouns("before"):
        return 3
    return 0


def _in_apposition(tokens: Tokens, end: int) -> bool:
    """Does a noun for towns follow? « Rieux, commune de la Dorme », « Rieux, une petite ville »."""
    if tokens.forms[end : end + 1] != [","]:
        return False
    return not nouns("appositions").isdisjoint(tokens.lower[end + 1 : end + 4])


def _in_list(tokens: Tokens, start: int, end: int) -> bool:
    """Is the name in a list beside a known town? « Rieux, Lyon et Orbec »."""
    near = []
    if start > 1 and tokens.lower[start - 1] in {",", "et"}:
        near.append(tokens.forms[start - 2])
    if end + 1 < len(tokens) and tokens.lower[end] in {",", "et"}:
        near.append(tokens.forms[end + 1])
    return any(map(gazetteer.is_large_place, near))


def is_title(tokens: Tokens, start: int) -> bool:
    """Is the name part of a title? « la duchesse de Valmont », « la garde des Sceaux »."""
    noble = start > 1 and tokens.lower[start - 1] in {"de", "d'"} and tokens.lower[start - 2] in nouns("nobility")
    return noble or is_portfolio(tokens, start)


def is_seat(tokens: Tokens, start: int) -> bool:
    """Is a seat of power the building here? « reçus à Matignon », « devant Matignon », not « demander à Matignon »."""
    i = start - 1
    if i >= 0 and tokens.lower[i] in _DEFINITE:
        i -= 1
    if i >= 0 and tokens.lower[i] in {"à", "au"}:
        return not any(_ADDRESSED.match(word) for word in tokens.lower[max(0, i - 2) : i])
    if i > 0 and tokens.lower[i] in _OF:
        i -= 1
    return i >= 0 and tokens.lower[i] in nouns("seats_after")


def is_route(form: str) -> bool:
    """Is it two places, as a line or a match has them? « Rieux-Valmont », not « Rieux-sur-Orge »."""
    first, _, second = form.partition("-")
    if not first or not second[:1].isupper() or gazetteer.known(form):
        return False
    return gazetteer.is_large_place(first) and gazetteer.is_large_place(second)
