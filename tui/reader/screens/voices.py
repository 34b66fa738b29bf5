"""Who speaks in the article, and how much."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.exports.voices import Voice, voices
from tui.exports.wording import UNKNOWN_VOICE
from tui.locale import _, ngettext
from tui.model import Entity, Reading
from tui.reader.display import content
from tui.reader.naming import names, percent
from tui.reader.screens.dialog import Dialog

BAR_CELLS = 28
LITERAL, REPORTED = "█", "░"
LEGEND = _("{literal} word for word, {reported} reported. Enter shows the quotes.")


class VoicesScreen(Dialog[str | None]):
    """A voice two lines: name, quotes, words; a bar, the share, who relays. Gives the name of the voice chosen."""

    DEFAULT_CSS = """
    VoicesScreen {
        Static { height: auto; color: $foreground 70%; }
        OptionList {
            height: auto;
            max-height: 50vh;
            border: none;
            padding: 0;
            background: $panel;
            text-wrap: nowrap;
            text-overflow: ellipsis;
            &:focus { border: none; background-tint: $foreground 0%; }
        }
        .box { max-height: 100%; }
    }
    """

    def __init__(self, reading: Reading) -> None:
        """Count the words of a reading that has quotes."""
        super().__init__()
        self._reading = reading
        self._voices = voices(reading)

    def compose(self) -> ComposeResult:
        """The legend, the voices, and what women and men say together."""
        with Vertical(classes="box") as box:
            box.border_title = content(_("Voices"))
            yield Static(content(LEGEND.format(literal=LITERAL, reported=REPORTED)))
            yield OptionList(*[Option(self._lines(voice)) for voice in self._voices], markup=False)
            yield Static(content(balance(self._voices, self._reading)), classes="balance")

    def on_mount(self) -> None:
        """Start on the one who says most."""
        choices = self.query_one(OptionList)
        choices.highlighted = 0
        choices.focus()

    def _lines(self, voice: Voice) -> Content:
        total = sum(other.words for other in self._voices) or 1
        quotes, words = len(voice.quotes), voice.words
        number = ngettext("{n} quote", "{n} quotes", quotes).format(n=quotes)
        number += ", " + ngettext("{n} word", "{n} words", words).format(n=words)
        relays = dict.fromkeys(names(quote.via, self._reading) for quote in voice.quotes if quote.via)
        via = "  " + _("via {names}").format(names=", ".join(relays)) if relays else ""
        return Content.assemble(
            content(_("unknown") if voice.name == UNKNOWN_VOICE else voice.name, "bold"),
            content(f"  {number}\n", "$foreground 70%"),
            content(bar(voice, self._voices[0].words), "$secondary"),
            content(f" {percent(voice.words / total)}{via}", "$foreground 70%"),
        )

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Show the quotes of this voice."""
        voice = self._voices[event.option_index]
        entity = entity_of(voice, self._reading)
        self.dismiss(entity.name if entity else voice.name)


def bar(voice: Voice, longest: int) -> str:
    """A bar as long as the words of a voice, its literal words first; `longest` words fill it."""
    filled = round(voice.words * BAR_CELLS / max(longest, 1))
    literal = round(filled * voice.literal / max(voice.words, 1))
    return LITERAL * literal + REPORTED * (filled - literal)


def entity_of(voice: Voice, reading: Reading) -> Entity | None:
    """The entity that speaks, if it is one."""
    common = set.intersection(*({source.entity for source in quote.speakers} for quote in voice.quotes))
    named = [entity for entity in reading.entities if entity.id in common]
    return next((entity for entity in named if voice.name in (entity.name, *entity.aliases)), next(iter(named), None))


def balance(every: Sequence[Voice], reading: Reading) -> str:
    """What share of the words women and men have together, of those whose gender the text tells; "" where none is."""
    words = {"female": 0, "male": 0}
    people = {"female": 0, "male": 0}
    for voice in every:
        entity = entity_of(voice, reading)
        if entity is not None and entity.gender is not None:
            words[entity.gender] += voice.words
            people[entity.gender] += 1
    total = sum(words.values())
    if not total:
        return ""
    return _("Words of people whose gender is known: {women} {women_share}, {men} {men_share}.").format(
        women=ngettext("{n} woman", "{n} women", people["female"]).format(n=people["female"]),
        women_share=percent(words["female"] / total),
        men=ngettext("{n} man", "{n} men", people["male"]).format(n=people["male"]),
        men_share=percent(words["male"] / total),
    )
