"""Style sheets of widgets and dialogs: `panes.tcss` beside `panes.py`. The sheet of the themes is `theme.tcss`."""

from __future__ import annotations

from pathlib import Path


def sheet_beside(module: str) -> str:
    """The style sheet beside a module, given by its `__file__`, for `DEFAULT_CSS`.

    Widgets carry their style as Textual's do, so that it is parsed when the first one of them appears: the sheets of
    dialogs would add a third to what is parsed before the first frame.
    """
    return Path(module).with_suffix(".tcss").read_text("utf-8")
