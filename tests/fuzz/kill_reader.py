"""Kills the reader on a terminal at any moment, and looks for what it had said was kept.

python tests/fuzz/kill_reader.py [--kills 50] [--seed N]

Each round starts the real reader on an article, new or read before, drives it by keys (notes, drafts, bookmarks, tags,
corrections, moves, the analysis under way or done) and ends it with SIGKILL; in each fifth round two readers are at one
article. Then the library is opened without them: what a screen had told to be kept must be there, and besides it at
most what was asked for last. The next reader opens at the place that the library has.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "terminal"), str(Path(__file__).parents[2] / "tui")]

from on_terminal import Terminal  # noqa: E402

from sawt_reader.library import annotation_store, articles, schema, sessions, tags  # noqa: E402
from sawt_reader.library.records import Annotation, Bookmark, Correction  # noqa: E402
from sawt_reader.library.store import Library  # noqa: E402

QUOTES = 12
PARAGRAPHS = {True: 150, False: 6}
"""Of a new article: many, so that its analysis takes a while; or few."""
SAVE, ESCAPE, ENTER = "\x13", "\x1b", "\r"
_NUMBER = re.compile(r"\d+-\d+[ab]?")
_SAID = ("to check", "dismissed", "corrected")

Fact = tuple[str, ...]
"""What is kept: its kind, its words, and what it is on where that has a number: ("dismissed", "", "7-3")."""


class Killed(Exception):
    """The reader has been killed in the middle of something."""


class DoomedTerminal(Terminal):
    """A terminal whose program is killed when its time has come, whatever it is doing."""

    until = float("inf")

    def _read(self) -> None:
        if time.monotonic() >= self.until:
            self.kill()
            raise Killed
        super()._read()

    def kill(self) -> None:
        """Kill the program."""
        self.until = float("inf")
        self.child.kill(signal.SIGKILL)
        self.end()
        self.child.close(force=True)


def text_of(article: int, paragraphs: int) -> str:
    """A text that begins with quotations; each sentence but the title has a number of its own near its start."""
    names = "Corbin Vidal Morel Lenoir Petit Rivet Durand Fabre Mercier Vannier Delmas Roche".split()
    quoted = [f"« Quai {article}-{n} ouvert dès lundi », a déclaré Jeanne {name}." for n, name in enumerate(names)]
    numbers = range(len(names), len(names) + paragraphs)
    plain = [f"Le bateau {article}-{n}a est rentré au port. Les pêcheurs {article}-{n}b attendent." for n in numbers]
    return f"Le port {article} rouvre\n\n" + "\n\n".join(quoted + plain) + "\n"


def no_box(text: str) -> bool:
    """Whether no dialog is on the screen, nor any of one that is yet to be drawn over."""
    return "╰" not in text


class Life:
    """One reader, from its start to the kill.

    Args:
        terminal: it is on.
        chance: decides what is done.
        name: begins the words of no other life.
        marked: numbers of the sentences that any life has put something on; it adds its own.
        part: of two readers at one article, which half is this one's: 0 or 1.
    """

    def __init__(
        self, terminal: DoomedTerminal, chance: random.Random, name: str, marked: set[str], part: int | None = None
    ) -> None:
        self.terminal = terminal
        self.kept: set[Fact] = set()
        self.pending: set[Fact] = set()
        self.done: Counter[str] = Counter()
        self.left = 0
        """Things it is to do yet, before it is killed in the next."""
        self.is_open = False
        """Whether its first screen has been seen. Later a list may show another sentence than the cursor's."""
        self._chance = chance
        self._name = name
        self._marked = marked
        self._up = part == 1
        self._quotes = [n for n in range(QUOTES) if part is None or n % 2 == part]
        chance.shuffle(self._quotes)

    def step(self) -> None:
        """Do one thing, and wait until the screen has told that it is done.

        Raises:
            Killed: when the end came before.
        """
        do = self._chance.choice([self.note, self.draft, self.bookmark, self.tag, self.correct, self.correct])
        if do():
            self.done[do.__name__] += 1

    def _word(self) -> str:
        return f"{self._name}n{sum(self.done.values())}"

    def _told(self, fact: Fact) -> bool:
        self.kept.add(fact)
        self.pending = set()
        return True

    @property
    def under_cursor(self) -> str:
        """The rows of the sentence under the cursor, with its signs; "" while they are not drawn."""
        return " ".join(row[1:83].strip() for row in self.terminal.rows[1:-2] if row.startswith("▌"))

    def _begin_note(self) -> str | None:
        """Go to some sentence and begin a note on it. Returns its number; None, and begins none, where it has marks."""
        self.terminal.press("1", *("G" if self._up else "g"), *("k" if self._up else "j") * self._chance.randrange(12))
        self.terminal.press("a")
        self.terminal.wait_for("ctrl+s: save", "╰")  # the box is whole
        # The box has the words themselves; the panes behind it may not be drawn yet.
        found = _NUMBER.search(" ".join(re.findall("│ (.*?) *│", self.terminal.text)))
        if found is None or found[0] in self._marked or "your words" not in self.terminal.text:
            self._leave_box()
            return None
        return found[0]

    def _leave_box(self) -> None:
        self.terminal.press(ESCAPE)
        self.terminal.wait_for(no_box)

    def _write(self) -> tuple[str, str] | None:
        number, words = self._begin_note(), self._word()
        if number is None:
            return None
        self._marked.add(number)
        self.pending = {("draft", words[:n], number) for n in range(1, len(words) + 1)}
        self.terminal.press(words)
        self.terminal.wait_for(words)
        return words, number

    def note(self) -> bool:
        """Write a note and save it."""
        if (written := self._write()) is None:
            return False
        self.pending |= {("note", *written)}
        self.terminal.press(SAVE)
        self.terminal.wait_for(f"✎ {written[0]}", no_box)
        drafts = {fact for fact in self.pending if fact[0] == "draft"}
        self._told(("note", *written))
        self.pending = drafts  # its draft is thrown away after it is kept
        return True

    def draft(self) -> bool:
        """Begin a note and leave it."""
        if (written := self._write()) is None:
            return False
        self.terminal.press(ESCAPE)
        self.terminal.wait_for(f"✎ (draft) {written[0]}", no_box)
        return self._told(("draft", *written))

    def bookmark(self) -> bool:
        """Bookmark a sentence."""
        if (number := self._begin_note()) is None:
            return False
        self._leave_box()
        self._marked.add(number)
        self.pending = {("bookmark", "", number)}
        self.terminal.press("m")
        self.terminal.wait_for(lambda _: "★" in self.under_cursor)
        return self._told(("bookmark", "", number))

    def tag(self) -> bool:
        """Give the article a new tag."""
        word = self._word()
        self.terminal.press("T")
        self.terminal.wait_for("an existing or new tag", "╰")
        self.terminal.press(word)
        self.terminal.wait_for(f"new tag: #{word}")
        self.pending = {("tag", word)}
        self.terminal.press(ENTER)
        self.terminal.wait_for(f"Tagged #{word}.", no_box)
        return self._told(("tag", word))

    def correct(self) -> bool:
        """Say of a quotation that it is to check, that it is none, or who else says it."""
        if not self._quotes or "analysed" not in self.terminal.text:
            return False
        row = self._quotes.pop()
        self.terminal.press("3", "g", *"j" * row)
        self.terminal.wait_for(lambda _: f"-{row} " in self.terminal.selected_line)
        number = _NUMBER.search(self.terminal.selected_line)
        if number is None or any(said in self.terminal.selected_line for said in _SAID):
            return False
        said, words = self._chance.choice(_SAID), self._word()
        fact = (said, words if said == "corrected" else "", number[0])
        if said == "corrected":
            self.terminal.press("w")
            self.terminal.wait_for("Who says this?", "╰")
            self.terminal.press(words)
            self.terminal.wait_for(words)
        self.pending = {fact}
        self.terminal.press({"to check": "t", "dismissed": "d"}.get(said, ENTER))
        self.terminal.wait_for(lambda text: said in self.terminal.selected_line and fact[1] in text, no_box)
        return self._told(fact)


