"""What the values of the contract, and the reader's own, are called on screen and on paper."""

from __future__ import annotations

from sawt_reader.i18n import _

_LABELS = {
    # Entities
    "person": _("person"),
    "organisation": _("organisation"),
    "place": _("place"),
    "other": _("other"),
    "female": _("female"),
    "male": _("male"),
    # Quotes
    "direct": _("direct"),
    "indirect": _("indirect"),
    "mixed": _("mixed"),
    "inferred": _("inferred"),
    "unknown": _("unknown"),
    "via": _("via"),
    # What the library finds words in
    "article": _("article"),
    "entity": _("entity"),
    "quote": _("quote"),
    "claim": _("claim"),
    "note": _("note"),
    # Claims: how firmly, by whom
    "asserted": _("asserted"),
    "hedged": _("hedged"),
    "unconfirmed": _("unconfirmed"),
    "predicted": _("predicted"),
    "hypothetical": _("hypothetical"),
    "denied": _("denied or negative"),
    "hearsay": _("hearsay"),
    "opposed": _("opposed"),
    "author": _("author"),
    "named": _("named"),
    "role": _("role"),
    "anonymous": _("anonymous"),
    "unsourced": _("unsourced"),
    # Claims: types
    "quantity": _("quantity"),
    "comparison": _("comparison"),
    "cause": _("cause"),
    "event": _("event"),
    "state": _("state"),
    "rule": _("rule"),
    "prediction": _("prediction"),
    # Claims: what the score is made of
    "money": _("money"),
    "percentage": _("percentage"),
    "large_number": _("large number"),
    "harm": _("harm"),
    "misconduct": _("misconduct"),
    "public": _("public"),
    "attributed": _("attributed"),
    "denial": _("denial"),
    "own_side": _("own side"),
    "title": _("title"),
    "lead": _("lead"),
    "personal": _("personal"),
    "silence": _("silence"),
    "short": _("short"),
    # What the reader says of an item
    "dismissed": _("dismissed"),
    "corrected": _("corrected"),
    "to check": _("to check"),
    "checked": _("checked"),
    "doubtful": _("doubtful"),
}


def label(value: str) -> str:
    """The name of a value; one that is not known here stands for itself."""
    return _LABELS.get(value, value)
