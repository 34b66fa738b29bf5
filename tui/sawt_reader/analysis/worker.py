"""The analysis worker: requests on standard input, replies on standard output, both in lines of `reading.protocol`.

It exits when its input ends or its output is closed, so it never outlives the reader. To cancel an analysis, the reader
kills it.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from sawt_reader.i18n import _
from sawt_reader.reading import protocol
from sawt_reader.system import faults
from sawt_reader.system.orphans import when_unread

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Seconds between two reports of progress: 20 a second look smooth.
PROGRESS_EVERY = 0.05
# The first partial reading is due after this many seconds, a short wait on screen. Each later one is due when the time
# spent has doubled, so that partial readings at most double the stages' time, however long the text.
FIRST_PARTIAL = 0.25

Send = Callable[[protocol.Reply], None]


def analyse(nlp: Language, request: protocol.Analyse, send: Send) -> None:
    """Analyse one article, sending progress, partial readings and the whole reading."""
    from sawt_reader.analysis import pipeline, text

    started = reported = time.monotonic()
    partial_due = FIRST_PARTIAL
    total = sum(1 for _ in text.pieces(request.article))
    docs: list[Doc] = []
    for doc in pipeline.parse(nlp, request.article):
        docs.append(doc)
        now = time.monotonic()
        if now - reported >= PROGRESS_EVERY:
            send(protocol.Progress(request.job, len(docs), total))
            reported = now
        if now - started >= partial_due and len(docs) < total:
            send(protocol.Partial(request.job, pipeline.read(nlp, request.article, docs)))
            partial_due = 2 * (time.monotonic() - started)
    reading = pipeline.read(nlp, request.article, docs)
    send(protocol.Done(request.job, reading, time.monotonic() - started))


def serve(requests: BinaryIO, send: Send) -> int:
    """Load the model, then answer requests until input ends. Returns the exit status: 1 without a model."""
    from sawt_reader.analysis import pipeline

    started = time.monotonic()
    try:
        nlp = pipeline.load()
    except pipeline.ModelMissingError as error:
        send(protocol.Failed(str(error), pipeline.remedy()))
        return 1
    send(protocol.Ready(time.monotonic() - started, pipeline.analyzer(nlp)))
    for line in requests:
        try:
            request = protocol.decode_request(line)
        except msgspec.DecodeError as error:
            send(protocol.Failed(_("the request is not understood: {why}").format(why=error), _("restart the reader")))
            continue
        try:
            analyse(nlp, request, send)
        except Exception as error:
            # A text that breaks a rule must not take the reader down: report it and go on.
            send(_failed(error, request.job))
    return 0


def _failed(error: Exception, job: int | None = None) -> protocol.Failed:
    message = _("the analysis failed: {why}").format(why=faults.why(error, "analysing an article"))
    return protocol.Failed(message, _("the text stays readable"), job)


def main() -> int:
    """Run the worker on this process's standard streams."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Only replies may reach the pipe: whatever a library prints goes to standard error.
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    # A running analysis does not read its input. Nothing is lost by exiting.
    when_unread(replies.fileno(), lambda: os._exit(0))

    def send(reply: protocol.Reply) -> None:
        replies.write(protocol.encode(reply))
        replies.flush()

    try:
        return serve(sys.stdin.buffer, send)
    except BrokenPipeError:
        return 0
    except Exception as error:
        send(_failed(error))
        return 1


if __name__ == "__main__":
    sys.exit(main())
