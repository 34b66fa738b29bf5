"""Web addresses in the user's browser."""

from __future__ import annotations

import webbrowser
from typing import Any

from textual.app import App

from sawt_reader.i18n import _
from sawt_reader.reading.wording import web_address


def open_in_browser(app: App[Any], url: str) -> str:
    """Open an address in the browser: of this machine, or of whoever is served the reader. Returns what was done.

    Where there is no browser but one for terminals, which would draw over the reader, the address is copied.
    """
    if web_address(url) is None:
        return _("This is not an address for a browser: {address}").format(address=url)
    if app.is_web or _has_window():
        app.open_url(url)
        return _("Opened in the browser: {address}").format(address=url)
    app.copy_to_clipboard(url)
    return _("There is no browser here; the address is copied: {address}").format(address=url)


def _has_window() -> bool:
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    return not isinstance(browser, webbrowser.GenericBrowser) or isinstance(browser, webbrowser.BackgroundBrowser)
