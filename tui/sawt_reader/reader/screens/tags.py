"""The tags of an article: give one, take one off."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input

from sawt_reader.i18n import _, ngettext
from sawt_reader.library import tags
from sawt_reader.library.names import key
from sawt_reader.library.records import Tag
from sawt_reader.library.store import Library, LibraryError
from sawt_reader.reader.library.library_thread import Keeper
from sawt_reader.reader.library.view_state import Step
from sawt_reader.reader.screens.picker import Choice, Picker
from sawt_reader.reader.terminal.display import content

GIVEN = "✓"


class TagsScreen(Picker[str, str]):
    """The tags there are, those of the article first. Gives the one that is to be given or taken off."""

    TITLE = _("Tags")
    PLACEHOLDER = _("a tag, old or new")
    EMPTY = _("No tags yet: type one.")
    ENTER = _("Give the tag, or take it off")
    HELP = _("Tags sort what you have read: the tags of the article have a ✓. In the library, #tag lists what has it.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", _("Complete the tag"), id="tags.complete"),
    ]

    def __init__(self, keeper: Keeper, article: str) -> None:
        super().__init__()
        self._keeper = keeper
        self._article = article
        self._known: Sequence[Tag] = ()
        self._given: Sequence[str] = ()

    async def find(self, words: str) -> Sequence[Choice[str]]:
        """The tags that begin as what is typed; first the new one it would be."""
        try:
            self._known = self._known or await self._keeper.ask(tags.counted)
            self._given = self._given or await self._keeper.ask(partial(tags.of, article_id=self._article))
        except LibraryError as error:
            self.tell(str(error))
            return ()
        typed = key(words.replace("#", " "))
        known = [tag for tag in self._known if f" {key(tag.name)}".find(f" {typed}") >= 0]
        known.sort(key=lambda tag: (tag.name not in self._given, key(tag.name) != typed))
        choices = [Choice(_line(tag, tag.name in self._given), tag.name) for tag in known]
        if typed and all(key(tag.name) != typed for tag in known):
            choices.insert(0, Choice(content(_("new tag: #{tag}").format(tag=tags.written(words))), words))
        return choices

    def pick(self, value: str | None, words: str) -> None:
        """Give the tag."""
        if value is not None:
            self.dismiss(value)

    def action_complete(self) -> None:
        """Type the rest of the first tag that begins as what is typed."""
        field = self.query_one(Input)
        name = next((choice.value for choice in self._choices if choice.value not in (None, field.value)), None)
        if name is not None:
            field.value = name
            field.action_end()


def tag_step(library: Library, id: str, tag: str) -> Step | None:
    """Give an article a tag, or take it off where it has it.

    Raises:
        LibraryError: where there is no letter in the tag.
    """
    name = tags.spelled(library, tag)
    given, taken = _("Tagged #{tag}.").format(tag=name), _("No longer tagged #{tag}.").format(tag=name)
    if name in tags.of(library, id):
        tags.remove(library, id, name)
        return Step(lambda library: tags.add(library, id, name), taken, given)
    tags.add(library, id, name)
    return Step(lambda library: tags.remove(library, id, name), given, taken)


def _line(tag: Tag, given: bool) -> Content:
    articles = ngettext("{n} article", "{n} articles", tag.articles).format(n=tag.articles)
    return Content.assemble(
        (f"{GIVEN if given else ' '} ", "bold $accent"),
        content(f"#{tag.name}", "bold"),
        content(f"  {articles}", "$foreground 60%"),
    )
