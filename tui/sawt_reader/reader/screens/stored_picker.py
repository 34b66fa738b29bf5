"""A list whose lines come from the library, and whose changes can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar, Literal, TypeVar

from textual.screen import ScreenResultType

from sawt_reader.i18n import _
from sawt_reader.library import changes
from sawt_reader.library.changes import AnyChange, Kind
from sawt_reader.library.store import Library, LibraryError
from sawt_reader.reader.keys.key_names import key_of
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.library.told_changes import told
from sawt_reader.reader.screens.picker import Picker, Value

Answer = TypeVar("Answer")


class StoredPicker(Picker[Value, ScreenResultType]):
    """Asks the library; an error is shown under the list."""

    UNDOES: ClassVar[tuple[Kind, ...]] = ()
    """The changes that the keys undo and redo here, whenever they were made."""
    UNDO_KEY: ClassVar[str] = "library.undo"

    def __init__(self, library: LibraryThread) -> None:
        """Prepare the list.

        Args:
            library: where the lines come from.
        """
        super().__init__()
        self.library = library

    async def ask(self, question: Callable[[Library], Answer]) -> Answer | None:
        """The library's answer; None after an error."""
        try:
            return await self.library.ask(question)
        except LibraryError as error:
            self.show_message(str(error))
            return None

    async def reload(self) -> None:
        """Show the list as it is now."""
        await self.fill()

    async def change(self, what: Callable[[Library], AnyChange | None], nothing: str = "") -> None:
        """Make a change that can be undone, and show the list after it; a message where there is nothing to change."""
        change = await self.ask(partial(make_found, what=what))
        if change is not None:
            await self._show_change(change, nothing)

    async def action_undo(self) -> None:
        """Undo the last change."""
        # After an error it can be tried again.
        undone = await self.ask(partial(_step, how=changes.undo, kinds=self.UNDOES))
        if undone is not None:
            await self._show_change(undone and undone.inverse(), _("Nothing to undo."))

    async def action_redo(self) -> None:
        """Redo what was undone last."""
        redone = await self.ask(partial(_step, how=changes.redo, kinds=self.UNDOES))
        if redone is not None:
            await self._show_change(redone, _("Nothing to redo."))

    async def _show_change(self, change: AnyChange | Literal[False], nothing: str) -> None:
        if change:
            await self.reload()
        self.show_message(told(change, key_of(self.app, self.UNDO_KEY)) if change else nothing)


def make_found(library: Library, what: Callable[[Library], AnyChange | None]) -> AnyChange | Literal[False]:
    """Make the change that a function finds, and return it; False for none."""
    with library.transaction():
        change = what(library)
        if change is not None:
            changes.make(library, change)
    return change or False


def _step(library: Library, how: Callable[..., AnyChange | None], kinds: Sequence[Kind]) -> AnyChange | Literal[False]:
    """What was undone or redone; False for nothing."""
    return how(library, kinds=kinds) or False
