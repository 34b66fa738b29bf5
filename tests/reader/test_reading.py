"""Every key of the reading screen, and what passes between the panes."""

from __future__ import annotations

import pytest

from sawt_reader.reader.look.arrangement import PANES
from sawt_reader.reader.widgets.article import ArticleView

from .conftest import messages
from .probes import focused, here, items, reading_screen, shown


@pytest.mark.parametrize(("number", "azerty", "pane"), list(zip("12345", "&é\"'(", PANES, strict=True)))
async def test_numbers_focus_panes_on_either_keyboard(running, number: str, azerty: str, pane: str):
    async with running() as pilot:
        for key, other in ((number, "5"), (azerty, "1")):
            await pilot.press(other, key)
            assert focused(pilot) == pane


async def test_tab_goes_round_the_panes(running):
    async with running() as pilot:
        met = []
        for _ in PANES:
            await pilot.press("tab")
            met.append(focused(pilot))
        assert met == [*PANES[1:], PANES[0]]
        await pilot.press("shift+tab")
        assert focused(pilot) == "details"


async def test_moving_in_a_list_previews_and_leaving_returns(running, screen_rows):
    async with running() as pilot:
        await pilot.press("3", "j")
        assert items(pilot, "quotes").item.id == "q2"
        assert here(pilot) == "LE PHARE DU MATIN", "a preview leaves the cursor"
        assert "« Nous avons investi 40 millions d’euros »" in shown(pilot, screen_rows).split("Details")[1]
        await pilot.press("1")
        assert here(pilot) == "LE PHARE DU MATIN"


async def test_enter_jumps_and_back_returns(running):
    async with running() as pilot:
        await pilot.press("3", "j", "enter")
        assert focused(pilot) == "article"
        assert here(pilot).startswith("« Nous avons investi")
        await pilot.press("H")
        assert here(pilot) == "LE PHARE DU MATIN"
        await pilot.press("L")
        assert here(pilot).startswith("« Nous avons investi")
        await pilot.press("alt+left")
        assert here(pilot) == "LE PHARE DU MATIN"
        await pilot.press("alt+right")
        assert here(pilot).startswith("« Nous avons investi")


async def test_previews_do_not_enter_the_history(running):
    async with running() as pilot:
        await pilot.press("3", "j", "j", "k", "1", "H")
        assert here(pilot) == "LE PHARE DU MATIN"
        assert reading_screen(pilot).has_use("history.back") is False


async def test_enter_in_the_article_goes_on_to_the_next_mention(running):
    async with running() as pilot:
        await pilot.press("2", "enter")
        assert here(pilot).startswith("La maire de Valmer, Jeanne Corbin")
        await pilot.press("enter")
        assert here(pilot).startswith("« Nous avons investi")
        await pilot.press("enter")
        assert here(pilot).startswith("La maire"), "after the last mention comes the first"


async def test_enter_takes_the_item_under_the_cursor_when_none_is_selected(running):
    async with running() as pilot:
        await pilot.press("j", "enter")
        assert reading_screen(pilot).item.name == "Valmer"
        await pilot.press("enter")
        assert here(pilot).startswith("La maire de Valmer")


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ("e", "Le port de Valmer rouvre ses quais"),
        ("e e", "La maire de Valmer"),
        ("e e e e", "« Nous avons investi"),
        ("e e E", "Le port de Valmer rouvre ses quais"),
        ("s", "Elle a assuré"),
        ("s s s", "« Le port est sûr »"),
        ("G S", "Selon la préfecture"),
        ("c c", "« Nous avons investi"),
        ("G c", "Le syndicat Mer libre"),
        ("G C", "Selon la préfecture"),
        ("s s c", "« Nous avons investi"),
    ],
)
async def test_walking_entities_quotes_and_claims(running, keys: str, sentence: str):
    async with running() as pilot:
        await pilot.press(*keys.split())
        assert here(pilot).startswith(sentence)


async def test_a_walk_shows_the_details_and_moves_the_list(running, screen_rows):
    async with running() as pilot:
        await pilot.press("s", "s")
        assert items(pilot, "quotes").item.id == "q2"
        assert "a reporting verb after the words" in shown(pilot, screen_rows)
        assert focused(pilot) == "article"


