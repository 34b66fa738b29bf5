"""Which articles a list or a search is about, as a condition of SQL."""

from __future__ import annotations

from typing import Any

from sawt_reader.library import names, tags
from sawt_reader.library.records import Scope
from sawt_reader.library.store import Library
from sawt_reader.reading.safe_text import one_line


def condition(library: Library, scope: Scope) -> tuple[str, dict[str, Any]]:
    """What must hold of an article `a`, and the values of its parameters; always a condition, true for all articles."""
    conditions, values = ["TRUE"], dict[str, Any]()
    if scope.unread:
        conditions.append("NOT a.read")
    for number, tag in enumerate(scope.tags):
        conditions.append(f"a.work IN (SELECT work FROM tags WHERE name = :tag{number})")
        values[f"tag{number}"] = tags.spelled(library, tag)
    if scope.outlet is not None:
        conditions.append("a.outlet_key = :outlet")
        values["outlet"] = names.key(one_line(scope.outlet))
    return " AND ".join(conditions), values
