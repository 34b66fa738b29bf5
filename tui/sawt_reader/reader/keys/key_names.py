"""How keys are written on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from textual.app import App
from textual.binding import ActiveBinding, Binding
from textual.dom import DOMNode
from textual.keys import format_key

from sawt_reader.i18n import N_, _
from sawt_reader.reader.keys.actions import ACTIONS

NAMES = {
    "enter": "⏎",
    "escape": N_("Esc"),
    "tab": N_("Tab"),
    "space": N_("space"),
    "pagedown": N_("PgDn"),
    "pageup": N_("PgUp"),
    "home": N_("Home"),
    "end": N_("End"),
    **{f"f{number}": f"F{number}" for number in range(1, 13)},
}
MODIFIERS = {"shift": "⇧", "alt": "Alt+", "super": "Super+"}


def key_name(key: str, ctrl: str = "^") -> str:
    """A key of a binding as users know it: "ctrl+d" is "^d", "less_than_sign" is "<"."""
    *modifiers, last = key.split("+")
    held = "".join({**MODIFIERS, "ctrl": ctrl}.get(modifier, f"{modifier}+") for modifier in modifiers)
    return held + (_(NAMES[last]) if last in NAMES else format_key(last))


def with_keys(text: str, app: App[Any], **ids: str) -> str:
    """Fill in the user's keys in a text that names some.

    Args:
        text: with a field for each key, as "{undo} brings it back."
        app: whose keys they are.
        ids: for each field the id of an action.
    """
    return text.format(**{field: key_of(app, id) for field, id in ids.items()})


def key_of(app: App[Any], id: str) -> str:
    """The first key of an action, as a sentence names it: "ctrl+d"."""
    return key_name(first_key(app, id), ctrl="ctrl+")


def first_key(app: App[Any], id: str) -> str:
    """The first key of an action, as Textual names it."""
    return next(iter(Binding.make_bindings([Binding(keys_of(app, id), "")]))).key


def keys_of(app: App[Any], id: str) -> str:
    """The keys of an action, the user's if there are any, separated by commas."""
    user_keys: Mapping[str, str] = getattr(app, "user_keys", {})
    return user_keys.get(id) or ACTIONS[id].keys


def pane_title(app: App[Any], pane: str, title: str) -> str:
    """The title of a pane with the key that goes there: "[3] Quotes · 14"."""
    return f"[{key_of(app, f'pane.{pane}')}] {title}"


class KeyRow(NamedTuple):
    """All keys of an action, its description, the Textual action, the node that runs it, and the action's id."""

    keys: str
    description: str
    action: str
    node: DOMNode
    id: str


def key_rows(bindings: Iterable[ActiveBinding]) -> list[KeyRow]:
    """One row per action that has a description, in the order of the bindings."""
    rows: dict[tuple[str, str], KeyRow] = {}
    for node, binding, *__ in bindings:
        if binding.description:
            key = key_name(binding.key)
            known = rows.get((binding.action, binding.description))
            row = known._replace(keys=f"{known.keys}  {key}") if known else None
            rows[binding.action, binding.description] = row or KeyRow(
                key, binding.description, binding.action, node, binding.id or ""
            )
    return list(rows.values())