async def test_a_walk_beyond_the_last_says_so(running):
    async with running() as pilot:
        await pilot.press("s", "s", "s", "s", "s")
        assert here(pilot).startswith("Selon la préfecture")
        assert messages(pilot) == ["no quote after this one"]


async def test_the_cursor_marks_its_items_and_leaves_the_highlight(running, screen_rows):
    async with running() as pilot:
        await pilot.press("j", "j")
        marked = [row.split("•")[1] for row in screen_rows(pilot.app) if "•" in row]
        assert [line.split("  ")[0] for line in marked] == ["Jeanne Corbin", "Valmer"]
        assert items(pilot, "entities").highlighted is None
        await pilot.press("j")
        marked = [row.split("•")[1] for row in screen_rows(pilot.app) if "•" in row]
        assert [line.split("  ")[0] for line in marked] == ["Jeanne Corbin ?"]


async def test_a_list_without_focus_follows_the_cursor(running):
    async with running(size=(100, 18)) as pilot:
        claims = items(pilot, "claims")
        assert claims.size.height < 4 and claims.scroll_y == 0
        await pilot.press("G")
        assert claims.scroll_y > 0
        await pilot.press("g", "j")
        assert claims.scroll_y == 0


async def test_movement_keys_act_on_the_focused_list(running):
    async with running() as pilot:
        await pilot.press("4")
        places = []
        for key in (
            "down",
            "j",
            "up",
            "k",
            "G",
            "g",
            "end",
            "home",
            "pagedown",
            "pageup",
            "space",
            "b",
            "ctrl+d",
            "ctrl+u",
        ):
            await pilot.press(key)
            places.append(items(pilot, "claims").item.id)
        assert places == "c2 c3 c2 c1 c4 c1 c4 c1 c4 c1 c4 c1 c4 c1".split()


async def test_maximise_gives_a_pane_the_screen_and_escape_takes_it_back(running):
    async with running() as pilot:
        await pilot.press("3", "z")
        assert [pane for pane in PANES if pilot.app.screen.query_one(f"#{pane}").region.area] == ["quotes"]
        await pilot.press("tab")
        assert focused(pilot) == "claims"
        await pilot.press("escape")
        assert all(pilot.app.screen.query_one(f"#{pane}").region.area for pane in PANES)
        assert focused(pilot) == "claims"
        await pilot.press("escape")
        assert focused(pilot) == "article"


async def test_hide_and_resize(running):
    async with running() as pilot:
        view = pilot.app.screen.query_one(ArticleView)
        width = view.region.width
        await pilot.press("<")
        assert view.region.width < width
        await pilot.press(">", ">")
        assert view.region.width > width
        await pilot.press("2", "h")
        assert view.region.width == 139, "but for the map"
        assert focused(pilot) == "article"
        await pilot.press("h")
        assert view.region.width < 140
        await pilot.press("h", "3")
        assert focused(pilot) == "quotes" and items(pilot, "quotes").region.area


async def test_copying_a_sentence_and_its_citation(running):
    async with running() as pilot:
        await pilot.press("s", "s", "y")
        assert pilot.app.clipboard == "« Nous avons investi 40 millions d’euros », a déclaré Jeanne Corbin."
        assert messages(pilot) == ["copied 68 characters: « Nous avons investi 40 millions…"]
        await pilot.press("Y")
        assert pilot.app.clipboard == (
            "«\u00a0Nous avons investi 40 millions d’euros\u00a0» "
            "— Jeanne Corbin, Le Phare du matin, Le port de Valmer rouvre ses quais, phare.txt"
        )


async def test_copying_in_a_list_copies_what_is_previewed(running):
    async with running() as pilot:
        await pilot.press("4", "j", "j", "y")
        assert pilot.app.clipboard == "Selon la préfecture, 300 bateaux pourraient revenir."
        await pilot.press("Y")
        assert pilot.app.clipboard.startswith("300 bateaux pourraient revenir — la préfecture, Le Phare du matin")


