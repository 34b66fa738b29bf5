"""The keys: those that come with the reader, and those of the user."""

from __future__ import annotations

import importlib
import itertools
import pkgutil
import re
from collections import defaultdict

import pytest
from textual.dom import DOMNode
from textual.widgets import Input

from sawt_reader import reader
from sawt_reader.reader.app import SawtReader
from sawt_reader.reader.keys.actions import ACTIONS, COMMANDS, PLACE_OF, PLACES, bindings
from sawt_reader.reader.keys.keymap import ALIASES, LATER, checked, default_keys, is_key, is_printable, together
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.screens.dialog import Dialog
from sawt_reader.reader.screens.notes import NotesScreen
from sawt_reader.reader.services import Services
from sawt_reader.reader.widgets.item_list import ItemList
from sawt_reader.reader.widgets.status import StatusLine
from sawt_reader.system.settings import Settings

MEANT = {"escape", "tab", "shift+tab", "down", "up", "ctrl+p"}
"""Keys that an input or the innermost pane has before what lies around it."""


def owners() -> dict[str, type[DOMNode]]:
    """By place: the class in which its keys work; found by importing all screens and widgets."""
    found: list[type[DOMNode]] = []
    for module in pkgutil.walk_packages(reader.__path__, f"{reader.__name__}."):
        for value in vars(importlib.import_module(module.name)).values():
            own = isinstance(value, type) and value.__module__ == module.name and issubclass(value, DOMNode)
            if own and "BINDINGS" in vars(value):
                found.append(value)
    places = {}
    for owner in found:
        (place,) = {PLACE_OF[binding.id] for binding in vars(owner)["BINDINGS"]}
        assert place not in places and vars(owner)["BINDINGS"] == bindings(place), owner
        places[place] = owner
    return places


def test_every_place_is_bound_by_one_class_and_is_what_that_class_is():
    found = owners()
    assert found.keys() == PLACES.keys()
    for place, owner in found.items():
        kind, extended = PLACES[place].kind, PLACES[place].extends
        assert (kind == "dialog") == issubclass(owner, Dialog), place
        assert not extended or issubclass(owner, found[extended]), place
        bound = [parent for parent in owner.__mro__[1:] if parent in found.values()]
        assert found.get(extended) is (bound[0] if bound else None), place


def test_every_key_that_comes_with_the_reader_means_one_thing():
    """Within a class a second binding would replace the first; of two classes the inner one would hide the other."""
    users = defaultdict(list)
    for id, action in ACTIONS.items():
        assert action.description and action.keys, id
        assert not (action.priority and any(map(is_printable, default_keys(id)))), id
        for key in default_keys(id):
            assert is_key(key), (id, key)
            users[key].append(id)
    for key, those in users.items():
        for one, other in itertools.combinations(those, 2):
            clash = together(PLACE_OF[one], PLACE_OF[other])
            assert not clash or (key in MEANT and PLACE_OF[one] != PLACE_OF[other]), (key, one, other)


def test_ids_have_one_grammar_and_are_unique():
    ids = [binding.id for place in PLACES for binding in bindings(place)] + [command.id for command in COMMANDS]
    assert all(ids) and len(ids) == len(set(ids))
    assert [id for id in ids if not re.fullmatch(r"[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*", id or "")] == []


def test_earlier_and_later_names_lead_to_actions():
    assert {*ALIASES.values(), *LATER} <= ACTIONS.keys()
    assert not ALIASES.keys() & {*ACTIONS, *(command.id for command in COMMANDS)}


