"""What the palette offers: every action that has a key where it was opened, and those that have none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.screen import Screen

from sawt_reader.i18n import _
from sawt_reader.reader.keys.key_names import key_rows
from sawt_reader.reader.look.theme import offered


def commands(app: App[Any], screen: Screen[Any]) -> Iterator[SystemCommand]:
    """The commands, by their names.

    Args:
        app: runs them.
        screen: where the palette was opened.
    """
    for row in key_rows(screen.active_bindings.values()):
        if row.action != "app.command_palette":
            keys = _("key: {keys}").format(keys=row.keys)
            yield SystemCommand(row.description, keys, partial(app.run_action, row.action, row.node))
    yield SystemCommand(_("Analyse again"), _("after the analysis has failed"), _run(app, "analyse_again"))
    for name, description, theme in offered():
        yield SystemCommand(name, description, partial(setattr, app, "theme", theme))
    yield SystemCommand(_("Theme of the terminal"), _("light or dark as it is"), _run(app, "follow_terminal"))
    yield SystemCommand(_("All themes"), _("choose from a list"), _run(app, "change_theme"))


def _run(app: App[Any], action: str) -> Callable[[], object]:
    return partial(app.run_action, f"app.{action}")
