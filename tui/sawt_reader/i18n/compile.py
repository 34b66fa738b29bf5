"""The hook of the build that makes .mo catalogues of the .po ones, for wheels, source and editable installs alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface[Any]):
    """Compiles every catalogue beside this file."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile; pyproject.toml names the .mo files as artifacts."""
        for path in Path(self.root, "tui", "sawt_reader", "i18n").glob("*/LC_MESSAGES/*.po"):
            with path.open("rb") as source, path.with_suffix(".mo").open("wb") as target:
                write_mo(target, read_po(source))
