"""The base of all dialogs."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import ActiveBinding, BindingType
from textual.screen import ModalScreen, ScreenResultType

from sawt_reader.reader.keys.actions import bindings, translated
from sawt_reader.reader.look.style_sheets import sheet_beside


class Dialog(ModalScreen[ScreenResultType], inherit_bindings=False):
    """A box over the main screen, closed by Esc."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("dialog")
    HELP: ClassVar[str] = ""
    """What the box shows, for help."""
    # One sheet for all dialogs; each rule names the dialog it is for.
    DEFAULT_CSS = sheet_beside(__file__)
    SCOPED_CSS = False

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """Textual's, with descriptions in the language of the interface."""
        return translated(super().active_bindings)

    @property
    def NAME(self) -> str:
        """What help calls it."""
        return str(self.query_one(".box").border_title)
