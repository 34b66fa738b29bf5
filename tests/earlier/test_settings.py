"""The settings of version c369f77: every setting, and every action with a key of its own."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.binding import BindingsMap

from sawt_reader.reader.keys import keymap
from sawt_reader.reader.keys.actions import PLACE_OF, bindings
from sawt_reader.reader.keys.keymap import ABSORBED, ALIASES, checked
from sawt_reader.reader.look.theme_choice import chosen_theme, user_themes
from sawt_reader.system import settings
from sawt_reader.system.settings import LayoutSettings, LibrarySettings, SearchSettings, WebSettings

from .conftest import DATA, run

KEYS: dict[str, str] = tomllib.loads((DATA / "config" / "settings.toml").read_text("utf-8"))["keys"]


def test_every_setting_is_taken(left: Callable[[str], Path]):
    left("config")
    found = settings.read()
    assert found.problems == ()
    now = found.settings
    assert (now.language, now.theme, now.clipboard, now.mouse, now.title) == (
        "en",
        "valbrune",
        "terminal",
        False,
        False,
    )
    assert now.library == LibrarySettings(keep=True, folder="kept")
    assert now.layout == LayoutSettings(article=55, lists=True)
    assert now.search == SearchSettings(regular_expressions=True)
    assert now.web == WebSettings(allow_private=True)
    assert len(now.keys) == len(KEYS) == 125


def test_config_prints_it_without_a_complaint(left: Callable[[str], Path]):
    left("config")
    done = run("config")
    assert (done.exit_code, done.stderr) == (0, "")
    assert tomllib.loads(done.stdout)["keys"] == KEYS


@pytest.mark.parametrize("id", KEYS)
def test_every_key_id_acts(id: str):
    """In the place where the action is bound, the key that was added leads to it."""
    name = {**ALIASES, **ABSORBED}.get(id, id)
    own = KEYS[id].rpartition(",")[2]
    found = checked(KEYS)
    assert found.problems == () and own in found.keymap[name].split(",")
    bound = BindingsMap(bindings(PLACE_OF[name]))
    bound.apply_keymap(found.keymap)
    assert name in {binding.id for binding in bound.key_to_bindings[own]}


@pytest.mark.parametrize(
    "entry",
    [
        ("review.undo", "u,ctrl+z"),
        ("app.open", "Z"),
        ("app.export", "ctrl+s"),
        ("pane.maximise", "f2"),
        ("list.jump", "i"),
    ],
)
def test_a_key_that_was_free_is_the_users(entry: tuple[str, str]):
    """An action that gets this key later moves to another: see `keymap.LATER`."""
    assert checked(dict([entry])).problems == ()


def test_a_theme_that_was_chosen_is_worn(left: Callable[[str], Path]):
    folder = left("config")
    assert chosen_theme(settings.read().settings.theme) == "sawt-light"
    (folder / "chosen-theme.json").unlink()
    assert chosen_theme(settings.read().settings.theme) == "valbrune"
    assert ([theme.name for theme in user_themes().themes], user_themes().problems) == (["valbrune"], ())


# --- Names that change after that version


@pytest.fixture
def renamed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keymap, "ALIASES", {"app.unfold": "app.open"})


@pytest.mark.parametrize(
    ("keys", "bound"),
    [
        ({"app.unfold": "ctrl+o"}, {"app.open": "ctrl+o"}),
        ({"app.open": "ctrl+o"}, {"app.open": "ctrl+o"}),
        ({"app.unfold": "f12", "app.open": "ctrl+o"}, {"app.open": "ctrl+o"}),
        ({"app.open": "ctrl+o", "app.unfold": "f12"}, {"app.open": "ctrl+o"}),
    ],
)
def test_an_earlier_name_keeps_working_and_the_present_one_goes_before(renamed, keys, bound):
    assert checked(keys) == (bound, ())


@pytest.mark.parametrize(("key", "why"), [("j", "j is used by article.next_sentence"), ("foo", "unknown key foo")])
def test_what_is_wrong_under_an_earlier_name_is_told_under_it(renamed, key: str, why: str):
    (problem,) = checked({"app.unfold": key}).problems
    assert "keys.app.unfold: " in problem and why in problem


def test_an_action_that_came_later_moves_to_another_key(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(keymap, "LATER", {"app.export": "alt+x"})
    assert checked({"list.filter": "x"}) == ({"list.filter": "x", "app.export": "alt+x"}, ())
    assert "x is used by list.filter" not in "".join(checked({"app.export": "x", "list.filter": "X"}).problems)
    assert checked({"app.export": "x", "list.filter": "x"}).problems, "two entries of the user are still a clash"
