"""What every test may use: the loaded pipeline and readings of a text."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

# Messages are compared in English, whatever the language of the machine. Before anything of the package is imported.
os.environ["LANGUAGE"] = "en"
# Programs are started a hundred times: each would compile the whole package anew, a third of a second of CPU.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

import hypothesis
import pytest
from spacy.language import Language

from sawt_reader.reading.model import Reading

from .rewriting import rewrite_all

# Objects of screens and models are many and live long: looking for garbage at the usual pace takes 6 % of the CPU.
gc.set_threshold(100_000, 20, 20)

# A busy machine is slow at any moment; what takes long is measured in tests/bench.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")

# Who runs the tests in the background, or under nohup, has them ignore signals; what they start would, too.
for _number, _usual in (
    (signal.SIGINT, signal.default_int_handler),
    (signal.SIGHUP, signal.SIG_DFL),
    (signal.SIGTERM, signal.SIG_DFL),
):
    if signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, _usual)


def pytest_xdist_auto_num_workers() -> int:
    """Workers for `-n auto`: two a core, because tests of screens wait a good third of their time."""
    return (os.cpu_count() or 1) * 2


def pytest_configure(config: pytest.Config) -> None:
    """Before workers start. A runner without any rewrites what it runs, as it comes to it."""
    if getattr(config.option, "numprocesses", None) and not hasattr(config, "workerinput"):
        rewrite_all(config)


@pytest.fixture(autouse=True)
def settings_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the settings of a test are, in a folder that is not there yet. The terminal has all colours."""
    path = tmp_path / "config" / "settings.toml"
    monkeypatch.setenv("SAWT_READER_CONFIG", str(path))
    monkeypatch.setenv("COLORTERM", "truecolor")
    # Details of faults go there.
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("COLORFGBG", raising=False)
    return path


@pytest.fixture(scope="session")
def wait_while() -> Callable[[subprocess.Popen[Any], Callable[[], bool]], None]:
    """`wait_while(child, done)`: wait until `done()`, while the child lives. Asked every 10 ms, not in a busy loop."""

    def wait(child: subprocess.Popen[Any], done: Callable[[], bool]) -> None:
        while not done():
            assert child.poll() is None
            time.sleep(0.01)

    return wait


@pytest.fixture(scope="session")
def nlp() -> Language:
    from sawt_reader.analysis import pipeline

    loaded = pipeline.load()
    # It stays to the end: looking through it for garbage again and again takes a good part of every later test.
    gc.collect()
    gc.freeze()
    return loaded


@pytest.fixture(scope="session")
def read(nlp: Language) -> Callable[[str], Reading]:
    """`read(text)`: the whole reading of a text, as the worker would give it. Blank lines part paragraphs."""
    from sawt_reader.analysis import pipeline
    from sawt_reader.sources import article_from_text

    return lambda text: pipeline.analyse(nlp, article_from_text(text))
