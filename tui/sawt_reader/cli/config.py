"""`sawt-reader config`: all settings and keys, as a commented settings file."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator
from typing import Any, get_args

import click
import msgspec

from sawt_reader.cli.exits import fail, warn
from sawt_reader.i18n import N_, _
from sawt_reader.reading.safe_text import one_line
from sawt_reader.system import files, settings
from sawt_reader.system.settings import DEFAULTS, Settings, field_types, kind_of, meta_of

COLUMNS = 100
"""Width of the comments."""


@click.command(
    help=N_(
        "Print all settings and keys as a commented settings file, with their current values.\n\n"
        "Invalid settings are reported on standard error; the exit status is then 2."
    )
)
@click.option("--path", "only_path", is_flag=True, help=N_("Print the path of the settings file."))
@click.option("--init", is_flag=True, help=N_("Create the settings file, all lines commented out, if there is none."))
def config(only_path: bool, init: bool) -> None:
    path = settings.settings_file()
    if only_path:
        click.echo(path)
    elif init:
        _write("\n".join(_file(DEFAULTS, commented=True)) + "\n")
    else:
        found = settings.read()
        for line in _file(found.settings):
            click.echo(one_line(line))
        problems = (*found.problems, *_key_problems(found.settings))
        for problem in problems:
            warn(problem)
        sys.exit(2 if problems else 0)


def _write(text: str) -> None:
    """Write the settings file; an existing one stays."""
    path = settings.settings_file()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        files.write({path: lambda out: out.write(text.encode())}, replace=False)
    except files.PathExistsError:
        fail(_("{file} already exists; nothing was written").format(file=path))
    except files.WriteError as error:
        fail(str(error))
    except OSError as error:
        fail(_("{path} cannot be written: {why}").format(path=path, why=error.strerror or error))
    click.echo(one_line(str(path)))


def _key_problems(now: Settings) -> tuple[str, ...]:
    if not now.keys:
        return ()
    from sawt_reader.reader.keys.keymap import checked

    return checked(now.keys).problems


def _file(now: Settings, *, commented: bool = False) -> Iterator[str]:
    """The lines of a settings file.

    Args:
        now: the values.
        commented: make every line a comment, so that defaults of later versions apply.
    """
    yield from _comment(_("Settings of sawt-reader. Missing or commented-out settings keep their defaults."))
    off = "# " if commented else ""
    tables = []
    for name, annotated in field_types(Settings).items():
        kind = get_args(annotated)[0]
        if name == "keys" or (isinstance(kind, type) and issubclass(kind, msgspec.Struct)):
            tables.append((name, annotated, kind))
        else:
            yield from _field(name, annotated, getattr(now, name), getattr(DEFAULTS, name), off)
    for name, annotated, kind in tables:
        yield from ("", *_comment(_(str(meta_of(annotated).description))), f"{off}[{name}]")
        if name == "keys":
            yield from _keys(now)
            continue
        values, defaults = getattr(now, name), getattr(DEFAULTS, name)
        for field, inner in field_types(kind).items():
            yield from _field(field, inner, getattr(values, field), getattr(defaults, field), off)


def _field(name: str, annotated: Any, value: Any, default: Any, off: str) -> Iterator[str]:
    """A setting with its description, and its default where it has another value."""
    yield ""
    yield from _comment(f"{_(meta_of(annotated).description or '')} ({kind_of(annotated)})")
    mark = "" if value == default else "  # " + _("default: {value}").format(value=_toml(default))
    yield f"{off}{name} = {_toml(value)}{mark}"


def _keys(now: Settings) -> Iterator[str]:
    """Every action with its default keys, as comments; then the keys of the user."""
    from sawt_reader.reader.keys.actions import ACTIONS
    from sawt_reader.reader.keys.keymap import default_keys, written

    for action_id, action in ACTIONS.items():
        keys = ",".join(map(written, default_keys(action_id)))
        yield f"# {_toml(action_id)} = {_toml(keys)}  # {_(action.description)}"
    for action_id, chosen in now.keys.items():
        yield f"{_toml(action_id)} = {_toml(chosen)}"


def _comment(text: str) -> list[str]:
    return textwrap.wrap(text, COLUMNS, initial_indent="# ", subsequent_indent="# ")


def _toml(value: bool | int | str) -> str:
    """A value in TOML; control characters are escaped as in JSON."""
    return msgspec.json.encode(value).decode()
