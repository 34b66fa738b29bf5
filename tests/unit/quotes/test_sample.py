"""The sample that opens when no article is named: every quote as a careful reader hears it."""

from __future__ import annotations

from spacy.language import Language

from sawt_reader.analysis.pipeline import analyse
from sawt_reader.reading.model import Quote
from sawt_reader.sources import expand, load

# speakers, via, kind, cue, first and last words
SAMPLE = [
    ("responsables occidentaux et ukrainiens", "", "indirect", "prévenu", "que la Russie", "en Ukraine"),
    (
        "Nikolai Patroushev + Ali Shamkhani",
        "Wall Street Journal",
        "indirect",
        "déclaré",
        "qu’ils lutteraient",
        "aux sanctions",
    ),
    ("Ali Shamkhani", "télévision d’État iranienne", "direct", "déclaré", "« L’expansion", "notre pays »"),
    ("Nikolai Patroushev", "Rossiyskaya Gazeta", "direct", "cité", "« Le monde", "période charnière »"),
    ("Nikolai Patroushev", "Rossiyskaya Gazeta", "mixed", "ajoutant", "que « la Russie", "mondial multipolaire. »"),
    ("responsables ukrainiens", "", "indirect", "averti", "que l’Iran", "drones iraniens"),
    ("Yuri Inhat", "The New York Times", "direct", "déclaré", "« Nous avons", "la livraison »"),
    ("Iran", "", "indirect", "nié", "avoir l’intention", "la Russie"),
    ("Kirillo Budanov", "", "indirect", "déclaré", "que la livraison", "fin novembre"),
    ("experts", "", "indirect", "Selon", "l’isolement international", "ces relations"),
    ("responsables ukrainiens", "", "indirect", "déclaré", "qu’au cours", "à Kiev"),
    ("États-Unis", "", "indirect", "affirment", "que Téhéran", "fabrication iranienne"),
]


def test_sample(nlp: Language) -> None:
    reading = analyse(nlp, load(expand([])[0]))
    text = reading.article.text

    def row(quote: Quote) -> tuple[str, str, str, str]:
        names = " + ".join(source.name or "?" for source in quote.speakers)
        via = " + ".join(source.name or "?" for source in quote.via)
        return names, via, quote.kind, text[quote.cue.start : quote.cue.end] if quote.cue else ""

    assert [row(quote) for quote in reading.quotes] == [expected[:4] for expected in SAMPLE]
    for quote, (*_, first, last) in zip(reading.quotes, SAMPLE, strict=True):
        words = text[quote.spans[0].start : quote.spans[-1].end].replace("\u00a0", " ")
        assert words.startswith(first)
        assert words.endswith(last)
