"""The speakers of a quote as sources: its own, or those that it inherits from another sentence."""

from __future__ import annotations

from sawt_reader.analysis.anaphora import LastSpeaker, Referents
from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.quotes.drafts import Draft
from sawt_reader.reading import model


class Sources:
    """The sources of the quotes of a text. Ask for the drafts in the order of the text."""

    def __init__(self, referents: Referents) -> None:
        self._referents = referents
        self._known: dict[int, tuple[model.Source, ...]] = {}

    def of(self, draft: Draft) -> tuple[tuple[model.Source, ...], bool]:
        """The speakers of a draft, and whether any of them had to be inferred."""
        if draft.inherits_from is not None:
            inherited = self._known.get(id(draft.inherits_from)) or self.of(draft.inherits_from)[0]
            found = tuple(model.Source(None, s.entity, s.name) for s in inherited if self._may_be_inherited(s))
            inferred = True
        else:
            found = tuple(self._referents.source(phrase) for phrase in draft.speakers)
            inferred = any(self._referents.is_inferred(phrase) for phrase in draft.speakers)
        self._known[id(draft)] = found
        if found and found[0].name:
            cue = draft.cue[0] if draft.cue else None
            self._referents.last = LastSpeaker(found, draft.speakers, cue, draft.end)
        return found, inferred

    def _may_be_inherited(self, source: model.Source) -> bool:
        """Is it a name or a specific description? Not « le groupe », which stands for a name used before."""
        entity = self._referents.entities.get(source.entity)
        if entity is not None:
            return entity.kind != "other"
        return source.name is not None and source.name.split()[0].lower() not in nouns.words("body")
