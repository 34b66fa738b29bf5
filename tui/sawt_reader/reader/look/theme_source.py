"""Who decides which theme is worn: the terminal, by its background, until the settings or the reader name one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.theme import Theme

from sawt_reader.i18n import _
from sawt_reader.reader.look.theme import DARK, LIGHT
from sawt_reader.reader.look.theme_choice import add_written, has_few_colours, remember, usual, wanted, wear


class Look:
    """The theme of the app.

    Args:
        app: not yet running.
        setting: the line of the settings; "" for what suits the terminal.
        keep: whether a theme chosen in the reader is kept for the next time.
        warn: tells the reader what does not work, a line each.

    Attributes:
        problems: a line for each thing that is wrong with the user's choice or themes.
        follows_terminal: whether the theme is light or dark as the terminal's background is.
    """

    def __init__(self, app: App[Any], setting: str, *, keep: bool, warn: Callable[..., object]) -> None:
        self._app = app
        self._setting = setting
        self._keeps = keep
        self._warn = warn
        self.problems = wear(app, setting)
        self.follows_terminal = not wanted(setting) and not has_few_colours(app)
        self._given = app.theme
        """The theme that nobody has chosen."""

    def watch(self) -> None:
        """Keep, from now on, which theme is chosen."""
        self._app.theme_changed_signal.subscribe(self._app, self._keep)

    def suit(self, *, light: bool) -> None:
        """Wear what suits the terminal, now that its background is known."""
        if self.follows_terminal:
            self._give((LIGHT if light else DARK).name)

    def follow(self) -> None:
        """Forget what was chosen: the terminal decides again."""
        self.follows_terminal = not has_few_colours(self._app)
        self._give(usual(self._app))
        self._remember("")
        if (ask := getattr(self._app._driver, "ask_background", None)) and self.follows_terminal:
            ask()

    def choose(self) -> None:
        """Have the reader choose among all themes, the user's own as they are now with them."""
        from textual.theme import ThemeProvider

        from sawt_reader.reader.keys.palette import Palette

        self._warn(*add_written(self._app))
        self._app.push_screen(Palette([ThemeProvider], placeholder=_("Search for themes…")))

    def _give(self, theme: str) -> None:
        self._given = self._app.theme = theme

    def _keep(self, _changed: Theme) -> None:
        # What was announced may be past: a terminal answers at any time.
        if self._app.theme != self._given:
            self._given, self.follows_terminal = "", False
            self._remember(self._app.theme)

    def _remember(self, theme: str) -> None:
        if self._keeps:
            try:
                remember(theme, self._setting)
            except OSError as error:
                self._warn(_("the theme cannot be kept: {why}").format(why=error.strerror or error))
