"""The process that reads a format: each way it can fail has a line of its own, and the line is true."""

from __future__ import annotations

import io
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sawt_reader.sources import SourceError, sandbox
from sawt_reader.sources.errors import errors_of
from sawt_reader.sources.extract import Extract
from sawt_reader.sources.formats import opml
from sawt_reader.system import faults

SECRET = "le mot que personne ne doit voir"


def told(monkeypatch: pytest.MonkeyPatch, program: str) -> str:
    """What is said where a program plays the child."""
    monkeypatch.setattr(sandbox, "python_command", lambda *arguments: [sys.executable, "-c", program])
    return refused()


def refused() -> str:
    with pytest.raises(SourceError) as caught, errors_of("livre.epub"):
        sandbox.run("epub", b"x", Extract)
    line = str(caught.value)
    assert line.startswith("livre.epub: ") and line.isprintable()
    return line


def ends_by(number: signal.Signals) -> str:
    return f"import os; os.kill(os.getpid(), {int(number)})"


@pytest.mark.parametrize(
    ("program", "line"),
    [
        (ends_by(signal.SIGXCPU), "takes more than 15 s of computing"),
        (ends_by(signal.SIGKILL), "the system ended the process (SIGKILL); free some memory"),
        (ends_by(signal.SIGSEGV), "crashes the reader of EPUB files (SIGSEGV)"),
        ("import no_such_module", f"{sys.executable} does not start (ModuleNotFoundError: No module named"),
        ("raise SystemExit(9)", f"{sys.executable} does not start (exit status 9)"),
        (f"raise SystemExit({sandbox._ExitStatus.MEMORY})", "takes more than 490 MB of memory"),
        (f"raise SystemExit({sandbox._ExitStatus.UNREADABLE})", "broken, or not a valid EPUB file"),
        (f"raise SystemExit({sandbox._ExitStatus.MISSING})", "missing libraries; run: "),
        (f"print('\\x1b[31mx'); raise SystemExit({sandbox._ExitStatus.NOT_LOADED})", "a library does not load ([31mx)"),
    ],
)
def test_each_ending_has_its_line(monkeypatch: pytest.MonkeyPatch, program: str, line: str) -> None:
    assert line in told(monkeypatch, program)


def test_a_child_that_is_no_program_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert "/nowhere/python does not start (No such file or directory)" in refused()


def test_the_clock_has_a_limit_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sandbox._WALL_LIMIT == 4 * sandbox.TIME_LIMIT
    monkeypatch.setattr(sandbox, "_WALL_LIMIT", 0.2)
    assert "not read after 0.2 s, the machine may be too busy" in told(monkeypatch, "import time; time.sleep(60)")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems count otherwise")
@pytest.mark.parametrize(
    ("limited", "status"), [("while True: pass", -signal.SIGXCPU), ("import time; time.sleep(1.5)", 0)]
)
def test_time_is_that_of_the_processor(limited: str, status: int) -> None:
    code = f"from sawt_reader.sources import sandbox; sandbox.TIME_LIMIT = 1; sandbox._limit_resources(); {limited}"
    code = code.replace("; while", "\nwhile")
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == status


def test_a_lower_limit_of_the_user_holds() -> None:
    code = "from sawt_reader.sources import sandbox; import resource; sandbox._limit_resources(); "
    code += "print(resource.getrlimit(resource.RLIMIT_AS))"
    lower = (400_000_000, 400_000_000)
    done = subprocess.run(
        [sys.executable, "-c", code],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, lower),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == str(lower), done.stderr


# --- In the child


@pytest.fixture
def extract(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[bytes], object]], tuple[int, str]]:
    """How reading ends, and what is said of it, where a function plays a format's."""

    def ending(function: Callable[[bytes], object]) -> tuple[int, str]:
        monkeypatch.setattr(opml, "extract", function)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x")))
        found, data = sandbox._extracted("opml")
        return found, data.decode()

    return ending


