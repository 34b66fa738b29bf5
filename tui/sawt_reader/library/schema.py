"""The tables, as steps from one version of the file to the next. A released step never changes.

A row of `works` stands for all versions of one source or URL; `origins` are the names that identify a work: its paths,
its URLs, the ids of its texts. `statements` and `voices` are an index of readings and corrections; it is `stale` after
a correction. `roles` and `figures` are indexes of readings, too: who was what on the day an article was published, and
the figures of claims. `appearances` counts who speaks in each article, and triggers keep the sums of it in `people`.
"""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x53415754
"""In the header of the file, to tell a library from databases of other programs: "SAWT" in ASCII."""

_TOKENS = "tokenize = 'unicode61 remove_diacritics 2'"


def _indexed(index: str, table: str, *columns: str, options: str = "") -> tuple[str, ...]:
    """A full-text index over columns of a table with a `number`, and the triggers that keep it up to date."""
    names = ", ".join(columns)
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("old", "new"))
    remove = f"INSERT INTO {index} ({index}, rowid, {names}) VALUES ('delete', old.number, {old});"
    insert = f"INSERT INTO {index} (rowid, {names}) VALUES (new.number, {new});"
    return (
        f"CREATE VIRTUAL TABLE {index} USING fts5({names}, content = '{table}', content_rowid = 'number', {_TOKENS}"
        f"{options and f', {options}'})",
        f"CREATE TRIGGER {table}_inserted AFTER INSERT ON {table} BEGIN {insert} END",
        f"CREATE TRIGGER {table}_deleted AFTER DELETE ON {table} BEGIN {remove} END",
        f"CREATE TRIGGER {table}_updated AFTER UPDATE OF {names} ON {table}"
        f" WHEN ({old}) IS NOT ({new}) BEGIN {remove} {insert} END",
    )


_FIRST = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    """CREATE TABLE works (
        number INTEGER PRIMARY KEY,
        current INTEGER REFERENCES articles ON DELETE SET NULL)""",
    "CREATE INDEX works_current ON works (current)",
    """CREATE TABLE origins (
        name TEXT PRIMARY KEY,
        work INTEGER NOT NULL REFERENCES works ON DELETE CASCADE) WITHOUT ROWID""",
    "CREATE INDEX origins_work ON origins (work)",
    """CREATE TABLE articles (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        work INTEGER NOT NULL REFERENCES works ON DELETE CASCADE,
        source TEXT NOT NULL, url TEXT, retrieved TEXT, title TEXT, title_key TEXT, outlet TEXT, outlet_key TEXT,
        byline TEXT, published TEXT, modified TEXT, language TEXT NOT NULL, dropped INTEGER NOT NULL,
        words INTEGER NOT NULL, quotes INTEGER, claims INTEGER,
        added TEXT NOT NULL, opened TEXT, read INTEGER NOT NULL DEFAULT 0, place INTEGER NOT NULL DEFAULT 0,
        stale INTEGER NOT NULL DEFAULT 0,
        day TEXT GENERATED ALWAYS AS (coalesce(published, substr(coalesce(retrieved, added), 1, 10))) STORED)""",
    "CREATE INDEX articles_work ON articles (work)",
    "CREATE INDEX articles_outlet ON articles (outlet_key, day)",
    "CREATE INDEX articles_stale ON articles (number) WHERE stale",
    # Not in `articles`, as SQLite rewrites a changed row as a whole; `heading` repeats the title, for the index.
    """CREATE TABLE texts (
        number INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
        heading TEXT, text TEXT NOT NULL, blocks TEXT NOT NULL)""",
    *_indexed("text_index", "texts", "heading", "text"),
    """CREATE TABLE readings (
        article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
        model TEXT NOT NULL, version TEXT NOT NULL, body BLOB NOT NULL,
        PRIMARY KEY (article, model, version))""",
    """CREATE TABLE statements (
        number INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
        layer TEXT NOT NULL, item TEXT NOT NULL, start INTEGER NOT NULL,
        speakers TEXT NOT NULL, unsure INTEGER NOT NULL, status TEXT, text TEXT NOT NULL)""",
    "CREATE INDEX statements_article ON statements (article)",
    *_indexed("statement_index", "statements", "text"),
    """CREATE TABLE voices (
        statement INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE,
        article INTEGER NOT NULL, layer TEXT NOT NULL,
        role TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL,
        PRIMARY KEY (key, role, statement)) WITHOUT ROWID""",
    "CREATE INDEX voices_statement ON voices (statement)",
    """CREATE TABLE annotations (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        work INTEGER NOT NULL REFERENCES works ON DELETE CASCADE,
        kind TEXT NOT NULL, record TEXT NOT NULL, text TEXT NOT NULL)""",
    "CREATE INDEX annotations_work ON annotations (work)",
    *_indexed("annotation_index", "annotations", "text"),
    """CREATE TABLE tags (
        work INTEGER NOT NULL REFERENCES works ON DELETE CASCADE,
        name TEXT NOT NULL,
        PRIMARY KEY (work, name)) WITHOUT ROWID""",
    """CREATE TABLE session (
        number INTEGER PRIMARY KEY CHECK (number = 1),
        article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
        layout TEXT NOT NULL)""",
)

