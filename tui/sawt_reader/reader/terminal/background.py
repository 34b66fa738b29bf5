"""The terminal's background: asked for by an escape sequence, light or dark.

The question is OSC 11 (https://invisible-island.net/xterm/ctlseqs/ctlseqs.html). The answer arrives among the keys: at
once, late, in pieces, or never. Nothing waits for it, and no part of it may be taken for typing.
"""

from __future__ import annotations

import os
import re
import selectors
import threading
import time
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from textual import constants
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from sawt_reader.reader.terminal.window_title import takes_osc

if TYPE_CHECKING:
    from textual.app import App

QUESTION: Final = "\x1b]11;?\x07"
PATIENCE: Final = 1.0
"""Seconds between two pieces of an answer; and from the question to an answer that the shell must not get."""
LONGEST: Final = 64
"""Characters of an answer that are read."""
_COLOUR: Final = re.compile(r"rgba?:([0-9a-f]{1,4})/([0-9a-f]{1,4})/([0-9a-f]{1,4})", re.IGNORECASE)
_TEXT: Final = r"[^\x00-\x1f\x7f\x9c]*"
# It ends with BEL or ST; without them, where another sequence or control key begins.
_ANSWER: Final = re.compile(rf"\x1b\]11;({_TEXT})(?:\x07|\x9c|\x1b\\|(?=\x1b[^\\]|[\x00-\x06\x08-\x1a\x1c-\x1f\x7f]))")
_BEGUN: Final = re.compile(rf"\x1b(?:\](?:1(?:1(?:;{_TEXT}\x1b?)?)?)?)?\Z")


def is_light(answer: str) -> bool | None:
    """Whether a colour is light.

    Args:
        answer: as terminals give it: "rgb:ffff/ffff/ffff", 1 to 4 hexadecimal digits each.

    Returns:
        None for what is not a colour.
    """
    found = _COLOUR.match(answer)
    if found is None:
        return None
    red, green, blue = (int(part, 16) / (16 ** len(part) - 1) for part in found.groups())
    # Luma of ITU-R BT.709.
    return bool(0.2126 * red + 0.7152 * green + 0.0722 * blue >= 0.5)


@dataclass
class BackgroundFound(Message):
    """The terminal has reported its background."""

    light: bool


class AnswerParser(XTermParser):
    """Textual's parser of terminal input, which by itself would take answers to our question for keys.

    Args:
        on_answer: called with each answer.
        debug: as Textual's.
    """

    def __init__(self, on_answer: Callable[[str], None], *, debug: bool = False) -> None:
        super().__init__(debug)
        self._on_answer = on_answer
        self._held = ""
        """The beginning of what may be an answer."""
        self._escaped = 0
        """1 where the Escape it begins with was taken for a key, since nothing followed in time."""
        self._until = 0.0

    def feed(self, data: str) -> Iterable[Message]:
        """Keys and the like in what was read; nothing read is the end."""
        if not data:
            yield from self._pass_on(self._held)
            yield from super().feed("")
            return
        data = self._held + data
        if self._escaped and not (_ANSWER.match(data) or _BEGUN.match(data)):
            self._escaped, data = 0, data[1:]
        elif _ANSWER.match(data):
            self._escaped = 0
        data = _ANSWER.sub(self._take, data)
        begun = _BEGUN.search(data)
        self._held = begun[0][: LONGEST + len(QUESTION)] if begun else ""
        if self._held:
            self._until = time.monotonic() + (constants.ESCAPE_DELAY if self._held == "\x1b" else PATIENCE)
        yield from self._pass_on(data[: begun.start()] if begun else data)

    def tick(self) -> Iterable[Message]:
        """The beginning of an answer that turned out to be none: nothing followed."""
        if self._held[self._escaped :] and time.monotonic() >= self._until:
            held, escaped, self._held, self._escaped = self._held, self._escaped, "", 0
            if held.startswith("\x1b]11;"):
                self._on_answer(held.removeprefix("\x1b]11;").rstrip("\x1b"))
                held = "\x1b" if held.endswith("\x1b") else ""
            elif held == "\x1b":
                self._held, self._escaped = held, 1
            yield from self._pass_on(held[escaped:])
            if held and self._timeout_time is not None:
                self._timeout_time = 0.0
        yield from super().tick()

    def _pass_on(self, data: str) -> Iterable[Message]:
        if data:
            yield from super().feed(data)

    def _take(self, answer: re.Match[str]) -> str:
        self._on_answer(answer[1][:LONGEST])
        return ""


class TerminalDriver(LinuxDriver):
    """Textual's driver for terminals; it asks for the background if the app follows it."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._asked_at = 0.0
        self._answered = threading.Event()

    def start_application_mode(self) -> None:
        """Set up the terminal, at the start and after a suspension."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if getattr(self._app, "follows_terminal", False):
            self.ask_background()

    def ask_background(self) -> None:
        """Ask for the background, once if no answer comes; the answer is posted as `BackgroundFound`."""
        unanswered = self._asked_at and not self._answered.is_set()
        # Without a writer the app is in the shell's background, and may not write.
        if takes_osc() and self._writer_thread is not None and not unanswered:
            self._answered.clear()
            self._asked_at = time.monotonic()
            self.write(QUESTION)

    def stop_application_mode(self) -> None:
        """Restore the terminal, after waiting for a pending answer: the shell would take it for typing."""
        if self._asked_at:
            self._answered.wait(max(0.0, self._asked_at + PATIENCE - time.monotonic()))
        super().stop_application_mode()

    def run_input_thread(self) -> None:
        """Read what the terminal sends, until the exit event is set."""
        parser = AnswerParser(self._receive, debug=self._debug)
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(0.1):
                    try:
                        data = os.read(self.fileno, 4096)
                    except OSError:
                        data = b""
                    if not data:
                        # The terminal is gone; the signal that ends the app is on its way.
                        self.exit_event.wait(0.1)
                    elif text := decode(data):
                        self._process(parser.feed(text))
                self._process(parser.tick())

    def _process(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)

    def _receive(self, answer: str) -> None:
        self._answered.set()
        light = is_light(answer)
        if light is not None:
            self.process_message(BackgroundFound(light))
