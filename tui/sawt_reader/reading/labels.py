"""What each value of the contract is called, on screen and on paper: one function per set of values.

Labels are marked with `N_` and translated when a function is called. A test checks that every value has one.
"""

from __future__ import annotations

from typing import Literal

from sawt_reader.i18n import N_, _
from sawt_reader.reading.model import (
    Attribution,
    Certainty,
    ClaimType,
    CorrectedField,
    EntityKind,
    Gender,
    Genre,
    KindReason,
    Polarity,
    QuoteKind,
    SourceKind,
    SpeakerReason,
    Status,
)

Layer = Literal["article", "sentence", "entity", "quote", "claim", "note"]
"""Where the library finds words, and what a note or correction is on."""
Correction = Literal["dismissed", "corrected", "added", "conflict"]
"""What the user may have done to an item, beside its status."""
Likeness = Literal["whole", "cut", "longer", "part", "altered"]
"""How the words of a quote stand in another article."""
Aspect = Literal["names", "kinds", "quotes", "speakers", "claims", "claimants", "certainty"]
"""What of a corrected reading is scored."""
Trait = Literal[
    "inferred",
    "uncertain",
    "unknown",
    "via",
    "author",
    "named",
    "role",
    "anonymous",
    "unsourced",
    "hearsay",
    "opposed",
]
"""What a filter of the lists can ask for beside kinds, certainties and types. It is typed, so its label is one word."""


def entity_kind_label(kind: EntityKind) -> str:
    """One entity of a kind, as "person"."""
    return _(_ENTITY_KINDS[kind])


def entity_section(kind: EntityKind) -> str:
    """The heading over the entities of a kind, as "People"."""
    return _(_ENTITY_SECTIONS[kind])


def likeness_label(likeness: Likeness) -> str:
    """How the words of a quote stand in another article, as "cut"."""
    return _(_LIKENESSES[likeness])


def genre_label(genre: Genre) -> str:
    """What kind of text an article is, as "interview"."""
    return _(_GENRES[genre])


def gender_label(gender: Gender) -> str:
    """The gender of a person, as "female"."""
    return _(_GENDERS[gender])


def kind_reason_label(reason: KindReason) -> str:
    """What speaks for the kind of an entity, as "the statistical model"."""
    return _(_KIND_REASONS[reason])


def speaker_reason_label(reason: SpeakerReason) -> str:
    """How the speaker of a quote was reached, as "spoke last"."""
    return _(_SPEAKER_REASONS[reason])


def quote_kind_label(kind: QuoteKind) -> str:
    """How words are quoted, as "direct"."""
    return _(_QUOTE_KINDS[kind])


def attribution_label(attribution: Attribution) -> str:
    """By what the analysis found the speaker, as "a colon"."""
    return _(_ATTRIBUTIONS[attribution])


def polarity_label(polarity: Polarity) -> str:
    """Whether a claim says that something is so or is not."""
    return _(_POLARITIES[polarity])


def certainty_label(certainty: Certainty) -> str:
    """How firmly something is claimed, as "hedged"."""
    return _(_CERTAINTIES[certainty])


def claim_type_label(kind: ClaimType) -> str:
    """What kind of fact is claimed, as "quantity"."""
    return _(_CLAIM_TYPES[kind])


def source_kind_label(kind: SourceKind) -> str:
    """What is known of who claims something, as "anonymous source"; a claimant without a name is called so too."""
    return _(_SOURCE_KINDS[kind])


def status_label(status: Status) -> str:
    """The status that the user has given an item, as "to check"."""
    return _(_STATUSES[status])


def correction_label(correction: Correction) -> str:
    """What the user has done to an item, as "dismissed"."""
    return _(_CORRECTIONS[correction])


def corrected_field_label(field: CorrectedField) -> str:
    """What the user has set of an item, as "certainty"."""
    return _(_CORRECTED_FIELDS[field])


def aspect_label(aspect: Aspect) -> str:
    """What of a reading is scored, as "speakers"."""
    return _(_ASPECTS[aspect])


def layer_label(layer: Layer) -> str:
    """One thing of a layer, as "quote"."""
    return _(_LAYERS[layer])


def trait_label(trait: Trait) -> str:
    """A trait, as it is typed in a filter: "inferred"."""
    return _(_TRAITS[trait])


def reason_label(feature: str) -> str:
    """A feature that moved the score of a claim, as "large number".

    The contract leaves features open: one of another version of the analysis is shown by its name.
    """
    return _(_REASONS[feature]) if feature in _REASONS else feature