_NOTICE = ("ALTER TABLE articles ADD COLUMN notice TEXT",)

# `source` is the URL or path that the feed is fetched from. `place` is the position of an article in its feed, from 0;
# NULL once the feed no longer announces it.
_FEEDS = (
    """CREATE TABLE subscriptions (
        number INTEGER PRIMARY KEY,
        source TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL, folder TEXT,
        etag TEXT, modified TEXT, retrieved TEXT)""",
    """CREATE TABLE announcements (
        subscription INTEGER NOT NULL REFERENCES subscriptions ON DELETE CASCADE,
        id TEXT NOT NULL, place INTEGER,
        title TEXT NOT NULL, url TEXT, published TEXT, summary TEXT NOT NULL,
        arrived TEXT NOT NULL, new INTEGER NOT NULL DEFAULT 1, read INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (subscription, id)) WITHOUT ROWID""",
)

# No change of tables: from this version on an annotation may be a draft, which earlier programs cannot decode.
_DRAFTS: tuple[str, ...] = ()

# The length of a text in code points, to show how much has been read; the kind of a quote, and the certainty of a claim
# or "denied". For older rows the quotation marks give the kind of a quote; a claim has none until it is reindexed.
_LENGTH_AND_KIND = (
    "ALTER TABLE articles ADD COLUMN length INTEGER NOT NULL DEFAULT 0",
    "UPDATE articles SET length = coalesce((SELECT length(text) FROM texts t WHERE t.number = articles.number), 0)",
    "ALTER TABLE statements ADD COLUMN kind TEXT",
    """UPDATE statements SET kind = CASE
        WHEN substr(text, 1, 1) IN ('«', '“', '"', '‹', '—', '–') THEN 'direct'
        WHEN text GLOB '*[«“"‹]*' THEN 'mixed'
        ELSE 'indirect' END WHERE layer = 'quote'""",
)

# Anchors now name the text they were made on. For an older one that is the version, current then or else any, that has
# its words and context at its place; if none has, it is located as in a changed text.
# The index may contain corrections that had moved to different words, so it is stale.
_ANCHORS = (
    """UPDATE annotations SET record = json_set(record, '$.anchor.article', coalesce((
        SELECT a.id FROM articles a JOIN texts t USING (number), (SELECT
            json_extract(annotations.record, '$.anchor.start') AS start,
            json_extract(annotations.record, '$.anchor.exact') AS exact,
            json_extract(annotations.record, '$.anchor.prefix') AS prefix,
            json_extract(annotations.record, '$.anchor.suffix') AS suffix,
            coalesce(json_extract(annotations.record, '$.created'),
                json_extract(annotations.record, '$.modified')) AS made)
        WHERE a.work = annotations.work AND substr(t.text, start - length(prefix) + 1,
            length(prefix) + length(exact) + length(suffix)) = prefix || exact || suffix
        ORDER BY a.added > made, a.number DESC LIMIT 1), '')) WHERE json_valid(record)""",
    "UPDATE articles SET stale = 1 WHERE work IN (SELECT work FROM annotations WHERE kind = 'correction')",
)

# The roles of people, which older readings contain; the reader indexes those in the background. `office` is a key for
# equal roles, `person` one for equal names.
_ROLES = (
    """CREATE TABLE roles (
        number INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
        office TEXT NOT NULL, day TEXT,
        person TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, gender TEXT, country TEXT)""",
    "CREATE INDEX roles_article ON roles (article)",
    "CREATE INDEX roles_office ON roles (office, day)",
    "CREATE INDEX roles_person ON roles (person, day)",
    "ALTER TABLE articles ADD COLUMN roles_known INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX articles_roles_unknown ON articles (number) WHERE NOT roles_known",
    """CREATE TRIGGER articles_dated AFTER UPDATE OF published ON articles WHEN old.published IS NOT new.published
        BEGIN UPDATE roles SET day = new.published WHERE article = new.number; END""",
)

