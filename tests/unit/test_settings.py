"""The settings file: what it may hold, and that nothing in it stops the program."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given
from hypothesis import settings as tries
from hypothesis import strategies as st

from sawt_reader.cli.main import main
from sawt_reader.library.store import data_folder
from sawt_reader.reader.look.arrangement import LARGEST_SHARE, SMALLEST_SHARE
from sawt_reader.system import settings
from sawt_reader.system.settings import DEFAULTS, LayoutSettings, Settings, field_types, meta_of


@pytest.fixture
def write(settings_file: Path):
    """`write(text)`: a settings file."""

    def save(text: str | bytes) -> Path:
        settings_file.parent.mkdir(exist_ok=True)
        settings_file.write_bytes(text.encode() if isinstance(text, str) else text)
        return settings_file

    return save


def test_without_a_file_all_is_as_usual_and_nothing_is_made(settings_file: Path):
    assert settings.read() == (DEFAULTS, ())
    assert not settings_file.parent.exists()


def test_what_is_set_holds(write):
    write('theme = "sawt-light"\nmouse = false\nlayout.article = 40\n[keys]\n"app.open" = "ctrl+o"\nlist.next = "n"\n')
    found = settings.read()
    assert found.problems == ()
    assert found.settings == Settings(
        theme="sawt-light", mouse=False, layout=LayoutSettings(40), keys={"app.open": "ctrl+o", "list.next": "n"}
    )


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("colour = 1", "unknown setting colour"),
        ("layout.colour = 1", "unknown setting layout.colour"),
        ('mouse = "no"', "mouse must be true or false"),
        ("theme = 3", "theme must be text in quotes"),
        ('language = "klingon"', 'language must be one of "", "en", "fr"'),
        ("layout.article = 5", "layout.article must be a number from 25 to 85"),
        ("layout = 5", "layout must be a table"),
        ("keys = 5", "keys must be a table"),
        ('keys."app.open" = 5', "keys.app.open must be text"),
    ],
)
def test_what_cannot_be_used_is_a_line_and_the_rest_holds(write, line: str, why: str):
    path = write(f"{line}\n[search]\nregular_expressions = true\n")
    found = settings.read()
    assert len(found.problems) == 1
    assert str(path) in found.problems[0] and why in found.problems[0]
    assert found.settings.search.regular_expressions
    assert found.settings == Settings(search=found.settings.search)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("theme = ", "is not TOML"),
        ("a = " + "[" * 5000, "is not TOML"),
        ("a = " + "1" * 5000, "is not TOML"),
        (b'theme = "\xff"', "is not in UTF-8"),
        (b"# " + b"x" * settings.LARGEST_FILE, "is too large"),
    ],
)
def test_a_broken_file_is_a_line(write, text: str | bytes, why: str):
    path = write(text)
    before = path.read_bytes()
    found = settings.read()
    assert found.settings == DEFAULTS
    assert len(found.problems) == 1 and why in found.problems[0] and str(path) in found.problems[0]
    assert "\n" not in found.problems[0]
    assert path.read_bytes() == before


def test_a_folder_in_place_of_the_file_is_a_line(settings_file: Path):
    settings_file.mkdir(parents=True)
    assert settings.read() == (DEFAULTS, (f"{settings_file} is not a file; using the default settings",))


def test_a_file_that_may_not_be_read_is_a_line(write, monkeypatch: pytest.MonkeyPatch):
    path = write("mouse = false")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert settings.read().problems == (f"{path} cannot be read: Permission denied; using the default settings",)


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000, "/dev/null/settings.toml"])
def test_a_path_that_can_be_none_is_no_traceback(monkeypatch: pytest.MonkeyPatch, name: str):
    # The environment cannot hold a NUL; the path can come from elsewhere.
    monkeypatch.setattr(settings, "settings_file", lambda: Path(name))
    assert settings.read().settings == DEFAULTS


@tries(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
def test_any_text_gives_settings(write, text: str):
    write(text)
    found = settings.read()
    assert isinstance(found.settings, Settings)
    assert all("\n" not in problem for problem in found.problems)


def test_every_setting_is_described():
    tables = (type(value) for value in vars_of(DEFAULTS).values() if isinstance(value, msgspec.Struct))
    described: list[type[msgspec.Struct]] = [Settings, *tables]
    for table in described:
        for name, annotated in field_types(table).items():
            assert meta_of(annotated).description, name


def vars_of(struct: Settings) -> dict[str, object]:
    return {name: getattr(struct, name) for name in struct.__struct_fields__}


def test_the_share_of_the_article_has_the_limits_of_the_reader():
    limits = meta_of(field_types(LayoutSettings)["article"])
    assert (limits.ge, limits.le) == (SMALLEST_SHARE, LARGEST_SHARE)


def test_the_library_lies_where_the_settings_say(write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.delenv("SAWT_READER_DATA", raising=False)
    path = write('library.folder = "kept"')
    assert data_folder() == path.parent / "kept"
    write('library.folder = "~/kept"')
    assert data_folder() == Path.home() / "kept"
    monkeypatch.setenv("SAWT_READER_DATA", str(tmp_path / "other"))
    assert data_folder() == tmp_path / "other"


# --- sawt-reader config


def config(*options: str):
    return CliRunner().invoke(main, ["config", *options])


def test_config_prints_a_file_that_says_what_holds(write):
    write('layout.article = 40\n[keys]\n"app.open" = "ctrl+o"\n')
    done = config()
    assert done.exit_code == 0
    assert "article = 40 # default: 60" in done.output
    table = tomllib.loads(done.output)
    assert table["layout"]["article"] == 40 and table["theme"] == "" and table["keys"] == {"app.open": "ctrl+o"}
    assert '# "app.open" = "o" # Open an article' in done.output
    assert all(name in table for name in field_types(Settings))


def test_config_tells_what_cannot_be_used_by_its_status(write):
    write('mouse = 1\n[keys]\n"app.open" = "j"\n')
    done = config()
    assert done.exit_code == 2
    assert "mouse must be true or false" in done.stderr
    assert "keys.app.open: j is used by article.next_sentence (Next sentence)" in done.stderr


def test_config_init_writes_a_file_of_comments_once(settings_file: Path):
    assert config("--init").exit_code == 0
    first = settings_file.read_text("utf-8")
    assert settings.read() == (DEFAULTS, ())
    assert all(line.startswith("#") for line in first.splitlines() if line)
    settings_file.write_text("mouse = false", "utf-8")
    done = config("--init")
    assert done.exit_code == 2 and "already exists" in done.stderr
    assert settings_file.read_text("utf-8") == "mouse = false"


def test_config_init_where_nothing_can_be_written(settings_file: Path):
    settings_file.parent.touch()
    done = config("--init")
    assert done.exit_code == 2 and "cannot be written" in done.stderr


def test_config_path(settings_file: Path):
    assert config("--path").output == f"{settings_file}\n"


def test_a_command_warns_and_goes_on(write):
    write("mouse = 1")
    done = CliRunner().invoke(main, ["schema"])
    assert done.exit_code == 0 and '"$defs"' in done.stdout
    assert "mouse must be true or false" in done.stderr


def test_the_language_is_chosen_before_the_commands_are_named(write, monkeypatch: pytest.MonkeyPatch):
    write('language = "fr"')
    monkeypatch.delenv("LANGUAGE", raising=False)
    code = (
        "import sys; sys.argv = ['sawt-reader', 'config', '--path']\n"
        "from sawt_reader import i18n; from sawt_reader.cli import start\n"
        "asked = []\n"
        "i18n.use = lambda language: asked.append((language, 'sawt_reader.cli.main' in sys.modules))\n"
        "try: start.main()\nexcept SystemExit: pass\n"
        "print(asked)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[('fr', False)]"


def test_without_settings_nothing_is_imported_for_them():
    code = (
        "import sys, sawt_reader.cli.launch\n"
        "from sawt_reader.system import settings\nsettings.read()\nprint(sorted(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "'tomllib'" not in done.stdout and "'sawt_reader.reader.keys.keymap'" not in done.stdout
