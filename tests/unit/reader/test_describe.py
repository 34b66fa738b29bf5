from msgspec.structs import replace

from sawt_reader.reader.items.citation import cite
from sawt_reader.reader.items.views import describe, heading
from sawt_reader.reader.widgets.entities import sparkline
from sawt_reader.reading.model import Date, Mention, Reading, Span
from sawt_reader.reading.wording import certainty, speaker


def lines(item, reading: Reading) -> list[str]:
    return [f"{label}: {text}" if label else text for label, text in describe(item, reading)]


def test_an_entity_says_its_role_and_what_it_said(reading: Reading):
    mayor = lines(reading.entities[0], reading)
    assert "role: maire de Valmer" in mayor
    assert "gender: female" in mayor
    assert "named: 2 times" in mayor
    assert mayor[1:3] == [
        "2 quotes: · que les travaux étaient terminés",
        "· « Nous avons investi 40 millions d’euros »",
    ]
    assert "1 claim: Nous avons investi 40 millions d’euros" in mayor


def test_an_entity_says_what_is_claimed_about_it(reading: Reading):
    entity, claim = reading.entities[0], reading.claims[0]
    mention = Mention(claim.spans[0].start, claim.spans[0].start + 4, claim.sentence)
    named = replace(entity, id="e99", mentions=(mention,))
    words = reading.article.text[claim.spans[0].start : claim.spans[0].end]
    assert any(line.startswith("1 claim about it: " + words[:20]) for line in lines(named, reading))


def test_a_range_of_dates_says_both_ends(reading: Reading):
    span = reading.claims[0].spans[0]
    words = reading.article.text[span.start : span.end]
    one, two = Date(span.start, span.end, "2023-03-03"), Date(span.start, span.end, "2023-03-03", "2023-03-05")
    shown = lines(replace(reading.claims[0], dates=(one, two)), reading)
    assert f"date: {words} = 2023-03-03" in shown
    assert f"{words} = 2023-03-03 – 2023-03-05" in shown


def test_words_that_do_not_stand_alone_say_what_they_mean_where_known(reading: Reading):
    (speaker_span,) = [source.span for source in reading.quotes[0].speakers]
    unknown = Span(0, 3)
    claim = replace(reading.claims[0], unresolved=(speaker_span, unknown))
    shown = lines(claim, reading)
    assert "refers to: “Elle” = Jeanne Corbin" in shown
    assert f"“{reading.article.text[:2]}” (unknown)" in shown


def test_a_quote_says_who_and_why_it_is_uncertain(reading: Reading):
    inferred = lines(reading.quotes[0], reading)
    assert "who: Jeanne Corbin (“Elle”)" in inferred
    assert "cue: assuré" in inferred
    assert "?: not named in the sentence: inferred" in inferred
    assert "who: speaker unknown" in lines(reading.quotes[2], reading)
    assert "confidence: 40 %, uncertain" in lines(reading.quotes[2], reading)


def test_a_claim_says_what_its_score_is_made_of(reading: Reading):
    claim = lines(reading.claims[1], reading)
    assert "quantity: 40 millions d’euros = 40,000,000 euros" in claim
    assert "score: 80 of 100" in claim
    assert "+50 quantity “40 millions d’euros”" in claim
    assert "source: named source" in claim


def test_opposites_stand_with_who_asserts_them(reading: Reading):
    assert "opposite: Mer libre: ce chiffre" in lines(reading.claims[2], reading)
    assert certainty(reading.claims[2]) == "hedged"
    assert certainty(reading.claims[3]) == "denied or negative"


def test_doubt_about_the_speaker_shows(reading: Reading):
    assert [speaker(quote, reading) for quote in reading.quotes] == [
        "Jeanne Corbin ?",
        "Jeanne Corbin",
        "speaker unknown",
        "la préfecture",
    ]
    assert heading(reading.quotes[2], reading) == "speaker unknown"


def test_a_sparkline_is_highest_where_the_mentions_are(reading: Reading):
    length = len(reading.article.text)
    assert sparkline(reading.entities[2], length) == "▁▁▁▁▁▇"
    assert sparkline(reading.entities[3], length).startswith("▇")


def test_a_citation_names_speaker_outlet_and_title(reading: Reading):
    assert cite("« Oui »,\ndit-il.", ["Jeanne Corbin", "Jeanne Corbin"], reading.article) == (
        "«\u00a0Oui\u00a0», dit-il. — Jeanne Corbin, Le Phare du matin, Le port de Valmer rouvre ses quais, phare.txt"
    )


def test_a_speaker_of_many_quotes_is_summed_up(reading: Reading):
    from msgspec.structs import replace

    many = replace(reading, quotes=tuple(replace(reading.quotes[1], id=f"q{n}") for n in range(50)))
    rows = lines(reading.entities[0], many)
    assert "50 quotes: · « Nous avons investi 40 millions d’euros »" in rows
    assert "… and 30 more" in rows
