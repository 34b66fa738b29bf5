"""The client of the analysis: starts the worker process, sends articles, reports its replies."""

from __future__ import annotations

import asyncio
import signal
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable, Sequence
from contextlib import suppress

import msgspec

from sawt_reader.i18n import N_, _
from sawt_reader.reading import protocol
from sawt_reader.reading.model import Article
from sawt_reader.reading.safe_text import one_line
from sawt_reader.system.interpreter import python_command, safe_environment

COMMAND = python_command("sawt_reader.analysis.worker")
REMEDY = N_("press : and choose “Analyse again”")

# Bytes that a reply may have: a reading of ten million words takes less than half of that.
LONGEST_REPLY = 1 << 30
# Bytes stored of the worker's standard error, whose last line says why it ended.
KEPT_ERRORS = 4096

Report = Callable[[protocol.Reply], object]


class WorkerClient:
    """Runs the worker as a child process. Whatever happens to it becomes a `Failed` reply, never an exception.

    The child runs in a separate session, so that the terminal's ctrl+c does not reach it, and without a terminal.
    """

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        self._command = command
        self._process: Process | None = None
        self._report: Report = lambda reply: None
        self._listener: asyncio.Task[None] | None = None
        self._job = 0
        self._busy = False

    async def start(self, report: Report) -> None:
        """Start the process. `report` is called from the event loop with each reply."""
        self._report = report
        try:
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=PIPE,
                stdout=PIPE,
                stderr=PIPE,
                limit=LONGEST_REPLY,
                start_new_session=True,
                env=safe_environment(),
            )
        except OSError as error:
            self._process = None
            report(protocol.Failed(self._not_started(error.strerror or str(error)), _(REMEDY)))
            return
        self._listener = asyncio.create_task(self._listen(self._process))

    async def analyse(self, article: Article) -> int:
        """Ask for a reading of an article, cancelling a running job. Returns the number of the new one."""
        self._job += 1
        if self._busy or self._process is None or self._process.returncode is not None:
            self.kill()
            await self.start(self._report)
        self._busy = True
        process = self._process
        if process is not None and process.stdin is not None:
            # A worker that has died meanwhile is reported by its listener.
            with suppress(ConnectionError):
                process.stdin.write(protocol.encode(protocol.Analyse(self._job, article)))
        return self._job

    def kill(self) -> None:
        """End the process at once, without a report."""
        process, self._process = self._process, None
        self._busy = False
        if process is not None:
            with suppress(ProcessLookupError):
                process.kill()

    async def close(self) -> None:
        """End the process and wait until it is gone."""
        self.kill()
        if self._listener is not None:
            await self._listener

    async def _listen(self, process: Process) -> None:
        """Report each reply of a process, and its end unless it was killed here or was idle."""
        assert process.stdout is not None and process.stderr is not None
        errors = asyncio.create_task(_tail(process.stderr))
        replied = finished = False
        while line := await process.stdout.readline():
            try:
                reply = protocol.decode_reply(line)
            except msgspec.DecodeError as error:
                reply = protocol.Failed(_("the analysis sent an unreadable reply: {why}").format(why=error), _(REMEDY))
            if process is not self._process:
                continue
            replied, finished = True, isinstance(reply, protocol.Done | protocol.Failed)
            if finished:
                self._busy = False
            self._report(reply)
        status = await process.wait()
        last_words = await errors
        cause = last_words if last_words and status >= 0 else describe_status(status)
        if process is self._process:
            # A worker that ends after its last reply is not an error: the next analysis starts another.
            unexpected = self._busy or not finished
            self._process = None
            self._busy = False
            if unexpected:
                # A signal can end it at any time; a process that exits without a reply never reached our code.
                started = replied or status < 0
                stopped = _("the analysis stopped: {why}").format(why=cause)
                self._report(protocol.Failed(stopped if started else self._not_started(cause), _(REMEDY)))

    def _not_started(self, why: str) -> str:
        message = _("the analysis cannot be started, {program} fails: {why}")
        return message.format(program=one_line(self._command[0]), why=one_line(why))


def describe_status(status: int) -> str:
    """An exit status in words; a negative one is the signal that ended the process."""
    if status >= 0:
        return _("exit status {n}").format(n=status)
    if -status == getattr(signal, "SIGKILL", None):
        return _("ended by {signal}, the machine may be short of memory").format(signal="SIGKILL")
    try:
        return _("ended by {signal}").format(signal=signal.Signals(-status).name)
    except ValueError:
        return _("ended by signal {n}").format(n=-status)


async def _tail(stream: asyncio.StreamReader) -> str:
    """Read a stream to its end; returns its last line."""
    tail = b""
    while data := await stream.read(KEPT_ERRORS):
        tail = (tail + data)[-KEPT_ERRORS:]
    lines = tail.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else ""
