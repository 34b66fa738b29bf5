"""Where the words of a quotation begin beside headings, topics, relatives and descriptions of the source."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sawt_reader.reading.model import Reading

STARTS = [
    # A heading between dashes that an agency glues to the sentence after it.
    ("Le pont est fermé.- Deux morts -La route a cédé lundi, selon la mairie de Rieux.", "La route a cédé lundi"),
    (
        'Le pont est fermé.- Unis et forts -"Nous savons que le quai tiendra", a déclaré le maire.',
        '"Nous savons que le quai tiendra"',
    ),
    # What a title is about.
    ("Port de Rieux : une hausse nette du trafic, selon une étude", "une hausse nette du trafic"),
    ('Naufrage au large de Rieux : la fuite est "maîtrisée", assure Paul Arnal', 'la fuite est "maîtrisée"'),
    # Words of a document that a relative pronoun takes up.
    (
        "Le maire s'est fondé sur le bilan du port, selon lequel les quais ont perdu deux grues en mai.",
        "les quais ont perdu deux grues en mai",
    ),
    # A clause in marks after one of the narrator's.
    (
        "Le pont est resté fermé jusqu'au 3 mai, mais « avant la fin du mois, le trafic reprendra », dit la mairie.",
        "« avant la fin du mois, le trafic reprendra »",
    ),
    (
        "La réunion a duré tout le matin, mais « on ne nous a rien dit », selon Paul Arnal.",
        "« on ne nous a rien dit »",
    ),
    # The narrator goes on after an infinitive clause.
    (
        'La Grèce a dit espérer un "retour à la normale" en mai, tout comme le Portugal.',
        'espérer un "retour à la normale" en mai',
    ),
    (
        'Léa Brun a promis, pour sa rentrée à Rieux, de combattre "la peur", mettant l\'accent sur la sécurité.',
        'de combattre "la peur"',
    ),
    # A clause after circumstances.
    (
        "Mais l'Élysée a indiqué mi-juin que le port avait perdu deux lignes.",
        "que le port avait perdu deux lignes",
    ),
    (
        "Paul Arnal révélera, également sur la chaîne, comment la digue avait cédé.",
        "comment la digue avait cédé",
    ),
    # A description of the source with a relative clause of its own.
    ("Selon Sonde, société qui mesure le trafic, le port a perdu deux lignes.", "le port a perdu deux lignes"),
    ("Selon une élue de Rieux, que cite le journal, le port a perdu deux lignes.", "le port a perdu deux lignes"),
]


@pytest.mark.parametrize(("text", "said"), STARTS)
def test_words_begin(read: Callable[[str], Reading], text: str, said: str) -> None:
    """Headings, topics and the narrator's clause are no part of what is said."""
    reading = read(text)
    words = [" ".join(text[span.start : span.end] for span in quote.spans) for quote in reading.quotes]
    assert said in words
