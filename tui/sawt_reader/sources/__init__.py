"""Loads articles from files and the web: expands names, fetches, decodes, cleans and lays out."""

from sawt_reader.sources.article import article_from_text
from sawt_reader.sources.errors import SourceError
from sawt_reader.sources.feed_model import FeedError
from sawt_reader.sources.files import expand
from sawt_reader.sources.loading import BundleError, Found, Load, first_readable, load, load_all

__all__ = [
    "BundleError",
    "FeedError",
    "Found",
    "Load",
    "SourceError",
    "article_from_text",
    "expand",
    "first_readable",
    "load",
    "load_all",
]
