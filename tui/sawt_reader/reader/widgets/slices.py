"""Work that takes long, a slice at a time, so that keys and painting come between."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual.widget import Widget

SLICE = 0.008
"""Seconds of work at a time, and of pause between: a key waits no longer than that."""


def after_a_pause(widget: Widget, go_on: Callable[[], object]) -> None:
    """Go on with the work of a widget after a pause; never, once the widget is gone.

    No timer of Textual: one that is late when it starts counts its only tick as missed.
    """
    asyncio.get_running_loop().call_later(SLICE, widget.call_later, go_on)
