"""All that a text tells of each person and body: roles beside the name, party, place, age, other names.

« le vice-Premier ministre et ministre de l'Intérieur Jan Hradec (ČSD) », « Léa Brun, 42 ans, députée LR de la Sarthe »,
« Paul Arnal, qui dirige le port », « Awa Diallo est devenue ministre », « le cabinet Catéis ».
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.marked import Marked, MentionSpan
from sawt_reader.analysis.grammar.phrases import Phrase
from sawt_reader.analysis.reference import stems
from sawt_reader.analysis.reference.descriptions import Description, Fit, compare, of_phrase, tags
from sawt_reader.analysis.reference.stems import fold
from sawt_reader.reading import model

_LONGEST = 18  # tokens of a description beside a name
_RANKING: tuple[Fit, ...] = ("same", "wider", "contradicts", "fits", "unrelated")
_CIVILITY = nouns.words("civility")
_ARTICLES = frozenset({"le", "la", "l'", "les", "un", "une", "ce", "cette", "son", "sa", "leur", "notre"})
_QUALIFIERS = frozenset(
    {"ancien", "ancienne", "ex", "futur", "future", "premier", "première", "vice", "nouveau", "nouvelle"}
)
_QUALIFIERS |= {"jeune", "actuel", "actuelle", "haut", "haute", "principal", "principale", "nouvel"}
_LINKS = frozenset("de d' du des à au aux en pour près chargé chargée délégué déléguée et - sur auprès".split())
_OF = frozenset({"de", "d'", "du", "des"})
_BE = {
    form: tense
    for tense, forms in {
        "now": "est sont reste demeure",
        "former": "était étaient fut",
        "coming": "sera deviendra",
    }.items()
    for form in forms.split()
}
_BECOME = frozenset(
    "devenu devenue devient devint nommé nommée élu élue réélu réélue désigné désignée promu promue intronisé".split()
)
_LEADS = {
    "dirige": "dirigeant",
    "dirigeait": "dirigeant",
    "préside": "président",
    "présidait": "président",
    "entraîne": "entraîneur",
    "gère": "gérant",
    "commande": "commandant",
    "représente": "représentant",
    "défend": "avocat",
    "conseille": "conseiller",
    "enseigne": "enseignant",
}


@dataclass(eq=False, slots=True)
class Dossier:
    """What a text tells of one entity.

    Attributes:
        id, kind, gender: of the entity.
        descriptions: in the order of the text; each knows its tokens.
        places: demonyms and towns said of it, as slots of `Description` ("country" or "place", key).
        parties: parties said of it, as keys.
        age: in years, if the text tells it.
        aliases: its other names.
    """

    id: str
    kind: str
    gender: model.Gender | None
    aliases: tuple[str, ...] = ()
    descriptions: list[Description] = field(default_factory=list)
    places: set[tuple[str, str]] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    age: int | None = None

    def fit(self, description: Description) -> tuple[Fit, Description | None]:
        """The best fit of a description over all that is known, and the known description that shows it.

        An exact fit wins; a contradiction by gender, number or another bearer's office wins over all weaker fits.
        """
        if self.kind == "person":
            if description.kind not in {"person", "generic", "demonym"}:
                return "unrelated", None
            if description.is_plural:
                return "contradicts", None
            wrong = description.gender is not None and self.gender is not None and description.gender != self.gender
            if wrong and not self._is_called_so(description):
                return "contradicts", None
        elif description.kind in {"person", "generic", "demonym"}:
            return "unrelated", None
        best: tuple[Fit, Description | None] = ("unrelated", None)
        for known in self.descriptions:
            found = compare(description, self._with_tags(known))
            if _RANKING.index(found) < _RANKING.index(best[0]):
                best = found, known
        if best[0] != "unrelated":
            return best
        if description.kind == "generic":
            return "fits", None
        if description.kind == "demonym":
            return self._by_place(description), None
        if description.kind == "body" and self.kind == "organisation" and not self.descriptions:
            return "fits", None
        return best

    def _is_called_so(self, said: Description) -> bool:
        """Does the text use an office in this gender for the person? « le procureur Anne Morel »."""
        return any(known.stem == said.stem and known.gender == said.gender for known in self.descriptions)

    def _with_tags(self, known: Description) -> Description:
        """A description with the party and places that the text tells elsewhere: « Léa Brun (LR) »."""
        if not self.parties and not self.places:
            return known
        added = {("party", party) for party in self.parties} if not known.slot("party") else set()
        added |= {slot for slot in self.places if not known.slot(slot[0])} if known.kind == "person" else set()
        return known._replace(slots=known.slots | added) if added else known

    def _by_place(self, said: Description) -> Fit:
        places = {slot for slot in said.slots if slot[0] in {"place", "country"}}
        if places & self.places:
            return "wider"
        own = {name for name, _ in self.places}
        return "contradicts" if any(name in own and name == "country" for name, _ in places) else "unrelated"


def dossiers(marked: Marked, entities: Iterable[model.Entity]) -> dict[str, Dossier]:
    """The dossier of each entity, by its id.

    Args:
        entities: those whose mentions `marked` knows.
    """
    listed = list(entities)
    same = same_names(listed)
    found = {e.id: Dossier(e.id, e.kind, e.gender, e.aliases) for e in listed if e.kind in {"person", "organisation"}}
    reader = _Reader(marked, same)
    for mention in marked.mentions:
        dossier = found.get(mention.entity)
        if dossier is None:
            continue
        for description in reader.around(mention, dossier):
            _add(dossier, description)
    for entity in listed:
        if entity.id in found and entity.roles:
            for description in reader.listed(entity):
                _add(found[entity.id], description)
    return found


def _add(dossier: Dossier, new: Description) -> None:
    if any(old.head == new.head for old in dossier.descriptions):
        return
    dossier.descriptions.append(new)
    dossier.parties |= new.slot("party")
    dossier.places |= {slot for slot in new.slots if slot[0] == "country"}
    if dossier.kind == "person" and dossier.gender is None and new.gender == "female":
        dossier.gender = "female"


def same_names(entities: Iterable[model.Entity]) -> Callable[[str], str]:
    """Gives the fullest name of the entity that bears a name: « LR » -> « Les Républicains »."""
    full = {fold(alias): entity.name for entity in entities for alias in (entity.name, *entity.aliases)}
    return lambda name: full.get(fold(name), name)


class _Reader:
    """Finds the descriptions beside names."""

    def __init__(self, marked: Marked, same: Callable[[str], str]) -> None:
        self.marked, self.same = marked, same

    def around(self, mention: MentionSpan, dossier: Dossier) -> Iterator[Description]:
        """The descriptions before and after one mention; notes tags and age on the way."""
        if dossier.kind == "organisation":
            yield from self._own(mention)
        yield from self._before(mention, dossier)
        yield from self._after(mention, dossier)

    def listed(self, entity: model.Entity) -> Iterator[Description]:
        """The roles that the entity has by its own stage, found again beside its mentions."""
        marked = self.marked
        for role in entity.roles:
            for mention in entity.mentions:
                low, high = max(0, mention.start - 160), mention.end + 160
                at = marked.text.find(role, low, high)
                if at >= 0:
                    tokens = marked.tokens.between(at, at + len(role))
                    yield from self._roles(tokens.start, tokens.stop)
                    break

    def _describe(self, start: int, end: int, head: int) -> Description | None:
        return of_phrase(self.marked, Phrase(start, end, head), self.same)

    def _is_role(self, k: int) -> bool:
        marked = self.marked
        if marked.pos[k] in {"AUX", "ADP", "DET"} or marked.words[k] in _CIVILITY or marked.words[k] in _QUALIFIERS:
            return False
        word = marked.words[k]
        if word in {"élu", "élue", "désigné", "responsable"} and marked.pos[k] == "ADJ":
            return False
        mention = marked.mention_of(k)
        if mention is not None and (mention.kind == "person" or mention.start < k):
            return False
        return (
            nouns.role(word) is not None
            or (marked.pos[k] in {"NOUN", "PROPN"} and stems.is_role(word))
            or (
                any(not p.words[1:] or True for p in stems.role_phrases(fold(word)))
                and word in {"bras", "garde", "numéro", "chargé", "mis"}
            )
        )

    def _roles(self, first: int, after: int) -> Iterator[Description]:
        """The coordinated roles of a stretch that begins with one: « avocat et ancien ministre »."""
        marked, k = self.marked, first
        while k < after:
            start = k
            while (
                k < after
                and (marked.words[k] in _ARTICLES | _QUALIFIERS or marked.pos[k] in {"ADJ", "NUM"})
                and not self._is_role(k)
            ):
                k += 1
            if k >= after or not self._is_role(k):
                return
            found = self._describe(start, after, k)
            if found is None:
                return
            yield found
            k = max(found.end, k + 1)
            if k < after and marked.words[k] in {",", "et", "ou", "puis"}:
                k += 1
                if k < after and marked.words[k] == "et":
                    k += 1
            else:
                return

    def _own(self, mention: MentionSpan) -> Iterator[Description]:
        """The head noun of the body's own name: « l'Association des chasseurs » is an association."""
        word = self.marked.words[mention.start]
        role = nouns.role(word)
        if mention.end - mention.start > 1 and role is not None and role.kind in {"organisation", "group", "medium"}:
            marked = self.marked
            start = mention.start - (mention.start > 0 and marked.words[mention.start - 1] in _ARTICLES | {"du", "au"})
            found = self._describe(mention.start, mention.end, mention.start)
            if found is not None:
                yield found._replace(start=start, is_definite=True)

    def _before(self, mention: MentionSpan, dossier: Dossier) -> Iterator[Description]:
        """The roles that lead up to a name, with or without a comma."""
        marked, end = self.marked, mention.start
        if end and marked.words[end - 1] in _CIVILITY:
            end -= 1
        apposed = end > 0 and marked.words[end - 1] == ","
        stop = end - apposed
        first, governor = None, None
        low = max(marked.bounds[marked.sentence[mention.start]][0], stop - _LONGEST)
        for k in range(stop - 1, low - 1, -1):
            word = marked.words[k]
            inner = marked.mention_of(k)
            if inner is not None and inner.kind == "person":
                break
            if self._is_role(k):
                if self._may_head(k, dossier, stop, apposed=apposed):
                    first = k
                if not apposed and governor is None and self._is_singular_complement(k) and first == k:
                    break
                continue
            if marked.is_finite(k) or (marked.is_verb(k) and word not in _LINKS) or marked.pos[k] in {"PRON", "SCONJ"}:
                break
            if marked.pos[k] in {"ADP", "CCONJ"} and word not in _LINKS:
                break
            if marked.pos[k] == "PUNCT" and word not in {"-", "(", ")", "«", "»", '"'}:
                break
        if first is None:
            return
        if apposed and not self._closes(mention.end):
            return
        start = first
        while start > low and (
            marked.words[start - 1] in _QUALIFIERS
            or marked.words[start - 1] in _ARTICLES
            or marked.pos[start - 1] == "ADJ"
        ):
            start -= 1
        yield from self._roles(start, stop)

    def _may_head(self, k: int, dossier: Dossier, stop: int, *, apposed: bool) -> bool:
        """Can this noun head the phrase that the name completes: is it of its kind and number?"""
        word = self.marked.words[k]
        role = nouns.role(word)
        if role is not None and role.number == "p" and dossier.kind == "person":
            return False
        if dossier.kind == "person":
            if k == stop - 1 and False:
                return False
            return role is None or role.kind == "person"
        return role is not None and role.kind in {"organisation", "group", "medium"}

    def _is_singular_complement(self, k: int) -> bool:
        """« l'avocat du *maire* »: the name belongs to the complement."""
        marked = self.marked
        while k > 0 and marked.words[k - 1] in _QUALIFIERS:
            k -= 1
        if k and marked.words[k - 1] == "du":
            return k < 2 or marked.words[k - 2] != "auprès"
        return k > 1 and marked.words[k - 1] in {"la", "l'", "son", "sa"} and marked.words[k - 2] in {"de", "à"}

    def _closes(self, k: int) -> bool:
        """Does the apposition end after the name, not go on as a clause? « selon le maire, Paul Arnal se retire »."""
        marked = self.marked
        return k >= len(marked) or not (
            marked.is_finite(k) or (marked.pos[k] in {"PRON", "AUX"} and marked.words[k] != "qui")
        )

    def _after(self, mention: MentionSpan, dossier: Dossier) -> Iterator[Description]:
        """The roles after a name: tags, age, apposition, « qui dirige », « est devenu »."""
        marked, k = self.marked, mention.end
        limit = marked.bounds[marked.sentence[mention.start]][1]
        while k < limit:
            word = marked.words[k]
            if word == "(":
                close = next((j for j in range(k, min(limit, k + 14)) if marked.words[j] == ")"), None)
                if close is None:
                    return
                for name, key in tags(marked, k + 1, close):
                    if name == "party":
                        dossier.parties.add(key)
                    else:
                        dossier.places.add((name, key))
                self._age(k + 1, close, dossier)
                yield from self._roles(k + 1, close)
                k = close + 1
                continue
            if word not in {",", "-", "–", "—"} or k + 1 >= limit:
                break
            if (after := self._age(k + 1, limit, dossier)) > k + 1:
                k = after
                continue
            start = k + 1
            if marked.words[start] in {"qui"}:
                yield from self._leading(start, limit)
                return
            if marked.words[start] in _BECOME:
                start += 1
            stop = self._end_of_apposition(start, limit)
            found = list(self._roles(start, stop)) if stop > start else []
            if not found or not self._is_apposition(found[-1], start, mention, limit):
                return
            for description in found:
                kinds = {"person"} if dossier.kind == "person" else {"organisation", "group", "medium"}
                if description.kind in kinds | {"generic"} and not description.is_plural:
                    yield description
            return
        yield from self._copula(k, limit)

    def _age(self, k: int, limit: int, dossier: Dossier) -> int:
        """The token after « 32 ans » or « âgé de 32 ans », noted; or `k`."""
        marked = self.marked
        at = k + 2 if k < limit and marked.words[k] in {"âgé", "âgée"} else k
        if at + 1 < limit and marked.words[at].isdigit() and marked.words[at + 1] == "ans":
            dossier.age = int(marked.words[at])
            return at + 2
        return k

    def _end_of_apposition(self, start: int, limit: int) -> int:
        """The end of the stretch up to a clause, a quotation or another name that it does not govern."""
        marked = self.marked
        for k in range(start, min(limit, start + 2 * _LONGEST)):
            if (
                marked.is_finite(k)
                or marked.words[k] in {"qui", "que", "dont", "où", ";", ":"}
                or marked.words[k] in {"."}
            ):
                return k
        return min(limit, start + 2 * _LONGEST)

    def _is_apposition(self, last: Description, start: int, mention: MentionSpan, limit: int) -> bool:
        """Is it said of the name, not of the next one? « Ivan Morel, la ministre Awa Diallo »."""
        marked = self.marked
        following = marked.mention_of(last.end) if last.end < limit else None
        if following is not None and following.kind == "person":
            return False
        has_article = marked.words[start] in {"le", "la", "l'", "les"}
        return not (has_article and last.end < limit and marked.words[last.end] == "et")

    def _leading(self, qui: int, limit: int) -> Iterator[Description]:
        """« qui dirige le port » as the role « dirigeant du port »."""
        marked = self.marked
        verb = qui + 1
        stem = _LEADS.get(marked.words[verb]) if verb < limit else None
        if stem is None:
            if verb < limit and marked.words[verb] in _BE:
                yield from self._copula(verb, limit)
            return
        end = next(
            (k for k in range(verb + 1, min(limit, verb + 10)) if marked.pos[k] in {"PUNCT", "VERB", "AUX"}),
            min(limit, verb + 10),
        )
        slots = frozenset(
            ("of", fold(marked.words[k])) for k in range(verb + 1, end) if marked.pos[k] in {"NOUN", "PROPN", "ADJ"}
        )
        if slots:
            words = frozenset(word for _, word in slots)
            is_former = marked.words[verb].endswith("ait")
            yield Description(
                verb, qui, end, stem, stem, "person", None, False, is_former, False, True, frozenset(), words, slots
            )

    def _copula(self, k: int, limit: int) -> Iterator[Description]:
        """« est ministre », « est devenue ministre », « a été nommé directeur », « était juge »."""
        marked = self.marked
        tense, become = None, False
        for j in range(k, min(limit, k + 5)):
            word = marked.words[j]
            if word in {"n'", "ne", "pas"}:
                return
            if word in _BE:
                tense = _BE[word]
            elif word in _BECOME:
                become = True
            elif word in {
                "a",
                "été",
                "aussi",
                "également",
                "depuis",
                "avait",
                "ainsi",
                "alors",
                "aujourd'hui",
                "désormais",
                "toujours",
            }:
                if word == "été" and not become:
                    tense = tense or "former"
            else:
                if tense is None and not become:
                    return
                stop = self._end_of_apposition(j, limit)
                for description in self._roles(j, stop):
                    if description.kind == "person" and not description.is_plural:
                        is_former = description.is_former or (tense == "former" and not become)
                        yield description._replace(
                            is_former=is_former, is_coming=description.is_coming or tense == "coming"
                        )
                return