async def test_what_to_know_of_an_article_is_in_the_status(running, article, screen_rows):
    from msgspec.structs import replace

    async with running() as pilot:
        pilot.app.screen.open(replace(article, dropped=1, notice="Article réservé aux abonnés."))
        await pilot.pause()
        text = " ".join(" ".join(screen_rows(pilot.app)).split())
        assert "· 1 invisible character left out ·" in text and "Article réservé aux abonnés." in text


async def test_the_lists_start_at_their_tops(running):
    async with running(size=(140, 20)) as pilot:
        await pilot.press("j")
        await pilot.pause()
        assert pilot.app.screen.query_one("#entities").scroll_y > 0, "the place named in the title"
        await pilot.press("k")
    async with running(size=(140, 20)) as pilot:
        assert pilot.app.screen.query_one("#entities").scroll_y == 0


async def test_ctrl_c_copies_a_selection_or_says_how_to_quit(running):
    async with running() as pilot:
        await pilot.press("ctrl+c")
        assert ["q" in note for note in messages(pilot)] == [True]
        pilot.app.screen.query_one(ArticleView).text_select_all()
        await pilot.press("ctrl+c")
        assert pilot.app.clipboard.strip() == "LE PHARE DU MATIN"


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_quitting_ends_the_worker(running, worker, key: str):
    async with running() as pilot:
        await pilot.press(key)
    assert worker.ended and pilot.app.return_code == 0


async def test_clicks_on_items_and_sentences(running):
    async with running() as pilot:
        # The second row of the second quote.
        await pilot.click("#quotes", offset=(10, 4))
        assert here(pilot).startswith("« Nous avons investi")
        assert focused(pilot) == "article"
        await pilot.click("#article", offset=(10, 1))
        assert here(pilot) == "LE PHARE DU MATIN"


async def test_a_double_click_selects_the_item(running, screen_rows):
    async with running() as pilot:
        row = next(n for n, text in enumerate(screen_rows(pilot.app)) if "La maire de Valmer" in text)
        column = screen_rows(pilot.app)[row].index("Corbin")
        await pilot.double_click(offset=(column, row))
        assert reading_screen(pilot).item.name == "Jeanne Corbin"


# --- Narrow terminals


async def test_lists_are_tabs_below_a_hundred_columns(running, screen_rows):
    async with running(size=(80, 24)) as pilot:
        assert [pane for pane in PANES if pilot.app.screen.query_one(f"#{pane}").region.area] == ["article", "entities"]
        await pilot.press("3")
        assert "Quotes · 4" in shown(pilot, screen_rows)
        assert [pane for pane in PANES if pilot.app.screen.query_one(f"#{pane}").region.area] == ["article", "quotes"]
        row = next(n for n, text in enumerate(screen_rows(pilot.app)) if "Quotes · 4" in text)
        await pilot.click(offset=(screen_rows(pilot.app)[row].index("Claims"), row))
        assert focused(pilot) == "claims"


async def test_it_reads_in_forty_by_twelve(running, screen_rows):
    async with running(size=(40, 12)) as pilot:
        assert pilot.app.screen.query_one(ArticleView).region.height >= 9
        await pilot.press("3", "j")
        assert "« Nous avons" in shown(pilot, screen_rows)
        await pilot.press("enter")
        assert focused(pilot) == "article" and here(pilot).startswith("« Nous avons")


async def test_growing_and_shrinking_keeps_the_focused_pane(running):
    async with running() as pilot:
        await pilot.press("4")
        for size in ((40, 12), (20, 5), (1, 1), (140, 45)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert focused(pilot) == "claims"


# --- Bindings as a whole


async def test_every_binding_has_an_id_and_no_printable_key_has_priority(running):
    async with running() as pilot:
        nodes = [pilot.app, pilot.app.screen, *(pilot.app.screen.query_one(f"#{pane}") for pane in PANES)]
        bindings = [binding for node in nodes for _, binding in node._bindings]
        assert [binding.key for binding in bindings if not binding.id] == []
        assert [binding.key for binding in bindings if binding.priority] == ["ctrl+q", "ctrl+c", "super+c"]
