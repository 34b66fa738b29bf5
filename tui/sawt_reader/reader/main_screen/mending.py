"""The dialogs that correct an item or make one: each leads to a change, and the message after it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any, NamedTuple, TypeVar, get_args

from textual.app import App

from sawt_reader.i18n import _
from sawt_reader.library.equal_words import fold
from sawt_reader.library.identities import Identity, identities, identity_of
from sawt_reader.library.records import Change, Correction
from sawt_reader.library.wording import value_label, value_of
from sawt_reader.reader.notes.placed import PlacedAnnotations
from sawt_reader.reader.screens.choice import ChoiceScreen
from sawt_reader.reader.screens.speaker import SpeakerScreen
from sawt_reader.reader.screens.words import WordsScreen
from sawt_reader.reading.kinds import Item, extent, kind_of, sources
from sawt_reader.reading.labels import corrected_field_label, entity_kind_label, layer_label
from sawt_reader.reading.model import (
    Article,
    Certainty,
    Claim,
    CorrectedField,
    Entity,
    EntityKind,
    Polarity,
    Quote,
    QuoteKind,
    Reading,
    Span,
)
from sawt_reader.reading.wording import one_line, speaker_unknown

Value = TypeVar("Value")
FIELDS: dict[type, tuple[CorrectedField, ...]] = {
    Entity: ("kind", "name"),
    Quote: ("words", "cue", "kind"),
    Claim: ("words", "certainty", "polarity"),
}
VALUES: dict[tuple[type, str], tuple[str, ...]] = {
    (Entity, "kind"): get_args(EntityKind),
    (Quote, "kind"): get_args(QuoteKind),
    (Claim, "certainty"): get_args(Certainty),
    (Claim, "polarity"): get_args(Polarity),
}


class Mended(NamedTuple):
    """A change, or None where it would fit several items; and the message after it, with a field {undo}."""

    change: Change | None
    message: str


Way = Callable[[], Awaitable[Mended | None]]


class Mending:
    """Asks what to correct, and how.

    Args:
        app: shows the dialogs.
        article: the current one.
        placed: its annotations.
        analysed: its reading as the analysis made it.
        show: shows a selection in the article; None ends that.
    """

    def __init__(
        self,
        app: App[Any],
        article: Article,
        placed: PlacedAnnotations,
        analysed: Reading,
        show: Callable[[Span | None], object],
    ) -> None:
        self._app = app
        self._article = article
        self._placed = placed
        self._analysed = analysed
        self._show = show
        self._laid = placed.corrected(analysed)
        self._reading = self._laid.reading

    # --- An item that is there

    async def correct(self, item: Item) -> Mended | None:
        """Ask what of an item to correct, and how. None if the user leaves it."""
        way = await self._choose(_("Correct what?"), self._ways(item))
        return await way() if way is not None else None

    def _ways(self, item: Item) -> list[tuple[str, Way]]:
        told = _("{field}: {value}")
        ways: list[tuple[str, Way]] = []
        if kind_of(item).is_statement:
            names = ", ".join(source.name or "" for source in sources(item)) or speaker_unknown()
            ways.append((told.format(field=_("who says it"), value=names), partial(self.speaker, item)))
        for field in FIELDS[type(item)]:
            label = told.format(field=corrected_field_label(field), value=value_of(item, field, self._reading) or "-")
            ways.append((label, partial(self._field, item, field)))
        for source in sources(item):
            if source.entity is None and (voice := identity_of(source, self._reading)) is not None:
                label = _("“{name}” is somebody named elsewhere…").format(name=voice.name)
                ways.append((label, partial(self._union, voice)))
        if isinstance(item, Entity):
            own = next(one for one in identities(self._reading) if one.key == item.id)
            ways.append((_("the same as another name or voice…"), partial(self._union, own)))
            if parts := self._parts(item):
                ways.append((_("two that are not the same: part them…"), partial(self._part, parts)))
        if (review := self._laid.reviews.get(item.id)) is not None and not review.made:
            ways.append((_("as the analysis has it"), partial(self._reset, item)))
        return ways

    async def _field(self, item: Item, field: CorrectedField) -> Mended | None:
        told = _("{field}: {value}")
        if field in ("words", "cue"):
            title = told.format(field=layer_label(kind_of(item).name), value=corrected_field_label(field))
            span = await self._words(title, _words_of(item, field))
            value: Any = span and self._placed.anchored(kind_of(item).name, span)
        elif field == "name":
            assert isinstance(item, Entity)
            forms = dict.fromkeys((item.name, *item.aliases))
            value = await self._choose(_("What is it called?"), [(form, form) for form in forms], one_line)
        else:
            values = VALUES[type(item), field]
            labelled = [(value_label(field, value), value) for value in values]
            present = [label for label, _value in labelled].index(value_of(item, field, self._reading))
            value = await self._choose(corrected_field_label(field), labelled, at=present)
        if not value:
            return None
        change = self._placed.correction(item, self._analysed, **{field: value})
        message = _("Corrected: {field}; {undo} undoes that.")
        return Mended(change, message.replace("{field}", corrected_field_label(field)))

    async def speaker(self, item: Item) -> Mended | None:
        """Ask who says a quote or claim."""
        names = await self._app.push_screen_wait(SpeakerScreen(self._reading))
        if names is None:
            return None
        message = _("Speaker: {names}.").format(names=", ".join(names)) if names else _("Speaker unknown.")
        return Mended(self._placed.correction(item, self._analysed, speakers=names), _literal(message))

    async def _reset(self, item: Item) -> Mended | None:
        own = [c for c in self._placed.corrections if self._laid.about.get(c.id) == item.id]
        return Mended(Change(self._article.id, own[-1], None), _("As the analysis has it; {undo} undoes that."))

    # --- Who is who

    async def _union(self, part: Identity) -> Mended | None:
        others = [one for one in identities(self._reading) if one.key != part.key]
        order = {"person": 0, "organisation": 1}
        others.sort(key=lambda one: order.get(one.entity.kind, 3) if one.entity else 2)
        title = _("Who is “{name}”?").format(name=part.name)
        whole = await self._choose(title, [(_identity_label(one), one) for one in others])
        if whole is None:
            return None
        message = _("“{part}” is now “{whole}” in the whole article; {undo} undoes that.")
        message = message.replace("{part}", _literal(part.name)).replace("{whole}", _literal(whole.name))
        return Mended(self._placed.union(part, whole, self._analysed), message)

    def _parts(self, entity: Entity) -> list[tuple[str, Correction | Span]]:
        """What can be parted from an entity: what the user has joined to it, then the other forms of its name."""
        joined = self._laid.joined.get(entity.id, ())
        parts: list[tuple[str, Correction | Span]] = [(one_line(one.anchor.exact), one) for one in joined]
        known = {fold(label) for label, _part in parts} | {fold(entity.name)}
        for mention in entity.mentions:
            words = one_line(self._article.text[mention.start : mention.end])
            if fold(words) not in known:
                known.add(fold(words))
                parts.append((words, Span(mention.start, mention.end)))
        return parts

    async def _part(self, parts: Sequence[tuple[str, Correction | Span]]) -> Mended | None:
        part = await self._choose(_("Which is somebody else?"), parts)
        if part is None:
            return None
        change = self._placed.addition("entity", part) if isinstance(part, Span) else self._placed.separation(part)
        return Mended(change, _("Parted in the whole article; {undo} undoes that."))

    # --- A new item

    async def make(self, place: Span) -> Mended | None:
        """Ask for words, and what to make of them.

        Args:
            place: selected at first.
        """
        span = await self._words(_("Select words"), place)
        if span is None:
            return None
        kinds: list[tuple[str, tuple[str, str | None]]] = [(layer_label("quote"), ("quote", None))]
        kinds.append((layer_label("claim"), ("claim", None)))
        named = _("{layer}: {kind}")
        for kind in get_args(EntityKind):
            label = named.format(layer=layer_label("entity"), kind=entity_kind_label(kind))
            kinds.append((label, ("entity", kind)))
        made = await self._choose(_("What is it?"), kinds)
        if made is None:
            return None
        fields: dict[str, Any] = {"kind": made[1]}
        if made[0] == "quote":
            fields["speakers"] = await self._app.push_screen_wait(SpeakerScreen(self._reading))
            if fields["speakers"] is None:
                return None
        layer: Any = made[0]
        message = _("Added: {layer}; {undo} undoes that.").replace("{layer}", layer_label(layer))
        return Mended(self._placed.addition(layer, span, **fields), message)

    # --- Asking

    async def _words(self, title: str, span: Span) -> Span | None:
        """Words of the article; None if the user cancels."""
        try:
            return await self._app.push_screen_wait(WordsScreen(self._article, span, title, self._show))
        finally:
            self._show(None)

    async def _choose(
        self,
        title: str,
        choices: Sequence[tuple[str, Value]],
        typed: Callable[[str], Value] | None = None,
        *,
        at: int = 0,
    ) -> Value | None:
        return await self._app.push_screen_wait(ChoiceScreen(title, choices, typed, at=at))


def _words_of(item: Item, field: CorrectedField) -> Span:
    """The words of an item, or its cue; without one the place behind its words."""
    if field == "cue" and isinstance(item, Quote):
        return item.cue or Span(item.spans[-1].end, item.spans[-1].end)
    return extent(item)


def _identity_label(one: Identity) -> str:
    return (
        _("{name} ({kind})").format(name=one.name, kind=entity_kind_label(one.entity.kind)) if one.entity else one.name
    )


def _literal(text: str) -> str:
    """Text in which braces are no fields."""
    return text.replace("{", "{{").replace("}", "}}")
