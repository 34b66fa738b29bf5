"""`--encoding` and the setting `files.encoding`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sawt_reader.cli.main import main

TEXT = "Prix : 50 £, dit Ñandú."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "prix.txt"
    path.write_bytes(TEXT.encode("mac-roman"))
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


def test_the_option_names_the_encoding(file: Path) -> None:
    found = run("analyze", file, "--encoding", "Mac Roman")
    assert found.exit_code == 0
    article = json.loads(found.stdout)["article"]
    assert article["text"] == TEXT and article["notice"] is None
    assert "Ñandú" in run("export", file, "--to", "markdown", "--encoding", "mac-roman").stdout
    assert TEXT in run("read", "--plain", "--no-library", file, "--encoding", "mac-roman").stdout


def test_without_it_the_guess_is_reported(file: Path) -> None:
    found = run("analyze", file)
    assert "Read as Windows-1252, but that is not sure" in found.stderr


def test_an_unknown_encoding_is_refused_in_one_line(file: Path) -> None:
    found = run("analyze", file, "--encoding", "martien")
    assert found.exit_code == 2
    assert "martien is no encoding that is known here; try UTF-8, Windows-1252" in found.stderr


def test_the_setting_names_it_for_all(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "settings.toml"
    monkeypatch.setenv("SAWT_READER_CONFIG", str(settings))
    settings.write_text('[files]\nencoding = "mac-roman"\n', "utf-8")
    assert json.loads(run("analyze", file).stdout)["article"]["text"] == TEXT
    settings.write_text('[files]\nencoding = "martien"\n', "utf-8")
    found = run("analyze", file)
    assert found.exit_code == 0 and "martien is no encoding" in found.stderr
