"""How the time from bytes to a reading grows with a text that a rule may go over again and again.

usage: python tests/bench/growth.py [PATTERN...]     (all patterns without arguments)

Printed are CPU milliseconds from the bytes to the reading as JSON at each size (code points), and the exponent between
the second size and the last: 1 where time grows with the text, 2 where it grows with its square.
"""

from __future__ import annotations

import math
import random
import sys
import time
from collections.abc import Callable

import msgspec
from spacy.language import Language

from sawt_reader.analysis import pipeline
from sawt_reader.sources import article_from_text
from sawt_reader.sources.decoding import decode

SIZES = (8_000, 16_000, 32_000, 64_000)
LONG_SIZES = (125_000, 250_000, 500_000, 1_000_000)
HIGHEST = 1.3
# A text is read again until so many seconds are spent, so many times at most; the quickest counts.
SPENT, MOST = 0.5, 3

Build = Callable[[int], str]

CLAUSE = "le maire de la ville a rouvert hier le vieux port et les bateaux partent chaque matin vers une autre rive "
SENTENCES = "Le maire a rouvert le port. Il dit que la ministre part. "


def repeated(unit: str) -> Build:
    """A unit again and again."""
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def within(before: str, unit: str, after: str = "") -> Build:
    """A unit again and again between two others."""
    return lambda size: before + repeated(unit)(size - len(before + after)) + after


