"""The console script. Names of sources alone open the reader without importing click or the commands.

These would take a tenth of the time to the first frame.
"""

from __future__ import annotations

import gc
import sys

from sawt_reader.cli.commands import COMMANDS


def main() -> None:
    """Run `sawt-reader` with the arguments of this process."""
    arguments = sys.argv[1:]
    # Nothing is garbage before the first frame, and looking for it takes a sixth of the time. The reader turns
    # collection back on.
    gc.disable()
    from sawt_reader import i18n
    from sawt_reader.system import settings

    if language := settings.read().settings.language:
        i18n.use(language)
    if (arguments[:1] and arguments[0] in COMMANDS) or any(a.startswith("-") and a != "-" for a in arguments):
        gc.enable()
        from sawt_reader.cli.main import main as commands
        from sawt_reader.cli.translated import translated

        translated(commands)(prog_name="sawt-reader")
        return
    from sawt_reader.cli.exits import ends_quietly

    with ends_quietly():
        from sawt_reader.cli.launch import open_reader

        sys.exit(open_reader(arguments))
