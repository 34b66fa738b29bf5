"""Claims of the article that only repeat its title."""

from __future__ import annotations

import pytest

TITLE = "La mairie de Rieux a fermé le port pour six mois"
REPEATED = ["La mairie a fermé le port.", "La mairie a fermé pour six mois le port de Rieux."]
NEW = [
    "La mairie a fermé lundi le vieux port.",
    "Selon le préfet, la mairie a fermé le port.",
    "La mairie aurait fermé le port.",
    "La mairie n'a pas fermé le port.",
]


@pytest.mark.parametrize("text", REPEATED)
def test_what_adds_nothing_points_to_the_title(read, text):
    title, claim = read(f"{TITLE}\n\n{text}\n\nLes pêcheurs ont trouvé un autre quai pour leurs bateaux.").claims[:2]
    assert (title.repeats, claim.repeats) == (None, title.id)


@pytest.mark.parametrize("text", NEW)
def test_what_adds_a_word_a_source_or_doubt_stands_alone(read, text):
    claims = read(f"{TITLE}\n\n{text}\n\nLes pêcheurs ont trouvé un autre quai pour leurs bateaux.").claims
    assert [claim.repeats for claim in claims] == [None] * len(claims)
