"""How keys are written on the screen, and what they do in a place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import ActiveBinding
from textual.dom import DOMNode
from textual.keys import format_key

from tui.locale import _

NAMES = {
    "enter": "⏎",
    "escape": _("Esc"),
    "tab": _("Tab"),
    "space": _("space"),
    "pagedown": _("PgDn"),
    "pageup": _("PgUp"),
    "home": _("Home"),
    "end": _("End"),
    **{f"f{number}": f"F{number}" for number in range(1, 13)},
}
MODIFIERS = {"ctrl": "^", "shift": "⇧", "alt": "Alt+", "super": "Super+"}


def key_name(key: str) -> str:
    """A key of a binding as a reader knows it: "ctrl+d" is "^d", "less_than_sign" is "<"."""
    *modifiers, last = key.split("+")
    held = "".join(MODIFIERS.get(modifier, f"{modifier}+") for modifier in modifiers)
    return held + NAMES.get(last, format_key(last))


class KeyRow(NamedTuple):
    """All keys of an action, what it does, the action, and the node that runs it."""

    keys: str
    description: str
    action: str
    node: DOMNode


def key_rows(bindings: Iterable[ActiveBinding]) -> list[KeyRow]:
    """A row an action that has a description, in the order of the bindings."""
    rows: dict[tuple[str, str], KeyRow] = {}
    for node, binding, *__ in bindings:
        if binding.description:
            key = key_name(binding.key)
            known = rows.get((binding.action, binding.description))
            row = known._replace(keys=f"{known.keys}  {key}") if known else None
            rows[binding.action, binding.description] = row or KeyRow(key, binding.description, binding.action, node)
    return list(rows.values())
