"""Back and forward, as in a browser: the places jumped from."""

from __future__ import annotations


class History:
    """Places to go back and forward to, as code points. A new jump drops what lay forward."""

    def __init__(self) -> None:
        self._behind: list[int] = []
        self._ahead: list[int] = []

    @property
    def can_go_back(self) -> bool:
        """Whether there has been a jump to return from."""
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        """Whether there has been a return to undo."""
        return bool(self._ahead)

    def jump(self, origin: int) -> None:
        """Remember the place that a jump leaves."""
        self._behind.append(origin)
        self._ahead.clear()

    def back(self, here: int) -> int | None:
        """The place the last jump left, or None. `here` is where `forward` will return to."""
        return self._step(self._behind, self._ahead, here)

    def forward(self, here: int) -> int | None:
        """The place `back` was called at last, or None."""
        return self._step(self._ahead, self._behind, here)

    @staticmethod
    def _step(taken: list[int], given: list[int], here: int) -> int | None:
        if not taken:
            return None
        given.append(here)
        return taken.pop()
