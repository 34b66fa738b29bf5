"""Three lines for who starts the reader for the first time."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from sawt_reader.i18n import N_, _
from sawt_reader.reader.keys.key_names import with_keys
from sawt_reader.reader.look.style_sheets import sheet_beside
from sawt_reader.reader.terminal.display import content

# No line is longer than the narrowest terminal that is supported.
LINES = (
    N_("{entity}, {quote}, {claim}: next name, quote, claim"),
    N_("{entities}, {quotes}, {claims}: their lists; {filter} filters"),
    N_("{help} help · {commands} commands by name · {quit} quit"),
)
KEYS = {
    "entity": "entity.next",
    "quote": "quote.next",
    "claim": "claim.next",
    "entities": "pane.entities",
    "quotes": "pane.quotes",
    "claims": "pane.claims",
    "filter": "list.filter",
    "help": "app.help",
    "commands": "app.commands",
    "quit": "app.quit",
}


class FirstHint(Widget):
    """How to begin, over the last line of the screen."""

    DEFAULT_CSS = sheet_beside(__file__)

    def render(self) -> Content:
        """The lines, with the user's keys."""
        return Content("\n").join(content(with_keys(_(line), self.app, **KEYS)) for line in LINES)
