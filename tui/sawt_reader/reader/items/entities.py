"""How entities appear on screen."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sawt_reader.i18n import _, ngettext
from sawt_reader.reader.items.view import EXCERPT, ItemView, Row, confidence, labelled
from sawt_reader.reading.glyphs import UNSURE_NAME, is_doubtful_name
from sawt_reader.reading.kinds import ENTITIES
from sawt_reader.reading.labels import entity_kind_label, gender_label, trait_label
from sawt_reader.reading.model import Claim, Entity, Quote, Reading, Source
from sawt_reader.reading.wording import kind_reasons, shown_words


class EntityView(ItemView[Entity]):
    """Names with their roles, and what they say in the article."""

    kind = ENTITIES

    def heading(self, item: Entity, reading: Reading) -> str:
        """Its name."""
        return item.name

    def rows(self, item: Entity, reading: Reading) -> Iterator[Row]:
        """What it says, what it is and why, what it claims, what is claimed about it."""
        yield from labelled(_("role"), item.roles)
        quotes = [quote for quote in reading.quotes if _is_among(item, quote.speakers)]
        yield from _excerpt(ngettext("{n} quote", "{n} quotes", len(quotes)), quotes, reading)
        kind = entity_kind_label(item.kind)
        yield Row(_("kind"), kind if item.country is None else f"{kind} ({item.country})")
        yield Row(_("why"), kind_reasons(item))
        # Readings of earlier versions do not say: there every kind is certain, and without a sign.
        if item.kind_signs or item.kind_confidence < 1:
            yield Row(_("confidence"), confidence(item.kind_confidence, unsure=UNSURE_NAME))
        yield Row(_("also"), ", ".join(item.aliases))
        yield Row(_("gender"), gender_label(item.gender) if item.gender else "")
        count = len(item.mentions)
        yield Row(_("named"), ngettext("once", "{n} times", count).format(n=count))
        claims = [claim for claim in reading.claims if _is_among(item, claim.claimants)]
        yield from _excerpt(ngettext("{n} claim", "{n} claims", len(claims)), claims, reading)
        about = [claim for claim in reading.claims if _names(claim, item) and not _is_among(item, claim.claimants)]
        yield from _excerpt(ngettext("{n} claim about it", "{n} claims about it", len(about)), about, reading)

    def searched(self, item: Entity, reading: Reading) -> str:
        """Names and roles."""
        return "\n".join((item.name, *item.aliases, *item.roles))

    def properties(self, item: Entity) -> Iterator[str]:
        """Its kind, and whether that is uncertain."""
        yield entity_kind_label(item.kind)
        if is_doubtful_name(item):
            yield trait_label("uncertain")

    def who(self, item: Entity, reading: Reading) -> str:
        """Nobody says an entity."""
        return ""

    def citation(self, item: Entity, reading: Reading) -> tuple[str, str]:
        """Its name."""
        return item.name, ""

    def no_further(self, direction: int) -> str:
        """The message at the last or first entity."""
        return _("no entity after this one") if direction > 0 else _("no entity before this one")


def _excerpt(counted: str, items: Sequence[Quote | Claim], reading: Reading) -> Iterator[Row]:
    """How many there are, and the words of the first."""
    said = [shown_words(item.spans, reading) for item in items[:EXCERPT]]
    # Several run together without a sign: reported words have no quotation marks.
    yield from labelled(counted.format(n=len(items)), [f"· {words}" for words in said] if said[1:] else said)
    if len(items) > EXCERPT:
        yield Row("", _("… and {n} more").format(n=len(items) - EXCERPT))


def _is_among(entity: Entity, sources: tuple[Source, ...]) -> bool:
    return any(source.entity == entity.id for source in sources)


def _names(claim: Claim, entity: Entity) -> bool:
    """Whether a claim mentions the entity."""
    nearest = (bisect_left(entity.mentions, span.start, key=lambda mention: mention.start) for span in claim.spans)
    return any(
        at < len(entity.mentions) and entity.mentions[at].end <= span.end
        for at, span in zip(nearest, claim.spans, strict=True)
    )
