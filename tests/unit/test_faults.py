"""Faults of the program, broken files and want of memory told apart; what is kept of a fault, to be reported."""

from __future__ import annotations

import csv
import io
import posixpath
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from lxml import etree

from sawt_reader.archive.limits import Limit
from sawt_reader.cli.exits import ends_quietly
from sawt_reader.reading.model import Article
from sawt_reader.sources import SourceError, article_from_text, corpus, files, load, loading
from sawt_reader.sources.formats import safe_xml
from sawt_reader.system import faults, requirements

SECRET = "le mot que personne ne doit voir"


def raised(function: Callable[[], object]) -> Exception:
    with pytest.raises(Exception) as caught:
        function()
    return caught.value


def in_ours(expression: str) -> Exception:
    """What an expression raises in a module of the program."""
    place = {
        "__name__": "sawt_reader.somewhere",
        "__package__": "sawt_reader",
        "posixpath": posixpath,
        "zipfile": zipfile,
    }
    place |= {"io": io, "csv": csv, "etree": etree, "safe_xml": safe_xml, "msgspec": msgspec, "secret": SECRET}
    return raised(lambda: eval(expression, place))


@pytest.mark.parametrize(
    "expression",
    [
        "undefined",
        "None.find('x')",
        "{}[secret]",
        "len(3)",
        "int('neuf')",
        "posixpath.join(None, 'a')",
        "[][0]",
        "1 / 0",
    ],
)
def test_a_mistake_in_our_code_is_a_fault(expression: str) -> None:
    assert faults.is_ours(in_ours(expression))


@pytest.mark.parametrize(
    "expression",
    [
        "zipfile.ZipFile(io.BytesIO(b'PK'))",
        "zipfile.ZipFile(io.BytesIO(b''), 'r').read('x')",
        "etree.fromstring(b'<a>')",
        "safe_xml.parse_xml(b'<a')",
        "b'\\xff'.decode()",
        "msgspec.json.decode(b'{')",
        "__import__('pypdfium2').PdfDocument(b'%PDF-1.4')",
        "next(csv.reader(['\"'], strict=True))",
    ],
)
def test_what_a_parser_says_of_a_file_is_none(expression: str) -> None:
    assert not faults.is_ours(in_ours(expression))


def test_a_library_that_stumbles_over_a_file_is_none() -> None:
    place = {"__name__": "lxml.html", "__package__": "lxml.html"}
    assert not faults.is_ours(raised(lambda: eval("None.get_object()", place)))


def test_want_of_memory_is_known_behind_other_errors() -> None:
    error = ValueError("broken")
    error.__cause__ = MemoryError()
    assert faults.ran_out_of_memory(error) and not faults.ran_out_of_memory(ValueError())
    assert "memory" in faults.why(error, "x") and not faults.folder().exists()


def test_details_are_private_and_hold_no_words_of_an_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    error = in_ours("{}[secret]")
    error.__cause__ = raised(lambda: int(SECRET))
    told = faults.why(error, "reading epub")
    assert "KeyError" in told and "~/" in told and "\n" not in told and SECRET not in told
    (path,) = faults.folder().iterdir()
    assert path.name in told
    text = path.read_text("utf-8")
    assert SECRET not in text and str(tmp_path) not in text
    assert all(word in text for word in ("KeyError", "ValueError", "reading epub", "test_faults.py"))
    assert f"lxml {etree.__version__}" in text
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 and stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_fault_is_kept_once_and_the_newest_are_kept() -> None:
    for _again in range(3):
        faults.keep("trace", "KeyError", "x")
    assert len(list(faults.folder().iterdir())) == 1
    for number in range(3 * faults.MOST_KEPT):
        told = faults.keep(f"trace {number}", "KeyError", "x")
    kept = [path.name for path in faults.folder().iterdir()]
    assert len(kept) == faults.MOST_KEPT and any(name in told for name in kept)


def test_details_that_cannot_be_kept_are_not_promised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(faults, "folder", lambda: tmp_path / "file" / "log")
    told = faults.keep("trace", "KeyError", "x")
    assert "KeyError" in told and "details" not in told


def broken() -> None:
    """Raises as a module of the program would."""
    eval("{}[secret]", {"__name__": "sawt_reader.somewhere", "__package__": "sawt_reader", "secret": SECRET})


