"""The languages of the interface: nothing said is left out of a catalogue, nothing in a catalogue is out of date."""

from __future__ import annotations

import ast
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

import sawt_reader
from sawt_reader import i18n

CODE = Path(sawt_reader.__file__).parent
FRENCH = i18n.FOLDER / "fr" / "LC_MESSAGES"
HOW = "run python tui/training/catalogues.py"
PLACEHOLDER = re.compile(r"\{[^{}+]*\}|%\(\w+\)[a-z]|%[a-z]")


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def messages(found: Catalog) -> list[Message]:
    return [message for message in found if message.id]


def forms(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [text] if isinstance(text, str) else list(text or ())


def extracted(folder: Path) -> set[tuple[str | None, str]]:
    """The messages of a folder of code: context, and the text or its singular."""
    found = extract_from_dir(folder)
    return {(context, forms(text)[0]) for _, _, text, _, context in found}


# --- The catalogues


def test_every_message_of_the_code_is_translated_and_no_other() -> None:
    known = {(message.context, forms(message.id)[0]) for message in messages(catalogue(FRENCH / "sawt-reader.po"))}
    said = extracted(CODE)
    assert not said - known, f"not in the French catalogue; {HOW}"
    assert not known - said, f"in the French catalogue, but said nowhere; {HOW}"


@pytest.mark.parametrize("name", ["sawt-reader.po", "click.po"])
def test_no_translation_is_empty_doubtful_or_left_over(name: str) -> None:
    found = catalogue(FRENCH / name)
    assert not found.obsolete
    assert [m.id for m in messages(found) if m.fuzzy or not all(forms(m.string))] == []


@pytest.mark.parametrize("name", ["sawt-reader.po", "click.po"])
def test_translations_have_the_placeholders_of_their_messages(name: str) -> None:
    for message in messages(catalogue(FRENCH / name)):
        sources, targets = forms(message.id), forms(message.string)
        wanted = [set(PLACEHOLDER.findall(text)) for text in sources]
        given = [set(PLACEHOLDER.findall(text)) for text in targets]
        # The singular need not say the number, in either language: « une fois ».
        assert given[0] in (wanted[0], wanted[-1]) and given[-1] == wanted[-1], f"{sources} → {targets}"


@pytest.mark.parametrize("name", ["sawt-reader.po", "click.po"])
def test_translations_have_french_typography(name: str) -> None:
    for message in messages(catalogue(FRENCH / name)):
        for text in forms(message.string):
            assert not re.search(r"\w'\w", text), f"’ is meant: {text}"
            assert not re.search(r"(?<=[^\W\d_]) ?[;!?»](?!\w)|« |(?<=[^\W\d_]) ?:(?= )", text), f"no-break: {text}"


@pytest.mark.parametrize("path", sorted(i18n.FOLDER.glob("*/LC_MESSAGES/*.po")), ids=lambda path: path.stem)
def test_the_compiled_catalogue_is_that_of_the_text(path: Path) -> None:
    compiled = path.with_suffix(".mo")
    assert compiled.exists(), f"{path} is not compiled; {HOW}"
    fresh = io.BytesIO()
    write_mo(fresh, catalogue(path))
    with compiled.open("rb") as file:
        known = {(m.context, str(m.id)): m.string for m in read_mo(file)}
    fresh.seek(0)
    assert known == {(m.context, str(m.id)): m.string for m in read_mo(fresh)}, f"{path} was changed since; {HOW}"


# --- The code

SAYING = {"notify", "_say", "tell", "_tell", "warn", "fail", "refuse", "content", "Static", "Label", "Option", "Row"}
NAMED = {"help", "placeholder", "tooltip", "title", "epilog", "short_help", "border_title"}
ATTRIBUTES = {"NAME", "HELP", "TITLE", "SUB_TITLE", "PLACEHOLDER", "EMPTY", "HINT", "LEGEND"}
OF_PYTHON = {"ValueError", "TypeError", "NotImplementedError", "RuntimeError", "AssertionError", "ConnectError"}


def said_in(code: ast.AST) -> Iterator[ast.expr | None]:
    """The expressions whose value somebody reads, and the docstrings that click would show."""
    for node in ast.walk(code):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=args, keywords=keywords):
                yield from args[2:3] if name == "Binding" else args[:2] if name == "SystemCommand" else ()
                yield from args[:1] if name in SAYING else ()
                yield from args[1:2] if name == "Row" else ()
                yield from (keyword.value for keyword in keywords if keyword.arg in NAMED)
            case ast.Raise(exc=ast.Call(func=ast.Name(id=name), args=[said, *_])) if name not in OF_PYTHON:
                yield said
            case ast.Assign(targets=[ast.Name(id=name) | ast.Attribute(attr=name)], value=said):
                yield said if name in ATTRIBUTES | NAMED - {"title"} else None
            case ast.AnnAssign(target=ast.Name(id=name), value=said) if name in ATTRIBUTES:
                yield said
            case ast.FunctionDef(decorator_list=decorators, body=[ast.Expr(value=said), *_]):
                for decorator in decorators:
                    if isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Attribute):
                        given = {keyword.arg for keyword in decorator.keywords}
                        yield said if decorator.func.attr in ("command", "group") and "help" not in given else None


