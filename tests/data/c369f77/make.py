"""Makes what lies beside this script. It was run once, with the version that the folder is named after.

Nothing here is made again: later versions must open what that version left. See README.md.
"""

from __future__ import annotations

import asyncio
import io
import itertools
import json
import os
import shutil
import sys
from contextlib import redirect_stdout, suppress
from pathlib import Path

os.environ.update(LANGUAGE="en")

import spacy
from msgspec.structs import replace

from sawt_reader import sources
from sawt_reader.analysis import pipeline
from sawt_reader.cli import analyze
from sawt_reader.cli.main import main
from sawt_reader.exports.formats import FORMATS
from sawt_reader.library import annotation_store, articles, changes, readings, removal, subscriptions, tags
from sawt_reader.library.anchors import anchor
from sawt_reader.library.records import Annotation, Change, Layer, new_bookmark, new_correction, new_draft, new_note
from sawt_reader.library.review import extent
from sawt_reader.library.store import Library
from sawt_reader.reader.app import SawtReader
from sawt_reader.reader.keys.actions import ACTIONS
from sawt_reader.reader.keys.keymap import default_keys, written
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.services import Services
from sawt_reader.reading.model import Article, Reading, Span
from sawt_reader.reading.serialization import to_json
from sawt_reader.sources import feeds
from sawt_reader.sources.article import article_from_text
from sawt_reader.system.settings import read

HERE = Path(__file__).parent
LIBRARY, CONFIG, ARCHIVES, SAID = (HERE / name for name in ("library", "config", "archives", "said"))
os.environ.update(SAWT_READER_DATA=str(LIBRARY), SAWT_READER_CONFIG=str(CONFIG / "settings.toml"))
KEPT_AT = "/home/lecture/presse"
SILLON = "https://www.lesillon.example"
SCHOOL = f"{SILLON}/ecole"


