"""What the terminal says of its background, among the keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, Paste

from sawt_reader.reader.services import Services
from sawt_reader.reader.terminal.background import PATIENCE, AnswerParser, BackgroundFound, is_light

WHITE = "rgb:ffff/ffff/ffff"
ENDS = ("\x07", "\x1b\\", "\x9c")


class Heard:
    """What a parser makes of pieces, with as much time between two as the test says."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch | None = None) -> None:
        self.answers: list[str] = []
        self.keys: list[str] = []
        self._now = 1000.0
        self._parser = AnswerParser(self.answers.append)
        if monkeypatch is not None:
            monkeypatch.setattr("time.monotonic", lambda: self._now)
            monkeypatch.setattr("textual._parser.get_time", lambda: self._now)

    def feed(self, *pieces: str) -> Heard:
        for piece in pieces:
            self._take(self._parser.feed(piece))
        return self

    def wait(self, seconds: float) -> Heard:
        self._now += seconds
        self._take(self._parser.tick())
        return self

    def _take(self, messages) -> None:
        for message in messages:
            assert isinstance(message, Key | Paste)
            self.keys.append(message.key if isinstance(message, Key) else message.text)


@pytest.mark.parametrize("end", ENDS)
def test_an_answer_in_any_two_pieces_is_heard_and_nothing_of_it_is_typed(end: str):
    whole = f"\x1b]11;{WHITE}{end}"
    for cut in range(len(whole) + 1):
        heard = Heard().feed("j" + whole[:cut], whole[cut:] + "k")
        assert (heard.answers, heard.keys) == ([WHITE], ["j", "k"]), cut


@pytest.mark.parametrize("end", ENDS)
def test_an_answer_may_come_slowly(end: str, monkeypatch: pytest.MonkeyPatch):
    whole = f"\x1b]11;{WHITE}{end}"
    for cut in range(len(whole) + 1):
        heard = Heard(monkeypatch).feed("j" + whole[:cut]).wait(PATIENCE / 2).feed(whole[cut:] + "k")
        # An Escape alone for so long is the key.
        assert heard.keys == (["j", "escape", "k"] if cut == 1 else ["j", "k"]), cut
        assert heard.answers == [WHITE]


KEYS = st.lists(st.sampled_from(["q", "\x1b[A", "\x1b[1;2B", "\x1b[200~collé\x1b[201~", "é", "\t", "\x7f"]), max_size=6)


@given(before=KEYS, after=KEYS, end=st.sampled_from(ENDS), data=st.data())
def test_keys_around_an_answer_are_what_they_are_without_it(before, after, end: str, data: st.DataObject):
    stream = "".join(before) + f"\x1b]11;{WHITE}{end}" + "".join(after)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(stream)), max_size=5)))
    pieces = [stream[a:b] for a, b in zip([0, *cuts], [*cuts, len(stream)], strict=True) if a < b]
    heard, plain = Heard().feed(*pieces), Heard().feed("".join(before + after) or "q")
    assert heard.answers == [WHITE]
    assert heard.keys == (plain.keys if before + after else [])


def test_what_only_looks_like_an_answer_is_keys(monkeypatch: pytest.MonkeyPatch):
    assert Heard(monkeypatch).feed("\x1b").wait(0.2).keys == ["escape"]
    assert Heard(monkeypatch).feed("\x1b").wait(0.2).feed("\x1b").wait(0.2).keys == ["escape", "escape"]
    assert Heard(monkeypatch).feed("\x1b").wait(0.2).feed("]1").wait(2).keys == ["escape", "right_square_bracket", "1"]
    assert Heard(monkeypatch).feed("]11;").keys == ["right_square_bracket", "1", "1", "semicolon"]
    assert Heard(monkeypatch).feed("\x1b", "[A").keys == ["up"]


def test_an_answer_that_never_ends_costs_no_key_for_long(monkeypatch: pytest.MonkeyPatch):
    heard = Heard(monkeypatch).feed(f"\x1b]11;{WHITE}").wait(PATIENCE).feed("q")
    assert (heard.answers, heard.keys) == ([WHITE], ["q"])
    heard = Heard().feed(f"\x1b]11;{WHITE}\x1b[A")
    assert (heard.answers, heard.keys) == ([WHITE], ["up"])
    heard = Heard().feed("\x1b]11;" + "z" * 5000, "z" * 5000 + "\x07q")
    assert len(heard.answers[0]) < 100 and heard.keys == ["q"]


@pytest.mark.parametrize(
    ("answer", "light"),
    [
        (WHITE, True),
        ("rgb:0000/0000/0000", False),
        ("rgba:fd/f6/e3/ff", True),
        ("rgb:00/2b/36", False),
        ("rgb:F/F/D", True),
        ("purple", None),
        ("", None),
        ("rgb:ff/ff", None),
    ],
)
def test_light_is_what_dark_letters_are_read_on(answer: str, light: bool | None):
    assert is_light(answer) is light


async def test_the_theme_follows_the_terminal_until_one_is_chosen(running, settings_file):
    async with running() as pilot:
        app = pilot.app
        for light, name in ((True, "sawt-light"), (False, "sawt-dark"), (True, "sawt-light")):
            app.post_message(BackgroundFound(light))
            await pilot.pause()
            assert app.theme == name
        assert not settings_file.parent.exists(), "what the terminal decides is nobody's choice"
        app.theme = "sawt-contrast"
        await pilot.pause()
        app.post_message(BackgroundFound(False))
        await pilot.pause()
        assert app.theme == "sawt-contrast"
        await pilot.press("colon", *"theme of the terminal")
        await pilot.pause()
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.theme == "sawt-dark"
        app.post_message(BackgroundFound(True))
        await pilot.pause()
        assert app.theme == "sawt-light"
    async with running() as pilot:
        assert pilot.app.follows_terminal


@pytest.mark.parametrize(
    ("colours", "theme"),
    [
        ("0;15", "sawt-light"),
        ("0;default;7", "sawt-light"),
        ("15;0", "sawt-dark"),
        ("", "sawt-dark"),
        ("x", "sawt-dark"),
    ],
)
async def test_the_environment_tells_before_the_terminal(running, monkeypatch, colours: str, theme: str):
    monkeypatch.setenv("COLORFGBG", colours)
    async with running() as pilot:
        assert pilot.app.theme == theme


async def test_a_theme_of_the_settings_stays(article, worker):
    from sawt_reader.reader.app import SawtReader
    from sawt_reader.system.settings import Settings

    app = SawtReader(article, Services(worker=worker, settings=Settings(theme="sawt-dark")))
    async with app.run_test() as pilot:
        app.post_message(BackgroundFound(True))
        await pilot.pause()
        assert app.theme == "sawt-dark" and not app.follows_terminal