def literals(said: ast.expr | None) -> Iterator[str]:
    """The words of an expression that are not translated: in strings, f-strings, either branch of an `if`, tuples."""
    match said:
        case ast.Constant(value=str() as text):
            yield text
        case ast.JoinedStr(values=values):
            yield " ".join(str(part.value) for part in values if isinstance(part, ast.Constant))
        case ast.IfExp(body=body, orelse=orelse):
            yield from (*literals(body), *literals(orelse))
        case ast.BoolOp(values=values) | ast.Tuple(elts=values) | ast.List(elts=values):
            yield from (text for value in values for text in literals(value))
        case ast.BinOp(left=left, right=right):
            yield from (*literals(left), *literals(right))


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(CODE.rglob("*.py")):
        yield str(path.relative_to(CODE)), ast.parse(path.read_text(encoding="utf-8"))


def test_what_is_said_goes_through_the_catalogue() -> None:
    bare = [
        f"{name}:{said.lineno}: {text}"
        for name, code in modules()
        for said in said_in(code)
        if said is not None
        for text in literals(said)
        if re.search(r"[^\W\d_]{2}", text) and text != "sawt-reader"
    ]
    assert not bare, 'written _("…") it can be translated'


# Rooms whose strings of several words are all for readers, but for these.
SAYING_ROOMS = ("reader/", "library/", "archive/", "cli/", "exports/targets", "reading/wording", "system/settings")
FOR_THE_PROGRAM = re.compile(
    r"[\\n{}$<>=*]|[A-Z]{4}|^(bold|dim|italic|to check|called both)\b| IS NOT | IN \(|^\w+ ON "
)


