"""Which panes are visible, given the size of the terminal and the user's choices."""

from __future__ import annotations

from typing import NamedTuple

from sawt_reader.reading.kinds import KINDS

ARTICLE = "article"
SIDE = (*(kind.plural for kind in KINDS), "details")
PANES = (ARTICLE, *SIDE)

WIDE_FROM = 100
"""Columns from which the lists are beside the article; below, they are tabs under it."""
TALL_FROM = 18
"""Rows from which article and tab fit together; below, the tab shows while it has focus."""
GROWS_FROM = 24
"""Rows from which one pane beside the article takes the room of the others, which keep four rows each."""
STEP = 5
SMALLEST_SHARE, LARGEST_SHARE = 25, 85


class Arrangement(NamedTuple):
    """Decides which panes are visible.

    Attributes:
        active: the pane that has or last had focus.
        tab: the pane beside the article that was active last; in a narrow terminal the only one shown.
        hidden: the lists are hidden.
        maximised: only the active pane is visible.
        wide: there is room for columns.
        tall: there is room for the article and a tab together.
        grown: the pane beside the article that takes the room of the others where they are in a column: the one used
            last. "" until one is: then all have as much.
        high: there is room for one to grow.
        share: of the article, in per cent of the columns, or of the rows where not wide.
    """

    active: str = ARTICLE
    tab: str = SIDE[0]
    hidden: bool = False
    maximised: bool = False
    wide: bool = True
    tall: bool = True
    grown: str = ""
    high: bool = True
    share: int = 60

    def fit(self, columns: int, rows: int) -> Arrangement:
        """For a terminal of this size."""
        return self._replace(wide=columns >= WIDE_FROM, tall=rows >= TALL_FROM, high=rows >= GROWS_FROM)

    def activate(self, pane: str) -> Arrangement:
        """With `pane` visible and active; beside the article it grows."""
        return self.activate_in_place(pane).grow()

    def activate_in_place(self, pane: str) -> Arrangement:
        """With `pane` visible and active, and as large as before: what is under the mouse stays there."""
        if pane == ARTICLE:
            return self._replace(active=pane)
        return self._replace(active=pane, tab=pane, hidden=False)

    def grow(self) -> Arrangement:
        """With the room of the others for the active pane, if that is beside the article."""
        return self if self.active == ARTICLE else self._replace(grown=self.active)

    def resize(self, steps: int) -> Arrangement:
        """With the article larger by a number of steps, or smaller."""
        return self._replace(share=min(LARGEST_SHARE, max(SMALLEST_SHARE, self.share + STEP * steps)))

    def toggle_lists(self) -> Arrangement:
        """With the lists hidden and the article active; or with the lists visible."""
        return self._replace(hidden=not self.hidden, active=self.active if self.hidden else ARTICLE, maximised=False)

    def shows(self, pane: str) -> bool:
        """Whether a pane is visible."""
        if self.maximised:
            return pane == self.active
        if pane == ARTICLE:
            return True
        if self.hidden:
            return False
        return self.wide or (pane == self.tab and (self.tall or self.active != ARTICLE))

    @property
    def shows_side(self) -> bool:
        """Whether any pane but the article is visible."""
        return any(self.shows(pane) for pane in SIDE)

    def neighbour(self, steps: int) -> str:
        """The pane `steps` after the active one, in a ring."""
        return PANES[(PANES.index(self.active) + steps) % len(PANES)]
