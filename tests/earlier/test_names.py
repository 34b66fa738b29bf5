"""Names that users, their files and their programs know from version c369f77. More may come; none goes or changes.

What is renamed keeps its old name beside the new one; a list here is never shortened.
"""

from __future__ import annotations

import sqlite3
import tomllib
from collections.abc import Iterator
from contextlib import closing
from importlib.metadata import entry_points
from pathlib import Path
from typing import get_args

import click
import msgspec
import pytest
from pyarrow import parquet
from spacy.language import Language
from spacy.tokens import Doc

from sawt_reader.analysis import extensions
from sawt_reader.archive.tables import TABLES
from sawt_reader.cli.main import main
from sawt_reader.exports.formats import FORMATS
from sawt_reader.library import records, schema
from sawt_reader.library.store import FILE, Library, data_folder
from sawt_reader.reader.items.filters import Filter
from sawt_reader.reader.keys.actions import ACTIONS
from sawt_reader.reader.keys.keymap import ABSORBED, ALIASES
from sawt_reader.reader.look import session, theme, theme_choice
from sawt_reader.reading import model, serialization
from sawt_reader.system import settings

from .conftest import DATA

PYPROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))

STRUCTS = {
    # The contract sawt-reading/1, and failures.
    "Span": "start end",
    "Block": "kind start end level",
    "Article": "id source text blocks url retrieved title outlet byline published modified language dropped notice",
    "Sentence": "start end block",
    "Mention": "start end sentence",
    "Entity": "id kind name mentions aliases roles gender country",
    "Source": "span entity name",
    "Quote": "id kind attribution spans sentence cue speakers via inferred confidence parent",
    "Quantity": "start end value unit direction",
    "Date": "start end value",
    "Reason": "feature weight span",
    "Claim": "id spans sentence claimants via quote polarity certainty hearsay types source_kind quantities dates"
    " opposites unresolved score reasons",
    "Analyzer": "version model",
    "ItemReview": "item entity quote claim dismissed speakers status",
    "ReaderNote": "item span exact body created modified",
    "ReaderReview": "items notes",
    "Reading": "schema article sentences entities quotes terms claims analyzer review",
    "Failure": "schema source error article analyzer",
    # What the library keeps.
    "Anchor": "layer start end exact prefix suffix",
    "Bookmark": "id anchor created",
    "Note": "id anchor body created modified",
    "Draft": "id anchor body modified note",
    "Correction": "id anchor created dismissed speakers status",
    # What `library list`, `tags` and `search` print with --json.
    "Entry": "id source url title outlet byline day words length quotes claims place added opened read versions tags",
    "Tag": "name articles",
    "Hit": "article title outlet day layer item start snippet matches",
}
TAGS = {"Bookmark": "bookmark", "Note": "note", "Draft": "draft", "Correction": "correction"}
VALUES = {
    "BlockKind": "masthead dateline byline title standfirst heading paragraph caption",
    "EntityKind": "person organisation place other",
    "Gender": "female male",
    "QuoteKind": "direct indirect mixed",
    "Attribution": "verb inversion preposition comme noun colon none",
    "Polarity": "affirmed denied",
    "Certainty": "asserted hedged unconfirmed predicted hypothetical",
    "ClaimType": "quantity comparison cause event state rule prediction",
    "SourceKind": "author named role anonymous none",
    "Direction": "exact more less about",
    "Layer": "sentence entity quote claim",
    "SearchLayer": "article quote claim note",
    "Order": "added opened published title outlet",
}
LIBRARY = {
    "works": "number current",
    "origins": "name work",
    "articles": "number id work source url retrieved title title_key outlet outlet_key byline published modified"
    " language dropped words quotes claims added opened read place stale day notice length",
    "texts": "number heading text blocks",
    "readings": "article model version body",
    "statements": "number article layer item start speakers unsure status text kind",
    "voices": "statement article layer role key name",
    "annotations": "number id work kind record text",
    "tags": "work name",
    "session": "number article layout",
    "subscriptions": "number source title folder etag modified retrieved",
    "announcements": "subscription id place title url published summary arrived new read",
}
ARCHIVE = {
    "articles": "article id source url title outlet byline published modified retrieved language notice words sentences"
    " text analyzer model reading",
    "entities": "article entity kind name aliases roles gender country mentions",
    "quotes": "article quote kind attribution quoted words sentence start stop cue inferred confidence parent",
    "speakers": "article quote relay entity name kind gender",
    "claims": "article claim claimed sentence start stop source_kind quote polarity certainty hearsay types score",
    "claimants": "article claim relay entity name kind gender",
    "errors": "article source id error analyzer model",
}
COMMANDS = {
    "": "--version --help",
    "read": "--library --no-library --plain --allow-private",
    "analyze": "-o --output --jobs --engine --scheduler --resume --text-column --allow-private",
    "export": "--to -o --output --force --allow-private",
    "schema": "",
    "config": "--path --init",
    "feeds": "",
    "feeds list": "--json",
    "feeds add": "--allow-private",
    "feeds refresh": "--allow-private",
    "feeds remove": "",
    "feeds import": "",
    "feeds export": "--force",
    "library": "",
    "library list": "--sort --unread --outlet --tag --json",
    "library search": "--in --limit --tag --json",
    "library tag": "--remove",
    "library tags": "--json",
    "library export": "",
    "library remove": "",
    "library forget": "",
    "library path": "",
    "serve": "--host --port --expose --public-url --no-library --allow-private",
    "voices": "--by --top --outlet --since --until -o --output --why",
}
SETTINGS = {
    "": "language theme clipboard mouse title library layout search web keys",
    "library": "keep folder",
    "layout": "article lists",
    "search": "regular_expressions",
    "web": "allow_private",
}
FORMAT_SUFFIXES = {
    "html": ".html",
    "markdown": ".md",
    "plain": ".plain.txt",
    "csv-quotes": ".quotes.csv",
    "csv-claims": ".claims.csv",
    "csv-entities": ".entities.csv",
    "json": ".json",
    "jsonl": ".jsonl",
    "web-annotation": ".annotations.jsonld",
    "schema-org": ".schema.jsonld",
    "brat": ".txt .ann",
}
KEY_IDS = (
    "app.commands.everywhere app.quit.everywhere app.copy app.help app.quit app.commands app.open app.read_again "
    "app.feeds app.library app.person app.outlet app.tags app.export app.archive walk.entity.next walk.quote.next "
    "walk.claim.next walk.entity.previous walk.quote.previous walk.claim.previous search.open search.hit.next "
    "search.hit.previous outline.open voices.open voices.narrow history.back history.forward copy.sentence "
    "copy.citation notes.bookmark notes.write notes.list review.dismiss review.hide review.speaker review.status "
    "review.undo pane.article pane.entities pane.quotes pane.claims pane.details pane.next pane.previous "
    "pane.maximise pane.smaller pane.larger pane.hide pane.leave search.clear article.next-sentence "
    "article.previous-sentence article.next-paragraph article.previous-paragraph article.page-down article.page-up "
    "article.half-page-down article.half-page-up article.top article.bottom article.activate claims.author "
    "details.down details.up details.page_down details.page_up details.top details.bottom filter.cancel "
    "filter.complete filter.accept list.jump list.filter list.reorder list.show_all list.next list.previous "
    "list.page_down list.page_up list.half_page_down list.half_page_up list.first list.last search.cancel "
    "search.regex search.next search.previous search.accept dialog.close dialog.help dialog.next dialog.previous "
    "feed.read feed.refresh feed.all_read feeds.refresh feeds.remove feeds.bring_back help.close help.down help.up "
    "kept.outlet kept.commands library.tag library.order library.read library.unread library.remove library.undo "
    "note.save note.drop notes.edit notes.everywhere notes.remove notes.undo open.next open.previous picker.next "
    "picker.previous picker.page_down picker.page_up tags.complete person.layers"
)