def test_where_things_are_said_no_words_stand_bare() -> None:
    bare = []
    for name, code in modules():
        if not name.startswith(SAYING_ROOMS):
            continue
        translating = ("_", "N_", "ngettext", "pgettext")
        calls = [n for n in ast.walk(code) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
        kept = {id(inner) for call in calls if ast.unparse(call.func) in translating for inner in ast.walk(call)}
        kept |= {id(n.value) for n in ast.walk(code) if isinstance(n, ast.Expr)}  # docstrings
        for node in ast.walk(code):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in kept:
                text = node.value
                if re.search(r"(?<![\w-])[^\W\d_]{2,} [^\W\d_]{2,}", text) and not FOR_THE_PROGRAM.search(text):
                    bare.append(f"{name}:{node.lineno}: {text}")
    assert not bare, 'written _("…") it can be translated'


def run_at_import(code: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a module that run when it is imported: all but the bodies of functions."""
    for node in ast.iter_child_nodes(code):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for inner in (*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults)):
                yield inner
                yield from run_at_import(inner)
        elif not isinstance(node, ast.Lambda):
            yield node
            yield from run_at_import(node)


def test_nothing_is_translated_at_import() -> None:
    """The language may be chosen after any import: a constant is marked with N_ and translated where it is shown."""
    early = [
        f"{name}:{node.lineno}"
        for name, code in modules()
        for node in run_at_import(code)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id in ("_", "ngettext", "pgettext") or node.func.id.endswith("_label")
    ]
    assert not early, "N_ marks it; `_` translates it where it is shown"


def test_the_name_of_the_translating_function_is_not_taken() -> None:
    """A function that unpacks into `_` cannot translate: `_("…")` would call what was unpacked."""
    taken = []
    for name, code in modules():
        if any(isinstance(node, ast.ImportFrom) and node.module == "sawt_reader.i18n" for node in ast.walk(code)):
            inner = {id(n) for c in ast.walk(code) if isinstance(c, ast.comprehension) for n in ast.walk(c.target)}
            stored = [n for n in ast.walk(code) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)]
            taken += [f"{name}:{node.lineno}" for node in stored if node.id == "_" and id(node) not in inner]
    assert taken == []


# --- The program in French


def in_french(*command: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, in French however the machine is set."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    environment |= {"SAWT_READER_DATA": str(folder), "PYTHONUTF8": "1", **(variables or {"LC_ALL": "fr_FR.UTF-8"})}
    return subprocess.run(
        [sys.executable, *command], env=environment, capture_output=True, encoding="utf-8", check=False
    )


def test_help_and_errors_are_french(tmp_path: Path) -> None:
    shown = in_french("-m", "sawt_reader", "analyze", "--help", folder=tmp_path, LANGUAGE="fr")
    assert shown.returncode == 0
    assert "Usage\u00a0:" in shown.stdout and "Afficher cette aide" in shown.stdout and "SOURCE" in shown.stdout
    assert "Show" not in shown.stdout and "reading" not in shown.stdout
    refused = in_french("-m", "sawt_reader", "analyze", str(tmp_path / "absent.txt"), folder=tmp_path)
    assert refused.returncode == 2 and refused.stderr.endswith(
        "absent.txt : ce fichier n’existe pas ; vérifiez le nom\n"
    )
    unknown = in_french("-m", "sawt_reader", "analyze", "--nulle", "x", folder=tmp_path)
    assert unknown.returncode == 2 and "Erreur\u00a0: Il n’y a pas d’option" in unknown.stderr


def test_the_first_language_wanted_is_spoken(tmp_path: Path) -> None:
    shown = in_french("-m", "sawt_reader", "--help", folder=tmp_path, LANGUAGE="en:fr", LC_ALL="fr_FR.UTF-8")
    assert "Usage:" in shown.stdout and "Read French news" in shown.stdout


def test_figures_and_days_are_written_as_the_language_writes_them(tmp_path: Path) -> None:
    code = "from sawt_reader import i18n; print(i18n.number(1234.5), i18n.day('2022-11-27'))"
    assert in_french("-c", code, folder=tmp_path).stdout == "1\u202f234,5 27/11/2022\n"
    assert i18n.number(1234.5) == "1,234.5" and i18n.day("2022-11-27") == "2022-11-27"


EVERYTHING = """
import importlib, pkgutil
import sawt_reader
for found in pkgutil.walk_packages(sawt_reader.__path__, "sawt_reader."):
    if not found.name.endswith(("__main__", "i18n.compile")):
        importlib.import_module(found.name)
from sawt_reader import i18n
assert i18n.language() == "en"
i18n.use("fr")
"""
"""Imports all modules in English, then chooses French."""

COMMANDS = """
import click
from click.testing import CliRunner
from sawt_reader.cli.main import main
from sawt_reader.cli.translated import translated

def show(command, *names):
    print(CliRunner().invoke(translated(main), [*names, "--help"], prog_name="sawt-reader").stdout)
    if isinstance(command, click.Group):
        with click.Context(command) as context:
            for name in command.list_commands(context):
                show(command.get_command(context, name), *names, name)

show(main)
"""

WALK = """
import asyncio, sys
from sawt_reader.reader.app import SawtReader
from sawt_reader.reader.services import Services
from sawt_reader.reader.open.worker_client import WorkerClient
from sawt_reader.sources import article_from_text

KEYS = ["2", "question_mark", "escape", "4", "f", "escape", "o", "escape", "O", "v", "x", "m", "slash", "escape",
        "colon", "escape"]

async def walk(width, height):
    # A worker that ends at once: its failure is said, too.
    app = SawtReader(
        article_from_text("Le port rouvre lundi."), Services(worker=WorkerClient((sys.executable, "-c", "")))
    )
    async with app.run_test(size=(width, height)) as pilot:
        while "⚠" not in str(app.screen.query_one("StatusLine").render()):
            await asyncio.sleep(0.01)
        for key in ("", *KEYS):
            if key:
                await pilot.press(key)
            await pilot.pause()
            for strip in app.screen._compositor.render_strips():
                print("".join(segment.text for segment in strip).rstrip())

asyncio.run(walk(140, 45))
asyncio.run(walk(80, 24))
"""


def english_in(shown: str) -> list[str]:
    """The messages that are shown in English, those aside that are short or have fields."""
    english = [
        text
        for message in messages(catalogue(FRENCH / "sawt-reader.po"))
        for text, french in zip(forms(message.id), forms(message.string), strict=False)
        if "{" not in text and len(text) > 5 and text != french
    ]
    return [text for text in english if re.search(rf"(?<![\w-]){re.escape(text)}(?![\w-])", shown)]


def test_help_of_commands_is_french_whenever_the_language_is_chosen(tmp_path: Path) -> None:
    shown = in_french("-c", EVERYTHING + COMMANDS, folder=tmp_path, LANGUAGE="en")
    assert shown.returncode == 0, shown.stderr
    text = " ".join(shown.stdout.split())
    for words in ("Lire la presse en français", "Afficher la version et quitter", "Afficher cette aide", "page web"):
        assert words in text
    assert text.count("Usage : ") > 20
    # A single word may be one that is typed: `--by gender`.
    assert [words for words in english_in(text) if " " in words] == []


def test_the_reader_speaks_french_everywhere_even_when_it_is_chosen_late(tmp_path: Path) -> None:
    shown = in_french("-c", EVERYTHING + WALK, folder=tmp_path, LANGUAGE="en")
    assert shown.returncode == 0, shown.stderr
    for words in ("Entités", "Citations", "Affirmations", "Détails", "paragraphe 1/1", "l’analyse ne démarre pas"):
        assert words in shown.stdout
    for words in (
        "Volet «\u00a0entités\u00a0»",
        "Parcourir les éléments",
        "Aller à l’article",
        "Chercher une commande",
        "Quitter",
    ):
        assert words in shown.stdout
    assert english_in(shown.stdout) == []