_ENTITY_KINDS: dict[EntityKind, str] = {
    "person": N_("person"),
    "organisation": N_("organisation"),
    "place": N_("place"),
    "other": N_("other"),
}
_ENTITY_SECTIONS: dict[EntityKind, str] = {
    "person": N_("People"),
    "organisation": N_("Organisations"),
    "place": N_("Places"),
    "other": N_("Other names"),
}
_GENDERS: dict[Gender, str] = {"female": N_("female"), "male": N_("male")}
_KIND_REASONS: dict[KindReason, str] = {
    "title": N_("a title before it"),
    "role": N_("a role beside it"),
    "name": N_("a first name or known surname"),
    "speaks": N_("it speaks"),
    "known": N_("in the gazetteer"),
    "press": N_("as the press uses it"),
    "words": N_("words beside it"),
    "form": N_("the form of the name"),
    "listed": N_("among others of its kind"),
    "model": N_("the statistical model"),
}
_SPEAKER_REASONS: dict[SpeakerReason, str] = {
    "named": N_("the name stands with the words"),
    "words": N_("called so, and no name fits"),
    "role": N_("described so"),
    "wider": N_("a wider word for the description"),
    "gender": N_("the gender fits"),
    "only": N_("nobody else fits so far"),
    "subject": N_("subject of the sentence before"),
    "near": N_("named just before"),
    "spoke": N_("spoke last"),
    "title": N_("in the title or standfirst"),
    "often": N_("named or quoted most"),
    "turn": N_("turn of the dialogue or interview"),
    "follows": N_("goes on from the quotation before"),
    "first person": N_("the first person stands for them"),
    "pronoun": N_("a pronoun left open"),
    "parallel": N_("same place in the sentence as before"),
}
_QUOTE_KINDS: dict[QuoteKind, str] = {"direct": N_("direct"), "indirect": N_("indirect"), "mixed": N_("mixed")}
_ATTRIBUTIONS: dict[Attribution, str] = {
    "verb": N_("a reporting verb"),
    "inversion": N_("a reporting verb after the words"),
    "preposition": N_("a preposition, as “selon”"),
    "comme": N_("a clause with “comme”"),
    "noun": N_("a noun, as “déclaration”"),
    "colon": N_("a colon"),
    "none": N_("position only"),
}
_POLARITIES: dict[Polarity, str] = {"affirmed": N_("affirmed"), "denied": N_("denied or negative")}
_CERTAINTIES: dict[Certainty, str] = {
    "asserted": N_("asserted"),
    "hedged": N_("hedged"),
    "unconfirmed": N_("unconfirmed"),
    "predicted": N_("predicted"),
    "hypothetical": N_("hypothetical"),
}
_CLAIM_TYPES: dict[ClaimType, str] = {
    "quantity": N_("quantity"),
    "comparison": N_("comparison"),
    "cause": N_("cause"),
    "event": N_("event"),
    "state": N_("state"),
    "rule": N_("rule"),
    "prediction": N_("prediction"),
}
_SOURCE_KINDS: dict[SourceKind, str] = {
    "author": N_("the article"),
    "named": N_("named source"),
    "role": N_("source named by role"),
    "anonymous": N_("anonymous source"),
    "none": N_("no source"),
}
_STATUSES: dict[Status, str] = {"to check": N_("to check"), "checked": N_("checked"), "doubtful": N_("doubtful")}
_CORRECTIONS: dict[Correction, str] = {
    "dismissed": N_("dismissed"),
    "corrected": N_("corrected"),
    "added": N_("added"),
    "conflict": N_("conflict"),
}
_CORRECTED_FIELDS: dict[CorrectedField, str] = {
    "words": N_("words"),
    "cue": N_("cue"),
    "kind": N_("kind"),
    "certainty": N_("certainty"),
    "polarity": N_("polarity"),
    "name": N_("name"),
    "same": N_("who it is"),
}
_ASPECTS: dict[Aspect, str] = {
    "names": N_("names"),
    "kinds": N_("kinds of names"),
    "quotes": N_("words of quotes"),
    "speakers": N_("quotes with speaker"),
    "claims": N_("words of claims"),
    "claimants": N_("claims with claimant"),
    "certainty": N_("claims with certainty"),
}
_LAYERS: dict[Layer, str] = {
    "article": N_("article"),
    "sentence": N_("sentence"),
    "entity": N_("entity"),
    "quote": N_("quote"),
    "claim": N_("claim"),
    "note": N_("note"),
}
_LIKENESSES: dict[Likeness, str] = {
    "whole": N_("whole"),
    "cut": N_("cut"),
    "longer": N_("longer"),
    "part": N_("in part"),
    "altered": N_("altered"),
}
_GENRES: dict[Genre, str] = {
    "interview": N_("interview"),
    "live": N_("live blog"),
    "release": N_("press release"),
    "opinion": N_("opinion piece"),
    "minutes": N_("minutes"),
    "posts": N_("posts"),
}
_TRAITS: dict[Trait, str] = {
    "inferred": N_("inferred"),
    "uncertain": N_("uncertain"),
    "unknown": N_("unknown"),
    "via": N_("via"),
    "author": N_("author"),
    "named": N_("named"),
    "role": N_("role"),
    "anonymous": N_("anonymous"),
    "unsourced": N_("unsourced"),
    "hearsay": N_("hearsay"),
    "opposed": N_("opposed"),
}
_REASONS: dict[str, str] = {
    **dict[str, str](_CLAIM_TYPES.items()),
    **dict[str, str](_CERTAINTIES.items()),
    "money": N_("money"),
    "percentage": N_("percentage"),
    "large_number": N_("large number"),
    "harm": N_("harm"),
    "misconduct": N_("misconduct"),
    "public": N_("public"),
    "attributed": N_("attributed"),
    "anonymous": N_("anonymous source"),
    "denial": N_("denial"),
    "own_side": N_("own side"),
    "opposed": N_("opposed"),
    "title": N_("title"),
    "lead": N_("lead"),
    "personal": N_("personal"),
    "silence": N_("silence"),
    "short": N_("short"),
    "long": N_("long"),
    "quoted": N_("quoted"),
    "dated": N_("dated"),
    "denied": N_("denied"),
    "several_figures": N_("several figures"),
    "unresolved": N_("needs its context"),
    "superlative": N_("superlative"),
    "whole": N_("without exception"),
}
