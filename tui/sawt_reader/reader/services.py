"""What the app hands to its screens and actions, in one value."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.open.archive import Archive
from sawt_reader.reader.open.loaders import Loaders
from sawt_reader.reader.open.worker_client import WorkerClient
from sawt_reader.system.settings import DEFAULTS, Settings


@dataclass(frozen=True, kw_only=True)
class Services:
    """The services of the reader.

    Attributes:
        library: stores articles, readings and notes; None if nothing is stored.
        loaders: read articles and feeds.
        worker: the process that analyses the article on the screen.
        background: the process that analyses others meanwhile.
        settings: the user's.
        archive: the archive that was opened, if any.
    """

    library: LibraryThread | None = None
    loaders: Loaders = field(default_factory=Loaders)
    worker: WorkerClient = field(default_factory=WorkerClient)
    background: WorkerClient = field(default_factory=WorkerClient)
    settings: Settings = DEFAULTS
    archive: Archive | None = None

    @cached_property
    def feed_library(self) -> LibraryThread:
        """Where feeds are followed: the library; without one, memory until the reader ends."""
        return self.library or LibraryThread(in_memory=True)