@pytest.mark.parametrize(
    ("keys", "bound"),
    [
        ({"app.open": "ctrl+o"}, {"app.open": "ctrl+o"}),
        ({"app.open": "?,ç", "app.help": "f12"}, {"app.open": "question_mark,ç", "app.help": "f12"}),
        # Two that change places.
        ({"app.export": "f", "list.filter": "x"}, {"app.export": "f", "list.filter": "x"}),
        ({"app.open": "ctrl+o", "app.quit": "o"}, {"app.open": "ctrl+o", "app.quit": "o"}),
        # One key in panes that never have focus together.
        ({"article.next_sentence": "ù", "list.next": "ù"}, {"article.next_sentence": "ù", "list.next": "ù"}),
        ({"pane.leave": "escape,backspace"}, {"pane.leave": "escape,backspace"}),
        ({"picker.next": "down,ctrl+n"}, {"picker.next": "down,ctrl+n"}),
        ({"help.close": "X"}, {"help.close": "X"}),
        (
            {"app.open": "+,/", "search.open": "ctrl+f"},
            {"app.open": "plus,slash", "search.open": "ctrl+f", "notes.confirm": "alt+i"},
        ),
        # A key that came later than the user's wish.
        ({"history.back": "ctrl+z"}, {"history.back": "ctrl+z", "app.suspend": "alt+z"}),
        ({"app.export": "ctrl+z"}, {"app.export": "ctrl+z", "app.suspend": "alt+z"}),
        (
            {"app.copy": "ctrl+p", "app.commands.everywhere": "f12", "kept.commands": "f11"},
            {
                "app.copy": "ctrl+p",
                "app.commands_everywhere": "f12",
                "library.commands": "f11",
                "waiting.commands": "alt+p",
            },
        ),
        # A key that both came with is both's.
        ({"app.commands_everywhere": "ctrl+p"}, {"app.commands_everywhere": "ctrl+p"}),
    ],
)
def test_keys_that_can_be_bound(keys: dict[str, str], bound: dict[str, str]):
    assert checked(keys) == (bound, ())


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        ({"app.oper": "ctrl+o"}, "unknown action; did you mean app.open?"),
        ({"zzzzzz": "ctrl+o"}, "sawt-reader config lists them"),
        ({"app.open": ""}, "a key is missing"),
        ({"app.open": "o,"}, "a key is missing"),
        ({"app.open": "foo"}, "unknown key foo"),
        ({"app.open": "shift+o"}, "unknown key shift+o"),
        ({"app.open": "ctrl+O"}, "unknown key ctrl+O"),
        ({"app.open": "[/b]"}, "unknown key [/b]"),
        ({"app.open": "j"}, "j is used by article.next_sentence (Next sentence)"),
        # In dialogs it is for undoing.
        ({"app.commands.everywhere": "ctrl+z"}, "ctrl+z is used by"),
        ({"app.open": "ctrl+q"}, "ctrl+q is used by app.quit_everywhere"),
        # A terminal sends the same for both.
        ({"app.open": "ctrl+i"}, "tab is used by pane.next"),
        ({"app.open": "w", "review.speaker": "x"}, "x is used by app.export"),
        # Letters are for writing.
        ({"app.quit.everywhere": "q"}, "q would type a character here"),
        ({"picker.next": "space"}, "space would type a character here"),
        ({"search.cancel": "é"}, "é would type a character here"),
        ({"dialog.close": "q"}, "q would type a character here"),
        ({"search.regex": "ctrl+u"}, "ctrl+u moves the cursor or edits text here"),
    ],
)
def test_keys_that_cannot_be_bound_are_a_line_and_the_rest_is_bound(keys: dict[str, str], why: str, settings_file):
    found = checked({"review.undo": "ctrl+y", **keys})
    assert found.problems[0].startswith(f"{settings_file}: keys.") and why in found.problems[0]
    assert found.keymap["review.undo"] == "ctrl+y"
    assert not found.keymap.keys() & keys.keys() or len(keys) > 1


def test_of_two_actions_that_want_one_key_the_first_has_it():
    found = checked({"app.open": "ctrl+o", "app.export": "ctrl+o"})
    assert found.keymap == {"app.open": "ctrl+o"} and len(found.problems) == 1


async def test_the_keys_of_the_user_work_and_are_shown(article, reading, worker, screen_rows):
    keys = {"app.help": "f12", "list.filter": "x", "app.export": "f", "pane.hide": "Q", "review.undo": "j"}
    app = SawtReader(article, Services(worker=worker, library=LibraryThread(), settings=Settings(keys=keys)))
    async with app.run_test(size=(140, 45)) as pilot:
        await app.opened()
        await pilot.pause()
        warning = app.screen.query_one(StatusLine).warning
        assert "keys.review.undo: j is used by" in warning
        footer = screen_rows(app)[-1]
        assert "F12 Help" in footer and "? Help" not in footer
        # What is typed is typed, also when it is the user's key for something.
        await pilot.press("slash", "Q")
        assert isinstance(app.focused, Input) and app.focused.value == "Q"
        await pilot.press("escape", "Q")
        assert app.screen.query_one("#side").display is False
        await pilot.press("Q", "2", "x")
        assert isinstance(app.focused, Input)
        await pilot.press("escape", "question_mark")
        assert isinstance(app.focused, ItemList)
        await pilot.press("1", "f12")
        await pilot.pause()
        text = "\n".join(screen_rows(app))
        assert "Q             Hide or show the lists" in text and "h             Hide" not in text
        await pilot.press("escape", "colon", *"hide or")
        await pilot.pause()
        assert "key: Q" in "\n".join(screen_rows(app))


async def test_what_is_told_names_the_keys_of_the_user(article, worker, screen_rows):
    keys = {"notes.list": "Z", "notes.remove": "f7", "notes.undo": "f6", "walk.quote.next": "Q", "dialog.close": "f12"}
    app = SawtReader(article, Services(worker=worker, library=LibraryThread(), settings=Settings(keys=keys)))
    async with app.run_test(size=(140, 45)) as pilot:
        await app.opened()
        for key, told in (
            ("m", "Bookmarked; Z lists bookmarks and notes."),
            ("t", "Select an item first: pick one in a list or press e, Q or c."),
        ):
            await pilot.press(key)
            while told not in [notification.message for notification in app._notifications]:
                await pilot.pause()
        await pilot.press("Z")
        while not isinstance(app.screen, NotesScreen):
            await pilot.pause()
        await pilot.pause()
        assert "F7: Remove · F6: Undo · F12:" in "\n".join(screen_rows(app))
        await pilot.press("f7")
        await pilot.pause()
        text = "\n".join(screen_rows(app))
        assert "Removed; F6 restores it." in text and "None yet: m in the article" in text
        await pilot.press("f1")
        await pilot.pause()
        text = "\n".join(screen_rows(app))
        assert "Help · Bookmarks and notes" in text and "F6            Undo" in text
        await pilot.press("f1", "f12")
        await pilot.pause()
        assert app.screen is app.get_default_screen()


def test_a_later_action_makes_way_for_keys_the_user_has_chosen():
    found = checked({"walk.quote.next": "plus", "notes.remove": "f3"})
    assert found.keymap == {
        "quote.next": "plus",
        "note_list.remove": "f3",
        "notes.confirm": "alt+i",
        "note_list.attach": "alt+a",
    }
    assert not found.problems
