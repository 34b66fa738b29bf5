"""Conversion of a `Scope` to SQL."""

from __future__ import annotations

from typing import Any

from sawt_reader.library import names, tags
from sawt_reader.library.records import Scope
from sawt_reader.library.store import Library
from sawt_reader.reading.safe_text import one_line


def condition(library: Library, scope: Scope) -> tuple[str, dict[str, Any]]:
    """The condition for an article `a`, and the values of its parameters. Without limits it is TRUE, never empty."""
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
