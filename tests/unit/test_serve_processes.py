"""`sawt-reader serve` with open pages: what runs then, and that nothing is left when the server ends."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import psutil
import pytest
from aiohttp import ClientSession, CookieJar
from aiohttp.test_utils import unused_port

from ..patience import PATIENCE

PROSE = "Le port de Valmer rouvre lundi"
TEXT = f"{PROSE}\n\n« Nous sommes prêts », a dit Jeanne Corbin.\n"


class Served(NamedTuple):
    """A running server, and the address it printed."""

    process: psutil.Popen
    url: str
    port: int


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    (tmp_path / "a.txt").write_text(TEXT)
    port = unused_port()
    command = [sys.executable, "-m", "sawt_reader", "serve", "--no-library", "--port", str(port), "a.txt"]
    process = psutil.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    process.stdout.readline()
    url = process.stdout.readline().strip()
    tree: list[psutil.Process] = []
    try:
        yield Served(process, url, port)
    finally:
        if process.is_running():
            tree = process.children(recursive=True)
            process.kill()
        for child in tree:
            if child.is_running():
                child.kill()
        process.wait()
        process.stdout.close()


async def open_pages(session: ClientSession, served: Served, number: int) -> list[psutil.Process]:
    """Open pages as a browser does, and wait for the text in each. Returns all processes that run for them."""
    page = await (await session.get(served.url)).text()
    address = re.findall(r'data-session-websocket-url="(.*?)"', page)[0]
    origin = {"Origin": f"http://127.0.0.1:{served.port}"}
    for socket in [await session.ws_connect(f"{address}?width=100&height=30", headers=origin) for _ in range(number)]:
        seen = b""
        while PROSE.encode() not in seen:
            message = await socket.receive(timeout=PATIENCE)
            assert isinstance(message.data, bytes | str), seen
            seen += message.data if isinstance(message.data, bytes) else b""
    # Each reader has started its worker by the time it shows the text, or does so now.
    while sum("sawt_reader.analysis.worker" in " ".join(p.cmdline()) for p in running(served)) < number:
        await asyncio.sleep(0.05)
    return running(served)


def running(served: Served) -> list[psutil.Process]:
    found = []
    for process in served.process.children(recursive=True):
        try:
            process.cmdline()
        except psutil.Error:
            continue  # ended meanwhile
        found.append(process)
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize(
    ("number", "pages"), [(signal.SIGKILL, 2), (signal.SIGTERM, 2), (signal.SIGHUP, 1), (signal.SIGINT, 1)]
)
async def test_nothing_is_left_when_the_server_ends(served: Served, number: signal.Signals, pages: int) -> None:
    token = served.url.partition("token=")[2]
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as session:
        tree = await open_pages(session, served, pages)
        assert len(tree) >= 2 * pages, "readers and their workers"
        lines = [" ".join(process.cmdline()) for process in tree]
        environments = [process.environ() for process in tree]
        assert not any(token in line for line in lines) and not any(token in str(one) for one in environments)
        os.kill(served.process.pid, number)
        _gone, left = await asyncio.to_thread(psutil.wait_procs, [*tree, served.process], PATIENCE)
        assert not left


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
async def test_a_reader_that_is_killed_leaves_no_worker(served: Served) -> None:
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as session:
        tree = await open_pages(session, served, 1)
        for process in tree:
            if "sawt_reader.analysis.worker" not in " ".join(process.cmdline()):
                process.kill()
        _gone, left = await asyncio.to_thread(psutil.wait_procs, tree, PATIENCE)
        assert not left and served.process.is_running()
