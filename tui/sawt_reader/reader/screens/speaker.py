"""The dialog that sets who speaks."""

from __future__ import annotations

from sawt_reader.i18n import _
from sawt_reader.library.identities import identities
from sawt_reader.reader.screens.choice import ChoiceScreen
from sawt_reader.reading.model import Reading
from sawt_reader.reading.wording import speaker_unknown

_ORDER = {"person": 0, "organisation": 1}
# Between several names that are typed; « Dupont, Martin & associés » is one.
_BETWEEN = ";"


class SpeakerScreen(ChoiceScreen[tuple[str, ...]]):
    """The names in the article, and any other that is typed. Returns the names: none for nobody."""

    def __init__(self, reading: Reading) -> None:
        """Prepare the choice.

        Args:
            reading: its people are offered first, then organisations and voices that it only describes.
        """
        found = [one for one in identities(reading) if one.entity is None or one.entity.kind in _ORDER]
        found.sort(key=lambda one: _ORDER[one.entity.kind] if one.entity else len(_ORDER))
        names = list(dict.fromkeys(one.name for one in found))
        choices: list[tuple[str, tuple[str, ...]]] = [(name, (name,)) for name in names]
        super().__init__(_("Who says this?"), [*choices, (speaker_unknown(), ())], _typed)

    @property
    def placeholder(self) -> str:
        """What can be typed."""
        return _("a name from the article, or any other; several with ; between")


def _typed(words: str) -> tuple[str, ...]:
    return tuple(filter(None, (name.strip() for name in words.split(_BETWEEN))))
