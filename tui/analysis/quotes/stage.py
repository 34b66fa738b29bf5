"""The spaCy stage `sawt_quotes`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from tui.analysis.extensions import register


class Quotes:
    """Finds the quotes of a Doc."""

    def __call__(self, doc: Doc) -> Doc:
        """Write `doc._.quotes`."""
        register()
        doc._.quotes = []
        doc._.terms = []
        return doc


@Language.factory("sawt_quotes")
def make_quotes(nlp: Language, name: str) -> Quotes:
    """The spaCy factory."""
    return Quotes()
