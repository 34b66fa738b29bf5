"""Textual's list, for panes and dialogs of any size."""

from __future__ import annotations

from textual.widgets import OptionList


class Options(OptionList):
    """A list in which a page up or down does nothing where it has no column or row. Textual's fails there."""

    def action_page_up(self) -> None:
        """Move the highlight up one page."""
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]  # Textual leaves it untyped

    def action_page_down(self) -> None:
        """Move the highlight down one page."""
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]
