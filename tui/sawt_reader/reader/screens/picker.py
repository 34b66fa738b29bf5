"""A dialog to pick from a list that is filtered as the user types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, NamedTuple, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ScreenResultType
from textual.style import Style
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from sawt_reader.i18n import N_, _
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.keys.key_names import key_name
from sawt_reader.reader.screens.dialog import Dialog
from sawt_reader.reader.terminal.display import content
from sawt_reader.reader.widgets.options import Options

Value = TypeVar("Value")


class Choice(NamedTuple, Generic[Value]):
    """A line to pick, and its value; a line without a value is a heading."""

    line: Content
    value: Value | None


class Picker(Dialog[ScreenResultType], Generic[Value, ScreenResultType]):
    """An input over a list; the arrows move in the list while the user types. Subclasses fill it."""

    TITLE: ClassVar[str]
    PLACEHOLDER: ClassVar[str] = N_("type to search")
    EMPTY: ClassVar[str] = N_("Nothing found.")
    ENTER: ClassVar[str] = N_("Choose")
    """What Enter does."""
    FITTED: ClassVar[bool] = False
    """Whether the lines are laid out for the width of the terminal."""
    BINDINGS: ClassVar[list[BindingType]] = bindings("picker")
    # The input's height is auto, too: beside a fixed one Textual makes room for the whole list.

    def __init__(self) -> None:
        super().__init__()
        self._choices: Sequence[Choice[Value]] = ()

    def compose(self) -> ComposeResult:
        """The input, the list, a line for hints and errors."""
        with Vertical(classes="box") as box:
            box.border_title = content(self.NAME)
            yield self.compose_input()
            choices = Options(markup=False)
            choices.can_focus = False
            yield choices
            yield Static(self.keys, classes="message", markup=False)

    def compose_input(self) -> Input:
        """The input over the list."""
        return Input(placeholder=self.placeholder, compact=True)

    @property
    def NAME(self) -> str:
        """What help calls it."""
        return _(self.TITLE)

    @property
    def placeholder(self) -> str:
        """What can be typed, in the empty input."""
        return _(self.PLACEHOLDER)

    async def on_mount(self) -> None:
        """Show the list before anything is typed."""
        await self.fill()

    async def find(self, words: str) -> Sequence[Choice[Value]]:
        """The lines for what was typed."""
        raise NotImplementedError

    @property
    def empty(self) -> str:
        """What is shown where there are no lines."""
        return _(self.EMPTY)

    def pick(self, value: Value | None, words: str) -> None:
        """Enter: on a line, or with what was typed and no line."""
        raise NotImplementedError

    @on(Input.Changed)
    async def narrow(self, event: Input.Changed) -> None:
        """Show the lines for what was typed, unless more has been typed since."""
        if event.value == self.query_one(Input).value:
            await self.fill()

    async def fill(self) -> None:
        """Show the lines for the text of the input; the highlight stays on its value, or in its row."""
        selected = self.value
        self._choices = await self.find(self.query_one(Input).value)
        lines = self.query_one(OptionList)
        row = lines.highlighted or 0
        lines.set_class(not self._choices, "-empty")
        lines.set_options(
            [Option(choice.line, disabled=choice.value is None) for choice in self._choices]
            or [Option(content(self.empty), disabled=True)]
        )
        rows = [number for number, choice in enumerate(self._choices) if choice.value is not None]
        same = (number for number in rows if selected is not None and self._choices[number].value == selected)
        below = (number for number in rows if number >= row)
        lines.highlighted = next(same, next(below, rows[-1] if rows else None))
        self.call_after_refresh(self._keep_size)

    def _keep_size(self) -> None:
        """Let the list become no smaller: the box would move under the eyes of who types."""
        lines = self.query_one(OptionList)
        least = lines.styles.min_height
        if least is None or lines.size.height > (least.value or 0):
            lines.styles.min_height = lines.size.height

    async def on_resize(self) -> None:
        """Let the list take the size that suits another terminal, and lines their width."""
        self.query_one(OptionList).styles.min_height = None
        if self.FITTED and self._choices:
            await self.fill()

    @property
    def value(self) -> Value | None:
        """The value of the highlighted line."""
        row = self.query_one(OptionList).highlighted
        return self._choices[row].value if row is not None and row < len(self._choices) else None

    @property
    def values(self) -> list[Value]:
        """The values of all lines."""
        return [choice.value for choice in self._choices if choice.value is not None]

    def highlight(self, row: int) -> None:
        """Put the highlight on a row, from 0."""
        self.query_one(OptionList).highlighted = row

    def clear(self) -> None:
        """Clear the input."""
        self.query_one(Input).value = ""

    def show_message(self, message: str) -> None:
        """Show a message under the list, above the keys; none for ""."""
        lines = [content(message, "$foreground"), self.keys] if message else [self.keys]
        self.query_one(".message", Static).update(Content("\n").join(lines))

    @property
    def keys(self) -> Content:
        """The keys of the list with the user's settings, each clickable: Enter and help first, Esc last."""
        keys = {"pick": (key_name("enter"), _(self.ENTER))}
        for key, (node, binding, enabled, _tooltip) in self.active_bindings.items():
            if node is self and binding.show and enabled:
                keys.setdefault(binding.action, (key_name(key), binding.description))
        place = {"pick": 0, "app.help": 1, "dismiss": 3}
        order = sorted(keys, key=lambda action: place.get(action, 2))
        return Content(" · ").join(_clickable(*keys[action], action) for action in order)

    def action_pick(self) -> None:
        """Enter, with the mouse."""
        self.pick(self.value, self.query_one(Input).value.strip())

    def action_move(self, how: str) -> None:
        """Move the highlight."""
        lines = self.query_one(OptionList)
        # Textual's list cannot move by a page without rows.
        if lines.size and lines.option_count:
            getattr(lines, f"action_{how}")()

    @on(Input.Submitted)
    def submit(self, event: Input.Submitted) -> None:
        """Enter."""
        self.pick(self.value, event.value.strip())

    @on(OptionList.OptionSelected)
    def click(self, event: OptionList.OptionSelected) -> None:
        """A line that was clicked."""
        self.pick(self._choices[event.option_index].value, self.query_one(Input).value.strip())


def _clickable(key: str, description: str, action: str) -> Content:
    """A key and its description."""
    place = action if "." in action else f"screen.{action}"
    return content(_("{key}: {does}").format(key=key, does=description)).stylize(Style.from_meta({"@click": place}))
