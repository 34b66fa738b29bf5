"""French words are in lexicons, not in code; each lexicon says where it is from, and each of its lists is used."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from spacy.language import Language

from sawt_reader import analysis
from sawt_reader.analysis.quotes.drafts import Evidence

ROOM = Path(analysis.__file__).parent
MODULES = sorted(ROOM.rglob("*.py"))
LEXICONS = sorted(path for path in (ROOM / "lexicons").iterdir() if path.suffix in {".toml", ".tsv"})
FEW = 8  # fewer words may stand beside the rule that uses them


def strings(node: ast.AST) -> list[str]:
    """The strings that a literal lists: elements, keys, words of a text that is split, alternatives of a pattern."""
    if isinstance(node, ast.Set | ast.List | ast.Tuple):
        return [e.value for e in node.elts if isinstance(e, ast.Constant) and isinstance(e.value, str)]
    if isinstance(node, ast.Dict):
        return [k.value for k in node.keys if isinstance(k, ast.Constant) and isinstance(k.value, str)]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
        text = node.func.value
        return text.value.split() if isinstance(text, ast.Constant) and isinstance(text.value, str) else []
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and "\n" not in node.value:
        groups = re.split(r"[()]", node.value)
        return max((group.split("|") for group in groups), key=len)
    return []


def is_word(text: str) -> bool:
    return re.fullmatch(r"-?[a-zà-ÿœA-ZÀ-Þ][\w' -]*[.']?", text) is not None


@pytest.fixture(scope="module")
def labels(nlp: Language) -> set[str]:
    """What is written like a word and is none: the labels of the model and our own."""
    relations = set(nlp.get_pipe("parser").labels) | {"obl:arg", "obl:mod"}  # type: ignore[attr-defined]
    tags = "PER PERSON ORG LOC GPE MISC ADV VERB AUX PRON DET ADP CCONJ SCONJ INTJ ADJ NOUN PROPN"
    return {*relations, *tags.split(), *get_args(Evidence)}


def listed_names(tree: ast.Module) -> Iterator[ast.AST]:
    """The value of `__all__`."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "__all__":
            yield node.value


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOM)))
def test_word_lists_are_in_the_lexicons(path: Path, labels: set[str]) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    exempt = list(listed_names(tree))
    found = {
        node.lineno: words
        for node in ast.walk(tree)
        if isinstance(node, ast.expr)
        and node not in exempt
        and len(words := [s for s in strings(node) if is_word(s) and s not in labels]) >= FEW
    }
    assert found == {}, "move them to a list of analysis/lexicons and read it with lexicons.words"


@pytest.mark.parametrize("path", LEXICONS, ids=lambda path: path.name)
def test_a_lexicon_names_its_source_and_licence(path: Path) -> None:
    head = "".join(line for line in path.read_text("utf-8").splitlines(True)[:6] if line.startswith("#"))
    assert re.search(r"\bMIT\b|\bCC BY\b|MPL-2\.0|Unicode licence", head)
    assert re.search(r"Compiled by the authors|\bFrom\b|\bfrom\b", head)


@pytest.mark.parametrize("path", [path for path in LEXICONS if path.suffix == ".toml"], ids=lambda path: path.name)
def test_every_list_is_used(path: Path) -> None:
    code = "".join(module.read_text("utf-8") for module in MODULES)
    keys = tomllib.loads(path.read_text("utf-8"))
    assert f'"{path.name}"' in code
    assert [key for key in keys if not re.search(rf"[\"']{key}[\"']", code)] == []
