"""The keys of the user: which actions there are, and what of a key map can be bound.

Textual takes a key away from one action when another is given it, and says nothing; so a key map is checked here first.
"""

from __future__ import annotations

import difflib
import importlib
import itertools
import pkgutil
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from textual.binding import Binding, InvalidBinding
from textual.dom import DOMNode
from textual.keys import KEY_ALIASES, REPLACED_KEYS, Keys, format_key, key_to_character
from textual.widgets import Input, OptionList

from sawt_reader.i18n import _
from sawt_reader.reader import screens, widgets
from sawt_reader.reader.app import SawtReader
from sawt_reader.reader.notes.actions import Annotations
from sawt_reader.reader.screens.dialog import Dialog
from sawt_reader.reader.screens.reading import ReadingScreen
from sawt_reader.reader.widgets.article_column import ArticleColumn
from sawt_reader.reader.widgets.filter_bar import FilterBar
from sawt_reader.reader.widgets.panes import Panes
from sawt_reader.reader.widgets.search_bar import SearchBar
from sawt_reader.system.settings import settings_file

AROUND: Final = (ReadingScreen, Annotations, Panes, ArticleColumn)
"""What lies around the panes of the reader: its keys work in all of them."""
WITH_INPUT: Final = (SawtReader, Dialog, SearchBar, FilterBar)
"""Where one may be typing."""
MODIFIERS: Final = frozenset({"ctrl", "alt", "shift", "super", "meta", "hyper"})
NAMED: Final = frozenset({*(key.value for key in Keys if not {"+", "<"} & set(key.value)), *REPLACED_KEYS})
ALIASES: Final[Mapping[str, str]] = {}
"""Names that actions had in earlier versions, and the names they have now: settings may use either."""
LATER: Final = {
    "app.suspend": "alt+z",
    "notes.confirm": "alt+i",
    "notes.detach": "alt+o",
    "notes.listed.attach": "alt+a",
    "notes.listed.detach": "alt+d",
    "waiting.commands": "alt+p",
}
"""Actions added later, and the key each moves to where settings had given its own key to another action by then."""
_SENT_AS: Final = {alias: key for key, aliases in KEY_ALIASES.items() for alias in aliases}


class Action(NamedTuple):
    """What has a name and keys.

    Attributes:
        id: its name in the settings, as "app.open".
        keys: by default, as Textual names them.
        description: what it does.
        owner: the class of the app, screen or pane in which the keys work.
    """

    id: str
    keys: tuple[str, ...]
    description: str
    owner: type[DOMNode]


class Checked(NamedTuple):
    """A key map as Textual takes it, and a line for each entry that was left out."""

    keymap: Mapping[str, str]
    problems: tuple[str, ...]


def actions() -> dict[str, Action]:
    """All actions that have keys, by their names: those of everywhere first, then by where they work."""
    found: dict[str, Action] = {}
    for owner in _owners():
        for binding in vars(owner)["BINDINGS"]:
            if isinstance(binding, Binding) and binding.id:
                keys = tuple(one.key for one in Binding.make_bindings([binding]))
                found[binding.id] = Action(binding.id, keys, binding.description, owner)
    return found


def _owners() -> Iterator[type[DOMNode]]:
    """The app, and all of our screens and panes that have keys of their own."""
    yield SawtReader
    yield from AROUND
    for package in (widgets, screens):
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for value in vars(importlib.import_module(found.name)).values():
                own = isinstance(value, type) and value.__module__ == found.name and issubclass(value, DOMNode)
                if own and "BINDINGS" in vars(value) and value not in AROUND:
                    yield value


def together(one: type[DOMNode], other: type[DOMNode]) -> bool:
    """Whether the keys of two classes can work at the same time."""
    if SawtReader in (one, other) or issubclass(one, other) or issubclass(other, one):
        return True
    dialogs = issubclass(one, Dialog) or issubclass(other, Dialog)
    return not dialogs and (one in AROUND or other in AROUND)


def checked(keys: Mapping[str, str]) -> Checked:
    """What of the user's keys can be bound.

    Args:
        keys: names of actions, and for each its keys with commas between them. An entry under an earlier name
            (`ALIASES`) counts unless the present name has one, too.
    """
    known, wanted, problems = actions(), dict[str, tuple[str, ...]](), list[str]()
    as_written: dict[str, str] = {}
    for id, text in keys.items():
        action = ALIASES.get(id, id)
        if action != id and action in keys:
            continue
        as_written[action] = id
        try:
            wanted[action] = _keys_of(id, text, known)
        except BadKeys as error:
            problems.append(str(error))
    for id, spare in LATER.items():
        if id not in wanted and _is_given_away(known[id], wanted, known):
            wanted[id], as_written[id] = (spare,), id
    while clash := _clash(known, wanted):
        refused, key, other = clash
        del wanted[refused]
        problems.append(
            _("keys.{id}: {key} is for {other} ({description}); the usual keys hold").format(
                id=as_written[refused], key=key, other=other, description=known[other].description
            )
        )
    keymap = {id: ",".join(names) for id, names in wanted.items()}
    return Checked(keymap, tuple(f"{settings_file()}: {problem}" for problem in problems))


