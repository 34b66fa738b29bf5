"""What the dialogs have in common."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, ScreenResultType

from sawt_reader.i18n import _


class Dialog(ModalScreen[ScreenResultType], inherit_bindings=False):
    """A box over the reader, closed by Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", _("Close"), id="dialog.close"),
        Binding("f1", "app.help", _("Help"), id="dialog.help"),
        Binding("tab", "app.focus_next", _("Next field"), show=False, id="dialog.next"),
        Binding("shift+tab", "app.focus_previous", _("Previous field"), show=False, id="dialog.previous"),
    ]
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
    def NAME(self) -> str:
        """What the help calls it."""
        return str(self.query_one(".box").border_title)