def test_a_fault_in_one_source_is_told_and_the_others_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Le port rouvre lundi.", encoding="utf-8")
    real = files.read
    monkeypatch.setattr(files, "read", lambda name: broken() if "a.txt" in name else real(name))
    with pytest.raises(SourceError, match=r"a\.txt: a bug in sawt-reader \(KeyError\)"):
        load(str(tmp_path / "a.txt"))
    found = loading.first_readable([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])
    assert found.article is not None and len(found.failures) == 1 and SECRET not in found.failures[0]


def test_a_command_with_a_fault_ends_with_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended, ends_quietly():
        broken()
    assert ended.value.code == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1 and "KeyError" in told and SECRET not in told
    with pytest.raises(SystemExit), ends_quietly():
        raise MemoryError
    assert "not enough memory" in capsys.readouterr().err


def test_a_reader_with_a_fault_shows_no_values() -> None:
    code = f"""
from sawt_reader.reader.app import SawtReader
from sawt_reader.sources import article_from_text
class Broken(SawtReader):
    def on_ready(self):
        secret = self.reading_screen.article.text
        raise KeyError(secret)
app = Broken(article_from_text({SECRET!r}))
app.run(headless=True)
raise SystemExit(app.return_code)
"""
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    told = done.stdout + done.stderr
    assert "a bug in sawt-reader (KeyError)" in told and SECRET not in told and "Traceback" not in told


# --- What is missing


@pytest.mark.parametrize(("extra", "needs"), [("web", "httpx"), ("formats", "lxml"), ("serve", "textual-serve")])
def test_advice_names_what_is_needed_and_not_this_program(
    monkeypatch: pytest.MonkeyPatch, extra: str, needs: str
) -> None:
    assert f"'{needs}" in requirements.install_command(extra), "all where nothing is missing"
    monkeypatch.setattr(requirements, "_version", lambda requirement: None if needs in requirement else "1")
    command = requirements.install_command(extra)
    assert command.startswith(f"{sys.executable} -m pip install '{needs}") and "sawt-reader" not in command
    assert command.count("'") == 2 * command.count(needs) <= 4


def test_a_checkout_that_was_never_installed_is_named_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requirements, "DISTRIBUTION", "no-such-distribution")
    root = Path(requirements.__file__).parents[3]
    assert requirements.install_command("web") == f"{sys.executable} -m pip install '{root}[web]'"


def test_no_message_advises_to_install_a_name_that_is_not_ours() -> None:
    package = Path(requirements.__file__).parent
    for path in package.rglob("*"):
        if path.suffix in {".py", ".po"} and path.name != "requirements.py":
            text = path.read_text("utf-8")
            assert "sawt-reader[" not in text and "install sawt-reader" not in text, path


# --- Archives


def test_a_fault_in_one_article_of_an_archive_is_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    from sawt_reader.analysis import pipeline
    from sawt_reader.archive import task

    def read(nlp: object, article: Article, *docs: object) -> object:
        raise MemoryError if "Tyr" in article.text else KeyError(SECRET)

    monkeypatch.setattr(task, "_parsed", lambda nlp, batch: [None] * len(batch.articles))
    monkeypatch.setattr(pipeline, "analyse", read)
    articles = [article_from_text("Le port rouvre.", "a.csv#1"), article_from_text("Le port de Tyr rouvre.", "a.csv#2")]
    fault, starved = task.results(None, task.Batch(articles, Limit(0)))  # type: ignore[arg-type]
    assert fault.error.startswith("a.csv#1: the analysis failed: a bug in sawt-reader (KeyError)")
    assert SECRET not in fault.error and "not enough memory" in starved.error


def test_arrow_without_memory_is_no_broken_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    parquet.write_table(pyarrow.table({"text": ["Le port rouvre."]}), path)

    def starved(*arguments: object, **options: object) -> None:
        raise pyarrow.lib.ArrowMemoryError("malloc of size 99 failed")

    monkeypatch.setattr(parquet, "ParquetFile", starved)
    (came,) = corpus.articles(str(path))
    assert "not enough memory" in came.error and "broken" not in came.error


def test_a_table_that_is_broken_at_its_head_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'"{"x" * 300}"', encoding="utf-8")
    limit = csv.field_size_limit
    before = limit(100)
    monkeypatch.setattr(csv, "field_size_limit", lambda limit: None)
    try:
        (came,) = corpus.articles(str(path))
    finally:
        limit(before)
    assert "a.csv: broken" in came.error and "fault" not in came.error and not faults.folder().exists()
