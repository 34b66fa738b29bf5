"""The key table of the README has the keys of the reader, all of them and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import format_key

from .conftest import Running

README = Path(__file__).parents[2] / "README.md"
# For macOS, where the terminal passes it on: ctrl+c is the one that everybody has.
LEFT_OUT = {"super+c"}
ARROWS = {"alt+left": "alt+←", "alt+right": "alt+→"}


def written(key: str) -> str:
    """A key as the README writes it, in lower case where it has a name."""
    return "enter" if key == "enter" else ARROWS.get(key) or format_key(key)


def bound(node: DOMNode) -> Iterator[str]:
    """The keys that work where a node has focus; Textual's own bindings have no id."""
    for place in node.ancestors_with_self:
        for owner in type(place).__mro__:
            for binding in vars(owner).get("BINDINGS", ()):
                if isinstance(binding, Binding) and binding.id:
                    yield from binding.key.split(",")


async def test_the_readme_has_the_keys_of_every_pane(running: Running) -> None:
    rows = [re.split(r" \| ", row) for row in re.findall(r"^\| (`.*) \|$", README.read_text("utf-8"), re.MULTILINE)]
    cells = [cell for row in rows if len(row) == 4 for cell in row[::2]]
    told = {key if len(key) == 1 else key.lower() for cell in cells for key in re.findall(r"`([^`]+)`", cell)}
    keys: set[str] = set()
    async with running() as pilot:
        for pane in "12345":
            await pilot.press(pane)
            assert pilot.app.focused is not None
            keys |= set(bound(pilot.app.focused))
    assert told == set(map(written, keys - LEFT_OUT))
