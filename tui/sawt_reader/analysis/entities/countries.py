"""The country of each place: by name, among homonyms by the countries that the text names, else by size.

« Vienne (Isère) » is in France; « Nazareth » is in no country unless the text or its other places say so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from sawt_reader.analysis.entities import gazetteer
from sawt_reader.analysis.entities.clusters import Cluster

# A homonym so many steps larger than the next is meant if the text tells nothing; one larger still, whatever it tells.
# Each step doubles the population.
_LARGER, _FAR_LARGER = 4, 5

Homonyms = tuple[tuple[str, int], ...]


def find(clusters: Sequence[Cluster]) -> list[str | None]:
    """The ISO 3166-1 code of each entity, None for those that are no places or of no or several countries."""
    homonyms = [_homonyms(c) if c.kind == "place" else () for c in clusters]
    named: Counter[str] = Counter()
    for cluster, group in zip(clusters, homonyms, strict=True):
        if len(group) == 1:
            named[group[0][0]] += len(cluster.mentions)
    return [_meant(group, named) if group else None for group in homonyms]


def _homonyms(cluster: Cluster) -> Homonyms:
    """The countries of the fullest listed name: « Châlons » may be elsewhere, « Châlons-en-Champagne » is in France."""
    for form in sorted(cluster.forms, key=len, reverse=True):
        found = gazetteer.known(form) or gazetteer.known(f"Le {form}")
        if found and found.kind == "place" and found.countries:
            return found.countries
    return ()


def _meant(homonyms: Homonyms, named: Mapping[str, int]) -> str | None:
    """The country of the homonym that the text means.

    Args:
        homonyms: countries and sizes, the largest first.
        named: how often the text names each country, by itself or by places that are nowhere else.
    """
    first, largest = homonyms[0]
    lead = largest - homonyms[1][1] if len(homonyms) > 1 else _FAR_LARGER
    if lead >= _FAR_LARGER:
        return first
    (code, most), *others = sorted(((code, named[code]) for code, _ in homonyms), key=lambda pair: -pair[1])
    if most and most > max(count for _, count in others):
        return code
    return first if lead >= _LARGER else None
