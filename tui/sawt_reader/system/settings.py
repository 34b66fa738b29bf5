"""The settings: one TOML file, read when a command starts and never overwritten.

An entry that cannot be used is reported in one line, and its setting keeps the default; all other entries count.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_type_hints

import msgspec
from msgspec import Meta

from sawt_reader.i18n import N_, _

FILE = "settings.toml"
FILE_VARIABLE = "SAWT_READER_CONFIG"
LARGEST_FILE = 1_000_000
"""Bytes: a larger file was not written by hand."""


class LibrarySettings(msgspec.Struct, frozen=True):
    """The library."""

    keep: Annotated[bool, Meta(description=N_("Store what is read; false is the same as --no-library."))] = True
    folder: Annotated[
        str,
        Meta(description=N_("The folder of the library; empty for the default. SAWT_READER_DATA overrides it.")),
    ] = ""
    versions: Annotated[
        int,
        Meta(
            ge=0,
            le=1000,
            description=N_(
                "How many versions of an article to keep, if its file or page changes; older ones are deleted when it"
                " is opened. 0 keeps all."
            ),
        ),
    ] = 0
    names: Annotated[
        bool,
        Meta(
            description=N_(
                "Name who speaks where an article gives only an office, as “Premier ministre”, if other articles in the"
                " library from within 90 days name one holder of it. Such names are always marked."
            )
        ),
    ] = True


class LayoutSettings(msgspec.Struct, frozen=True):
    """The initial layout of the panes. Changes made in the reader override it until a line here is edited."""

    article: Annotated[
        int, Meta(ge=25, le=85, description=N_("Width of the article beside the lists, in per cent."))
    ] = 60
    lists: Annotated[bool, Meta(description=N_("Show the lists; false shows the article alone."))] = True
    filters: Annotated[
        bool, Meta(description=N_("Restore the filters of the lists with the article they were used in."))
    ] = False


class SearchSettings(msgspec.Struct, frozen=True):
    """Searches."""

    regular_expressions: Annotated[
        bool, Meta(description=N_("Search for regular expressions by default, not for words."))
    ] = False


class FileSettings(msgspec.Struct, frozen=True):
    """Reading of files."""

    encoding: Annotated[
        str,
        Meta(
            description=N_(
                'Encoding of plain texts that are not UTF-8, as "Mac Roman" or "cp850"; empty: it is guessed for each.'
            )
        ),
    ] = ""


class WebSettings(msgspec.Struct, frozen=True):
    """Fetching of pages and feeds."""

    allow_private: Annotated[
        bool,
        Meta(
            description=N_(
                "Fetch from any host of this machine and of local networks; --allow-private allows only those named."
            )
        ),
    ] = False


class AnalyzeSettings(msgspec.Struct, frozen=True):
    """Limits of processor time for one article in `analyze`."""

    seconds: Annotated[
        int,
        Meta(ge=0, le=86_400, description=N_("Seconds of processor time that one article may take; 0 for no limit.")),
    ] = 60
    milliseconds_per_word: Annotated[
        int,
        Meta(
            ge=0,
            le=10_000,
            description=N_("Additional milliseconds for each word of the article; ignored if seconds is 0."),
        ),
    ] = 2


class Settings(msgspec.Struct, frozen=True):
    """All settings. The description of a field is what `sawt-reader config` prints above it."""

    language: Annotated[
        Literal["", "en", "fr"],
        Meta(description=N_("Language of the interface; empty for that of the system.")),
    ] = ""
    theme: Annotated[
        str,
        Meta(
            description=N_(
                "Colours: sawt-dark, sawt-light, sawt-contrast, sawt-16, a theme of Textual, or your own theme from the"
                " folder themes beside this file. Empty: sawt-16 on a terminal with 16 colours, else sawt-light or"
                " sawt-dark to match the background of the terminal. A theme chosen in the reader is kept until this"
                " line changes."
            )
        ),
    ] = ""
    clipboard: Annotated[
        Literal["both", "terminal", "system"],
        Meta(
            description=N_(
                "Where copies go: to the clipboard of the terminal (OSC 52, also over SSH), of the system, or both."
                " Over SSH, both means the terminal alone."
            )
        ),
    ] = "both"
    mouse: Annotated[bool, Meta(description=N_("Enable the mouse. Set to false to let the terminal select text."))] = (
        True
    )
    title: Annotated[bool, Meta(description=N_("Show the title of the article in the terminal title."))] = True
    library: Annotated[LibrarySettings, Meta(description=N_("The library of what is read."))] = LibrarySettings()
    layout: Annotated[
        LayoutSettings,
        Meta(
            description=N_(
                "Initial layout of the panes. Changes made in the reader override it until a line here is edited."
            )
        ),
    ] = LayoutSettings()
    search: Annotated[SearchSettings, Meta(description=N_("Searches."))] = SearchSettings()
    files: Annotated[FileSettings, Meta(description=N_("Reading files."))] = FileSettings()
    web: Annotated[WebSettings, Meta(description=N_("Fetching pages."))] = WebSettings()
    analyze: Annotated[AnalyzeSettings, Meta(description=N_("Time limits for one article in the command analyze."))] = (
        AnalyzeSettings()
    )
    keys: Annotated[
        Mapping[str, str],
        Meta(description=N_('Your keys: the id of an action, and one or more keys, as "app.open" = "o,ctrl+o".')),
    ] = msgspec.field(default_factory=dict)


DEFAULTS = Settings()
"""The default settings."""


class Found(NamedTuple):
    """The settings, and one line for each entry of the file that cannot be used."""

    settings: Settings
    problems: tuple[str, ...] = ()


def settings_file() -> Path:
    """The path of the settings file: SAWT_READER_CONFIG, or in the user's config folder."""
    if chosen := os.environ.get(FILE_VARIABLE):
        return Path(chosen)
    import platformdirs

    return platformdirs.user_config_path("sawt-reader", appauthor=False) / FILE


