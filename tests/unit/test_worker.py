"""The worker as the reader meets it: a child process that speaks JSON lines."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest
from spacy.language import Language

from sawt_reader.analysis import pipeline, worker
from sawt_reader.reading import protocol
from sawt_reader.sources import article_from_text, expand, load
from sawt_reader.system import faults

LONG = "\n\n".join(f"La mairie a annoncé le projet numéro {n}. Le préfet a dit qu'il viendrait." for n in range(400))


def test_child_process_answers_and_ends_with_its_input() -> None:
    article = load(expand([])[0])
    lines = b"this is no request\n" + protocol.encode(protocol.Analyse(7, article))
    command = [sys.executable, "-m", "sawt_reader.analysis.worker"]
    done = subprocess.run(command, input=lines, capture_output=True, check=True)
    ready, refused, *progress, result = map(protocol.decode_reply, done.stdout.splitlines())
    assert isinstance(ready, protocol.Ready) and ready.seconds > 0
    assert isinstance(refused, protocol.Failed) and "not understood" in refused.message
    assert all(isinstance(reply, protocol.Progress | protocol.Partial) for reply in progress)
    assert isinstance(result, protocol.Done) and result.job == 7
    assert result.reading.article == article
    assert len(result.reading.sentences) == 20


def test_partial_readings_grow_into_the_whole(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "FIRST_PARTIAL", 0.0)
    monkeypatch.setattr(worker, "PROGRESS_EVERY", 0.0)
    article = article_from_text(LONG)
    sent: list[protocol.Reply] = []
    worker.analyse(nlp, protocol.Analyse(1, article), sent.append)
    done = sent[-1]
    assert isinstance(done, protocol.Done)
    partial = [reply.reading for reply in sent if isinstance(reply, protocol.Partial)]
    assert partial
    counts = [len(reading.sentences) for reading in partial]
    assert counts == sorted(counts) and counts[-1] < len(done.reading.sentences) == 800
    progress = [reply for reply in sent if isinstance(reply, protocol.Progress)]
    assert [reply.done for reply in progress] == sorted({reply.done for reply in progress})
    assert all(0 < reply.done <= reply.total for reply in progress)


def test_missing_model_is_said_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "MODEL", "fr_no_such_model")
    sent: list[protocol.Reply] = []
    assert worker.serve(io.BytesIO(), sent.append) == 1
    (failed,) = sent
    assert isinstance(failed, protocol.Failed)
    assert "fr_no_such_model" in failed.message and "\n" not in failed.message
    assert "pip install" in failed.remedy


def test_failing_rule_does_not_end_the_worker(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "load", lambda: nlp)
    real = pipeline.read
    calls = iter([True, False])

    def read_once_broken(*args: object) -> object:
        if next(calls):
            raise IndexError("rule")
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "read", read_once_broken)
    article = article_from_text("Le maire est parti.")
    requests = b"".join(protocol.encode(protocol.Analyse(job, article)) for job in (1, 2))
    sent: list[protocol.Reply] = []
    assert worker.serve(io.BytesIO(requests), sent.append) == 0
    failed, done = (reply for reply in sent if isinstance(reply, protocol.Failed | protocol.Done))
    assert isinstance(failed, protocol.Failed) and failed.job == 1
    assert "a bug in sawt-reader (IndexError)" in failed.message and list(faults.folder().iterdir())
    assert isinstance(done, protocol.Done) and done.job == 2


def test_want_of_memory_is_no_fault(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    def starved(*args: object) -> object:
        raise MemoryError

    monkeypatch.setattr(pipeline, "load", lambda: nlp)
    monkeypatch.setattr(pipeline, "read", starved)
    request = protocol.encode(protocol.Analyse(1, article_from_text("Le maire est parti.")))
    sent: list[protocol.Reply] = []
    worker.serve(io.BytesIO(request), sent.append)
    failed = sent[-1]
    assert isinstance(failed, protocol.Failed) and "not enough memory" in failed.message
    assert not faults.folder().exists()
