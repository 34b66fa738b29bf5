from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sawt_reader.exports import naming
from sawt_reader.exports.errors import ExportError
from sawt_reader.reading.model import Article


def article(title: str | None, source: str = "x.txt", id: str = "0123456789abcdef") -> Article:
    return Article(id=id, source=source, text="", blocks=(), title=title)


def test_a_name_tells_the_article() -> None:
    assert naming.stem(article("L’Élysée dément : « Rien n’est signé »")) == "l-elysee-dement-rien-n-est-signe-01234567"
    assert naming.stem(article(None, "presse/Un œuf.txt")) == "un-oeuf-01234567"
    assert naming.stem(article("الميناء")) == "article-01234567"


@given(title=st.text(), id=st.text(max_size=70))
def test_any_title_is_a_safe_name(title: str, id: str) -> None:
    name = naming.stem(article(title, id=id))
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]*", name)
    assert len(name) < 100
    assert naming.inside(Path("/tmp"), f"{name}.html").parent == Path("/tmp")


def test_no_hostile_title_names_a_file_elsewhere(tmp_path: Path) -> None:
    titles = json.loads((Path(__file__).parents[2] / "data" / "hostile.json").read_text(encoding="utf-8")).values()
    for title in (*titles, "a" * 5000):
        path = naming.inside(tmp_path, f"{naming.stem(article(title, source=title))}.html")
        path.open("x").close()
        path.unlink()
        assert path.parent == tmp_path


@pytest.mark.parametrize("name", ["../x.html", "/etc/x.html", "a/b.html", "..", "."])
def test_no_name_leads_out_of_the_folder(name: str, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="leads out"):
        naming.inside(tmp_path, name)


def test_nor_does_a_link(tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "a.html").symlink_to(tmp_path / "kept.html")
    with pytest.raises(ExportError, match="leads out"):
        naming.inside(folder, "a.html")