def read() -> Found:
    """Read the settings. Never raises: without a valid file, they are the defaults."""
    path = settings_file()
    try:
        table = read_table(path)
    except SettingsError as error:
        return Found(Settings(), (_("{problem}; using the default settings").format(problem=error),))
    problems: list[str] = []
    return Found(_checked(Settings, table, str(path), "", problems), tuple(problems))


class SettingsError(Exception):
    """A file that cannot be read as TOML; the message is one line with its name and the reason."""


def read_table(path: Path) -> dict[str, Any]:
    """Read a TOML file; without a file, nothing.

    Raises:
        SettingsError: when the file exists and cannot be read.
    """
    try:
        if not path.exists():
            return {}
        if not path.is_file():
            raise SettingsError(_("{file} is not a file").format(file=path))
        if path.stat().st_size > LARGEST_FILE:
            raise SettingsError(_("{file} is too large").format(file=path))
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise SettingsError(_("{file} cannot be read: {why}").format(file=path, why=why)) from error
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SettingsError(_("{file} is not in UTF-8").format(file=path)) from error
    except (ValueError, RecursionError) as error:  # ValueError: of TOML, or a number of too many digits
        why = " ".join(str(error).split())
        raise SettingsError(_("{file} is not TOML: {why}").format(file=path, why=why)) from error


def field_types(struct: type[msgspec.Struct]) -> dict[str, Any]:
    """The type of each field with its `Meta`, in their order."""
    return get_type_hints(struct, include_extras=True)


def meta_of(annotated: Any) -> Meta:
    """The limits and the description of a field."""
    return next(meta for meta in get_args(annotated) if isinstance(meta, Meta))


def _checked(struct: type[Any], table: Mapping[str, Any], file: str, prefix: str, problems: list[str]) -> Any:
    """A struct from a table of the file. Invalid entries are skipped, with a line for each added to `problems`."""
    types = field_types(struct)
    good: dict[str, Any] = {}
    for key, value in table.items():
        name = prefix + key
        if key not in types:
            problems.append(
                _("{file}: unknown setting {name}; sawt-reader config lists all settings").format(file=file, name=name)
            )
            continue
        kind = get_args(types[key])[0]
        if isinstance(value, dict) and key == "keys":
            good[key] = dict(_checked_keys(value, file, f"{name}.", problems))
        elif isinstance(value, dict) and isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            good[key] = _checked(kind, value, file, f"{name}.", problems)
        else:
            try:
                good[key] = msgspec.convert(value, types[key])
            except msgspec.ValidationError:
                problems.append(
                    _("{file}: {name} must be {kind}; using the default").format(
                        file=file, name=name, kind=kind_of(types[key])
                    )
                )
    return struct(**good)


def _checked_keys(
    table: Mapping[str, Any], file: str, prefix: str, problems: list[str], start: str = ""
) -> Iterator[tuple[str, str]]:
    """The ids of actions and their keys. An id without quotes, as app.open, is a nested table in TOML."""
    for name, keys in table.items():
        if isinstance(keys, str):
            yield start + name, keys
        elif isinstance(keys, dict):
            yield from _checked_keys(keys, file, prefix, problems, f"{start}{name}.")
        else:
            problems.append(
                _('{file}: {name} must be text such as "o,ctrl+o"; using the default keys').format(
                    file=file, name=f"{prefix}{start}{name}"
                )
            )


def kind_of(annotated: Any) -> str:
    """What a value of a type must be, in words for the user."""
    kind, meta = get_args(annotated)[0], meta_of(annotated)
    if choices := [choice for choice in get_args(kind) if isinstance(choice, str)]:
        return _("one of {choices}").format(choices=", ".join(f'"{choice}"' for choice in choices))
    if kind is bool:
        return _("true or false")
    if kind is int:
        return _("a number from {least} to {most}").format(least=meta.ge, most=meta.le)
    return _("text in quotes") if kind is str else _("a table")
