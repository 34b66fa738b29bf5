"""The tags of an article: add one, remove one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input

from sawt_reader.i18n import N_, _, ngettext
from sawt_reader.library import tags
from sawt_reader.library.names import key
from sawt_reader.library.records import Tag
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.screens.picker import Choice
from sawt_reader.reader.screens.stored_picker import StoredPicker
from sawt_reader.reader.terminal.display import content

GIVEN = "✓"


class TagsScreen(StoredPicker[str, str]):
    """All tags, those of the article first. Returns the one to add or remove."""

    TITLE = N_("Tags")
    PLACEHOLDER = N_("an existing or new tag")
    EMPTY = N_("No tags yet: type one.")
    ENTER = N_("Add or remove the tag")
    HELP = N_(
        "Tags sort what you have read; those of the article have a ✓. In the library, #tag lists the tagged articles."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("tags")

    def __init__(self, library: LibraryThread, article: str) -> None:
        super().__init__(library)
        self._article = article
        self._known: Sequence[Tag] = ()
        self._given: Sequence[str] = ()

    async def find(self, words: str) -> Sequence[Choice[str]]:
        """The tags with a word that begins with what is typed; first the new tag it would be."""
        self._known = self._known or await self.ask(tags.counted) or ()
        self._given = self._given or await self.ask(partial(tags.of, article_id=self._article)) or ()
        typed = key(words.replace("#", " "))
        known = [tag for tag in self._known if f" {key(tag.name)}".find(f" {typed}") >= 0]
        known.sort(key=lambda tag: (tag.name not in self._given, key(tag.name) != typed))
        choices = [Choice(_line(tag, given=tag.name in self._given), tag.name) for tag in known]
        if typed and all(key(tag.name) != typed for tag in known):
            choices.insert(0, Choice(content(_("new tag: #{tag}").format(tag=tags.hyphenated(words))), words))
        return choices

    def pick(self, value: str | None, words: str) -> None:
        """Return the tag."""
        if value is not None:
            self.dismiss(value)

    def action_complete(self) -> None:
        """Type the rest of the first tag in the list."""
        field = self.query_one(Input)
        name = next((choice.value for choice in self._choices if choice.value not in (None, field.value)), None)
        if name is not None:
            field.value = name
            field.action_end()


def _line(tag: Tag, *, given: bool) -> Content:
    articles = ngettext("{n} article", "{n} articles", tag.articles).format(n=tag.articles)
    return Content.assemble(
        (f"{GIVEN if given else ' '} ", "bold $accent"),
        content(f"#{tag.name}", "bold"),
        content(f"  {articles}", "$foreground 60%"),
    )
