"""Who was what when: the roles that articles give people in apposition, as an index of readings.

« Claire Petit, ministre de la Justice » in an article of 3 May says that she was that then. Only what an article says
explicitly counts, of names that the analysis is sure of, in the current version of each work: role and name must stand
together and be set off from the rest of the sentence. « Selon Luc Bel, le chef de l'État a cédé » says nothing of Bel.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from functools import partial

from sawt_reader.library import names
from sawt_reader.library.offices import office, offices
from sawt_reader.library.records import HeldRole
from sawt_reader.library.store import Library
from sawt_reader.reading.glyphs import is_doubtful_name
from sawt_reader.reading.model import Entity, Reading

# Between a name and its role, at most: a comma, an age, an article, « M. ».
_BETWEEN = 20
# « Claire Petit, 45 ans, ministre », « Claire Petit (ministre) »; with an article it must be set off on both sides.
_AFTER = r"\s*[,(–—]\s*(?:\d+\s+ans\s*,\s*)?(?P<article>(?:l[ea]s?\s+|l['’])?)(?<!\w){role}(?!\w)"
# « la ministre Claire Petit »; « la ministre, Claire Petit, » must be set off on both sides.
_BEFORE = r"(?<!\w){role}\s*(?P<comma>,?)\s*(?:(?:M\.|Mme|Me)\s*)?$"
# "" for the end of the text.
_CLOSING = ("", *',.;:!?)»”"–—\n')

# Bare columns are those of the row with the greatest day, as SQLite defines for a query with one max().
_HELD = """SELECT r.name, r.role, count(DISTINCT r.article), min_day, max(coalesce(r.day, '')), a.id,
        coalesce(a.title, a.source)
    FROM (SELECT *, min(day) OVER (PARTITION BY person, office) AS min_day FROM roles r
        WHERE (instr(' ' || r.person || ' ', ?) OR r.office = ?) AND r.article IN (SELECT current FROM works)) r
    JOIN articles a ON a.number = r.article
    GROUP BY r.person, r.office ORDER BY max(coalesce(r.day, '')) DESC, r.person, r.office LIMIT ?"""


def index(library: Library, reading: Reading) -> None:
    """Rewrite the roles of a stored reading."""
    ((article,),) = library.execute("SELECT number FROM articles WHERE id = ?", (reading.article.id,))
    day, country = day_of(reading), country_of(reading)
    found = dict[tuple[str, str], tuple[object, ...]]()
    for entity in reading.entities:
        if entity.kind == "person" and not is_doubtful_name(entity):
            person = names.key(entity.name)
            for role in filter(partial(_is_stated, reading.article.text, entity), entity.roles):
                for held in offices(role):
                    row = (article, held.key, day, person, entity.name, role, entity.gender, country)
                    found.setdefault((held.key, person), row)
    with library.transaction():
        library.execute("DELETE FROM roles WHERE article = ?", (article,))
        library.execute_many(
            "INSERT INTO roles (article, office, day, person, name, role, gender, country)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            found.values(),
        )
        library.execute("UPDATE articles SET indexed = 2 WHERE number = ?", (article,))


def _is_stated(text: str, entity: Entity, role: str) -> bool:
    """Whether a role stands with a name somewhere in the text as an apposition that nothing else can be."""
    words = r"\W+".join(map(re.escape, re.findall(r"\w+", role)))
    reach = 2 * len(role) + _BETWEEN
    after, before = re.compile(_AFTER.format(role=words), re.IGNORECASE), re.compile(_BEFORE.format(role=words), re.I)
    for mention in entity.mentions:
        found = after.match(text, mention.end, mention.end + reach)
        if found and (not found["article"] or _is_closed(text, found.end())):
            return True
        found = before.search(text[max(0, mention.start - reach) : mention.start])
        if found and (not found["comma"] or _is_closed(text, mention.end)):
            return True
    return False


def _is_closed(text: str, end: int) -> bool:
    """Whether an apposition that ends here is set off from what follows."""
    return text[end : end + 2].lstrip(" \u00a0")[:1] in _CLOSING


def day_of(reading: Reading) -> str | None:
    """The day of publication, YYYY-MM-DD; None if the article does not say."""
    try:
        return datetime.date.fromisoformat(reading.article.published or "").isoformat()
    except ValueError:
        return None


def country_of(reading: Reading) -> str | None:
    """The country whose places an article names most often; None if there is none, or several."""
    counts = Counter[str]()
    for entity in reading.entities:
        if entity.country is not None:
            counts[entity.country] += len(entity.mentions)
    first, second = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    return first[0] if first[1] > second[1] else None


def who(library: Library, words: str, limit: int = 500) -> list[HeldRole]:
    """What is known of a person, or who had a role; the last known first.

    Args:
        library: the library; all its readings must be indexed (`readings.complete_index`).
        words: a name, of which some words are enough, or a role; case and accents are ignored.
        limit: most rows.
    """
    typed, asked = names.key(words), office(words).key
    return library.values(HeldRole, _HELD, (f" {typed} ", asked, limit))
