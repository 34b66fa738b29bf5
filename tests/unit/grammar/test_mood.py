"""Conditional and future by the form of the verb."""

from __future__ import annotations

import pytest

from sawt_reader.analysis.grammar.mood import mood

CONDITIONAL = """
aurait serait ferait irait gagnerait finirait dirait écrirait viendrait tiendrait pourrait voudrait devrait
faudrait vaudrait saurait verrait enverrait courrait mourrait acquerrait recevrait prendrait perdrait
craindrait répondrait mettrait battrait connaîtrait naitrait suivrait vivrait croirait boirait prévoirait
conclurait plairait romprait vaincrait émouvrait haïrait ouvrirait offrirait jetterait appellerait essuierait
mènerait tirerait montrerait seraient auraient serions auriez pourraient
"""
FUTURE = """
aura sera ira fera iront viendra pourra devrons verrez montrera tirera livreront finirai permettra vaincra rompront
"""
OTHER = """
tirait attirait respirait admirait désirait déchirait montrait entrait rencontrait livrait ouvrait couvrait
offrait souffrait durait assurait jurait éclairait préparait déclarait espérait considérait serrait enterrait
errait effondrait engendrait encadrait célébrait intégrait consacrait adorait ignorait courait mourait était
avait riait tira montra entra dura livra jura serra tirons montrez entrons furent mirent rions souriait
"""


@pytest.mark.parametrize("form", CONDITIONAL.split())
def test_conditional(form):
    assert mood(form) == "conditional"


@pytest.mark.parametrize("form", FUTURE.split())
def test_future(form):
    assert mood(form) == "future"


@pytest.mark.parametrize("form", OTHER.split())
def test_verbs_in_rer_keep_their_imperfect_and_past(form):
    assert mood(form) is None


@pytest.mark.parametrize("form", ["", "r", "rait", "ra", "ront", "é", "123", "\U0001f600"])
def test_scraps_have_no_mood(form):
    assert mood(form) is None