def facts(library: Library) -> set[Fact]:
    """All that is kept."""
    found: set[Fact] = set()
    for entry in articles.entries(library):
        found |= {("tag", tag) for tag in tags.of(library, entry.id)}
        for one in annotation_store.of(library, entry.id):
            number = _NUMBER.search(one.anchor.exact)
            found |= {(kind, words, number[0] if number else "") for kind, words in _said(one)}
    return found


def _said(one: Annotation) -> list[tuple[str, str]]:
    if isinstance(one, Bookmark):
        return [("bookmark", "")]
    if isinstance(one, Correction):
        said = [("dismissed", "")] if one.dismissed else []
        said += [("to check", "")] if one.status == "to check" else []
        return said + [("corrected", name) for name in one.speakers or ()]
    return [(type(one).__name__.lower(), one.body)]


class Trial:
    """Many lives on one library.

    Args:
        folder: for the library, the settings and the articles.
        seed: of what is done, and when it ends.

    Attributes:
        kept: all that screens have told is kept.
        done: how often each thing was done and told.
    """

    def __init__(self, folder: Path, seed: int) -> None:
        self.kept: set[Fact] = set()
        self.done: Counter[str] = Counter()
        self._asked: set[Fact] = set()
        self._marked: set[str] = set()
        self._folder = folder
        self._library = folder / "library"
        self._chance = random.Random(seed)
        self._lives = 0
        self._longest = 1.0
        """Seconds that one thing took."""
        self._environment = {
            "SAWT_READER_DATA": str(self._library),
            "SAWT_READER_CONFIG": str(folder / "settings.toml"),
        }

    def round(self, readers: int = 1, most: int = 8) -> None:
        """Start readers, let them be at work, kill them, and check the library.

        Args:
            readers: 1, or 2 at one article.
            most: things that a reader does at most before the one that it is killed in.
        """
        sources = [] if self._lives and readers == 1 and self._chance.random() < 0.5 else [self._article()]
        place = self._place() if not sources else None
        lives = [self._start(sources, part if readers == 2 else None, most) for part in range(readers)]
        try:
            while lives:
                for one in list(lives):
                    try:
                        self._go_on(one, place)
                    except Killed:
                        lives.remove(one)
                        self._bury(one)
        finally:
            for one in lives:
                one.terminal.kill()
        self.check()

    def _article(self) -> str:
        path = self._folder / f"{self._lives}.txt"
        path.write_text(text_of(self._lives, PARAGRAPHS[self._chance.random() < 0.5]), "utf-8")
        return str(path)

    def _start(self, sources: list[str], part: int | None, most: int) -> Life:
        self._lives += 1
        terminal = DoomedTerminal(sources, environment=self._environment)
        if self._chance.random() < 0.2:  # at its start
            terminal.until = time.monotonic() + self._chance.uniform(0, 2)
        life = Life(terminal, self._chance, f"v{self._lives}", self._marked, part)
        life.left = self._chance.randint(0, most)
        return life

    def _go_on(self, one: Life, place: str | None) -> None:
        if not one.is_open:
            one.terminal.wait_for(lambda _: one.under_cursor != "" and (place or "") in one.under_cursor)
            one.is_open = True
        begun = time.monotonic()
        if one.left == 0:  # somewhere in what it does next, or soon after
            one.terminal.until = begun + self._chance.uniform(0, self._longest)
        one.step()
        one.left -= 1
        self._longest = max(self._longest, time.monotonic() - begun)

    def _bury(self, one: Life) -> None:
        self.kept |= one.kept
        self._asked |= one.kept | one.pending
        self.done.update(one.done)
        self.done["kills"] += 1

    def _place(self) -> str | None:
        """The first words of where the reader is to open again."""
        with Library(self._library) as library:
            session = sessions.last(library)
            article = articles.get(library, session.article) if session else None
            entry = articles.entry(library, session.article) if session else None
        return article.text[entry.place :][:10].split("\n")[0] if article and entry else None

    def check(self) -> None:
        """What was told is there, nothing is that was not asked for, and the library is sound."""
        with Library(self._library) as library:
            found = facts(library)
            assert library.execute("PRAGMA integrity_check") == [("ok",)]
            for index in schema.INDEXES:
                library.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        lost, more = sorted(self.kept - found), sorted(found - self._asked)
        assert not lost and not more, f"lost: {lost}; nobody asked for: {more}"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--kills", type=int, default=50)
    arguments.add_argument("--seed", type=int, default=random.randrange(2**32))
    given = arguments.parse_args()
    os.environ["LANGUAGE"] = "en"
    print(f"seed {given.seed}")
    with tempfile.TemporaryDirectory() as folder:
        trial, rounds = Trial(Path(folder), given.seed), 0
        while trial.done["kills"] < given.kills:
            rounds += 1
            trial.round(readers=1 if rounds % 5 else 2)
            print(f"\r{dict(trial.done)}", end="", flush=True)
    print(f"\n{len(trial.kept)} things told to be kept, none lost")


if __name__ == "__main__":
    main()
