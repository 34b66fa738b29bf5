"""The spaCy stage `sawt_entities`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from tui.analysis.extensions import register


class Entities:
    """Finds the entities of a Doc."""

    def __call__(self, doc: Doc) -> Doc:
        """Write `doc._.entities`."""
        register()
        doc._.entities = []
        return doc


@Language.factory("sawt_entities")
def make_entities(nlp: Language, name: str) -> Entities:
    """The spaCy factory."""
    return Entities()
