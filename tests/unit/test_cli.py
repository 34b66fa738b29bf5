"""The commands as a shell meets them: output, exit status, one line for every error."""

from __future__ import annotations

import json
import shlex
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from spacy.language import Language
from spacy.tokens import Doc

from sawt_reader.analysis import pipeline
from sawt_reader.cli import analyze, exits, main, start
from sawt_reader.reading.model import Article, Reading
from sawt_reader.reading.serialization import reading_from_json
from sawt_reader.sources import expand

from .in_process import InProcess

SAMPLE = expand([])[0]
SAWT = [sys.executable, "-m", "sawt_reader"]


@pytest.fixture
def run(nlp: Language, monkeypatch: pytest.MonkeyPatch):
    """`run(*args)`: the command line in this process, with the model that is loaded already."""
    monkeypatch.setattr(pipeline, "load", lambda: nlp)
    monkeypatch.setattr(analyze, "_engine", lambda options, say: InProcess())
    return lambda *args, **more: CliRunner().invoke(main.main, [str(a) for a in args], **more)


def one_line(result: Result) -> str:
    """The only line of an error."""
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1, result.stderr
    return result.stderr


def test_analyze_writes_a_reading_a_line(run, tmp_path: Path) -> None:
    second = tmp_path / "b.txt"
    second.write_text("Le maire est parti.")
    result = run("analyze", SAMPLE, second)
    assert result.exit_code == 0 and result.stderr == ""
    readings = [reading_from_json(line) for line in result.stdout.splitlines()]
    assert [r.article.source for r in readings] == [SAMPLE, str(second)]
    assert json.loads(result.stdout.splitlines()[0])["schema"] == "sawt-reading/1"


def test_analyze_reads_standard_input(run) -> None:
    result = run("analyze", "-", input=b"Le maire est parti.")
    assert reading_from_json(result.stdout).article.text == "Le maire est parti."


