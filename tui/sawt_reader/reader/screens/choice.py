"""A dialog to choose one of a few values, or to type another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic

from sawt_reader.i18n import _
from sawt_reader.library.names import key
from sawt_reader.reader.screens.picker import Choice, Picker, Value
from sawt_reader.reader.terminal.display import content


class ChoiceScreen(Picker[Value, Value], Generic[Value]):
    """The labels of some values, narrowed by what is typed. Returns the value chosen, or made of what was typed."""

    TITLE = ""

    def __init__(
        self,
        title: str,
        choices: Sequence[tuple[str, Value]],
        typed: Callable[[str], Value] | None = None,
        *,
        at: int = 0,
    ) -> None:
        """Prepare the choice.

        Args:
            title: the question.
            choices: label and value of each.
            typed: makes a value of words that match no label; None where only these can be chosen.
            at: number of the choice highlighted first.
        """
        super().__init__()
        self._title = title
        self._labelled = choices
        self._typed = typed
        self._at = at

    @property
    def NAME(self) -> str:
        """The question."""
        return self._title

    @property
    def placeholder(self) -> str:
        """Whether another than these can be typed."""
        return _("one of these, or any other") if self._typed else super().placeholder

    async def on_mount(self) -> None:
        """Show the choices, the present one highlighted."""
        await self.fill()
        if self._labelled:
            self.highlight(self._at)

    async def find(self, words: str) -> Sequence[Choice[Value]]:
        """The choices that contain what was typed; case and accents are ignored."""
        return [Choice(content(label), value) for label, value in self._labelled if key(words) in key(label)]

    @property
    def empty(self) -> str:
        """How to use what was typed, where that is allowed."""
        return _("Enter uses the name as typed.") if self._typed else super().empty

    def pick(self, value: Value | None, words: str) -> None:
        """Return the value picked, or made of what was typed."""
        if value is not None:
            self.dismiss(value)
        elif words and self._typed is not None:
            self.dismiss(self._typed(words))
