"""What the tests of descriptions share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import pytest
from spacy.language import Language

from sawt_reader.analysis.grammar.marked import Marked, marked_of
from sawt_reader.analysis.grammar.phrases import phrase_at
from sawt_reader.analysis.quotes import assembly
from sawt_reader.analysis.quotes.sources import Sources, Speakers
from sawt_reader.analysis.reference import referents, signs
from sawt_reader.analysis.reference.candidates import Anaphor, Candidate
from sawt_reader.analysis.reference.descriptions import Description, Fit, of_phrase
from sawt_reader.analysis.reference.dossiers import Dossier, dossiers, same_names
from sawt_reader.analysis.reference.scene import Scene
from sawt_reader.reading import model


class Told(NamedTuple):
    """What a text tells of each entity, and its descriptions."""

    marked: Marked
    entities: tuple[model.Entity, ...]
    by_id: dict[str, Dossier]

    def of(self, name: str) -> Dossier:
        """The dossier of the entity with this name."""
        return next(self.by_id[e.id] for e in self.entities if name in {e.name, *e.aliases} and e.id in self.by_id)

    def described(self, words: str) -> Description:
        """The last description that begins with these words."""
        start = self.marked.text.rindex(words)
        tokens = self.marked.tokens.between(start, start + len(words))
        phrase = phrase_at(self.marked, tokens.start, tokens.stop)
        found = phrase and of_phrase(self.marked, phrase, same_names(self.marked, self.entities))
        assert found, words
        return found

    def fit(self, words: str, name: str) -> Fit:
        """May the last description with these words mean whoever bears this name?"""
        return self.of(name).fit(self.described(words))[0]

    def said(self, name: str) -> list[str]:
        """The descriptions of an entity, as the text has them, "former" ones marked."""
        marked = self.marked
        return [
            ("former: " if d.is_former else "coming: " if d.is_coming else "")
            + marked.tokens.as_written(d.start, d.end)
            for d in self.of(name).descriptions
        ]


class Choice(NamedTuple):
    """A choice among candidates: each with its signs and probability, and nobody's at the end."""

    anaphor: Anaphor
    candidates: Sequence[Candidate]
    options: Sequence[signs.Signs]
    shares: Sequence[float]

    def margin(self) -> float:
        """How far the best candidate is above (or, negative, below) what it takes to be named."""
        *others, best = sorted(self.shares[:-1]) or [0.0]
        kind = self.anaphor.kind
        return min(best - referents._LEAST[kind], best - max(others, default=0.0) - referents._LEAD[kind])


class Heard(NamedTuple):
    """The speakers of the last quote of a text, the choice made for them, if there was one, and all choices."""

    scene: Scene
    speakers: Speakers
    choice: Choice | None
    choices: list[Choice]

    @property
    def names(self) -> list[str | None]:
        return [source.name for source in self.speakers.sources]


@pytest.fixture
def hear(nlp: Language) -> Callable[[str], Heard]:
    """`hear(text)`: who says the last words of a text."""
    from sawt_reader.analysis import pipeline, text
    from sawt_reader.sources import article_from_text

    def listen(words: str) -> Heard:
        choices: list[Choice] = []

        def choose(
            anaphor: Anaphor, candidates: Sequence[Candidate], options: Sequence[signs.Signs]
        ) -> Sequence[float]:
            shares = referents.by_weights(anaphor, candidates, options)
            choices.append(Choice(anaphor, list(candidates), list(options), shares))
            return shares

        article = article_from_text(words)
        doc = nlp.get_pipe("sawt_entities")(text.join(nlp, article, list(pipeline.parse(nlp, article))))
        marked = marked_of(doc)
        drafts, _ = assembly.drafts(marked)
        asked = referents.Referents(marked, doc._.entities, choose)
        speakers = Sources(marked, asked).of_all(drafts)
        if not drafts:
            return Heard(asked._scene, Speakers((), (), False), None, choices)
        last = drafts[-1]
        of_last = (choice for choice in reversed(choices) if choice.anaphor.words == (last.start, last.end))
        return Heard(asked._scene, speakers[id(last)], next(of_last, None), choices)

    return listen


@pytest.fixture
def tell(nlp: Language) -> Callable[[str], Told]:
    """`tell(text)`: the dossiers of a text."""
    from sawt_reader.analysis import pipeline, text
    from sawt_reader.sources import article_from_text

    def read(words: str) -> Told:
        article = article_from_text(words)
        doc = nlp.get_pipe("sawt_entities")(text.join(nlp, article, list(pipeline.parse(nlp, article))))
        marked = marked_of(doc)
        entities = tuple(doc._.entities)
        return Told(marked, entities, dossiers(marked, entities, same_names(marked, entities))[0])

    return read
