"""The spaCy stage `sawt_claims`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from tui.analysis.extensions import register


class Claims:
    """Finds the claims of a Doc."""

    def __call__(self, doc: Doc) -> Doc:
        """Write `doc._.claims`."""
        register()
        doc._.claims = []
        return doc


@Language.factory("sawt_claims")
def make_claims(nlp: Language, name: str) -> Claims:
    """The spaCy factory."""
    return Claims()
