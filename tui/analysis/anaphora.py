"""From words to whom they mean: names, pronouns, « qui », descriptions by role."""

from __future__ import annotations

from tui import model
from tui.analysis.quotes.drafts import Draft
from tui.analysis.quotes.parse import Parse
from tui.analysis.quotes.phrases import PRONOUNS, Phrase


class Referents:
    """The entities of a Doc as the referents of phrases."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._names = {entity.id: entity.name for entity in parse.doc._.entities}

    def sources(self, draft: Draft) -> tuple[tuple[model.Source, ...], bool]:
        return tuple(self.source(phrase) for phrase in draft.speakers), False

    def source(self, phrase: Phrase) -> model.Source:
        span = model.Span(*self._parse.chars(phrase.start, phrase.end))
        text = self._parse.text[span.start : span.end]
        for k in range(phrase.start, phrase.end):
            number = self._parse.mention[k]
            if number >= 0 and (k == phrase.start or self._parse.pos[self._parse.mentions[number].start - 1] != "ADP"):
                mention = self._parse.mentions[number]
                return model.Source(span, mention.id_ or None, self._names.get(mention.id_, mention.text))
        return model.Source(span, None, None if text.lower() in PRONOUNS else text)