def numbered(unit: str) -> Build:
    """A unit with another word in each copy, in place of {0}."""
    return lambda size: "".join(unit.format(_word(n)) for n in range(size // len(unit) + 1))[:size]


def shuffled(*units: str) -> Build:
    """The units in an order that does not repeat."""

    def build(size: int) -> str:
        chosen = random.Random(size)
        return "".join(chosen.choice(units) for _ in range(size))[:size]

    return build


def _word(number: int) -> str:
    return "Ka" + "".join("aeioulmnrs"[int(digit)] for digit in str(number))


PATTERNS: dict[str, Build] = {
    "press": repeated("Le maire a rouvert le port. « Nous gagnerons », a promis Léa Brun. Elle dit que tout ira.\n\n"),
    "English": repeated("The mayor of the town said that it was not the end of the road, and they were with him. "),
    "Arabic": repeated("قال الوزير إن هذا القرار من الحكومة كان في صالح الناس على كل حال. "),
    "Chinese": repeated("市長は昨日港を開いたと言った。我们认为这是一个重要的决定。"),
    "no stops": repeated(CLAUSE),
    "no stops, shuffled": shuffled(*(word + " " for word in f"{CLAUSE} il dit que qui affirme Paul Arnal".split())),
    "que-clauses": repeated("il a dit que elle a dit que le maire affirme que "),
    "qui-clauses": repeated("le maire qui a dit que la ministre qui a affirmé que "),
    "conjunctions": repeated("et le maire a dit que oui mais la ministre affirme que non puis "),
    "gerunds": repeated("ajoutant que le maire part, en précisant que la ministre vient, "),
    "selon": repeated("selon le maire la ville est selon la ministre une île d'après Paul Arnal "),
    "incises": repeated("la ville, a dit le maire, ouvre, a ajouté Léa Brun, demain, dit-elle, "),
    "comme": repeated("comme l'a dit le maire, comme le souligne la ministre, ce que confirme Paul Arnal, "),
    "cues": repeated("dit affirme déclare ajoute estime assure "),
    "pronouns": repeated("il elle ils on lui qui "),
    "pronouns that speak": repeated("Il dit que oui. Elle dit que non. "),
    "names": repeated("Paul Arnal Léa Brun Jean Dupuis Marie Lefort "),
    "names and commas": repeated("Paul Arnal, Léa Brun, le maire, la ministre Marie Lefort, "),
    "names, each once": numbered("Paul {0} a dit oui. "),
    "surnames, each once": numbered("{0} Arnal et {0}s Brun partent. "),
    "organisations, each once": numbered("La société {0} embauche. L'association {0}s proteste. "),
    "quotations, each once": numbered("« Le port de {0} ouvre demain », a dit le maire. "),
    "figures": repeated(
        "La ville compte 300 navires et 12 % de ports en plus depuis le 3 mars 2021 selon Paul Arnal. "
    ),
    "claims, each once": numbered("La ville de {0} compte 300 navires. "),
    "claims that deny": repeated("Le port est ouvert. Le port n'est pas ouvert. "),
    "marks": repeated("« » \" ' “ ” ‹ › "),
    "opening marks": repeated("« le maire dit "),
    "opening marks of two kinds": repeated("« le maire “dit "),
    "straight marks": repeated('"le maire dit '),
    "closing marks": repeated("le maire » dit ” que › "),
    "nested marks": repeated("« le “maire ‹dit 'que « "),
    "one long quotation": within("« ", CLAUSE, "»"),
    "sentences in one quotation": within("« ", SENTENCES, "»"),
    "paragraphs in one quotation": within("« ", SENTENCES + "\n\n« ", "»"),
    "fragments": repeated("le « maire » dit « que » la « ministre » "),
    "dashes": repeated("— "),
    "words and dashes": repeated("— le maire – dit - que "),
    "turns": repeated("— Vous partez ? dit le maire.\n"),
    "hyphens": repeated("porte-parole-"),
    "parentheses": repeated("(le maire (dit "),
    "opening parentheses": repeated("("),
    "numerals": repeated("12 345,6 7 8 "),
    "numerals in words": repeated("vingt deux cent mille "),
    "one number": repeated("1234567890"),
    "dates": repeated("lundi 3 mars 2021 mardi "),
    "capitals": repeated("LE MAIRE DE LA VILLE A DIT QUE LES MINISTRES "),
    "one-letter words": repeated("a y à l d "),
    "one-word lines": repeated("maire\n"),
    "one-word paragraphs": repeated("Maire\n\n"),
    "headings": repeated("Le port\n\n" + SENTENCES + "\n\n"),
    "spaces": within("a", " ", "a"),
    "blank lines": within("a", "\n", "a"),
    "blank lines between words": repeated("a" + "\n" * 500),
    "initials": repeated("J. P. M. A. "),
    "stops": repeated(". "),
    "dots": repeated("."),
    "stops and marks": repeated('!?…"»)'),
    "commas": repeated("maire, "),
    "commas alone": repeated(","),
    "colons": repeated("le maire : "),
    "semicolons": repeated("le maire dit que oui ; "),
    "questions": repeated("le maire dit-il ? "),
    "apostrophes": repeated("l'd'qu'"),
    "curly apostrophes": repeated("l’maire d’"),
    "addresses": repeated("https://phare.invalid/a?b=c&d=e www.a.fr x@y.fr "),
    "one address": within("https://phare.invalid/", "a/b?c=d&"),
    "mail addresses": repeated("a.b@"),
    "emoji": repeated("😀👩‍👩‍👧🇫🇷 "),
    "one word": repeated("maire"),
    "capital letters": repeated("A"),
    "syllables and stops": repeated("ma.ire"),
    "combining marks": repeated("e\u0301\u0323"),
    "markup": repeated("<p class='a'>&amp;</p>"),
    "columns": repeated("12\tmaire\t3,4\t|"),
}
LONG: dict[str, Build] = {
    "one line of prose": repeated("Le maire a rouvert le port hier. "),
    "one line without stops": repeated(CLAUSE),
    "one line without spaces": repeated("maire"),
}


def milliseconds(nlp: Language, text: str) -> float:
    """CPU time from the bytes of a text to its reading, as JSON."""
    data, times, until = text.encode(), list[float](), time.process_time() + SPENT
    while not times or (time.process_time() < until and len(times) < MOST):
        started = time.process_time()
        msgspec.json.encode(pipeline.analyse(nlp, article_from_text(decode(data).text)))
        times.append(time.process_time() - started)
    return min(times) * 1000


def main() -> None:
    chosen = set(sys.argv[1:])
    nlp = pipeline.load()
    milliseconds(nlp, PATTERNS["press"](SIZES[0]))  # warms caches up
    short = []
    for sizes, patterns in ((SIZES, PATTERNS), (LONG_SIZES, LONG)):
        print(f"{'ms of CPU at code points':28}", *(f"{size:>9,}" for size in sizes), " exponent", flush=True)
        for name, build in patterns.items():
            if chosen and name not in chosen:
                continue
            print(f"{name:28}", end="", flush=True)
            times = []
            for size in sizes:
                times.append(milliseconds(nlp, build(size)))
                print(f" {times[-1]:9.0f}", end="", flush=True)
            exponent = math.log(times[-1] / times[1]) / math.log(sizes[-1] / sizes[1])
            short += [name] if exponent > HIGHEST else []
            print(f" {exponent:9.2f}", "" if exponent <= HIGHEST else " falls short", flush=True)
    print(f"falls short: {', '.join(short)}" if short else f"holds: no exponent over {HIGHEST}")


if __name__ == "__main__":
    main()