# `appearances` are filled for earlier articles by `sawt_reader.library.appearances` (`indexed` is then 1), all indexes
# from their readings by `sawt_reader.library.readings` in the background (2). `current` is whether the article is the
# current version of its work; only such ones count in `people`.
# A watch is a saved search; `seen` is the number of the last article, `seen_at` the time, when its hits were looked at.
_COUNT = """INSERT INTO people (key, name, quotes, claims, articles)
        VALUES (new.key, new.name, new.quotes, new.claims, 1) ON CONFLICT (key) DO UPDATE SET
        name = max(name, excluded.name), quotes = quotes + excluded.quotes, claims = claims + excluded.claims,
        articles = articles + 1;"""
_DISCOUNT = """UPDATE people SET quotes = quotes - old.quotes, claims = claims - old.claims, articles = articles - 1
        WHERE key = old.key;
        DELETE FROM people WHERE key = old.key AND articles < 1;"""
_EMPTY = "DELETE FROM outlets WHERE articles < 1;"
_SHELVE = f"""INSERT INTO outlets SELECT outlet_key, outlet, 1 FROM articles
            WHERE number = new.current AND outlet_key IS NOT NULL
            ON CONFLICT (key) DO UPDATE SET name = max(name, excluded.name), articles = articles + 1;
        {_EMPTY}"""
_ACROSS = (
    """CREATE TABLE appearances (
        key TEXT NOT NULL,
        article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
        name TEXT NOT NULL, kind TEXT, gender TEXT,
        quotes INTEGER NOT NULL, claims INTEGER NOT NULL, current INTEGER NOT NULL,
        PRIMARY KEY (key, article)) WITHOUT ROWID""",
    "CREATE INDEX appearances_article ON appearances (article)",
    """CREATE TABLE people (
        number INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL, quotes INTEGER NOT NULL, claims INTEGER NOT NULL, articles INTEGER NOT NULL)""",
    "CREATE INDEX people_said ON people (quotes + claims)",
    *_indexed("people_index", "people", "key", options="prefix = '1 2 3'"),
    f"CREATE TRIGGER appearances_inserted AFTER INSERT ON appearances WHEN new.current BEGIN {_COUNT} END",
    f"CREATE TRIGGER appearances_deleted AFTER DELETE ON appearances WHEN old.current BEGIN {_DISCOUNT} END",
    f"""CREATE TRIGGER appearances_now_current AFTER UPDATE OF current ON appearances
        WHEN new.current AND NOT old.current BEGIN {_COUNT} END""",
    f"""CREATE TRIGGER appearances_no_longer_current AFTER UPDATE OF current ON appearances
        WHEN old.current AND NOT new.current BEGIN {_DISCOUNT} END""",
    """CREATE TRIGGER works_turned AFTER UPDATE OF current ON works WHEN old.current IS NOT new.current BEGIN
        UPDATE appearances SET current = 0 WHERE article = old.current;
        UPDATE appearances SET current = 1 WHERE article = new.current; END""",
    # Current versions by outlet. A trigger on `works` cannot read the outlet of an article that is deleted, or whose
    # work is: those are taken off before.
    "CREATE TABLE outlets (key TEXT PRIMARY KEY, name TEXT NOT NULL, articles INTEGER NOT NULL) WITHOUT ROWID",
    """INSERT INTO outlets SELECT outlet_key, max(outlet), count(*) FROM articles a JOIN works w ON w.current = a.number
        WHERE outlet_key IS NOT NULL GROUP BY outlet_key""",
    f"""CREATE TRIGGER outlets_turned AFTER UPDATE OF current ON works WHEN old.current IS NOT new.current BEGIN
        UPDATE outlets SET articles = articles - 1
            WHERE key = (SELECT outlet_key FROM articles WHERE number = old.current);
        {_SHELVE} END""",
    f"""CREATE TRIGGER outlets_work_deleted BEFORE DELETE ON works BEGIN
        UPDATE outlets SET articles = articles - 1
            WHERE key = (SELECT outlet_key FROM articles WHERE number = old.current); {_EMPTY} END""",
    f"""CREATE TRIGGER outlets_article_deleted BEFORE DELETE ON articles
        WHEN EXISTS (SELECT 1 FROM works WHERE current = old.number) BEGIN
        UPDATE outlets SET articles = articles - 1 WHERE key = old.outlet_key; {_EMPTY} END""",
    f"""CREATE TRIGGER outlets_named AFTER UPDATE OF outlet_key ON articles
        WHEN old.outlet_key IS NOT new.outlet_key AND EXISTS (SELECT 1 FROM works WHERE current = new.number) BEGIN
        UPDATE outlets SET articles = articles - 1 WHERE key = old.outlet_key;
        {_SHELVE.replace("new.current", "new.number")} END""",
    """CREATE TABLE figures (
        statement INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE,
        value REAL NOT NULL, unit TEXT)""",
    "CREATE INDEX figures_value ON figures (value)",
    "CREATE INDEX figures_statement ON figures (statement)",
    "ALTER TABLE articles ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0",
    "DROP INDEX articles_roles_unknown",
    "CREATE INDEX articles_to_index ON articles (indexed, number) WHERE indexed < 2",
    """CREATE TABLE watches (
        number INTEGER PRIMARY KEY,
        search TEXT NOT NULL UNIQUE,
        added TEXT NOT NULL, seen INTEGER NOT NULL, seen_at TEXT NOT NULL)""",
)

