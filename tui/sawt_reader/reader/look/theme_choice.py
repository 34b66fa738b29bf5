"""Which theme is active: one that suits the terminal, that of the settings, or one chosen since; and the user's themes.

The settings file is the user's and never written to; a theme chosen in the app is saved beside it and used until the
theme in the settings changes.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from textual import constants
from textual.app import App
from textual.color import Color, ColorParseError
from textual.theme import BUILTIN_THEMES, Theme

from sawt_reader.i18n import _
from sawt_reader.reader.look.theme import DARK, LIGHT, SIXTEEN, THEMES
from sawt_reader.system.files import whole_file
from sawt_reader.system.settings import SettingsError, read_table, settings_file

FOLDER = "themes"
"""Beside the settings: one TOML file per theme, named like the file."""
CHOSEN = "chosen-theme.json"
COLOURS = (
    "primary",
    "secondary",
    "accent",
    "success",
    "warning",
    "error",
    "foreground",
    "background",
    "surface",
    "panel",
)


_NAME = re.compile(r"[A-Za-z0-9_-]+")
_STYLES = frozenset({"bold", "dim", "italic", "none", "not", "reverse", "strike", "underline"})


class Chosen(msgspec.Struct, frozen=True):
    """A theme chosen in the app.

    Attributes:
        theme: its name.
        instead_of: the theme of the settings at the time.
    """

    theme: str
    instead_of: str


def apply_theme(app: App[Any], setting: str) -> tuple[str, ...]:
    """Give the app the theme that was chosen, or the default one where no theme has its name.

    Args:
        app: not yet running.
        setting: the theme of the settings; "" for one that suits the terminal.

    Returns:
        A line for each fault of the user's choice or themes.
    """
    for theme in THEMES:
        app.register_theme(theme)
    name = chosen_theme(setting) or default_theme(app)
    problems: tuple[str, ...] = ()
    if name not in app.available_themes:
        problems = add_user_themes(app)
    if name not in app.available_themes:
        where = settings_file().with_name(FOLDER)
        message = _("theme {name} not found (looked in {folder}); using the default theme")
        problems = (*problems, message.format(name=name, folder=where))
        name = default_theme(app)
    app.theme = name
    return problems


def default_theme(app: App[Any]) -> str:
    """The theme that suits the terminal, as far as the environment says."""
    # A terminal of 16 colours would show any others as the nearest of them.
    if has_few_colours(app):
        return SIXTEEN.name
    # "0;15" of rxvt, Konsole and others, read as vim does. In a browser it would be the server's terminal.
    background = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return (LIGHT if background in ("7", "15") and constants.DRIVER is None else DARK).name


def has_few_colours(app: App[Any]) -> bool:
    """Whether the terminal has no more than 16 colours."""
    return app.console.color_system == "standard"


def add_user_themes(app: App[Any]) -> tuple[str, ...]:
    """Register the user's themes as they are now. Returns a line for each that cannot be used."""
    added = user_themes()
    for theme in added.themes:
        app.register_theme(theme)
    return added.problems


def chosen_theme(setting: str) -> str:
    """The theme chosen in the app, if the settings have not changed since; else that of the settings, "" by default."""
    try:
        chosen = msgspec.json.decode(_chosen_file().read_bytes(), type=Chosen)
    except (OSError, ValueError):
        return setting
    return chosen.theme if chosen.instead_of == setting else setting


def save_choice(theme: str, setting: str) -> None:
    """Save a theme chosen in the app instead of that of the settings.

    Raises:
        OSError: when it cannot be written.
    """
    path = _chosen_file()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with whole_file(path) as out:
        out.write(msgspec.json.encode(Chosen(theme, setting)))


def _chosen_file() -> Path:
    return settings_file().with_name(CHOSEN)


class UserThemes(NamedTuple):
    """The user's themes, and a line for each that cannot be used."""

    themes: tuple[Theme, ...]
    problems: tuple[str, ...]


def user_themes() -> UserThemes:
    """The themes in the user's folder."""
    taken = {*BUILTIN_THEMES, *(theme.name for theme in THEMES)}
    themes, problems = [], []
    try:
        files = sorted(settings_file().with_name(FOLDER).glob("*.toml"))
    except OSError:
        files = []
    for path in files:
        try:
            if path.stem in taken:
                raise SettingsError(_("{file}: a theme of this name exists; rename the file").format(file=path))
            themes.append(_theme(path))
        except SettingsError as error:
            problems.append(str(error))
    return UserThemes(tuple(themes), tuple(problems))


def _theme(path: Path) -> Theme:
    """The theme in a file: dark or not, colours, and variables of Textual's style sheets.

    Raises:
        SettingsError: for a file that is not a theme; the message says what to correct.
    """
    if not _NAME.fullmatch(path.stem):
        raise SettingsError(_("{file}: a theme name may have only letters, digits, - and _").format(file=path))
    table = read_table(path)
    dark, more = table.pop("dark", True), table.pop("variables", {})
    if not isinstance(dark, bool):
        raise SettingsError(_("{file}: {name} must be {kind}").format(file=path, name="dark", kind=_("true or false")))
    if not isinstance(more, dict):
        raise SettingsError(_("{file}: {name} must be {kind}").format(file=path, name="variables", kind=_("a table")))
    if "primary" not in table:
        raise SettingsError(_("{file}: a theme needs the colour {name}").format(file=path, name="primary"))
    for name in table:
        if name not in COLOURS:
            known = ", ".join(("dark", *COLOURS, "variables"))
            raise SettingsError(
                _("{file}: unknown key {name}; a theme may have: {known}").format(file=path, name=name, known=known)
            )
    for name, value in (*table.items(), *more.items()):
        if name.endswith("-style") and not (isinstance(value, str) and _STYLES.issuperset(value.split())):
            styles = ", ".join(sorted(_STYLES))
            raise SettingsError(
                _("{file}: {name} must be made of: {styles}").format(file=path, name=name, styles=styles)
            )
        if not name.endswith("-style") and not _is_colour(value):
            raise SettingsError(
                _('{file}: {name} must be a colour such as "#7fa8cc" or "ansi_blue"').format(file=path, name=name)
            )
    return Theme(name=path.stem, dark=dark, **table, variables=more)


def _is_colour(value: object) -> bool:
    try:
        return isinstance(value, str) and not Color.parse(value).auto
    except ColorParseError:
        return False