Extracted = Callable[[Callable[[bytes], object]], tuple[int, str]]


def raises(error: BaseException) -> Callable[[bytes], object]:
    """A function that raises, as a module of ours would."""
    place: dict[str, object] = {"__name__": "sawt_reader.x", "__package__": "sawt_reader", "error": error}
    exec("def extract(data):\n    raise error", place)
    return place["extract"]  # type: ignore[return-value]


def behind(error: Exception, cause: BaseException) -> Exception:
    error.__cause__ = cause
    return error


def test_a_fault_of_ours_comes_with_details_and_without_the_text(extract: Extracted) -> None:
    ending, said = extract(raises(KeyError(SECRET)))
    assert ending == sandbox._ExitStatus.FAULT and said.startswith("KeyError\n") and "in extract" in said
    assert SECRET not in said


@pytest.mark.parametrize(
    ("error", "ending"),
    [
        (MemoryError(), sandbox._ExitStatus.MEMORY),
        (behind(ValueError(), MemoryError()), sandbox._ExitStatus.MEMORY),
        (RecursionError(), sandbox._ExitStatus.REFUSED),
        (UnicodeDecodeError("utf-8", b"x", 0, 1, "x"), sandbox._ExitStatus.UNREADABLE),
        (SourceError("contains no text"), sandbox._ExitStatus.REFUSED),
    ],
)
def test_what_goes_wrong_is_told_apart(extract: Extracted, error: Exception, ending: int) -> None:
    assert extract(raises(error))[0] == ending


def test_a_library_that_does_not_load_is_not_the_files_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    for error, ending in (
        (ModuleNotFoundError("no lxml", name="lxml"), sandbox._ExitStatus.MISSING),
        (ModuleNotFoundError("no part of ours", name="sawt_reader.sources.x"), sandbox._ExitStatus.NOT_LOADED),
        (ImportError("libxml2.so"), sandbox._ExitStatus.NOT_LOADED),
        (MemoryError(), sandbox._ExitStatus.MEMORY),
    ):
        monkeypatch.setattr(sandbox, "import_module", lambda name, error=error: (_ for _ in ()).throw(error))
        assert sandbox._extracted("opml")[0] == ending


def test_the_fault_of_a_child_is_kept_by_the_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    program = f"print('KeyError\\ntrace of it'); raise SystemExit({sandbox._ExitStatus.FAULT})"
    line = told(monkeypatch, program)
    assert "livre.epub: a bug in sawt-reader (KeyError)" in line
    (path,) = faults.folder().iterdir()
    assert path.name in line and "trace of it" in path.read_text("utf-8") and "reading epub" in path.read_text("utf-8")


def test_what_a_library_prints_does_not_get_between(tmp_path: Path) -> None:
    (tmp_path / "noisy.py").write_text("def extract(data): print('noise'); return []")
    code = (
        "import sys, noisy\nfrom sawt_reader.sources import sandbox\n"
        "sys.modules['sawt_reader.sources.formats.noisy'] = noisy\nsys.exit(sandbox._child('noisy'))"
    )
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], input=b"", capture_output=True, env=environment, check=True)
    assert done.stdout == b"[]"


def test_want_of_memory_that_leaves_none_to_say_so_is_told_all_the_same() -> None:
    code = """
import sys, types
from sawt_reader.system import faults
def starved(*arguments):
    raise MemoryError
faults.ran_out_of_memory = starved
sys.modules["sawt_reader.sources.formats.greedy"] = types.SimpleNamespace(extract=starved)
sys.argv[1:] = ["greedy"]
from sawt_reader.sources import sandbox
sandbox._main()
"""
    done = subprocess.run([sys.executable, "-c", code], input=b"", capture_output=True, check=False)
    assert done.returncode == sandbox._ExitStatus.MEMORY
    assert (done.stdout, done.stderr) == (b"", b"")
