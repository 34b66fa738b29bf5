from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from sawt_reader.reading.model import Article
from sawt_reader.reading.serialization import to_json
from sawt_reader.sources import article_from_text, load

from .conftest import MORE, PROSE

pytest.importorskip("trafilatura")

LONG = "".join(f"<p>{PROSE} {MORE} Paragraphe {number}.</p>" for number in range(15))
SHORT = f"<p>{PROSE}</p><p>{MORE}</p>"
DECLARED = '<script type="application/ld+json">{"isAccessibleForFree": false, "headline": "x"}</script>'
FREE = DECLARED.replace("false", "true")


def page(tmp_path: Path, body: str, head: str = "", below: str = "") -> Article:
    path = tmp_path / "page.html"
    path.write_text(
        f"<!DOCTYPE html><html><head><title>Le port rouvre</title>{head}</head><body>"
        f"<article><h1>Le port rouvre</h1>{body}</article><footer>{below}</footer></body></html>",
        encoding="utf-8",
    )
    return load(str(path))


@pytest.mark.parametrize(
    ("body", "head", "below"),
    [
        (f"{LONG}<p>Il vous reste 57,2\u00a0% de cet article à lire. La suite est réservée aux abonnés.</p>", "", ""),
        (f"{LONG}<p>Cet article est réservé aux abonnés. Il vous reste 80 % à découvrir.</p>", "", ""),
        (f"{LONG}<p>La lecture des articles est réservée à nos abonnés.</p>", "", ""),
        (f"{SHORT}<p>Article réservé aux abonnés</p>", "", ""),
        (f"{SHORT}<p>Pour lire la suite, créez un compte</p><p>Offre découverte</p><p>1 € par mois</p>", "", ""),
        (SHORT, DECLARED, ""),
        (SHORT, '<meta property="article:content_tier" content="locked">', ""),
        (SHORT, "", "<div>La suite de cet article est réservée aux abonnés.</div>"),
    ],
)
def test_the_beginning_of_a_paid_article_is_said(tmp_path: Path, body: str, head: str, below: str) -> None:
    article = page(tmp_path, body, head, below)
    assert article.notice == "An article for subscribers: only its beginning is here."
    assert "abonnés" not in article.text


@pytest.mark.parametrize(
    ("body", "head", "below"),
    [
        (LONG, DECLARED, ""),
        (f"<p>Article réservé aux abonnés</p>{LONG}", DECLARED, ""),
        (SHORT, FREE, "<div>Réservé aux abonnés</div>"),
        (f"{SHORT}<p>Le match est réservé aux abonnés de la chaîne, a dit le club.</p>", "", ""),
        (LONG, "", "<div>Pour lire la suite, abonnez-vous</div>"),
    ],
)
def test_a_whole_article_is_not_called_a_beginning(tmp_path: Path, body: str, head: str, below: str) -> None:
    assert page(tmp_path, body, head, below).notice is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The mayor of the town said that it was not the end of the road and that he would be back in May.", "English"),
        ("Der Bürgermeister und die Stadt sind mit dem Hafen nicht zufrieden, und das ist auch von Dauer.", "German"),
    ],
)
def test_a_text_that_is_not_french_is_said(text: str, language: str) -> None:
    notice = article_from_text(text).notice
    assert notice is not None and f"it seems, {language}: " in notice


def test_a_french_text_needs_no_notice() -> None:
    assert article_from_text(f"{PROSE} {MORE}").notice is None


def test_a_name_with_undecodable_bytes_can_be_written(tmp_path: Path) -> None:
    names = [b"caf\xe9.txt".decode("utf-8", "surrogateescape"), b"caf\xe9.md".decode("utf-8", "surrogateescape")]
    for name in names:
        path = tmp_path / name
        path.write_text(f"# Le port\n\n{PROSE}", encoding="utf-8")
        article = load(str(path))
        assert "caf\ufffd" in article.source
        assert msgspec.json.decode(to_json(article), type=Article) == article
