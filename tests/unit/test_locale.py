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

import click
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

import tui
from tui import locale

CODE = Path(tui.__file__).parent
FRENCH = locale.FOLDER / "fr" / "LC_MESSAGES"
HOW = "see the lines of pybabel at the head of tui/locale/__init__.py"
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\(\w+\)[a-z]|%[a-z]")


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def messages(found: Catalog) -> list[Message]:
    return [message for message in found if message.id]


def forms(text: str | tuple[str, ...] | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


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


def test_the_strings_of_click_that_we_show_are_translated() -> None:
    known = {(message.context, forms(message.id)[0]) for message in messages(catalogue(FRENCH / "click.po"))}
    assert not extracted(Path(click.__file__).parent) - known


@pytest.mark.parametrize("name", ["sawt-reader.po", "click.po"])
def test_no_translation_is_empty_doubtful_or_left_over(name: str) -> None:
    found = catalogue(FRENCH / name)
    assert not found.obsolete
    assert [m.id for m in messages(found) if m.fuzzy or not all(forms(m.string))] == []


@pytest.mark.parametrize("name", ["sawt-reader.po", "click.po"])
def test_translations_have_the_placeholders_of_their_messages(name: str) -> None:
    for message in messages(catalogue(FRENCH / name)):
        *one, many = forms(message.id)
        wanted = set(PLACEHOLDER.findall(many)) | {p for text in one for p in PLACEHOLDER.findall(text)}
        for text in forms(message.string):
            given = set(PLACEHOLDER.findall(text))
            # « une fois » need not say the number again.
            assert given == wanted or (one and given == wanted - {"{n}"}), f"{message.id} → {text}"


@pytest.mark.parametrize("name", ["sawt-reader.po", "click.po"])
def test_translations_have_french_typography(name: str) -> None:
    for message in messages(catalogue(FRENCH / name)):
        for text in forms(message.string):
            assert not re.search(r"\w'\w", text), f"’ is meant: {text}"
            assert not re.search(r"(?<=[^\W\d_]) ?[;!?»](?!\w)|« |(?<=[^\W\d_]) ?:(?= )", text), f"no-break: {text}"


@pytest.mark.parametrize("path", sorted(locale.FOLDER.glob("*/LC_MESSAGES/*.po")), ids=lambda path: path.stem)
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
NAMED = {"help", "placeholder", "label", "tooltip", "title", "epilog", "short_help", "border_title"}
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
                yield said if name in ATTRIBUTES | NAMED - {"title", "label"} else None
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


NAMES = {"sawt-reader", "via"}


@pytest.mark.parametrize("path", sorted(CODE.rglob("*.py")), ids=lambda path: str(path.relative_to(CODE)))
def test_what_is_said_goes_through_the_catalogue(path: Path) -> None:
    code = ast.parse(path.read_text(encoding="utf-8"))
    bare = [
        f"line {said.lineno}: {text}"
        for said in said_in(code)
        if said is not None
        for text in literals(said)
        if re.search(r"[^\W\d_]{2}", text) and text not in NAMES
    ]
    assert not bare, 'written _("…") it can be translated'


@pytest.mark.parametrize("path", sorted(CODE.rglob("*.py")), ids=lambda path: str(path.relative_to(CODE)))
def test_the_name_of_the_translating_function_is_taken(path: Path) -> None:
    """A function that unpacks into `_` cannot translate: `_("…")` would call what was unpacked."""
    code = ast.parse(path.read_text(encoding="utf-8"))
    if any(isinstance(n, ast.ImportFrom) and n.module == "tui.locale" for n in ast.walk(code)):
        inner = {id(n) for c in ast.walk(code) if isinstance(c, ast.comprehension) for n in ast.walk(c.target)}
        taken = [n for n in ast.walk(code) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)]
        assert [n.lineno for n in taken if n.id == "_" and id(n) not in inner] == []
