"""The keys: those that come with the reader, and those of the user."""

from __future__ import annotations

import itertools
from collections import defaultdict

import pytest
from textual.binding import Binding
from textual.widgets import Input

from sawt_reader.reader.app import SawtReader
from sawt_reader.reader.keys import keymap
from sawt_reader.reader.keys.keymap import actions, checked, is_key, is_printable, together
from sawt_reader.reader.library.library_thread import Keeper
from sawt_reader.reader.screens.notes import NotesScreen
from sawt_reader.reader.widgets.item_list import ItemList
from sawt_reader.reader.widgets.status import StatusLine
from sawt_reader.system.settings import Settings

MEANT = {"escape", "tab", "shift+tab", "down", "up", "ctrl+p"}
"""Keys that an input or the innermost pane has before what lies around it."""


def test_every_key_that_comes_with_the_reader_means_one_thing():
    """Within a class a second binding would replace the first; of two classes the inner one would hide the other."""
    known: dict[str, Binding] = {}
    for owner in keymap._owners():
        for binding in vars(owner)["BINDINGS"]:
            assert isinstance(binding, Binding) and binding.id and binding.description, (owner, binding)
            assert binding.id not in known, f"two actions are called {binding.id}"
            known[binding.id] = binding
            assert not (binding.priority and any(map(is_printable, actions()[binding.id].keys))), binding
    users = defaultdict(list)
    for action in actions().values():
        for key in action.keys:
            assert is_key(key), (action.id, key)
            users[key].append(action)
    for key, those in users.items():
        for one, other in itertools.combinations(those, 2):
            clash = together(one.owner, other.owner)
            assert not clash or (key in MEANT and one.owner is not other.owner), (key, one.id, other.id)


def test_the_keys_of_every_node_that_can_be_focused_are_known(article):
    """What Textual would ask for a key at run time has no binding of ours that the key map does not know."""
    for owner in keymap._owners():
        for parent in owner.__mro__:
            if parent.__module__.startswith("sawt_reader.") and vars(parent).get("BINDINGS"):
                assert all(binding.id in actions() for binding in vars(parent)["BINDINGS"]), parent


@pytest.mark.parametrize(
    ("keys", "bound"),
    [
        ({"app.open": "ctrl+o"}, {"app.open": "ctrl+o"}),
        ({"app.open": "?,ç", "app.help": "f12"}, {"app.open": "question_mark,ç", "app.help": "f12"}),
        # Two that change places.
        ({"app.export": "f", "list.filter": "x"}, {"app.export": "f", "list.filter": "x"}),
        ({"app.open": "ctrl+o", "app.quit": "o"}, {"app.open": "ctrl+o", "app.quit": "o"}),
        # One key in panes that are never in hand together.
        ({"article.next-sentence": "ù", "list.next": "ù"}, {"article.next-sentence": "ù", "list.next": "ù"}),
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
                "app.commands.everywhere": "f12",
                "kept.commands": "f11",
                "waiting.commands": "alt+p",
            },
        ),
        # A key that both came with is both's.
        ({"app.commands.everywhere": "ctrl+p"}, {"app.commands.everywhere": "ctrl+p"}),
    ],
)
def test_keys_that_can_be_bound(keys: dict[str, str], bound: dict[str, str]):
    assert checked(keys) == (bound, ())


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        ({"app.oper": "ctrl+o"}, "there is no such action; did you mean app.open?"),
        ({"zzzzzz": "ctrl+o"}, "sawt-reader config lists them"),
        ({"app.open": ""}, "a key is missing"),
        ({"app.open": "o,"}, "a key is missing"),
        ({"app.open": "foo"}, "there is no key foo"),
        ({"app.open": "shift+o"}, "there is no key shift+o"),
        ({"app.open": "ctrl+O"}, "there is no key ctrl+O"),
        ({"app.open": "[/b]"}, "there is no key [/b]"),
        ({"app.open": "j"}, "j is for article.next-sentence (Next sentence)"),
        # In dialogs it is for undoing.
        ({"app.commands.everywhere": "ctrl+z"}, "ctrl+z is for"),
        ({"app.open": "ctrl+q"}, "ctrl+q is for app.quit.everywhere"),
        # A terminal sends the same for both.
        ({"app.open": "ctrl+i"}, "tab is for pane.next"),
        ({"app.open": "w", "review.speaker": "x"}, "x is for app.export"),
        # Letters are for writing.
        ({"app.quit.everywhere": "q"}, "q is typed where this works"),
        ({"picker.next": "space"}, "space is typed where this works"),
        ({"search.cancel": "é"}, "é is typed where this works"),
        ({"dialog.close": "q"}, "q is typed where this works"),
        ({"search.regex": "ctrl+u"}, "ctrl+u moves or edits where this works"),
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
    app = SawtReader(article, worker=worker, keeper=Keeper(), settings=Settings(keys=keys))
    async with app.run_test(size=(140, 45)) as pilot:
        await app.arrived()
        await pilot.pause()
        warning = app.screen.query_one(StatusLine).warning
        assert "keys.review.undo: j is for" in warning
        footer = screen_rows(app)[-1]
        assert "f12 Help" in footer and "? Help" not in footer
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
    app = SawtReader(article, worker=worker, keeper=Keeper(), settings=Settings(keys=keys))
    async with app.run_test(size=(140, 45)) as pilot:
        await app.arrived()
        await pilot.press("m")
        await pilot.pause()
        await pilot.press("t")
        await pilot.pause()
        told = [notification.message for notification in app._notifications]
        assert "Bookmarked; Z lists bookmarks and notes." in told
        assert "Take an item first: choose it in a list, or press e, Q or c." in told
        await pilot.press("Z")
        while not isinstance(app.screen, NotesScreen):
            await pilot.pause()
        await pilot.pause()
        assert "F7: Remove · F6: Undo · F12:" in "\n".join(screen_rows(app))
        await pilot.press("f7")
        await pilot.pause()
        text = "\n".join(screen_rows(app))
        assert "Removed; F6 brings it back." in text and "None yet: m in the article" in text
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
        "walk.quote.next": "plus",
        "notes.remove": "f3",
        "notes.confirm": "alt+i",
        "notes.listed.attach": "alt+a",
    }
    assert not found.problems
