"""The article of the reader's tests, for tests that need no screen."""

from __future__ import annotations

import pytest

from sawt_reader.reading.model import Article, Reading

from ...phare import make_article, make_reading


@pytest.fixture
def article() -> Article:
    return make_article()


@pytest.fixture
def reading(article: Article) -> Reading:
    return make_reading(article)
