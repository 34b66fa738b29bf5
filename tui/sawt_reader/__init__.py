"""sawt-reader: a terminal reader for people who must know who said what."""

__version__ = "0.1.0"
