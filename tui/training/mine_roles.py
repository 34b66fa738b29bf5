"""Finds which roles the press gives to persons that it names often. Run it by hand.

    python tui/training/mine_roles.py press.jsonl.gz

« le ministre de l'Intérieur X », « X, ministre de l'Intérieur, »: a role counts from the second article on that gives
it beside the name. The annotated articles are left out, so that they can still show what the table is worth.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from annotated import ANNOTATIONS, rows

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.entities import gazetteer, persons
from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.reference.public_roles import LEXICON, PublicRole, as_cell, role_of

TABLE = Path(__file__).parents[1] / "sawt_reader" / "analysis" / "lexicons" / LEXICON
LEAST_ARTICLES = 2  # that give a person a role
LEAST_SHARE = 0.1  # of the articles that give a person any role
LONGEST = 9  # words of a role
MOST_WORDS = 12  # of a role, by how many articles give them

_WORD = r"[A-ZÀ-Ý][\w'’\-]*[\wé]"
_NAME = re.compile(rf"\b{_WORD}(?: (?:de |du |d'|von |van |ben |el |Le |La )?{_WORD}){{1,2}}")
_STOP = re.compile(r"[.,;:!?()\"«»\n–—]")
_TOKEN = re.compile(r"[ld]['’]|[\w\-]+(?:['’][\w\-]+)*")
_NO_FIRST_NAMES = frozenset({"le", "la", "les", "l'", "mme", "me", "m", "dr", "parti", "front", "union", "conseil"})
_NO_ROLES = lexicons.words("names.toml", "kin") | persons.generic()


def told(text: str) -> Iterator[tuple[str, PublicRole]]:
    """The persons of a text with the roles beside their names."""
    for match in _NAME.finditer(text):
        parts, start = match[0].replace("’", "'").split(), match.start()
        while len(parts) > 2 and gazetteer.gender_of(parts[0]) is None and gazetteer.gender_of(parts[1]) is not None:
            start += len(parts[0]) + 1  # « maire de *Bordeaux* Alain Brun »
            parts = parts[1:]
        name = " ".join(parts)
        if parts[0].lower() in _NO_FIRST_NAMES:
            continue
        before = _STOP.split(text[max(0, start - 120) : start])
        close = before[-1] if before[-1].strip() else before[-2] if text[:start].endswith(", ") else ""
        if (role := _last_role(_TOKEN.findall(close))) is not None:
            yield name, role
        if text[match.end() : match.end() + 2] == ", ":
            after = _TOKEN.findall(_STOP.split(text[match.end() + 2 : match.end() + 140])[0])
            if (role := _first_role(after)) is not None:
                yield name, role


def _last_role(words: Sequence[str]) -> PublicRole | None:
    """The role that ends the words: « a dit le *ministre de l'Intérieur* »; from its article on."""
    for k in range(len(words) - 1, max(-1, len(words) - 1 - LONGEST), -1):
        if words[k].lower() in {"le", "la", "l'", "du", "au"} and (role := _first_role(words[k + 1 :])):
            return role
    return None


def _first_role(words: Sequence[str]) -> PublicRole | None:
    """The role that begins the words, at most `LONGEST` of them, after its article and « ancien »."""
    start = 0
    while start < min(3, len(words)) and words[start].lower() in _BEFORE:
        start += 1
    first = start + (start < len(words) and words[start].lower() in {"premier", "première"})
    noun = nouns.role(words[first].lower()) if first < len(words) else None
    if noun is None or noun.kind != "person" or noun.number == "p" or words[first].lower() in _NO_ROLES:
        return None
    return role_of(words[start : start + LONGEST])


_BEFORE = frozenset({"le", "la", "l'", "ancien", "ancienne", "ex", "célèbre", "jeune", "nouveau", "nouvelle", "actuel"})


def _common(words: Counter[str], articles: int) -> frozenset[str]:
    """The words that restrict a role in enough of the articles that give it; not another's: « président du Sénat »."""
    return frozenset(word for word, times in words.most_common(MOST_WORDS) if times >= LEAST_SHARE * articles)


def table(texts: Sequence[str]) -> dict[str, list[PublicRole]]:
    """The roles of each person, the one that most articles give first."""
    articles: dict[str, Counter[tuple[str, bool]]] = defaultdict(Counter)
    words: dict[tuple[str, tuple[str, bool]], Counter[str]] = defaultdict(Counter)
    for text in texts:
        seen: dict[tuple[str, tuple[str, bool]], set[str]] = defaultdict(set)
        for name, role in told(text):
            seen[name, (role.stem, role.is_first)] |= role.words
        for (name, key), said in seen.items():
            articles[name][key] += 1
            words[name, key].update(sorted(said))
    found: dict[str, list[PublicRole]] = {}
    for name, roles in articles.items():
        least = max(LEAST_ARTICLES, LEAST_SHARE * sum(roles.values()))
        kept = [key for key, count in sorted(roles.items(), key=lambda item: (-item[1], item[0])) if count >= least]
        if kept:
            found[name] = [PublicRole(*key, _common(words[name, key], roles[key])) for key in kept]
    return found


def main() -> None:
    """Read the press and write the lexicon."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("press", type=Path)
    arguments = parser.parse_args()
    annotated = {article for article, *_ in rows(ANNOTATIONS / "articles.tsv")}
    with gzip.open(arguments.press, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    texts = [article["text"] for article in articles if article["id"] not in annotated]
    lines_ = [
        "# Roles that the press gives to persons whom it names often: stem, + for « premier », words that restrict it.",
        f"# Found by tui/training/mine_roles.py in {len(texts)} articles from the press of OrangeSum, 2011 to 2020,",
        "# CC BY-SA 4.0; the table: CC BY-SA 4.0.",
        "# name\troles",
    ]
    found = table(texts)
    for name, roles in sorted(found.items()):
        lines_.append(f"{name}\t{' '.join(as_cell(role) for role in roles)}")
    TABLE.write_text("\n".join(lines_) + "\n", "utf-8")
    print(len(found), "persons")


if __name__ == "__main__":
    main()
