"""The command palette: every action that has a key where it was opened, and the commands without a key."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.command import CommandList, CommandPalette
from textual.screen import Screen

from sawt_reader.i18n import _
from sawt_reader.reader.keys.actions import COMMANDS
from sawt_reader.reader.keys.key_names import key_rows


class Palette(CommandPalette):
    """Textual's palette, which cannot move by a page in a terminal too small for a row of it."""

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).size:
            super()._action_command_list(action)


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
    for command in COMMANDS:
        yield SystemCommand(_(command.description), _(command.hint), partial(app.run_action, command.run))
