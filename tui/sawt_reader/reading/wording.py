"""Phrases for what a reading holds, the same in lists, details, exports, archives and the library.

They are in the language of the interface; words of the article stay as French prints them. `labels` has the words for
single values.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from sawt_reader.i18n import N_, _, pgettext
from sawt_reader.reading.glyphs import is_doubtful, is_doubtful_claim, is_doubtful_name
from sawt_reader.reading.labels import (
    certainty_label,
    claim_type_label,
    corrected_field_label,
    correction_label,
    kind_reason_label,
    polarity_label,
    source_kind_label,
    speaker_reason_label,
    status_label,
    trait_label,
)
from sawt_reader.reading.model import (
    Claim,
    CorrectedField,
    Date,
    Entity,
    FromLibrary,
    Gender,
    ItemReview,
    KindSign,
    OrphanReview,
    Quantity,
    Quote,
    ReaderNote,
    Reading,
    Source,
    Span,
    SpeakerSign,
)
from sawt_reader.reading.normal_form import as_name

CUT = " […] "
"""Where words are left out of a quotation."""
LONGEST = 60
"""Characters of the words that show a reason."""

_MONTHS = N_("January February March April May June July August September October November December")
_PAIRS = {"«": "»", "“": "”", "”": "”", "„": "“", "‹": "›", '"': '"'}
# Signs that a French line must not begin with, or end on, take a no-break space: « Quoi ? », « 57 % ».
_BEFORE = re.compile(r"(?<=\S) (?=[:;!?»%€])")
_AFTER = re.compile(r"(?<=[«]) (?=\S)")


# --- Words of the article


def one_line(text: str) -> str:
    """A text on one line; no-break spaces stay."""
    return re.sub(r"[^\S\u00a0\u202f]+", " ", text).strip()


def words(spans: Sequence[Span | Quantity | Date], reading: Reading) -> str:
    """The words of some spans on one line, with « […] » where text between them is left out."""
    text = reading.article.text
    return CUT.join(one_line(text[span.start : span.end]) for span in spans)


def shown_words(spans: Sequence[Span | Quantity | Date], reading: Reading) -> str:
    """The words of some spans as a terminal shows them: as `words`, with plain spaces, where its lines break."""
    return " ".join(words(spans, reading).split())


def shortened(line: str) -> str:
    """A line of at most `LONGEST` characters: the first words of a longer one, and « … »."""
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rpartition(' ')[0] or line[: LONGEST - 1]}…"


def quotation(quote: Quote, reading: Reading) -> str:
    """A quote as French prints it: direct speech between « and » with no-break spaces, reported speech without marks.

    The marks of the article (“ ”, " ") become French ones, so a quotation has one pair however many it had.
    """
    text = reading.article.text
    if quote.kind != "direct":
        return no_breaks(words(quote.spans, reading))
    parts = (_without_marks(one_line(text[span.start : span.end])) for span in quote.spans)
    return f"«\u00a0{no_breaks(CUT.join(parts))}\u00a0»"


def _without_marks(part: str) -> str:
    """Part of a quotation without the marks around it: « Il a dit “oui” » keeps the marks inside."""
    closing = _PAIRS.get(part[:1])
    inner = part[1:] if closing else part
    opening = next((mark for mark, end in _PAIRS.items() if part.endswith(end) and mark in inner[:-1]), None)
    if inner.endswith(tuple(_PAIRS.values())) and (inner[-1] == closing or opening is None):
        inner = inner[:-1]
    return inner.strip()


def no_breaks(text: str) -> str:
    """A text that does not break before high punctuation or inside « »."""
    return _AFTER.sub("\u00a0", _BEFORE.sub("\u00a0", text))


# --- Who speaks


def speaker_unknown() -> str:
    """The words for a speaker whom the analysis did not find, or whom the user has removed."""
    return _("speaker unknown")


def source_name(source: Source, reading: Reading) -> str:
    """The fullest name of a speaker, claimant or relay, or its words in the text."""
    found = source.name or (words([source.span], reading) if source.span else "")
    return as_name(found) or speaker_unknown()


def holder(source: Source) -> FromLibrary | None:
    """Who held the office that a source is called by, where the library knows one person."""
    return source.from_library[0] if source.from_library and len(source.from_library) == 1 else None


def from_library(found: FromLibrary) -> str:
    """Which article of the library tells who held an office, and its day."""
    article, published = one_line(found.title), day(found.published)
    return _("from your library: {article}, {day}").format(article=article, day=published)


def names(sources: Sequence[Source], reading: Reading, *, brief: bool = False) -> str:
    """The names of several, "A, B and C"; "" for none.

    Whom only the library names is marked, with the article that tells it; if `brief`, with one word.
    """
    return listed([_marked_name(source, reading, brief=brief) for source in sources])


def _marked_name(source: Source, reading: Reading, *, brief: bool) -> str:
    found = holder(source)
    if found is None:
        return source_name(source, reading)
    mark = _("library") if brief else from_library(found)
    return _("{name} ({mark})").format(name=as_name(found.name), mark=mark)


def listed(parts: Sequence[str]) -> str:
    """A list in a sentence: "A, B and C"; "" for none."""
    return _(" and ").join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def speaker(quote: Quote, reading: Reading, *, brief: bool = False) -> str:
    """Who speaks, with "?" where that is doubtful; `brief` as in `names`."""
    name = names(quote.speakers, reading, brief=brief) or speaker_unknown()
    return f"{name} ?" if is_doubtful(quote) else name


def claimant(claim: Claim, reading: Reading, *, brief: bool = False) -> str:
    """Who asserts something: a name, with "?" where that is doubtful, the article, or the kind of source.

    `brief` as in `names`.
    """
    name = names(claim.claimants, reading, brief=brief)
    if name and is_doubtful_claim(claim, reading):
        return f"{name} ?"
    return name or source_kind_label(claim.source_kind)


def speaker_reasons(quote: Quote, reading: Reading) -> str:
    """How the speaker was reached: "spoke last: “a-t-elle dit”; only woman named so far"; "" where nothing says it."""
    reasons = {sign.reason for sign in quote.basis}
    spoken = {source.entity for source in quote.speakers}
    genders = {entity.gender for entity in reading.entities if entity.id in spoken} if "gender" in reasons else set()
    gender = genders.pop() if len(genders) == 1 else None
    return _("; ").join(_speaker_sign(sign, reading, gender) for sign in quote.basis)


def _speaker_sign(sign: SpeakerSign, reading: Reading, gender: Gender | None) -> str:
    """A reason with its words; nobody else fits for their gender where that is one of the reasons."""
    reason = speaker_reason_label(sign.reason)
    if sign.reason == "only" and gender:
        reason = _("only woman named so far") if gender == "female" else _("only man named so far")
    return _shown_by(reason, shortened(words([sign.span], reading)) if sign.span else "")


def _shown_by(reason: str, found: str) -> str:
    return _("{reason}: “{words}”").format(reason=reason, words=found) if found else reason


def via(sources: Sequence[Source], reading: Reading) -> str:
    """Through whom words reached the article, each name once: "via Anne Roy"; "" for nobody."""
    found = dict.fromkeys(source_name(source, reading) for source in sources)
    return _("via {names}").format(names=listed(list(found))) if found else ""


# --- Names


def name(entity: Entity) -> str:
    """The name of an entity, with "?" where it or its kind is uncertain."""
    return f"{entity.name} ?" if is_doubtful_name(entity) else entity.name


def kind_reasons(entity: Entity) -> str:
    """Why an entity has its kind: "words beside it: “le groupe”; the statistical model"; "" where nothing is known."""
    return _("; ").join(map(_kind_sign, entity.kind_signs))


def _kind_sign(sign: KindSign) -> str:
    return _shown_by(kind_reason_label(sign.reason), one_line(sign.words))


# --- Claims


def certainty(claim: Claim) -> str:
    """How firmly something is asserted, and whether it is denied: "denied or negative, hedged"."""
    parts = [polarity_label("denied")] if claim.polarity == "denied" else []
    if claim.certainty != "asserted" or not parts:
        parts.append(certainty_label(claim.certainty))
    if claim.hearsay:
        parts.append(trait_label("hearsay"))
    return ", ".join(parts)


def types(claim: Claim) -> str:
    """The kinds of fact that are claimed: "quantity, cause"."""
    return ", ".join(map(claim_type_label, claim.types))


def rank(score: float) -> int:
    """The score of a claim, 0 to 1, as it is shown: 0 to 100."""
    return round(100 * min(1, max(0, score)))


# --- What the user has said of a reading


def verdict(review: ItemReview | None, reading: Reading) -> str:
    """The status of an item, and who spoke according to the analysis where the user has set somebody else."""
    if review is None:
        return ""
    status = status_label(review.status) if review.status else ""
    status = ", ".join(filter(None, [status, corrected_fields(review.changed)]))
    if review.speakers is None:
        return status
    analysed = names(review.quote.speakers, reading) if review.quote else ""
    if review.claim:
        analysed = claimant(review.claim, reading)
    corrected = _("speaker corrected (analysis: {names})").format(names=analysed or speaker_unknown())
    return ", ".join(filter(None, [status, corrected]))


def added() -> str:
    """What an export says of an item that is the user's alone."""
    return _("added (not found by the analysis)")


