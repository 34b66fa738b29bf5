"""What the documents say is so: folders, files, layers, commands, formats, and the words of the glossary."""

from __future__ import annotations

import importlib.util
import re
import shlex
import shutil
import tomllib
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from sawt_reader.cli.main import main
from sawt_reader.sources import corpus, files, recognition

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "tui"
DOCUMENTS = ("README.md", "CHANGELOG.md", "tui/README.md", ".github/CONTRIBUTING.md", ".github/SECURITY.md")
# Names of files that the documents make up, of schemas, and ends of names.
MADE = re.compile(r"^(\.|sawt-\w+/\d$|out\.|test_mine|.*[<…*])|^(years|readings|voices|page|article)\.")
PATH = re.compile(r"^[\w.-]+(?:/[\w.<>…-]*)+$|^[\w-]+\.(?:py|md|toml|tsv|css|tcss|html|txt|po|json)$")


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def section(name: str, heading: str) -> str:
    """A document's section, without its heading."""
    return text(name).partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def in_backticks(name: str) -> list[str]:
    without_blocks = re.sub(r"```.*?```", "", text(name), flags=re.DOTALL)
    return re.findall(r"`([^`\n]+)`", without_blocks)


def commands(name: str) -> Iterator[str]:
    """The lines of a document's shell blocks, each command of a line, without its comment."""
    for block in re.findall(r"```sh\n(.*?)```", text(name), re.DOTALL):
        for line in block.replace("\\\n", " ").splitlines():
            words = line.partition(" #")[0]
            yield from (part.strip() for part in re.split(r"&&|\|(?!\|)", words) if part.strip())


# --- Files and folders


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_that_is_named_exists(name: str) -> None:
    roots = [ROOT, ROOT / name / "..", SOURCE / "sawt_reader"]
    if name in {"tui/README.md", ".github/CONTRIBUTING.md"}:
        # Beside its folder a file is named alone.
        roots += [folder for folder in (SOURCE / "sawt_reader").rglob("*") if folder.is_dir()]
    named = {path for path in in_backticks(name) if PATH.match(path) and not MADE.match(path)}
    assert {path for path in named if not any((root / path).exists() for root in roots)} == set()


def test_every_folder_of_the_source_has_one_sentence() -> None:
    rows = re.findall(r"^\| `([\w/]+/)` \| (.*) \|$", section("tui/README.md", "Folders"), re.MULTILINE)
    described = [row[0] for row in rows]
    package = SOURCE / "sawt_reader"
    folders = {
        f"{path.relative_to(package)}/" if package in path.parents else f"tui/{path.relative_to(SOURCE)}/"
        for path in SOURCE.rglob("*")
        # gettext wants the last one by this name; a checkout of an earlier version may have left compiled catalogues.
        if path.is_dir() and path.name not in {"__pycache__", "LC_MESSAGES"}
        if any(file.suffix not in {"", ".mo", ".pyc"} for file in path.rglob("*"))
    }
    assert sorted(described) == sorted(folders)
    assert all(sentence.endswith(".") for _, sentence in rows)


def test_the_picture_of_the_layers_is_the_contract() -> None:
    contracts = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    picture = re.search(r"```text\n(.*?)```", section("tui/README.md", "Layers"), re.DOTALL)
    assert picture is not None
    drawn = [re.split(r"\s{2,}", line)[0] for line in picture[1].splitlines()]
    assert drawn == [layer.replace("sawt_reader.", "") for layer in layers]


# --- Words


def test_the_glossary_has_one_entry_for_each_term() -> None:
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", section("tui/README.md", "Glossary"), re.MULTILINE)
    terms = [term for term, _ in rows if term not in {"term", "---"}]
    assert len(terms) >= 40
    assert terms == sorted(set(terms))


# --- Commands


def exists(command: str) -> bool:
    """Whether a command's program, module and files exist."""
    words = [word for word in shlex.split(command) if not re.match(r"^[A-Z_]+=", word)]
    program, arguments = words[0], words[1:]
    if program in {".", "git", "cd", "pbpaste"}:
        return True
    if program.startswith((".ci/", "tests/")):
        return (ROOT / program).exists()
    module = arguments[arguments.index("-m") + 1] if program.startswith("python") and "-m" in arguments else None
    if module is not None and importlib.util.find_spec(module) is None:
        return False
    if program == "cp":
        arguments = arguments[:1]
    paths = [word.partition("::")[0] for word in arguments if word.startswith(("tests/", "tui/", "seeds/", ".github/"))]
    return is_installed(program) and all((ROOT / path).exists() for path in paths)


def is_installed(program: str) -> bool:
    """Whether a program is on the path, or installed beside this Python."""
    return (
        shutil.which(program) is not None
        or bool(entry_points(group="console_scripts", name=program))
        or importlib.util.find_spec(program.replace("-", "_")) is not None
    )


@pytest.mark.parametrize("name", [".github/CONTRIBUTING.md", "tui/README.md"])
def test_every_command_that_is_named_exists(name: str) -> None:
    assert [command for command in commands(name) if not exists(command)] == []


def test_the_readme_names_the_commands_that_there_are() -> None:
    group = click.Context(main)
    names = set(main.list_commands(group)) - {"read"}
    inline = [word for word in in_backticks("README.md") if word.startswith("sawt-reader ")]
    shown = [*commands("README.md"), *inline]
    told = {words[1] for line in shown if (words := line.split())[0] == "sawt-reader" and len(words) > 1}
    assert names <= told
    for line in inline:
        words = line.split()[1:]
        command = main.get_command(group, words[0])
        if isinstance(command, click.Group) and len(words) > 1:
            assert set(words[1].split("|")) <= set(command.list_commands(group)), line


def test_the_readme_names_the_formats_that_there_are() -> None:
    told = set(re.findall(r"`([a-z-]+)`", "".join(re.findall(r"^\| (`.*?) \|", section("README.md", "Exports"), re.M))))
    listed = CliRunner().invoke(main, ["export", "--help"]).output.partition("Formats:\n")[2]
    assert told == {line.split()[0] for line in listed.splitlines() if line.startswith("  ") and line[2] != " "}


def test_the_readme_names_the_files_that_are_read() -> None:
    table = section("README.md", "Sources").partition("| format | kept | lost |")[2].partition("\n\n")[0]
    told = {suffix for row in table.splitlines() for suffix in re.findall(r"`(\.\w+)`", row.partition(" | ")[0])}
    assert told == {*recognition.SUFFIXES, ".txt", ".text", *files.BY_CONTENT, *corpus.FORMATS}


def test_the_readme_gives_two_commands_for_all_set_up() -> None:
    start, develop = re.findall(r"```sh\n(.*?)```", section("README.md", "Start"), re.DOTALL)
    assert start == "python3 -m pip install . && sawt-reader\n"
    assert re.fullmatch(r"python3 -m pip install -e .*pytest.*\n", develop), ".ci/run finds it by this"
