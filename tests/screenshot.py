"""Makes the picture of the README: python tests/screenshot.py .github/screenshot.svg

The reader on the sample article, analysed, with a quote selected.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
from pathlib import Path

# All colours, and English, whatever the terminal it is made in.
os.environ.update(COLORTERM="truecolor", LANGUAGE="en")

from sawt_reader.reader.app import SawtReader
from sawt_reader.reader.open.start import Start
from sawt_reader.sources import expand, load

SIZE = (140, 45)
KEYS = ("3", "down", "down", "enter", "3")


async def draw() -> str:
    """The reader as SVG."""
    name = expand([])[0]
    app = SawtReader(load(name), start=Start(sources=[name]))
    async with app.run_test(size=SIZE) as pilot:
        while not app.analysed:
            await asyncio.sleep(0.05)
        await pilot.pause()
        await pilot.press(*KEYS)
        await pilot.pause()
        svg = app.export_screenshot(title="sawt-reader")
    # Textual names a font on the web; the reader of the picture has one of its own.
    return re.sub(r"@font-face\s*{[^}]*}\s*", "", svg)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(asyncio.run(draw()), "utf-8")
