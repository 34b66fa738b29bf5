"""Affirmed or denied, probe by probe."""

from __future__ import annotations

import pytest

DENIED = [
    "À aucun moment la digue n'a cédé.",
    "En aucun cas la mairie ne fermera la piscine.",
    "Jamais la rivière n'a débordé.",
    "« C'est nullement la faute du gardien », a dit le maire.",
    "Pas un seul navire n'est entré dans le port.",
    "Ni la mairie ni le port n'ont payé la facture.",
    "Le préfet s'est défendu d'avoir caché la fuite.",
    "Le préfet se défend de tout laxisme.",
    "Le pont n'est pas fermé.",
    "La mairie n'a pas signé le contrat.",
    "Les ouvriers ne reprendront pas le travail lundi.",
    "Le tribunal n'a jamais reçu la plainte.",
    "L'usine ne tourne plus depuis mars.",
    "Rien n'a été décidé à Bruxelles.",
    "Personne n'a vu le camion sur l'autoroute.",
    "Aucun accord n'a été trouvé entre les deux parties.",
    "Aucune victime n'est à déplorer dans l'immeuble.",
    "Nul n'a revendiqué l'attentat de la gare.",
    "Le directeur n'a rien signé.",
    "Le village n'a ni médecin ni pharmacie.",
    "La commission ne s'est pas réunie cette année.",
    "Le ministre ne l'a pas reçu.",
    "Le groupe n'y a jamais renoncé.",
    "La France n'en produit plus.",
    "Le barrage ne fournit guère d'électricité.",
    "Les syndicats n'ont point cédé.",
    "La loi n'interdit nullement cette pratique.",
    "Le virus ne se transmettrait pas par l'eau.",
    "Le stade ne pourra pas accueillir le match.",
    "La banque ne va pas fermer ses guichets.",
    "Le maire nie avoir touché de l'argent.",
    "La société dément que l'usine soit polluée.",
    "Le général a démenti avoir donné l'ordre.",
    "L'avocat conteste que son client ait fui.",
    "Le parti réfute avoir payé ces factures.",
    "La préfète a nié toute négligence.",
    "L'armée dément toute présence de blindés dans le village.",
    "Le second conteste toute falsification.",
    "Le laboratoire a démenti la vente de ces données.",
    "« Nous n'avons pas vendu le terrain », a déclaré le maire.",
    "La ministre affirme que le budget ne baissera pas.",
    "Selon la police, le suspect n'a pas été blessé.",
    "La direction affirme ne pas connaître ce fournisseur.",
    "Le ministère n'a pas répondu.",
    "Jamais la rivière n'est montée aussi haut.",
    "C'est pas la commune qui paie, affirme le maire.",
]
AFFIRMED = [
    "Il n'y avait pas que des élus dans la salle.",
    "Le théâtre n'en reste pas moins ouvert.",
    "Le dépôt n'est pas seulement une gare.",
    "La banque n'exclut pas un recours.",
    "Le maire ne nie pas avoir reçu la lettre.",
    "Personne ne conteste que la digue a cédé.",
    "Le pont est fermé.",
    "Il ne reste que deux jours de vivres.",
    "La ville ne compte plus qu'un seul médecin.",
    "Le coupable n'est autre que le gardien.",
    "Le maire a reconnu l'absence de contrôle.",
    "Les ouvriers qui ne travaillent pas le samedi ont reçu une prime.",
    "Le comité a expulsé ceux qui n'avaient pas payé.",
    "Plus de deux cents personnes ont manifesté à Lyon.",
    "La hausse est due au fait que la commune n'a pas de crèche.",
    "Le train est parti avant que les portes ne soient fermées.",
    "Le cortège a défilé sans que la police n'intervienne.",
    "La ville a plus changé que le village.",
    "Le préfet a confirmé que le pont était fermé.",
    "Même si le directeur n'a pas signé, l'usine a rouvert.",
    "La région ne fait qu'appliquer la loi.",
    "Le député n'a fait que rappeler les chiffres de 2019.",
]


@pytest.mark.parametrize("sentence", DENIED)
def test_denied(claims, sentence):
    assert [claim.polarity for _, claim in claims(sentence)] == ["denied"]


@pytest.mark.parametrize("sentence", AFFIRMED)
def test_affirmed(claims, sentence):
    assert [claim.polarity for _, claim in claims(sentence)] == ["affirmed"]