def missing(names: str, there: object) -> set[str]:
    """Which of the names, with spaces between them, are not there."""
    return set(names.split()) - set(there)  # type: ignore[call-overload]


@pytest.mark.parametrize("name", STRUCTS)
def test_fields_of_what_is_stored_and_printed(name: str):
    struct = next(getattr(room, name) for room in (model, serialization, records) if hasattr(room, name))
    fields = {field.encode_name: field for field in msgspec.structs.fields(struct)}
    assert missing(STRUCTS[name], fields) == set()
    new = [field for name_, field in fields.items() if name_ not in STRUCTS[name].split()]
    assert not any(field.required for field in new), "what is stored has no such field: it needs a default"


def test_tags_of_annotations():
    assert {name: getattr(records, name).__struct_config__.tag for name in TAGS} == TAGS


@pytest.mark.parametrize("name", VALUES)
def test_values_of_fields(name: str):
    literal = getattr(model, name, None) or getattr(records, name)
    assert missing(VALUES[name], get_args(literal)) == set()


def test_statuses_of_items():
    assert {"to check", "checked", "doubtful"} <= set(get_args(model.Status))


def test_what_is_kept_of_the_layout():
    stored = {
        session.Layout: "share hidden tab lists settings",
        session.ListState: "filter order",
        theme_choice.Chosen: "theme instead_of",
    }
    assert all(missing(names, struct.__struct_fields__) == set() for struct, names in stored.items())
    # Stored as a list: a new field comes last.
    assert Filter._fields[:4] == ("typed", "voice", "author", "dismissed")


def test_schema_ids():
    assert (model.SCHEMA, serialization.ERROR_SCHEMA) == ("sawt-reading/1", "sawt-error/1")


def columns(connection: sqlite3.Connection, tables: dict[str, str]) -> dict[str, set[str]]:
    """Which columns of the tables are missing."""
    wanted = "SELECT name FROM pragma_table_xinfo(?)"
    return {
        table: gone
        for table, names in tables.items()
        if (gone := missing(names, [name for (name,) in connection.execute(wanted, (table,))]))
    }


