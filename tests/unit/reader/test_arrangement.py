import pytest

from sawt_reader.reader.look.arrangement import LARGEST_SHARE, PANES, SMALLEST_SHARE, Arrangement


def seen(arrangement: Arrangement) -> list[str]:
    return [pane for pane in PANES if arrangement.shows(pane)]


def test_a_wide_terminal_shows_everything():
    assert seen(Arrangement()) == list(PANES)


def test_a_narrow_terminal_shows_one_list():
    narrow = Arrangement(wide=False)
    assert seen(narrow) == ["article", "entities"]
    assert seen(narrow.activate("claims").activate("article")) == ["article", "claims"]


def test_a_low_terminal_shows_the_list_while_it_has_focus():
    low = Arrangement(wide=False, tall=False)
    assert seen(low) == ["article"]
    assert seen(low.activate("quotes")) == ["article", "quotes"]


def test_hidden_lists_come_back_when_one_is_asked_for():
    hidden = Arrangement(active="quotes").toggle_lists()
    assert seen(hidden) == ["article"] and hidden.active == "article"
    assert "quotes" in seen(hidden.activate("quotes"))
    assert seen(hidden.toggle_lists()) == list(PANES)


@pytest.mark.parametrize("pane", PANES)
def test_the_active_pane_is_in_sight_whatever_else(pane: str):
    for wide in (True, False):
        for tall in (True, False):
            for maximised in (True, False):
                arrangement = Arrangement(wide=wide, tall=tall, maximised=maximised, hidden=True).activate(pane)
                assert arrangement.shows(pane)
                assert not maximised or seen(arrangement) == [pane]


def test_sizes_stay_within_bounds():
    assert Arrangement().resize(100).share == LARGEST_SHARE
    assert Arrangement().resize(-100).share == SMALLEST_SHARE


def test_the_panes_are_a_ring():
    assert Arrangement().neighbour(-1) == "details"
    assert Arrangement(active="details").neighbour(1) == "article"


def test_the_pane_used_last_beside_the_article_has_the_room_of_the_others():
    assert Arrangement().grown == ""
    quotes = Arrangement().activate("quotes")
    assert quotes.grown == "quotes"
    assert quotes.activate("article").grown == "quotes"
    assert quotes.activate("claims").grown == "claims"


def test_what_is_under_the_mouse_stays_there():
    clicked = Arrangement().activate("quotes").activate_in_place("claims")
    assert (clicked.active, clicked.grown) == ("claims", "quotes")
    assert clicked.grow().grown == "claims"
    assert clicked.activate_in_place("article").grow().grown == "quotes"
