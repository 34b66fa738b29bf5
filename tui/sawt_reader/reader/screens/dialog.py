"""What the dialogs have in common."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import ActiveBinding, BindingType
from textual.screen import ModalScreen, ScreenResultType

from sawt_reader.reader.keys.actions import bindings, translated


class Dialog(ModalScreen[ScreenResultType], inherit_bindings=False):
    """A box over the reader, closed by Esc."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("dialog")
    HELP: ClassVar[str] = ""
    """What the box shows, and what is worth knowing of it."""
    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 60%;
        & > .box {
            width: 76;
            max-width: 100%;
            height: auto;
            max-height: 90%;
            background: $panel;
            border: round $border;
            border-title-color: $accent;
            border-title-style: bold;
            padding: 0 1;
        }
    }
    """

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """Those of Textual, described in the language of the interface."""
        return translated(super().active_bindings)

    @property
    def NAME(self) -> str:
        """What the help calls it."""
        return str(self.query_one(".box").border_title)
