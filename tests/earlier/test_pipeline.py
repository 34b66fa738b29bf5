"""A spaCy pipeline with our stages that version c369f77 saved."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

# spaCy finds the stages by their entry points: nothing of ours is imported first.
LOAD = """
import json, sys
import spacy
nlp = spacy.load(sys.argv[1], exclude=["tokenizer"])
doc = nlp("La maire a parlé. « Nous irons vite », a dit Anne Roy.")
print(json.dumps({
    "pipes": nlp.pipe_names,
    "entities": [entity.name for entity in doc._.entities],
    "lists": [type(getattr(doc._, name)).__name__ for name in ("quotes", "terms", "claims")],
    "published": doc._.published,
    "groups": sorted(doc.spans),
    "sentences": [sentence.text for sentence in doc.sents],
}))
"""


def test_it_loads_and_runs(left: Callable[[str], Path]):
    done = subprocess.run(
        [sys.executable, "-c", LOAD, left("pipeline")], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["pipes"] == ["sawt_sentences", "sawt_entities", "sawt_quotes", "sawt_claims"]
    assert found["entities"] == ["Anne Roy"]
    assert found["lists"] == ["list", "list", "list"] and found["published"] is None
    assert {"sawt_blocks", "sawt_mentions", "sawt_quotes"} <= set(found["groups"])
    assert found["sentences"] == ["La maire a parlé.", "« Nous irons vite », a dit Anne Roy."]