# What the user has changed, to be undone or redone later, as JSON of a `Change`. From this version on a correction may
# add an item or change its words, which earlier programs would not show.
_CHANGES = (
    """CREATE TABLE changes (
        number INTEGER PRIMARY KEY,
        work INTEGER NOT NULL REFERENCES works ON DELETE CASCADE,
        record TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0)""",
    "CREATE INDEX changes_work ON changes (work, undone)",
    # A claim follows the corrected speaker of its quote now.
    "UPDATE articles SET stale = 1 WHERE work IN (SELECT work FROM annotations WHERE kind = 'correction')",
)

# What the user has changed beside annotations is recorded, too: `kind` is one of `sawt_reader.library.changes`, `work`
# the article that is changed, or NULL.
_JOURNAL = (
    "ALTER TABLE changes RENAME TO earlier_changes",
    """CREATE TABLE changes (
        number INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        work INTEGER REFERENCES works ON DELETE CASCADE,
        record BLOB NOT NULL, undone INTEGER NOT NULL DEFAULT 0)""",
    "INSERT INTO changes SELECT number, 'annotation', work, CAST(record AS BLOB), undone FROM earlier_changes",
    "DROP TABLE earlier_changes",
    "CREATE INDEX changes_work ON changes (work, undone)",
)

STEPS: tuple[tuple[str, ...], ...] = (
    _FIRST,
    _NOTICE,
    _FEEDS,
    _DRAFTS,
    _LENGTH_AND_KIND,
    _ANCHORS,
    _ROLES,
    _ACROSS,
    _CHANGES,
    _JOURNAL,
)
"""Step n updates a file from version n to version n + 1."""

LATE_INDEXES: tuple[str, ...] = (
    "articles_added ON articles (added)",
    "articles_opened ON articles (opened)",
    "articles_day ON articles (day)",
    "articles_title ON articles (coalesce(title_key, source))",
    "articles_shelf ON articles (coalesce(outlet_key, '~'), day)",
)
"""Indexes that only speed up queries, as the SQL after CREATE INDEX, which starts with the name.

They are not part of a step, as one takes seconds for a large library: the reader builds them after the first frame.
"""

INDEXES = ("text_index", "statement_index", "annotation_index", "people_index")


def version(connection: sqlite3.Connection) -> int:
    """The version of a file; 0 for a new one."""
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return number


def migrate(connection: sqlite3.Connection) -> None:
    """Update a file to the newest version, each step in one transaction."""
    while version(connection) < len(STEPS):
        connection.execute("BEGIN IMMEDIATE")
        try:
            number = version(connection)  # another process may have done the step while this one waited
            if number < len(STEPS):
                for statement in STEPS[number]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number + 1}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def build_next(connection: sqlite3.Connection) -> bool:
    """Build the first late index that is missing. Returns whether one was missing."""
    built = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'index'")}
    missing = next((index for index in LATE_INDEXES if index.split()[0] not in built), None)
    if missing is not None:
        connection.execute(f"CREATE INDEX IF NOT EXISTS {missing}")
    return missing is not None
