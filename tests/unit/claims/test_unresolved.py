"""Words that do not stand alone in a list of claims."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Il a quitté Lyon.", ["Il"]),
        ("Cette décision a surpris Lyon.", ["Cette décision"]),
        ("Le ministre a quitté Lyon.", ["Le ministre"]),
        ("Anne Morel a quitté Lyon hier.", ["hier"]),
        ("Le ministre de la Santé a quitté Lyon.", []),
        ("Il y a deux gares à Lyon.", []),
        ("Il est probable que Lyon perde le match.", []),
        ("Ce sont les habitants de Lyon qui paient.", []),
        ("Anne Morel a quitté Lyon.", []),
    ],
)
def test_unresolved(claims, sentence, words):
    spans = claims(sentence)[0][1].unresolved
    assert [sentence[span.start : span.end] for span in spans] == words