def follows() -> str:
    """What an export says of an item that is not as the analysis made it because another one was corrected."""
    return _("changed with a correction elsewhere")


def corrected_speakers(names: Sequence[str]) -> str:
    """The speakers that the user has set: "speaker Anne Roy", or "speaker unknown" for none."""
    return _("speaker {names}").format(names=", ".join(names)) if names else speaker_unknown()


def corrected_fields(fields: Sequence[CorrectedField]) -> str:
    """What else the user has set of an item: "corrected: words and kind"; "" for nothing."""
    shown = listed([corrected_field_label(field) for field in fields])
    return _("corrected: {what}").format(what=shown) if shown else ""


def orphan(review: OrphanReview) -> str:
    """A correction that fits no item: "added, dismissed, speaker Anne Roy, to check"."""
    added = correction_label("added") if review.added else ""
    dismissed = correction_label("dismissed") if review.dismissed else ""
    status = status_label(review.status) if review.status else ""
    speakers = ""
    if review.speakers is not None:
        speakers = corrected_speakers([one_line(source.name or "") for source in review.speakers])
    return ", ".join(filter(None, [added, dismissed, speakers, corrected_fields(review.changed), status]))


def orphans_heading() -> str:
    """The heading over corrections that fit no item."""
    return _("Corrections that no longer fit")


