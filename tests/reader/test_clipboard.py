"""Copies: to the terminal's clipboard, to the system's, or to both; no tool of the system holds anything up."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from sawt_reader.reader.app import SawtReader
from sawt_reader.reader.open.loaders import Loaders
from sawt_reader.reader.services import Services
from sawt_reader.reader.terminal import clipboard
from sawt_reader.sources.confinement import EVERYWHERE, Confinement, confined_to
from sawt_reader.system.settings import Settings


@pytest.fixture
def xclip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A system's clipboard in place of the user's: the file that holds what was copied."""
    folder, held = tmp_path / "bin", tmp_path / "clipboard"
    folder.mkdir()
    tool = folder / "xclip"
    tool.write_text(f"#!/bin/sh\necho noise; echo noise >&2\ncat > {held}\n", "utf-8")
    tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":7")
    for name in ("WAYLAND_DISPLAY", "SSH_CONNECTION", "SSH_TTY"):
        monkeypatch.delenv(name, raising=False)
    return held


async def test_the_systems_clipboard_gets_the_text_and_the_screen_no_noise(xclip: Path, capfd):
    assert await clipboard.copy("« L’été » 🦊\n") == ""
    assert xclip.read_text("utf-8") == "« L’été » 🦊\n"
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("tool", [("/nowhere/xclip",), ("/bin/false",), ("/bin/sleep", "60")])
async def test_a_tool_that_fails_or_hangs_is_given_up(tool: tuple[str, ...], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(clipboard, "PATIENCE", 0.05)
    assert await clipboard.copy("x" * 1_000_000, tool)


@pytest.mark.parametrize(
    ("setting", "remote", "within", "terminal", "system"),
    [
        ("both", False, EVERYWHERE, True, True),
        ("both", True, EVERYWHERE, True, False),
        ("terminal", False, EVERYWHERE, True, False),
        ("system", False, EVERYWHERE, False, True),
        ("system", True, EVERYWHERE, False, True),
        # Who reads in a browser elsewhere has a clipboard of their own.
        ("both", False, confined_to([]), True, False),
        ("system", False, confined_to([]), True, False),
    ],
)
async def test_copies_go_where_the_settings_say(
    article,
    worker,
    monkeypatch: pytest.MonkeyPatch,
    setting: Any,
    remote: bool,
    within: Confinement,
    terminal: bool,
    system: bool,
):
    sent: list[str] = []
    written: list[str] = []

    async def copy(text: str) -> str:
        sent.append(text)
        return ""

    monkeypatch.setattr(clipboard, "copy", copy)
    monkeypatch.setattr(clipboard, "is_remote", lambda: remote)
    app = SawtReader(
        article,
        Services(worker=worker, settings=Settings(clipboard=setting), loaders=Loaders(within=within)),
    )
    async with app.run_test() as pilot:
        monkeypatch.setattr(app._driver, "write", written.append)
        await pilot.press("y")
        await app.workers.wait_for_complete()
        assert app.clipboard == "LE PHARE DU MATIN"
    assert any("\x1b]52;" in part for part in written) is terminal
    assert sent == ["LE PHARE DU MATIN"] * system


@pytest.mark.parametrize(("setting", "told"), [("system", True), ("both", False)])
async def test_a_copy_that_nothing_took_is_told(
    article, worker, monkeypatch: pytest.MonkeyPatch, setting: Any, told: bool
):
    async def copy(text: str) -> str:
        return "no tool"

    monkeypatch.setattr(clipboard, "copy", copy)
    monkeypatch.setattr(clipboard, "is_remote", lambda: False)
    app = SawtReader(article, Services(worker=worker, settings=Settings(clipboard=setting)))
    async with app.run_test() as pilot:
        await pilot.press("y")
        await app.workers.wait_for_complete()
        said = [notification.message for notification in app._notifications]
        assert ("Nothing was copied: no tool." in said) is told
