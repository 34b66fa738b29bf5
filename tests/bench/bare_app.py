"""The bare Textual app that first-frame ratios are measured against: the article as one Static, three lists, a footer.

usage: python tests/bench/bare_app.py FILE
"""

from __future__ import annotations

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Footer, OptionList, Static


class Bare(App[None]):
    BINDINGS = [("q", "quit", "Quit")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        with Horizontal():
            with VerticalScroll():
                yield Static(Path(sys.argv[1]).read_text("utf-8"), markup=False)
            with Vertical():
                for name in ("entity", "quote", "claim"):
                    yield OptionList(*(f"{name} {n}" for n in range(20)))
        yield Footer()


if __name__ == "__main__":
    Bare().run()
