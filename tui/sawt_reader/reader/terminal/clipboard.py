"""The system's clipboard, through a child process: a slow tool blocks no key, and its output stays off the screen."""

from __future__ import annotations

import asyncio
import os
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Sequence
from typing import Any

from textual.app import App

from sawt_reader.i18n import _
from sawt_reader.system.interpreter import python_command, safe_environment

TOOL = python_command("pyperclip", "--copy", options=("-X", "utf8"))
"""Finds a tool (pbcopy, wl-copy, xclip, xsel, clip.exe ...) and passes standard input to it."""
PATIENCE = 5.0
"""Seconds before a tool is abandoned."""


def is_remote() -> bool:
    """Whether the user is at another machine (SSH): the system's clipboard here is not theirs."""
    return "SSH_CONNECTION" in os.environ or "SSH_TTY" in os.environ


def selection(app: App[Any]) -> str:
    """The selected text, in an input or a text area, else on the screen; "" without a selection."""
    selected: str = getattr(app.focused, "selected_text", "")
    return selected or app.screen.get_selected_text() or ""


async def copy(text: str, tool: Sequence[str] = TOOL) -> str:
    """Put a text on the system's clipboard.

    Args:
        text: anything.
        tool: a command that takes the text, in UTF-8, from its standard input.

    Returns:
        Why it failed; "" on success. Often the terminal has the text already.
    """
    try:
        process = await asyncio.create_subprocess_exec(
            *tool, stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True, env=safe_environment()
        )
    except OSError as error:
        return _("{program} does not start: {why}").format(program=tool[0], why=error.strerror or error)
    try:
        await asyncio.wait_for(process.communicate(text.encode("utf-8", "replace")), PATIENCE)
    except (OSError, TimeoutError):
        return _("the system’s clipboard did not answer within {n} s").format(n=f"{PATIENCE:g}")
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return "" if process.returncode == 0 else _("found no working clipboard tool (xclip, wl-clipboard)")


async def copy_or_notify(app: App[Any], text: str, *, alone: bool) -> None:
    """Put a text on the system's clipboard; if that fails and no other clipboard has it (`alone`), show why."""
    why = await copy(text)
    if why and alone:
        app.notify(_("Nothing was copied: {why}.").format(why=why), severity="warning")
