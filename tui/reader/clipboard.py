"""The system's clipboard, through a child process: a slow tool holds up no key, a talkative one spoils no screen."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Sequence

TOOL = (sys.executable, "-X", "utf8", "-m", "pyperclip", "--copy")
"""Finds what there is (pbcopy, wl-copy, xclip, xsel, clip.exe ...) and hands on its standard input."""
PATIENCE = 5.0
"""Seconds before a tool is given up."""


def is_remote() -> bool:
    """Whether the reader sits at another machine (SSH): the system's clipboard here is not theirs."""
    return "SSH_CONNECTION" in os.environ or "SSH_TTY" in os.environ


async def copy(text: str, tool: Sequence[str] = TOOL) -> bool:
    """Put a text on the system's clipboard.

    Args:
        text: anything.
        tool: a command that takes the text, in UTF-8, from its standard input.

    Returns:
        Whether that is done; False without a tool, a display, or an answer in time. No error is worth a word then:
        the terminal may have the text already.
    """
    try:
        process = await asyncio.create_subprocess_exec(
            *tool, stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True
        )
    except OSError:
        return False
    try:
        await asyncio.wait_for(process.communicate(text.encode("utf-8", "replace")), PATIENCE)
    except (OSError, TimeoutError):
        return False
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return process.returncode == 0