def approximate_match(exact: str) -> str:
    """A note or bookmark is on words that are only like those it was made on (`exact`)."""
    return _("approximate match; was: “{words}”").format(words=one_line(exact))


def passage(note: ReaderNote, reading: Reading) -> str:
    """The words a note or bookmark is on: those of this version, else those it was made on."""
    return words([note.span], reading) if note.span else one_line(note.exact)


def doubt(note: ReaderNote) -> str:
    """Why a note or bookmark may not be where it was made: its words are gone or changed; "" if it is in its place."""
    if note.span is None:
        return _("passage not in this version")
    return approximate_match(note.exact) if note.alike else ""


def body(note: ReaderNote) -> str:
    """The words of a note, and in brackets the doubt about its place."""
    return " ".join(filter(None, [note.body, f"({doubt(note)})" if doubt(note) else ""]))


# --- Where the article is from


def day(published: str | None) -> str:
    """A day in words, "1 December 2022"; other text as it is, "" for None."""
    try:
        date = datetime.date.fromisoformat(published or "")
    except ValueError:
        return published or ""
    number_of_day = str(date.day) if date.day > 1 else pgettext("first day of a month", "1")
    return _("{day} {month} {year}").format(day=number_of_day, month=_(_MONTHS).split()[date.month - 1], year=date.year)


def web_address(url: str | None) -> str | None:
    """An address that may become a link: http or https, without characters that end a link; None for others."""
    return url if url and re.fullmatch(r"https?://[^\s<>\"'`\\()\[\]]+", url) else None
