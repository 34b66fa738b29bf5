"""The user's keys: which of the settings can be bound.

Textual takes a key away from one action when another is given it, and reports nothing; so a key map is checked here
first.
"""

from __future__ import annotations

import difflib
import itertools
from collections import defaultdict
from collections.abc import Mapping
from typing import Final, NamedTuple

from textual.binding import Binding, InvalidBinding
from textual.keys import KEY_ALIASES, REPLACED_KEYS, Keys, format_key, key_to_character
from textual.widgets import Input, OptionList

from sawt_reader.i18n import _
from sawt_reader.reader.keys.actions import ACTIONS, PLACE_OF, PLACES
from sawt_reader.system.settings import settings_file

MODIFIERS: Final = frozenset({"ctrl", "alt", "shift", "super", "meta", "hyper"})
NAMED: Final = frozenset({*(key.value for key in Keys if not {"+", "<"} & set(key.value)), *REPLACED_KEYS})
ALIASES: Final[Mapping[str, str]] = {
    "app.commands.everywhere": "app.commands_everywhere",
    "app.quit.everywhere": "app.quit_everywhere",
    "app.read_again": "app.reload",
    "walk.entity.next": "entity.next",
    "walk.entity.previous": "entity.previous",
    "walk.quote.next": "quote.next",
    "walk.quote.previous": "quote.previous",
    "walk.claim.next": "claim.next",
    "walk.claim.previous": "claim.previous",
    "search.hit.next": "hit.next",
    "search.hit.previous": "hit.previous",
    "copy.sentence": "article.copy_sentence",
    "copy.citation": "article.copy_citation",
    "article.next-sentence": "article.next_sentence",
    "article.previous-sentence": "article.previous_sentence",
    "article.next-paragraph": "article.next_paragraph",
    "article.previous-paragraph": "article.previous_paragraph",
    "article.page-down": "article.page_down",
    "article.page-up": "article.page_up",
    "article.half-page-down": "article.half_page_down",
    "article.half-page-up": "article.half_page_up",
    "article.activate": "article.next_occurrence",
    "list.reorder": "list.order",
    "feed.all_read": "feed.read_all",
    "feeds.bring_back": "feeds.undo",
    "kept.outlet": "library.outlet",
    "kept.commands": "library.commands",
    "note.drop": "note.discard",
    "notes.edit": "note_list.edit",
    "notes.everywhere": "note_list.everywhere",
    "notes.remove": "note_list.remove",
    "notes.undo": "note_list.undo",
    "notes.listed.attach": "note_list.attach",
    "notes.listed.detach": "note_list.detach",
    "person.layers": "person.kinds",
}
"""Ids of earlier versions and the present ones: settings may use either."""
ABSORBED: Final[Mapping[str, str]] = {"open.next": "picker.next", "open.previous": "picker.previous"}
"""Ids of actions that another does now, too: their keys are added to its own."""
LATER: Final = {
    "app.suspend": "alt+z",
    "notes.confirm": "alt+i",
    "notes.detach": "alt+o",
    "note_list.attach": "alt+a",
    "note_list.detach": "alt+d",
    "waiting.commands": "alt+p",
    "app.next_article": "alt+n",
    "app.previous_article": "alt+b",
    "app.next_unread": "alt+t",
    "app.links": "alt+r",
    "app.compare": "alt+c",
    "app.changes": "alt+v",
    "quote.elsewhere": "alt+e",
    "review.redo": "alt+u",
    "review.correct": "alt+w",
    "review.select": "alt+l",
    "review.next": "alt+x",
    "review.checked": "alt+k",
    "review.import": "alt+m",
    "library.watch": "alt+h",
    "library.genders": "alt+g",
    "library.redo": "alt+y",
    "feeds.redo": "alt+y",
    "feed.undo": "alt+u",
    "feed.redo": "alt+y",
    "feed.keep": "alt+k",
    "note_list.redo": "alt+y",
    "help.search": "alt+s",
}
"""Actions added after settings existed, and the key each moves to if the settings gave its default key to another."""
_SENT_AS: Final = {alias: key for key, aliases in KEY_ALIASES.items() for alias in aliases}


class Checked(NamedTuple):
    """A key map as Textual takes it, and a line for each entry that was left out."""

    keymap: Mapping[str, str]
    problems: tuple[str, ...]


def default_keys(id: str) -> tuple[str, ...]:
    """The keys that an action has without settings, as Textual names them."""
    return tuple(_named(ACTIONS[id].keys))


def together(one: str, other: str) -> bool:
    """Whether the keys of two places can work at the same time."""
    kinds = PLACES[one].kind, PLACES[other].kind
    if "everywhere" in kinds or other in _with_extended(one) or one in _with_extended(other):
        return True
    return "dialog" not in kinds and "around" in kinds


def _with_extended(place: str) -> list[str]:
    """A place and those it extends."""
    extended = PLACES[place].extends
    return [place, *(_with_extended(extended) if extended else ())]


def _present(id: str) -> str:
    """The present id of an action."""
    return ALIASES.get(id) or ABSORBED.get(id, id)


