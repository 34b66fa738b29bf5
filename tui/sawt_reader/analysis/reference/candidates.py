"""Whom an anaphor may mean: those named before it, or further on, whom nothing in the article rules out."""

from __future__ import annotations

from typing import Literal, NamedTuple

from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.reference.descriptions import Description, Fit, compare
from sawt_reader.analysis.reference.nature import PERSONS
from sawt_reader.analysis.reference.scene import Place, Referent, Scene

Kind = Literal["pronoun", "description", "floating"]
"""Of an anaphor: « il », « la ministre », a quotation without a speaker in its sentence."""

# How a description fits whoever bears it, the best first.
BEARING: tuple[Fit, ...] = ("same", "wider", "fits")
_NEVER_NAMED_SO = frozenset({"place", "other"})
_MUTE = _NEVER_NAMED_SO | {"document"}


class Anaphor(NamedTuple):
    """What is to be resolved.

    Attributes:
        token: where it stands, or where the words begin that it follows: « « … », a-t-il dit ».
        gender: by its form; None if that does not show it.
        description: if it is one.
        words: code points of the words said, half open; None if none are known.
        first_person: is there « je » in them?
        goes_on: does the cue go on from other words, as « ajouter » does?
        is_behind: it stands after the words.
    """

    kind: Kind
    token: int
    gender: str | None = None
    description: Description | None = None
    words: tuple[int, int] | None = None
    first_person: bool = False
    goes_on: bool = False
    is_behind: bool = False


class Candidate(NamedTuple):
    """A referent that an anaphor may mean.

    Attributes:
        fit: how a description fits it; None for a pronoun or a floating quotation.
        known: what was said of it before that shows the fit, if that can be told.
        place: where it was named or described last before the anaphor; None if only further on.
        is_named_inside: it is named in the words said.
        is_narrated: so by the narrator, outside marks, as a subject: « *Luc Morin* en a « assez », dit-il ».
        ahead: where it is named after a floating quotation, in its sentence or the next.
    """

    referent: Referent
    fit: Fit | None
    known: Description | None
    place: Place | None
    is_named_inside: bool
    is_narrated: bool = False
    ahead: Place | None = None


def find(scene: Scene, anaphor: Anaphor) -> list[Candidate]:
    """The candidates, the nearest before the anaphor first.

    Those first named further on are there for descriptions and in headlines; for a floating quotation only those of its
    sentence and the next one.
    """
    marked = scene.marked
    said = marked.tokens.between(*anaphor.words) if anaphor.words is not None else range(0)
    inside = {mention.entity for mention in marked.mentions_between(said.start, said.stop)}
    described = anaphor.description
    within = marked.mentions_between(described.start, described.end) if described else []
    others = {mention.entity for mention in within}  # « un ami de *Luc Morin* » is not Luc Morin
    ahead = scene.ahead(said.stop - 1) if anaphor.kind == "floating" and said else {}
    is_counterpart = described is not None and described.noun in nouns.words("counterpart")
    in_headline = scene.is_headline(anaphor.token)
    entry = marked.entry_start(anaphor.token)
    named = dict.fromkeys([*scene.near(anaphor.token), *ahead])
    if anaphor.kind == "description" or in_headline:
        named |= dict.fromkeys(scene.later(anaphor.token))
    found: list[Candidate] = []
    for referent in named:
        known_as = referent.entity.id if referent.entity is not None else None
        if scene.is_speaking(referent, anaphor.token) or not _may_be(anaphor, referent) or known_as in others:
            continue
        fit, known = _fit(anaphor, referent)
        if fit == "contradicts" or (fit == "fits" and referent.is_sum):
            continue  # « les députés de droite » are not « les députés X et Y »
        place = referent.last(anaphor.token)
        is_inside = known_as is not None and known_as in inside
        if anaphor.kind != "description" and place is not None and place.start < entry:
            if referent not in ahead and not is_inside:
                continue  # nobody goes on from one entry of a live blog to the next
            place = None
        # « le maire de Rouen » may be the president named just before; not a body of another kind
        ruled_out = place is None or (known is not None and referent.kind != "person") or is_counterpart
        if fit == "unrelated" and ruled_out and not (in_headline and known is None) and not referent.is_counterpart:
            continue
        narrated = _narrated(anaphor, referent, said) if is_inside else None
        if anaphor.kind == "pronoun" and place is None and is_inside and narrated is None:
            continue  # « Il exige que *Luc Morin* parte »
        is_narrated = narrated is not None
        found.append(Candidate(referent, fit, known, narrated or place, is_inside, is_narrated, ahead.get(referent)))
    return _with_counterparts(_told_first(anaphor, found))


def _told_first(anaphor: Anaphor, found: list[Candidate]) -> list[Candidate]:
    """Where the article tells who bears a role, what the press tells of others counts for nothing."""
    said = anaphor.description
    if said is None or not any(c.fit in {"same", "wider"} and c.known and c.referent.is_named for c in found):
        return found
    return [
        c._replace(fit="unrelated")
        if c.known is None and c.referent.dossier is not None and c.referent.dossier.is_known_so(said)
        else c
        for c in found
    ]


def _narrated(anaphor: Anaphor, referent: Referent, said: range) -> Place | None:
    """Where the narrator names a person as a subject in the words that a pronoun follows; None if nowhere."""
    if anaphor.kind != "pronoun" or not anaphor.is_behind:
        return None
    places = (p for p in referent.places if said.start <= p.start < said.stop)
    return next((p for p in places if p.is_subject and not p.is_quoted), None)


def _with_counterparts(found: list[Candidate]) -> list[Candidate]:
    """« Le président X et son homologue, Y, »: what describes X best describes Y as well."""
    fits = {c.fit for c in found if not c.referent.is_counterpart}
    fit = next((fit for fit in BEARING if fit in fits), None)
    if fit is None:
        return found
    return [c._replace(fit=fit) if c.fit == "unrelated" and c.referent.is_counterpart else c for c in found]


def _may_be(anaphor: Anaphor, referent: Referent) -> bool:
    """Can a referent be meant, by gender, number and kind?"""
    said = anaphor.description
    is_told = said is not None and referent.dossier is not None  # it knows « le procureur Anne Morel »
    if anaphor.gender is not None and referent.gender not in {None, anaphor.gender} and not is_told:
        return False
    if anaphor.kind == "floating":
        return referent.kind not in _MUTE or referent.spoke > 0
    if said is None:
        silent = referent.entity is None and referent.kind != "person" and not referent.spoke
        return not referent.is_plural and not silent and referent.kind not in _MUTE
    if referent.dossier is not None and referent.dossier.is_seat_of(said):
        return True  # « les services du Premier ministre »
    if said.is_plural != (referent.is_plural if referent.description is None else referent.description.is_plural):
        return False  # « le couple » may be two
    if referent.entity is None:
        return referent.description is not None
    return (said.kind in PERSONS) == (referent.kind == "person") and referent.kind not in _NEVER_NAMED_SO


def _fit(anaphor: Anaphor, referent: Referent) -> tuple[Fit | None, Description | None]:
    """How a description fits a referent, and what shows it; (None, None) if the anaphor is none."""
    said = anaphor.description
    if said is None:
        return None, None
    if referent.description is not None:
        fit = compare(said, referent.description)
        return ("contradicts" if fit == "unrelated" and said.kind != "generic" else fit), referent.description
    return referent.dossier.fit(said) if referent.dossier else ("unrelated", None)
