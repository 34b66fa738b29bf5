"""Whatever is typed, the reader lives."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

KEYS = [
    *"jkJKbgGHLeEsScCzhyYmaMdDwtuBP<>?:o12345&é\"'(",
    *"f2 f4 f8 f9".split(),
    *"enter escape tab shift+tab space up down home end pageup pagedown ctrl+d ctrl+u ctrl+c ctrl+p alt+left".split(),
]
SIZES = [(140, 45), (80, 24), (40, 12), (20, 5), (1, 1)]


@pytest.fixture
def unseen() -> None:
    """Every change is drawn, as for a terminal."""


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    keys=st.lists(st.sampled_from([*KEYS, *SIZES]), max_size=25), size=st.sampled_from(SIZES), analysed=st.booleans()
)
async def test_any_keys_leave_a_live_reader(running, keys, size, analysed):
    async with running(size=size, analysed=analysed) as pilot:
        for key in keys:
            if isinstance(key, tuple):
                await pilot.resize_terminal(*key)
            else:
                await pilot.press(key)
        assert pilot.app.is_running and pilot.app.focused is not None