def checked(keys: Mapping[str, str]) -> Checked:
    """Check the user's keys.

    Args:
        keys: ids of actions, and for each its keys separated by commas. An entry under an earlier id (`ALIASES`)
            counts unless the present id has one, too; one under an absorbed id (`ABSORBED`) counts beside it.
    """
    wanted, problems = dict[str, tuple[str, ...]](), list[str]()
    as_written: dict[str, str] = {}
    for id, text in keys.items():
        action = _present(id)
        if id in ALIASES and action in keys:
            continue
        as_written[action] = id
        try:
            wanted[action] = tuple(dict.fromkeys((*wanted.get(action, ()), *_keys_of(id, text))))
        except KeysError as error:
            problems.append(str(error))
    for id, spare in LATER.items():
        if id not in wanted and _is_given_away(id, wanted):
            wanted[id], as_written[id] = (spare,), id
    while clash := _clash(wanted):
        refused, key, other = clash
        del wanted[refused]
        problems.append(
            _("keys.{id}: {key} is used by {other} ({description}); the default keys apply").format(
                id=as_written[refused], key=key, other=other, description=_(ACTIONS[other].description)
            )
        )
    keymap = {id: ",".join(names) for id, names in wanted.items()}
    return Checked(keymap, tuple(f"{settings_file()}: {problem}" for problem in problems))


def _is_given_away(id: str, wanted: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether the user gave a key of an action to another that works at the same time and does not have it already."""
    return any(
        not set(keys).difference(default_keys(other)).isdisjoint(default_keys(id))
        and together(PLACE_OF[other], PLACE_OF[id])
        for other, keys in wanted.items()
    )


class KeysError(ValueError):
    """An entry of a key map that cannot be bound; the message is one line."""


def _keys_of(id: str, text: str) -> tuple[str, ...]:
    """The keys of an entry as Textual names them.

    Args:
        id: as it is written in the settings.
        text: its keys separated by commas.

    Raises:
        KeysError: for an unknown action, or keys it cannot have.
    """
    action = _present(id)
    if action not in ACTIONS:
        near = difflib.get_close_matches(id, ACTIONS, 1)
        hint = _("did you mean {id}?").format(id=near[0]) if near else _("sawt-reader config lists them")
        raise KeysError(_("keys.{id}: unknown action; {hint}").format(id=id, hint=hint))
    try:
        named = _named(text)
    except InvalidBinding:
        named = []
    if not named or not all(named):
        raise KeysError(_('keys.{id}: a key is missing; a comma is written "comma"').format(id=id))
    keys = tuple(dict.fromkeys(_SENT_AS.get(key, key) for key in named))
    default = default_keys(action)
    typing = PLACES[PLACE_OF[action]].kind in ("everywhere", "input", "dialog") and not any(map(is_printable, default))
    taken = {one.key for one in Binding.make_bindings([*Input.BINDINGS, *OptionList.BINDINGS])} if typing else set()
    for key in keys:
        if not is_key(key):
            raise KeysError(
                _('keys.{id}: unknown key {key}; keys are "x", "X", "ctrl+x", "f5", "escape" …').format(id=id, key=key)
            )
        if typing and is_printable(key):
            raise KeysError(
                _("keys.{id}: {key} would type a character here; use a ctrl combination").format(id=id, key=key)
            )
        if key in taken and key not in default:
            raise KeysError(
                _("keys.{id}: {key} moves the cursor or edits text here; use another key").format(id=id, key=key)
            )
    return keys


def is_key(key: str) -> bool:
    """Whether a key has this name."""
    *held, last = key.split("+")
    if not MODIFIERS.issuperset(held) or (last.isupper() and held) or (held == ["shift"] and is_printable(last)):
        return False
    return last in NAMED or (len(last) == 1 and last.isprintable()) or key_to_character(last) is not None


def is_printable(key: str) -> bool:
    """Whether a key types a character."""
    return key == "space" or len(written(key)) == 1


def written(key: str) -> str:
    """A key as users write it: "?" for "question_mark"; but "comma", which separates keys."""
    character = format_key(key)
    one = len(character) == 1 and character != "," and _named(character) == [key]
    return character if one else key


def _named(keys: str) -> list[str]:
    """Keys separated by commas, as Textual names them.

    Raises:
        InvalidBinding: when one is missing.
    """
    return [one.key for one in Binding.make_bindings([Binding(keys, "")])]


def _clash(wanted: Mapping[str, tuple[str, ...]]) -> tuple[str, str, str] | None:
    """An entry to refuse, its key, and the action that has that key: of two entries the later. None without a clash."""
    users: defaultdict[str, list[str]] = defaultdict(list)
    for id in (*wanted, *(id for id in ACTIONS if id not in wanted)):
        for key in wanted.get(id, default_keys(id)):
            users[key].append(id)
    for key, ids in users.items():
        for one, other in itertools.combinations(ids, 2):
            # Actions that share a key by default are meant to: Esc leaves the innermost place first.
            meant = key in default_keys(one) and key in default_keys(other)
            if one in wanted and not meant and together(PLACE_OF[one], PLACE_OF[other]):
                return (other, key, one) if other in wanted else (one, key, other)
    return None
