"""What the dialogs have in common."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, ScreenResultType

from sawt_reader.i18n import _
from sawt_reader.reader.look.style_sheets import sheet_beside


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
    # One sheet for all dialogs; each rule names the dialog it is for.
    DEFAULT_CSS = sheet_beside(__file__)
    SCOPED_CSS = False

    @property
    def NAME(self) -> str:
        """What the help calls it."""
        return str(self.query_one(".box").border_title)
