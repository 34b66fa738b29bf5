"""The looks of the article pane: its style sheet, and the styles its rows are painted with."""

from __future__ import annotations

from typing import Final

from rich.style import Style
from textual.widget import Widget

COMPONENT_CLASSES: Final = {
    "article--bar",
    "article--claim-mark",
    "article--current",
    "article--cursor",
    "article--furniture",
    "article--heading",
    "article--hit",
    "article--organisation",
    "article--other",
    "article--person",
    "article--place",
    "article--quote",
    "article--annotation",
    "article--standfirst",
    "article--title",
}
"""
| Class | Look of |
|---|---|
| `article--bar` | the cursor's bar in the margin |
| `article--cursor` | the unit under the cursor |
| `article--current` | the current item |
| `article--hit` | a hit of the search |
| `article--person`, `--organisation`, `--place`, `--other` | mentions of entities |
| `article--quote` | words of a quote |
| `article--claim-mark` | the mark in the margin where a claim starts |
| `article--annotation` | the mark in the margin where a bookmark or note begins |
| `article--title`, `--heading`, `--standfirst` | blocks of these kinds |
| `article--furniture` | masthead, dateline, byline, caption |
"""


class Looks:
    """The styles of a pane by the names of its looks, as "quote" for the component class `article--quote`."""

    def __init__(self, pane: Widget) -> None:
        self._pane = pane
        self._styles: dict[tuple[str, ...], Style] = {}

    def __call__(self, *names: str) -> Style:
        """The style of text with these looks, lowest first, on top of the pane's own."""
        style = self._styles.get(names)
        if style is None:
            style = self._styles[names] = sum(map(self._one, names), start=self._pane.rich_style)
        return style

    def forget(self) -> None:
        """Forget the styles, as the theme or the focus has changed."""
        self._styles.clear()

    def _one(self, name: str) -> Style:
        """What one look adds: the colours blended with the pane's, where it has any, and the style of the letters."""
        pane = self._pane
        if name == "selection":
            style = pane.screen.get_component_rich_style("screen--selection")
            return style + Style(reverse=True) if pane.app.no_color else style
        component = f"article--{name}"
        rules, blended = pane.get_component_styles(component), pane.get_component_rich_style(component)
        return rules.text_style + Style.from_color(
            blended.color if rules.has_rule("color") else None,
            blended.bgcolor if rules.has_rule("background") else None,
        )
