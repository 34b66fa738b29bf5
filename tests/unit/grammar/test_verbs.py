"""Forms of French verbs, and the cues found by them."""

import pytest

from sawt_reader.analysis.grammar.cues import cue_at
from sawt_reader.analysis.grammar.verbs import inflect


@pytest.mark.parametrize(
    ("infinitive", "forms"),
    [
        ("affirmer", "affirme affirment affirmait affirma affirmera affirmerait affirmé affirmées affirmant affirmât"),
        ("annoncer", "annonçait annonça annonçant annonce annonciez annonçons"),
        ("juger", "jugeait jugea jugeons jugèrent jugé"),
        ("rappeler", "rappelle rappellera rappelait rappelé"),
        ("projeter", "projette projetait"),
        ("espérer", "espère espérera espèrera espérait"),
        ("appuyer", "appuie appuyait appuiera"),
        ("avertir", "avertit avertissait avertissant averti avertirent"),
        ("répondre", "répond répondait répondit répondu répondront"),
        ("dire", "dit dis disent disait diront dîmes dite dites"),
        ("prédire", "prédit prédisait prédirait"),
        ("faire", "fait font faisait fit fera fasse faites"),
        ("soutenir", "soutient soutiennent soutint soutinrent soutiendra soutenue"),
        ("reconnaître", "reconnaît reconnait reconnaissent reconnut reconnaîtra"),
        ("promettre", "promet promettent promit promise promettra"),
        ("croire", "croit croyait crut crurent"),
        ("démentir", "dément démentent démenti démentait"),
        ("écrire", "écrit écrivait écrivent écrivit écriront"),
        ("craindre", "craint craignent craignait craignit craindrait"),
    ],
)
def test_forms(infinitive: str, forms: str) -> None:
    assert set(forms.split()) <= inflect(infinitive)


@pytest.mark.parametrize(("infinitive", "wrong"), [("juger", "jugeez"), ("annoncer", "annonçez"), ("dire", "disez")])
def test_no_form_that_is_not_french(infinitive: str, wrong: str) -> None:
    assert wrong not in inflect(infinitive)


@pytest.mark.parametrize(
    ("text", "at", "lemma", "end"),
    [
        ("il affirmait que", 1, "affirmer", 2),
        ("elle a fait savoir que", 2, "faire savoir", 4),
        ("il fait aussi valoir que", 1, "faire valoir", 4),
        ("ils mettent en garde contre", 1, "mettre en garde", 4),
    ],
)
def test_cues_by_form(text: str, at: int, lemma: str, end: int) -> None:
    found = cue_at(text.split(), at)
    assert found is not None
    assert (found[0].lemma, found[1]) == (lemma, end)


def test_what_reports_nothing_is_no_cue() -> None:
    assert cue_at("il mange du pain".split(), 1) is None
    assert cue_at("il fait du vélo".split(), 1) is None