def test_tables_of_the_library(tmp_path: Path):
    Library(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        assert columns(connection, LIBRARY) == {}
    assert FILE == "library.sqlite3"
    assert schema.APPLICATION_ID == 0x53415754 and len(schema.STEPS) >= 5


def test_the_library_of_that_version_has_these_tables():
    with closing(sqlite3.connect(f"file:{DATA / 'library' / FILE}?immutable=1", uri=True)) as connection:
        assert columns(connection, LIBRARY) == {}
        assert connection.execute("PRAGMA user_version").fetchone() == (5,)


def test_tables_of_archives():
    for table, names in ARCHIVE.items():
        assert list(TABLES[table])[: len(names.split())] == names.split(), "new columns come last"
        assert parquet.read_schema(DATA / "archives" / "whole.parquet" / f"{table}.parquet").names == names.split()
    with closing(sqlite3.connect(f"file:{DATA / 'archives' / 'whole.sqlite'}?immutable=1", uri=True)) as connection:
        assert columns(connection, ARCHIVE) == {}
        assert connection.execute("PRAGMA application_id").fetchone() == (0x73617774,)
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)


def commands(command: click.Command, name: str = "") -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for word in command.list_commands(context):
            inner = command.get_command(context, word)
            assert inner is not None
            yield from commands(inner, f"{name} {word}".strip())


def test_commands_and_their_options():
    found = dict(commands(main))
    assert COMMANDS.keys() <= found.keys()
    for name, options in COMMANDS.items():
        with click.Context(found[name]) as context:
            there = [o for p in found[name].get_params(context) for o in (*p.opts, *p.secondary_opts)]
        assert missing(options, there) == set(), name


def test_choices_of_options():
    found = dict(commands(main))
    choices = {
        ("analyze", "engine"): "local dask",
        ("library list", "sort"): "added opened published title outlet",
        ("library search", "layers"): "article quote claim note",
        ("voices", "by"): "voice outlet month gender",
    }
    for (command, option), names in choices.items():
        (kind,) = [p.type for p in found[command].params if p.name == option]
        assert isinstance(kind, click.Choice) and missing(names, kind.choices) == set(), (command, option)


def test_formats_of_export():
    assert FORMAT_SUFFIXES.keys() <= FORMATS.keys() and {"conllu", "docbin"} <= FORMATS.keys()
    for name, suffixes in FORMAT_SUFFIXES.items():
        assert missing(suffixes, FORMATS[name].builders) == set(), name


def test_settings():
    for table, names in SETTINGS.items():
        struct = type(getattr(settings.DEFAULTS, table)) if table else settings.Settings
        assert missing(names, struct.__struct_fields__) == set(), table
    choices = {"language": {"", "en", "fr"}, "clipboard": {"both", "terminal", "system"}}
    for name, values in choices.items():
        literal = get_args(settings.field_types(settings.Settings)[name])[0]
        assert values <= set(get_args(literal)), name


def test_themes():
    assert {"sawt-dark", "sawt-light", "sawt-contrast", "sawt-16"} <= {one.name for one in theme.THEMES}
    wanted = "primary secondary accent success warning error foreground background surface panel"
    assert missing(wanted, theme_choice.COLOURS) == set()
    assert (theme_choice.FOLDER, theme_choice.CHOSEN, settings.FILE) == ("themes", "chosen-theme.json", "settings.toml")


def test_ids_of_keys():
    assert [id for id in KEY_IDS.split() if {**ALIASES, **ABSORBED}.get(id, id) not in ACTIONS] == []
    assert not ALIASES.keys() & ACTIONS.keys(), "an action has its own name"


def test_environment_variables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SAWT_READER_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("SAWT_READER_CONFIG", str(tmp_path / "other.toml"))
    assert data_folder() == tmp_path / "data" and settings.settings_file() == tmp_path / "other.toml"
    monkeypatch.delenv("SAWT_READER_DATA")
    monkeypatch.delenv("SAWT_READER_CONFIG")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert data_folder() == tmp_path / "share" / "sawt-reader"
    assert settings.settings_file() == tmp_path / "config" / "sawt-reader" / "settings.toml"


def test_extras_and_scripts():
    extras = PYPROJECT["project"]["optional-dependencies"]
    assert missing("formats web archive serve test", extras) == set()
    assert PYPROJECT["project"]["name"] == "sawt-reader" and "sawt-reader" in PYPROJECT["project"]["scripts"]


def test_stages_for_spacy(nlp: Language):
    stages = "sawt_sentences sawt_entities sawt_quotes sawt_claims"
    assert missing(stages, PYPROJECT["project"]["entry-points"]["spacy_factories"]) == set()
    assert missing(stages, [entry.name for entry in entry_points(group="spacy_factories")]) == set()
    assert missing(stages, nlp.pipe_names) == set()


def test_what_the_stages_write():
    extensions.register()
    assert all(map(Doc.has_extension, ("entities", "quotes", "terms", "claims", "published")))
    assert (extensions.BLOCKS, extensions.MENTIONS, extensions.QUOTES) == (
        "sawt_blocks",
        "sawt_mentions",
        "sawt_quotes",
    )