def run(*arguments: str) -> bytes:
    """What a command writes to standard output."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with redirect_stdout(out), suppress(SystemExit):
        main(list(arguments), standalone_mode=False)
    out.flush()
    return out.buffer.getvalue()


# --- Settings


def make_settings() -> None:
    """Every setting other than usual, every action with a key of its own; a theme, and the choice of it."""
    keys = (
        f"{held}+f{number}"
        for held in ("hyper", "meta", "super", "alt", "shift+hyper", "shift+meta")
        for number in range(1, 25)
    )
    lines = [
        'language = "en"',
        'theme = "valbrune"',
        'clipboard = "terminal"',
        "mouse = false",
        "title = false",
        "[library]",
        "keep = true",
        'folder = "kept"',
        "[layout]",
        "article = 55",
        "lists = true",
        "[search]",
        "regular_expressions = true",
        "[web]",
        "allow_private = true",
        "[keys]",
        *(
            f"{json.dumps(id)} = {json.dumps(','.join([*map(written, default_keys(id)), next(keys)]))}"
            for id in ACTIONS
        ),
    ]
    (CONFIG / "themes").mkdir(parents=True)
    (CONFIG / "settings.toml").write_text("\n".join(lines) + "\n", "utf-8")
    (CONFIG / "themes" / "valbrune.toml").write_text(
        'dark = false\nprimary = "#205080"\nbackground = "#f4f1e8"\n[variables]\nblock-cursor-text-style = "bold"\n'
    )
    assert read().problems == ()


# --- The library


def place(article: Article, words: str) -> Span:
    """Where words stand."""
    start = article.text.index(words)
    return Span(start, start + len(words))


class Pen:
    """Writes in the margin of an article."""

    def __init__(self, library: Library, reading: Reading) -> None:
        self._library, self._reading, self._article = library, reading, reading.article

    def keep(self, annotation: Annotation) -> None:
        """Add an annotation."""
        changes.make(self._library, Change(self._article.id, None, annotation))

    def bookmark(self, words: str) -> None:
        """Bookmark a sentence."""
        self.keep(new_bookmark(anchor(self._article.text, "sentence", place(self._article, words))))

    def note(self, words: str, body: str, layer: Layer = "sentence") -> None:
        """Write a note."""
        self.keep(new_note(anchor(self._article.text, layer, place(self._article, words)), body))

    def draft(self, words: str, body: str) -> None:
        """Leave a note that is not saved."""
        draft = new_draft(anchor(self._article.text, "sentence", place(self._article, words)), None)
        self.keep(replace(draft, body=body))

    def correct(self, words: str, layer: Layer, **fields: object) -> None:
        """Correct the item that has these words."""
        items = {"entity": self._reading.entities, "quote": self._reading.quotes, "claim": self._reading.claims}[layer]
        if layer == "entity":
            (mention,) = [entity.mentions[0] for entity in items if entity.name == words]
            span = Span(mention.start, mention.end)
        else:
            wanted = place(self._article, words)
            span = next(extent(i) for i in items if extent(i).start <= wanted.start < extent(i).end)
        self.keep(new_correction(anchor(self._article.text, layer, span), **fields))


def make_library() -> None:
    """Articles of all kinds of source, with what a reader says of them, and feeds."""
    nlp = pipeline.load()
    press = {path.name: sources.load(str(path)) for path in sorted((HERE / "press").iterdir()) if path.stat().st_size}
    press = {name: replace(article, source=f"{KEPT_AT}/{name}") for name, article in press.items()}
    press["ecole.html"] = replace(press["ecole.html"], source=SCHOOL, url=SCHOOL, retrieved="2024-05-22T07:15:00Z")
    pasted = article_from_text(
        "\ufeffLe tram\u00adway\u200b sera gratuit. « Dès lundi », a précisé Rémi Castan.\n", "-"
    )
    gone = article_from_text("La piscine ferme. « Faute de moyens », a reconnu Alice Lebrun.", f"{KEPT_AT}/piscine.txt")
    with Library() as library:
        corrected = press.pop("budget-corrige.md")
        for article in (*press.values(), gone):
            readings.save(library, pipeline.analyse(nlp, article))
        articles.add(library, pasted)
        write_in_margins(library, press, gone)
        readings.save(library, pipeline.analyse(nlp, replace(corrected, source=press["budget.md"].source)))
        removal.remove(library, gone.id)
        for name, tag in (
            ("port.txt", "ports"),
            ("port.txt", "à-relire"),
            ("hopital.html", "santé"),
            ("ecole.html", "santé"),
        ):
            tags.add(library, press[name].id, tag)
        for name in ("hopital.html", "bridge.txt"):
            articles.mark_opened(library, press[name].id)
            articles.mark_read(library, press[name].id, read=True)
        articles.save_place(library, press["hopital.html"].id, place(press["hopital.html"], "Le ministère").start)
        make_feeds(library)


def write_in_margins(library: Library, press: dict[str, Article], gone: Article) -> None:
    """Bookmarks, notes, a draft, and corrections of each sort."""

    def pen(article: Article) -> Pen:
        reading = readings.load(library, article.id)
        assert reading is not None
        return Pen(library, reading)

    port = pen(press["port.txt"])
    port.bookmark("Elle a assuré que les travaux étaient terminés.")
    asked = "Demander le chiffre exact.\nQui l’a donné ?"
    port.note("Selon la préfecture, 140 bateaux pourraient revenir avant l’été.", asked)
    port.note("« On nous promet la même chose tous les ans »", "Le Goff disait le contraire en 2022.", "quote")
    port.draft("D’après lui, le trafic augmentera de 20 % en deux ans.", "Vérifier auprès de")
    port.correct("Valbrune", "entity", dismissed=True)
    port.correct("« Nous avons investi", "quote", status="checked")
    port.correct("que les travaux étaient terminés", "quote", speakers=("Élise Kerdran",), status="to check")
    port.correct("« On nous promet", "quote", speakers=("Loïc Morvan",))
    port.correct("« Le chenal est sûr »", "quote", speakers=())
    port.correct("140 bateaux pourraient revenir", "claim", status="doubtful", speakers=("préfecture maritime",))
    hospital = pen(press["hopital.html"])
    hospital.correct("« Aucun poste ne sera supprimé »", "quote", dismissed=True)
    hospital.correct("la décision coûtera 3 millions", "claim", dismissed=True)
    hospital.correct("« Nous serons vigilants »", "quote", dismissed=False, status="to check")
    budget = pen(press["budget.md"])
    budget.note("Elle estime que la dette doublera d’ici 2027.", "Comparer avec le rapport de la chambre.")
    pen(gone).note("La piscine ferme.", "Article retiré, note gardée.")


def make_feeds(library: Library) -> None:
    """Two feeds: one asked for, partly read; one not asked for yet."""
    main(["feeds", "import", str(HERE / "feeds.opml")], standalone_mode=False)
    found = feeds.load(str(HERE / "feed.xml"))
    address = f"{SILLON}/rss"
    asked = replace(found, source=address, etag='"301"', modified="Thu, 23 May 2024 05:00:00 GMT")
    subscriptions.store(library, address, replace(asked, entries=asked.entries[:2], retrieved="2024-05-22T07:00:00Z"))
    subscriptions.mark_viewed(library, address)
    subscriptions.mark_read(library, address, ["sillon-302"])
    subscriptions.store(library, address, replace(asked, retrieved="2024-05-23T07:00:00Z"))


async def read_a_while() -> None:
    """Leave the reader in an article, the panes arranged, a list filtered, another in another order, a theme chosen."""
    with Library() as library:
        article = articles.get(library, articles.find(library, f"{KEPT_AT}/port.txt"))
    assert article is not None
    app = SawtReader(article, Services(library=LibraryThread(), settings=read().settings))
    async with app.run_test(size=(140, 45)) as pilot:
        await app.opened()
        await pilot.pause()
        app.theme = "sawt-light"
        await pilot.press("s", "s", "s", "greater_than_sign", "greater_than_sign")
        await pilot.press("3", "f", *"direct", "enter", "4", "r")
        await pilot.pause()


# --- Archives


def make_archives() -> None:
    """Three forms, each whole and as an interrupted run left it."""
    os.chdir(HERE)
    wires = Path("wires.jsonl")
    towns = ("Arcy", "Brelles", "Corval", "Dampré", "Esnans", "Fleury")
    people = ("Anne Vasseur", "Denis Rolland", "Farid Slimani")
    with wires.open("w", encoding="utf-8") as file:
        for number, (town, name) in enumerate(itertools.product(towns, people)):
            said = f"À {town}, {number + 2} rues ont été fermées. « Nous rouvrirons vite », a promis {name}."
            day = f"2024-0{number % 3 + 1}-15"
            wire = {"text": said, "title": f"{town} sous l’eau", "outlet": "Agence Nord", "published": day}
            file.write(json.dumps(wire, ensure_ascii=False) + "\n")
    ARCHIVES.mkdir()
    for form in ("jsonl", "sqlite", "parquet"):
        run("analyze", "press", str(wires), "-o", str(ARCHIVES / f"whole.{form}"))
        interrupt_after_a_batch("analyze", "press", str(wires), "-o", str(ARCHIVES / f"stopped.{form}"))


def interrupt_after_a_batch(*arguments: str) -> None:
    """Run a command of `analyze` that ctrl+c stops once its first rows are written."""
    all_rows = analyze.rows

    def first_rows(*given):
        yield next(all_rows(*given))
        raise KeyboardInterrupt

    analyze.rows = first_rows
    try:
        with suppress(KeyboardInterrupt):
            run(*arguments)
    finally:
        analyze.rows = all_rows


# --- What that version said of it all


def tell() -> None:
    """Write down what the commands of that version say of the library and the archives, and the annotations."""
    SAID.mkdir()
    searched = ("travaux", "promet", "chiffre", "préfecture")
    said = {
        "library-list.jsonl": run("library", "list", "--json"),
        "library-tags.jsonl": run("library", "tags", "--json"),
        "library-export.jsonl": run("library", "export"),
        "feeds-list.jsonl": run("feeds", "list", "--json"),
        "feeds.opml": run("feeds", "export"),
        **{f"search-{word}.jsonl": run("library", "search", word, "--json") for word in searched},
    }
    with Library() as library:
        every = [one for entry in articles.entries(library) for one in annotation_store.of(library, entry.id)]
        announced = subscriptions.announced(library, f"{SILLON}/rss")
        placed = annotation_store.listed(library)
    for name, values in {"annotations": every, "announced": announced, "remarks": placed}.items():
        said[f"{name}.jsonl"] = b"".join(to_json(value) + b"\n" for value in values)
    for name, data in said.items():
        (SAID / name).write_bytes(data)
    run("voices", str(ARCHIVES / "whole.jsonl"), "-o", str(SAID / "voices.csv"))


def export() -> None:
    """A reading with corrections and notes, in every format."""
    (HERE / "exports").mkdir()
    reading = HERE / "exports" / "port.jsonl"
    reading.write_bytes(run("library", "export", f"{KEPT_AT}/port.txt"))
    for name in (*FORMATS, "conllu", "docbin"):
        if name not in ("jsonl", "html"):
            run("export", str(reading), "--to", name, "-o", str(HERE / "exports"))


def save_pipeline() -> None:
    """A pipeline of our stages alone; a tokenizer of spaCy's is 1.5 MB and is no matter of ours."""
    nlp = spacy.blank("fr")
    for stage in ("sawt_sentences", *pipeline.STAGES):
        nlp.add_pipe(stage)
    nlp.to_disk(HERE / "pipeline", exclude=["tokenizer"])


if __name__ == "__main__":
    for folder in (LIBRARY, CONFIG, ARCHIVES, SAID, HERE / "exports", HERE / "pipeline"):
        shutil.rmtree(folder, ignore_errors=True)
    make_settings()
    make_library()
    asyncio.run(read_a_while())
    make_archives()
    tell()
    export()
    save_pipeline()
    sys.exit(0)
