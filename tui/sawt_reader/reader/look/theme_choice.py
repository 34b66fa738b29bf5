"""Which theme is worn: as the terminal is, of the settings, or chosen since; and the themes that the user has written.

The settings are the user's own file and never written to; what is chosen in the reader is kept beside them. It holds
until the line of the settings changes.
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
from sawt_reader.system.settings import BadFile, read_table, settings_file

FOLDER = "themes"
"""Beside the settings: a TOML file a theme, named as the file."""
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
    """A theme chosen in the reader.

    Attributes:
        theme: its name.
        instead_of: the theme of the settings at the time.
    """

    theme: str
    instead_of: str


def wear(app: App[Any], setting: str) -> tuple[str, ...]:
    """Have the app wear the theme that is wanted, or the usual one where there is none of its name.

    Args:
        app: not yet running.
        setting: the line of the settings; "" for the theme that suits the terminal.

    Returns:
        A line for each thing that is wrong with the user's choice or themes.
    """
    for theme in THEMES:
        app.register_theme(theme)
    name = wanted(setting) or usual(app)
    problems: tuple[str, ...] = ()
    if name not in app.available_themes:
        problems = add_written(app)
    if name not in app.available_themes:
        where = settings_file().with_name(FOLDER)
        said = _("there is no theme {name}, here or in {folder}; the usual one is worn").format(name=name, folder=where)
        name, problems = usual(app), (*problems, said)
    app.theme = name
    return problems


def usual(app: App[Any]) -> str:
    """The theme that suits the terminal, so far as the environment tells."""
    # A terminal of 16 colours would show others as those next to them.
    if has_few_colours(app):
        return SIXTEEN.name
    # "0;15" of rxvt, Konsole and others, read as vim does. In a browser it would be of the server's terminal.
    background = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return (LIGHT if background in ("7", "15") and constants.DRIVER is None else DARK).name


def has_few_colours(app: App[Any]) -> bool:
    """Whether the terminal has no more than 16 colours."""
    return app.console.color_system == "standard"


def add_written(app: App[Any]) -> tuple[str, ...]:
    """Let the app know the themes that the user has written, as they are now. Returns a line for each that is none."""
    added = written()
    for theme in added.themes:
        app.register_theme(theme)
    return added.problems


def wanted(setting: str) -> str:
    """The theme chosen in the reader, if the line of the settings is as it was then; else that line. "": the usual."""
    try:
        chosen = msgspec.json.decode(_chosen_file().read_bytes(), type=Chosen)
    except (OSError, ValueError):
        return setting
    return chosen.theme if chosen.instead_of == setting else setting


def remember(theme: str, setting: str) -> None:
    """Keep a theme chosen in the reader instead of that of the settings.

    Raises:
        OSError: when it cannot be written.
    """
    path = _chosen_file()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with whole_file(path) as out:
        out.write(msgspec.json.encode(Chosen(theme, setting)))


def _chosen_file() -> Path:
    return settings_file().with_name(CHOSEN)


class Written(NamedTuple):
    """The themes the user has written, and a line for each that cannot be used."""

    themes: tuple[Theme, ...]
    problems: tuple[str, ...]


def written() -> Written:
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
                raise BadFile(_("{file}: there is a theme of this name; give the file another").format(file=path))
            themes.append(_theme(path))
        except BadFile as error:
            problems.append(str(error))
    return Written(tuple(themes), tuple(problems))


def _theme(path: Path) -> Theme:
    """The theme in a file: dark or not, colours, and variables of Textual's style sheets.

    Raises:
        BadFile: for a file that is none; the message names the line to mend.
    """
    if not _NAME.fullmatch(path.stem):
        raise BadFile(_("{file}: the name of a theme has letters, digits, - and _ alone").format(file=path))
    table = read_table(path)
    dark, more = table.pop("dark", True), table.pop("variables", {})
    if not isinstance(dark, bool):
        raise BadFile(_("{file}: {name} must be {kind}").format(file=path, name="dark", kind=_("true or false")))
    if not isinstance(more, dict):
        raise BadFile(_("{file}: {name} must be {kind}").format(file=path, name="variables", kind=_("a table")))
    if "primary" not in table:
        raise BadFile(_("{file}: a theme needs the colour {name}").format(file=path, name="primary"))
    for name in table:
        if name not in COLOURS:
            known = ", ".join(("dark", *COLOURS, "variables"))
            raise BadFile(
                _("{file}: a theme has no {name}; it may have: {known}").format(file=path, name=name, known=known)
            )
    for name, value in (*table.items(), *more.items()):
        if name.endswith("-style") and not (isinstance(value, str) and _STYLES.issuperset(value.split())):
            styles = ", ".join(sorted(_STYLES))
            raise BadFile(_("{file}: {name} must be of: {styles}").format(file=path, name=name, styles=styles))
        if not name.endswith("-style") and not _is_colour(value):
            raise BadFile(
                _('{file}: {name} must be a colour such as "#7fa8cc" or "ansi_blue"').format(file=path, name=name)
            )
    return Theme(name=path.stem, dark=dark, **table, variables=more)


def _is_colour(value: object) -> bool:
    try:
        return isinstance(value, str) and not Color.parse(value).auto
    except ColorParseError:
        return False
