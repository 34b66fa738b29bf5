"""The command palette: every action of the screen, in whichever pane it works, and those without a key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.binding import ActiveBinding, Binding
from textual.command import CommandList, CommandPalette
from textual.screen import Screen
from textual.widget import Widget

from sawt_reader.i18n import N_, _
from sawt_reader.reader.keys.actions import COMMANDS, translated
from sawt_reader.reader.keys.key_names import key_rows, keys_of

ARTICLE_NAME = N_("Article")


class Palette(CommandPalette):
    """Textual's palette, which cannot move by a page in a terminal too small for a row of it."""

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).size:
            super()._action_command_list(action)


def commands(app: App[Any], screen: Screen[Any], panes: Sequence[Widget] = ()) -> Iterator[SystemCommand]:
    """The commands, by their names.

    Args:
        app: runs them.
        screen: where the palette was opened.
        panes: of that screen; what works in another one than the focused runs there.
    """
    known = set()
    for row in key_rows(screen.active_bindings.values()):
        if row.action != "app.command_palette":
            known.add(row.description)
            keys = _("key: {keys}").format(keys=row.keys)
            yield SystemCommand(row.description, keys, partial(app.run_action, row.action, row.node))
    for pane in panes:
        for row in key_rows(_own(pane)):
            if row.description not in known:
                known.add(row.description)
                where = _("key: {keys}, in {pane}").format(keys=row.keys, pane=_(getattr(pane, "NAME", ARTICLE_NAME)))
                yield SystemCommand(row.description, where, partial(_run_in, pane, row.action))
    for command in COMMANDS:
        yield SystemCommand(_(command.description), _(command.hint), partial(app.run_action, command.run))


def _own(pane: Widget) -> Iterator[ActiveBinding]:
    """The bindings of a pane itself, with the user's keys and descriptions in the language of the interface."""
    active = {}
    for binding in type(pane).BINDINGS:
        if isinstance(binding, Binding) and binding.id:
            for one in Binding.make_bindings([replace(binding, key=keys_of(pane.app, binding.id))]):
                active[one.key] = ActiveBinding(pane, one, enabled=True)
    yield from translated(active).values()


async def _run_in(pane: Widget, action: str) -> None:
    """Focus a pane and run an action there."""
    pane.focus()
    await pane.app.run_action(action, pane)
