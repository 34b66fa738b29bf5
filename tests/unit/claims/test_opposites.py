"""Claims that contradict each other, and those that only look like it."""

from __future__ import annotations

import pytest

OPPOSED = [
    "Selon les syndicats, 300 000 manifestants ont défilé. Selon la police, 90 000 manifestants ont défilé.",
    "Le parquet affirme que le maire a reçu des valises d'argent. Le maire nie avoir reçu des valises d'argent.",
    "L'armée dit que le convoi a franchi la frontière. Le convoi n'a pas franchi la frontière, assure le maire.",
]
NOT_OPPOSED = [
    "Selon l'étude, le bruit accroît de 8 % le risque de chute. Ils étaient 43 % en 2019.",
    "La police a arrêté 30 manifestants. Selon les syndicats, 90 000 manifestants ont défilé à Paris.",
    "Selon la police, plus de 200 maisons ont brûlé à Nîmes. Selon le maire, 300 maisons ont brûlé à Nîmes.",
    "Le pont n'est pas fermé. Selon le maire, la piscine est fermée.",
    "Selon Anne Morel, le taux a atteint 12 %. Selon Paul Arnal, le déficit dépasse 4 %.",
    "La piscine a fermé. La bibliothèque n'a pas fermé.",
]


@pytest.mark.parametrize("text", OPPOSED)
def test_opposed(read, text):
    first, second = read(text).claims
    assert (first.opposites, second.opposites) == ((second.id,), (first.id,))
    assert "opposed" in {reason.feature for reason in first.reasons}


@pytest.mark.parametrize("text", NOT_OPPOSED)
def test_not_opposed(read, text):
    assert [claim.opposites for claim in read(text).claims] == [(), ()]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Selon la préfecture, 42 000 personnes ont défilé à Paris, contre 180 000 selon la CGT.",
            [(42_000, "personnes"), (180_000, "personnes")],
        ),
        (
            "La grève a réuni 9 000 ouvriers selon la police et 30 000 ouvriers selon le syndicat.",
            [(9_000, "ouvriers"), (30_000, "ouvriers")],
        ),
    ],
)
def test_two_figures_of_one_sentence(read, text, figures):
    first, second = read(text).claims
    assert [(c.quantities[0].value, c.quantities[0].unit) for c in (first, second)] == figures
    assert first.opposites == (second.id,)
    assert first.claimants != second.claimants
