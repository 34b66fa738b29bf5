"""The dialog that sets who speaks."""

from __future__ import annotations

from collections.abc import Sequence

from sawt_reader.i18n import N_
from sawt_reader.library.names import key
from sawt_reader.reader.screens.picker import Choice, Picker
from sawt_reader.reader.terminal.display import content
from sawt_reader.reading.model import Reading
from sawt_reader.reading.wording import speaker_unknown


class SpeakerScreen(Picker[tuple[str, ...], tuple[str, ...]]):
    """The names in the article, and any other that is typed. Returns the names: one, or none for nobody."""

    TITLE = N_("Who says this?")
    PLACEHOLDER = N_("a name from the article, or any other")
    EMPTY = N_("Enter uses the name as typed.")

    def __init__(self, reading: Reading) -> None:
        """Prepare the choice.

        Args:
            reading: its entities are offered, people first.
        """
        super().__init__()
        order = {"person": 0, "organisation": 1}
        found = [entity for entity in reading.entities if entity.kind in order]
        self._names = [entity.name for entity in sorted(found, key=lambda entity: order[entity.kind])]

    async def find(self, words: str) -> Sequence[Choice[tuple[str, ...]]]:
        """The names that contain what was typed; case and accents are ignored."""
        choices: list[Choice[tuple[str, ...]]] = []
        choices.extend(Choice(content(name), (name,)) for name in self._names if key(words) in key(name))
        if not words:
            choices.append(Choice(content(speaker_unknown()), ()))
        return choices

    def pick(self, value: tuple[str, ...] | None, words: str) -> None:
        """Return the name picked, or typed."""
        if value is not None or words:
            self.dismiss(value if value is not None else (words,))
