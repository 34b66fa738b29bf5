"""The speakers of a quote as sources: its own, or those that it inherits from another sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sawt_reader.analysis.grammar.marked import Marked
from sawt_reader.analysis.quotes import repeated
from sawt_reader.analysis.quotes.drafts import Draft
from sawt_reader.analysis.reference.referents import Referents, Resolution, Words
from sawt_reader.reading import model


class Speakers(NamedTuple):
    """The speakers of a quote and how they were reached.

    Attributes:
        sources: as the contract has them; those of another sentence have no span.
        resolutions: of each; empty if nobody is known.
        is_inferred: the speaker is not in the sentence, or is a resolved pronoun or guess.
    """

    sources: tuple[model.Source, ...]
    resolutions: tuple[Resolution, ...]
    is_inferred: bool


class Sources:
    """Finds the speakers of the quotes of a text.

    Args:
        marked: the text.
        referents: of the text, not asked yet.
    """

    def __init__(self, marked: Marked, referents: Referents) -> None:
        self._marked, self._referents = marked, referents
        self._known: dict[int, Speakers] = {}

    def of_all(self, drafts: Sequence[Draft]) -> Mapping[int, Speakers]:
        """The speakers of each draft, by its `id`.

        Args:
            drafts: in the order of the text; one that repeats another takes over its speakers.
        """
        repeats = dict(repeated.find(self._marked.text, drafts))
        for draft in drafts:  # a heading takes its speaker from words further on, which are read in their place
            twin = draft.inherits_from
            if draft.attribution == "none" and twin is not None and twin.start > draft.start:
                repeats[id(draft)] = twin
        for draft in drafts:
            if id(draft) not in repeats:
                self._add(draft)
        for draft in drafts:
            if id(draft) in repeats:
                draft.inherits_from = repeats[id(draft)]
                self._add(draft)
        return self._known

    def _add(self, draft: Draft) -> None:
        found = self._known[id(draft)] = self._of(draft)
        spoke = [r.referent for r in found.resolutions if r.referent is not None]
        phrases = draft.speakers if len(spoke) == len(draft.speakers) else []
        self._referents.spoke(spoke, draft.start, draft.end, draft.cue[0] if draft.cue else None, phrases)

    def _of(self, draft: Draft) -> Speakers:
        referents = self._referents
        if draft.inherits_from is not None:
            inherited = self._known.get(id(draft.inherits_from)) or self._of(draft.inherits_from)
            sources = tuple(model.Source(None, s.entity, s.name) for s in inherited.sources)
            return Speakers(sources, inherited.resolutions, is_inferred=True)
        if not draft.speakers:
            if draft.attribution != "none":
                return Speakers((), (), is_inferred=False)
            found = referents.floating((draft.start, draft.end))
            known = (referents.as_source(found.referent, None),) if found.referent is not None else ()
            return Speakers(known, (found,), is_inferred=True)
        words = Words(draft.start, draft.end, draft.cue[0] if draft.cue else None, draft.evidence.startswith("turn"))
        sources = tuple(referents.source(phrase, words) for phrase in draft.speakers)
        resolutions = tuple(referents.resolve(phrase, words) for phrase in draft.speakers)
        return Speakers(sources, resolutions, any(_is_inferred(r) for r in resolutions))


def _is_inferred(found: Resolution) -> bool:
    """Was it a choice? Not « le maire », chosen for what is only described as « le maire de la ville »."""
    return found.is_chosen and (
        found.kind != "description" or (found.referent is not None and found.referent.entity is not None)
    )
