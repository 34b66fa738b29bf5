"""A list whose lines come from the library, and whose changes can be undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from textual.screen import ScreenResultType

from sawt_reader.i18n import _
from sawt_reader.library.store import Library, LibraryError
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.library.view_state import Step, Steps
from sawt_reader.reader.screens.picker import Picker, Value

Answer = TypeVar("Answer")


class StoredPicker(Picker[Value, ScreenResultType]):
    """Asks the library; an error is shown under the list."""

    def __init__(self, library: LibraryThread, steps: Steps | None = None) -> None:
        """Prepare the list.

        Args:
            library: where the lines come from.
            steps: what can be undone and redone from before; changes made here are added.
        """
        super().__init__()
        self.library = library
        self._steps = Steps() if steps is None else steps

    async def ask(self, question: Callable[[Library], Answer]) -> Answer | None:
        """The library's answer; None after an error."""
        try:
            return await self.library.ask(question)
        except LibraryError as error:
            self.show_message(str(error))
            return None

    async def change(self, make: Callable[[Library], Step | None]) -> None:
        """Make a change that can be undone, and show the list after it."""
        step = await self.ask(make)
        if step is not None:
            self._steps.add(step._replace(make=make))
            await self.fill()
            self.show_message(step.done)

    async def action_undo(self) -> None:
        """Undo the last change."""
        if not self._steps.made:
            self.show_message(_("Nothing to undo."))
            return
        step = self._steps.made[-1]

        def undo(library: Library) -> bool:
            step.undo(library)
            return True

        # After an error it can be tried again.
        if await self.ask(undo):
            self._steps.made.remove(step)
            self._steps.undone.append(step)
            await self.fill()
            self.show_message(step.undone)

    async def action_redo(self) -> None:
        """Redo what was undone last."""
        step = self._steps.undone[-1] if self._steps.undone else None
        again = await self.ask(step.make) if step else None
        if step is None or again is None:
            self.show_message(_("Nothing to redo."))
            return
        self._steps.undone.remove(step)
        self._steps.made.append(again._replace(make=step.make))
        await self.fill()
        self.show_message(again.done)