def test_output_replaces_its_file_only_when_whole(run, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("old")
    assert run("analyze", SAMPLE, "-o", out).exit_code == 0
    assert reading_from_json(out.read_bytes())
    assert list(tmp_path.iterdir()) == [out]


def test_failure_in_the_middle_keeps_the_old_output(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("old")
    monkeypatch.setattr(pipeline, "read", lambda *args: (_ for _ in ()).throw(KeyboardInterrupt))
    assert run("analyze", SAMPLE, "-o", out).exit_code == 130
    assert out.read_text() == "old"
    assert list(tmp_path.iterdir()) == [out]


def test_unreadable_source_is_named_and_the_others_are_read(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Le maire est parti.")
    (tmp_path / "b.txt").write_bytes(b"")
    result = run("analyze", tmp_path / "a.txt", tmp_path / "b.txt")
    assert "b.txt" in one_line(result)
    assert reading_from_json(result.stdout).article.source.endswith("a.txt")


def test_analyze_tells_what_to_know_of_an_article(run, tmp_path: Path) -> None:
    path = tmp_path / "english.txt"
    path.write_text("The mayor said that the harbour would be closed until the end of the year. " * 8)
    result = run("analyze", path)
    assert result.exit_code == 0 and "english.txt: This text is not French" in result.stderr


def test_fault_in_one_article_does_not_cost_the_others(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, faults = pipeline.read, iter([IndexError("rule"), None])

    def read_once_broken(nlp: Language, article: Article, docs: Sequence[Doc]) -> Reading:
        if fault := next(faults):
            raise fault
        return real(nlp, article, docs)

    monkeypatch.setattr(pipeline, "read", read_once_broken)
    (tmp_path / "a.txt").write_text("Le maire est parti.")
    result = run("analyze", SAMPLE, tmp_path / "a.txt")
    assert "IndexError" in one_line(result)
    assert reading_from_json(result.stdout).article.source.endswith("a.txt")


def test_missing_source_is_one_line(run, tmp_path: Path) -> None:
    for command in (["analyze"], []):
        assert "nowhere.txt" in one_line(run(*command, tmp_path / "nowhere.txt"))


def test_output_must_not_be_a_source(run, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("Le maire est parti.")
    assert "choose another file" in one_line(run("analyze", source, "-o", source))
    assert source.read_text() == "Le maire est parti."


def test_output_in_a_missing_folder_is_one_line(run, tmp_path: Path) -> None:
    assert "cannot be written" in one_line(run("analyze", SAMPLE, "-o", tmp_path / "no" / "out.jsonl"))


def test_missing_model_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "MODEL", "fr_no_such_model")
    monkeypatch.setattr(analyze, "_engine", lambda options, say: InProcess())
    line = one_line(CliRunner().invoke(main.main, ["analyze", SAMPLE]))
    assert "fr_no_such_model" in line and "pip install" in line


def test_reader_without_a_terminal_points_to_analyze(run) -> None:
    assert "analyze" in one_line(run(SAMPLE))


@pytest.mark.parametrize("arguments", [["--version"], ["schema"]])
def test_start_hands_commands_and_options_on(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["sawt-reader", *arguments])
    with pytest.raises(SystemExit) as ended:
        start.main()
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(("sawt-reader", "{"))


def test_start_opens_names_at_once(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["sawt-reader", "nowhere.txt"])
    with pytest.raises(SystemExit) as ended:
        start.main()
    assert ended.value.code == 2
    assert "nowhere.txt" in capsys.readouterr().err


def test_reader_names_every_source_when_none_can_be_read(run, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    result = run(str(tmp_path / "nowhere.txt"), str(empty))
    assert result.exit_code == 2
    missing, void = result.stderr.splitlines()
    assert "nowhere.txt" in missing and "empty.txt" in void


def test_schema_is_json(run) -> None:
    assert json.loads(run("schema").stdout)["$id"] == "sawt-reading/1"


def test_closed_pipe_ends_quietly() -> None:
    child = subprocess.Popen([*SAWT, "analyze", *[SAMPLE] * 40], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert child.stdout and child.stderr
    assert reading_from_json(child.stdout.readline())
    child.stdout.close()
    assert child.wait() == exits.CLOSED_PIPE
    assert child.stderr.read() == b""


@pytest.mark.parametrize("stream", ["<&-", ">&-", "2>&-"])
def test_closed_streams_show_no_traceback(stream: str) -> None:
    command = f"{sys.executable} -m sawt_reader schema {stream}"
    done = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs /dev/full")
def test_full_disk_is_one_line() -> None:
    done = subprocess.run(
        f"{sys.executable} -m sawt_reader schema > /dev/full", shell=True, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1 and "standard output" in done.stderr


@pytest.mark.parametrize("arguments", [["--plain", SAMPLE], ["analyze", SAMPLE, "-o", "out.jsonl"], [SAMPLE]])
def test_a_current_folder_that_is_gone_is_said_to_be(tmp_path: Path, arguments: list[str]) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    command = f"rmdir {gone} && exec {shlex.join([sys.executable, '-P', '-m', 'sawt_reader', *arguments])}"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, cwd=gone)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1 and "the current folder is gone" in done.stderr


@pytest.mark.parametrize("name", ["HUP", "INT"])
def test_a_signal_that_is_ignored_from_the_start_stays_so(tmp_path: Path, name: str, wait_while) -> None:
    """As under nohup, where a run goes on when its terminal is closed, or behind & in a script."""
    out = tmp_path / "out.jsonl"
    command = shlex.join([*SAWT, "analyze", SAMPLE, "-", "-o", str(out)])
    child = subprocess.Popen(f"trap '' {name}; exec {command}", shell=True, stdin=subprocess.PIPE)
    wait_while(child, lambda: any(path.suffix == ".part" for path in tmp_path.iterdir()))
    child.send_signal(signal.Signals[f"SIG{name}"])
    child.communicate(b"Le maire est parti.")
    assert child.returncode == 0 and out.read_bytes().count(b"\n") == 2


@pytest.mark.parametrize("ending", exits.ENDING_SIGNALS)
def test_ending_signal_leaves_no_half_file(tmp_path: Path, ending: signal.Signals) -> None:
    command = [*SAWT, "analyze", SAMPLE, "-", "-o", str(tmp_path / "out.jsonl")]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    assert child.stdin
    # More than a pipe holds: when it is written the sample has been read, and the end of standard input is waited for.
    child.stdin.write(b"Le maire est parti. " * 20_000)
    assert any(path.suffix == ".part" for path in tmp_path.iterdir())
    child.send_signal(ending)
    _, errors = child.communicate()
    assert child.returncode == 128 + ending
    assert errors == b"" and list(tmp_path.iterdir()) == []


def test_interrupt_ends_quietly() -> None:
    child = subprocess.Popen([*SAWT, "analyze", *[SAMPLE] * 400], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert child.stdout and child.stdout.readline()
    child.send_signal(signal.SIGINT)
    _, errors = child.communicate()
    assert child.returncode == exits.INTERRUPTED
    assert errors == b""
