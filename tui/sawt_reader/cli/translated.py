"""Commands in the language of the interface. Their help is marked with `N_`, for they are made at import."""

from __future__ import annotations

import copy
from typing import TypeVar

import click

from sawt_reader.i18n import _, translate_library

CommandT = TypeVar("CommandT", bound=click.Command)


def translated(command: CommandT) -> CommandT:
    """A copy of a command with its help, its options and its commands translated; click's own messages, too."""
    translate_library("click")
    shown = copy.copy(command)
    shown.help = _(command.help) if command.help else None
    shown.params = [_option(param) for param in command.params]
    if isinstance(shown, click.Group):
        shown.commands = {name: translated(each) for name, each in shown.commands.items()}
    return shown


def _option(param: click.Parameter) -> click.Parameter:
    if not isinstance(param, click.Option):
        return param
    shown = copy.copy(param)
    shown.help = _(param.help) if param.help else None
    return shown