def _is_given_away(action: Action, wanted: Mapping[str, tuple[str, ...]], known: Mapping[str, Action]) -> bool:
    """Whether a key of an action is for another one that works at the same time and has not come with that key."""
    return any(
        not set(keys).difference(known[id].keys).isdisjoint(action.keys) and together(known[id].owner, action.owner)
        for id, keys in wanted.items()
    )


class BadKeys(ValueError):
    """An entry of a key map that means nothing; the message is one line."""


def _keys_of(id: str, text: str, known: Mapping[str, Action]) -> tuple[str, ...]:
    """The keys of an entry as Textual names them.

    Args:
        id: as it is written in the settings.
        text: its keys with commas between them.
        known: all actions, by their present names.

    Raises:
        BadKeys: for an action there is not, or keys that cannot be its.
    """
    action = known.get(ALIASES.get(id, id))
    if action is None:
        near = difflib.get_close_matches(id, known, 1)
        hint = _("did you mean {id}?").format(id=near[0]) if near else _("sawt-reader config lists them")
        raise BadKeys(_("keys.{id}: there is no such action; {hint}").format(id=id, hint=hint))
    try:
        named = _named(text)
    except InvalidBinding:
        named = []
    if not named or not all(named):
        raise BadKeys(_('keys.{id}: a key is missing; comma is written "comma"').format(id=id))
    keys = tuple(dict.fromkeys(_SENT_AS.get(key, key) for key in named))
    typing = issubclass(action.owner, WITH_INPUT) and not any(map(is_printable, action.keys))
    taken = {one.key for one in Binding.make_bindings([*Input.BINDINGS, *OptionList.BINDINGS])} if typing else set()
    for key in keys:
        if not is_key(key):
            raise BadKeys(
                _('keys.{id}: there is no key {key}; keys are "x", "X", "ctrl+x", "f5", "escape" …').format(
                    id=id, key=key
                )
            )
        if typing and is_printable(key):
            raise BadKeys(_("keys.{id}: {key} is typed where this works; take one with ctrl").format(id=id, key=key))
        if key in taken and key not in action.keys:
            raise BadKeys(_("keys.{id}: {key} moves or edits where this works; take another").format(id=id, key=key))
    return keys


def is_key(key: str) -> bool:
    """Whether there is a key of this name."""
    *held, last = key.split("+")
    if not MODIFIERS.issuperset(held) or (last.isupper() and held) or (held == ["shift"] and is_printable(last)):
        return False
    return last in NAMED or (len(last) == 1 and last.isprintable()) or key_to_character(last) is not None


def is_printable(key: str) -> bool:
    """Whether a key writes something where one is typing."""
    return key == "space" or len(written(key)) == 1


def written(key: str) -> str:
    """A key as one would write it: "?" for "question_mark"; but "comma", for that is what parts keys."""
    character = format_key(key)
    one = len(character) == 1 and character != "," and _named(character) == [key]
    return character if one else key


def _named(keys: str) -> list[str]:
    """Keys with commas between them, as Textual names them.

    Raises:
        InvalidBinding: when one is missing.
    """
    return [one.key for one in Binding.make_bindings([Binding(keys, "")])]


def _clash(known: Mapping[str, Action], wanted: Mapping[str, tuple[str, ...]]) -> tuple[str, str, str] | None:
    """An entry to refuse, the key, and the action that has it: of two entries the later. None when all can be."""
    users: defaultdict[str, list[str]] = defaultdict(list)
    for id in (*wanted, *(id for id in known if id not in wanted)):
        for key in wanted.get(id, known[id].keys):
            users[key].append(id)
    for key, ids in users.items():
        for one, other in itertools.combinations(ids, 2):
            # What shares a key as the reader comes is meant to: Esc leaves the innermost first.
            meant = key in known[one].keys and key in known[other].keys
            if one in wanted and not meant and together(known[one].owner, known[other].owner):
                return (other, key, one) if other in wanted else (one, key, other)
    return None
