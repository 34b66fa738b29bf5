"""How firmly: each certainty in each of its forms."""

from __future__ import annotations

import pytest

FORMS = {
    "asserted": [
        "Le tunnel a rouvert.",
        "Les pompiers sont intervenus dans la nuit.",
        "Le médecin a pu sauver les deux enfants.",
        "Le préfet pouvait fermer la plage.",
        "La loi oblige les communes à publier leurs comptes.",
        "La maire allait souvent à Lyon.",
        "Rien n'est prévu pour les riverains.",
        "Une fête est prévue samedi au port.",
        "Les aveugles peuvent désormais voter seuls.",
        "Soupçonné de vol, le gardien a été envoyé à Lyon.",
    ],
    "hedged": [
        "La grève pourrait durer jusqu'à lundi.",
        "La température devrait atteindre 35 degrés à Nîmes.",
        "Ce médicament peut provoquer des vertiges.",
        "Le maire semble hésiter.",
        "Le conducteur paraît avoir perdu connaissance.",
        "L'entreprise risque de perdre le marché.",
        "Le feu est probablement parti de la cuisine.",
        "L'incendie est sans doute d'origine criminelle.",
        "La rame est peut-être tombée en panne.",
        "Il est possible que la grève reprenne.",
        "Il est probable que le vote soit reporté.",
        "Il se pourrait que le pont ferme.",
        "La ministre affirme que le vaccin pourrait manquer.",
        "Le maire craint que la digue soit fissurée.",
        "Le juge soupçonne que le témoin a menti.",
        "La mairie n'exclut pas la vente du terrain.",
        "Il n'est pas exclu que la digue cède.",
        "Des coupures sont possibles dans la vallée.",
        "« J'ai l'impression que la digue bouge », a dit le gardien.",
        "Le barrage est susceptible de céder.",
        "Selon toute vraisemblance, la digue était fissurée.",
        "Il est à craindre que la digue cède.",
        "Le maire doute que la digue tienne.",
        "Le navire est censé arriver lundi.",
    ],
    "unconfirmed": [
        "Le pilote aurait perdu connaissance avant la chute.",
        "Deux otages auraient été libérés dans la nuit.",
        "Le président serait hospitalisé à Genève.",
        "L'armée détiendrait une centaine de civils.",
        "Selon la chaîne, le ministre aurait démissionné.",
        "Le journal affirme que le suspect aurait fui en Espagne.",
        "Il est l'auteur présumé des tirs.",
        "On ignore si le pilote a survécu.",
    ],
    "predicted": [
        "Le procès doit s'ouvrir lundi.",
        "Le maire a pour sa part longuement confirmé que le pont rouvrirait.",
        "Le musée rouvrira en juin.",
        "La mairie va fermer la piscine.",
        "Les deux équipes vont s'affronter à Lens.",
        "La direction s'apprête à fermer le site.",
        "Le groupe est sur le point de vendre le port.",
        "Une délégation est attendue samedi à Berne.",
        "Des retards sont à prévoir sur la ligne.",
        "La maire a promis que le pont rouvrirait en mai.",
        "Le directeur a annoncé que l'usine allait fermer.",
        "Le ministre a déclaré que la taxe ne serait pas augmentée.",
        "« Nous embaucherons dix personnes », a assuré la directrice.",
        "C'est la ville qui paiera les travaux.",
        "Le train est parti et arrivera à midi.",
        "« Je pense que le club va gagner », a dit le gardien.",
        "La journée s'annonce difficile dans les trains.",
        "L'objectif est que la ligne rouvre en mai.",
        "La compagnie prévoit un train sur quatre en circulation.",
    ],
    "hypothetical": [
        "Si le gel persiste, les prix monteront.",
        "Si la loi passait, des milliers de familles perdraient leur logement.",
        "En cas de victoire, le club jouera en première division.",
        "Une défaite compromettrait l'avenir du club.",
        "Le club aurait dû se retrouver à Lyon en mai.",
        "Le projet de loi interdirait la pêche au filet.",
        "La proposition de loi prévoit que la pêche serait interdite.",
        "« Si le club est d'accord, nous sommes prêts », a dit la directrice.",
        "« Sans cette aide, nous fermerions », explique la directrice.",
        "Au cas où la digue céderait, le quartier serait évacué.",
    ],
}


@pytest.mark.parametrize(("certainty", "sentence"), [(c, s) for c, sentences in FORMS.items() for s in sentences])
def test_certainty(claims, certainty, sentence):
    assert [claim.certainty for _, claim in claims(sentence)] == [certainty]


def test_a_concession_is_no_condition(claims):
    assert claims("Même si la pluie tombe, le match aura lieu.")[0][1].certainty == "predicted"


def test_only_the_main_predicate_counts(claims):
    found = claims("Le maire a inauguré la piscine, qui pourrait fermer en hiver.")
    assert [claim.certainty for _, claim in found] == ["asserted"]


@pytest.mark.parametrize(
    ("sentence", "hearsay"),
    [
        ("Le pilote aurait perdu connaissance.", True),
        ("Selon le procureur, le pilote aurait perdu connaissance.", False),
        ("Le pilote a perdu connaissance.", False),
        ("On ignore si le pilote a perdu connaissance.", False),
    ],
)
def test_hearsay_is_a_press_conditional_without_a_source(claims, sentence, hearsay):
    assert [claim.hearsay for _, claim in claims(sentence)] == [hearsay]


def test_a_report_inside_a_quotation_keeps_its_mood(read):
    text = "« Le maire affirme que le pont rouvrira », a rapporté Anne Morel."
    assert [claim.certainty for claim in read(text).claims] == ["predicted"]


def test_a_participle_takes_the_time_of_what_it_goes_with(claims):
    found = claims("La mairie a réuni la presse, assurant que le pont rouvrirait.")
    assert [claim.certainty for _, claim in found] == ["asserted", "predicted"]
