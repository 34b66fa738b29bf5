"""Which theme is used: one that suits the terminal's background, until the settings or the user name another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.theme import Theme

from sawt_reader.i18n import _
from sawt_reader.reader.look.theme import DARK, LIGHT
from sawt_reader.reader.look.theme_choice import (
    add_user_themes,
    apply_theme,
    chosen_theme,
    default_theme,
    has_few_colours,
    save_choice,
)


class AppTheme:
    """The theme of the app.

    Args:
        app: not yet running.
        setting: the theme of the settings; "" for one that suits the terminal.
        keep: whether a theme the user chooses is saved for the next time.
        warn: shows what does not work, one line each.

    Attributes:
        problems: a line for each fault of the user's choice or themes.
        follows_terminal: whether the theme is light or dark like the terminal's background.
    """

    def __init__(self, app: App[Any], setting: str, *, keep: bool, warn: Callable[..., object]) -> None:
        self._app = app
        self._setting = setting
        self._keeps = keep
        self._warn = warn
        self.problems = apply_theme(app, setting)
        self.follows_terminal = not chosen_theme(setting) and not has_few_colours(app)
        self._automatic = app.theme
        """The theme that was not chosen by the user."""

    def watch(self) -> None:
        """Save, from now on, which theme is chosen; nothing if the user has quit already."""
        if self._app.is_running:
            self._app.theme_changed_signal.subscribe(self._app, self._save)

    def suit(self, *, light: bool) -> None:
        """Use a theme that suits the terminal, now that its background is known."""
        if self.follows_terminal:
            self._use((LIGHT if light else DARK).name)

    def follow(self) -> None:
        """Forget the choice: the terminal decides."""
        self.follows_terminal = not has_few_colours(self._app)
        self._use(default_theme(self._app))
        self._save_choice("")
        if (ask := getattr(self._app._driver, "ask_background", None)) and self.follows_terminal:
            ask()

    def choose(self) -> None:
        """Let the user choose among all themes, the user's among them as they are now."""
        from textual.theme import ThemeProvider

        from sawt_reader.reader.keys.palette import Palette

        self._warn(*add_user_themes(self._app))
        self._app.push_screen(Palette([ThemeProvider], placeholder=_("Search for themes…")))

    def _use(self, theme: str) -> None:
        self._automatic = self._app.theme = theme

    def _save(self, _changed: Theme) -> None:
        # The announced theme may be outdated: a terminal answers at any time.
        if self._app.theme != self._automatic:
            self._automatic, self.follows_terminal = "", False
            self._save_choice(self._app.theme)

    def _save_choice(self, theme: str) -> None:
        if self._keeps:
            try:
                save_choice(theme, self._setting)
            except OSError as error:
                self._warn(_("the theme cannot be saved: {why}").format(why=error.strerror or error))
