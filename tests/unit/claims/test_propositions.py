"""Which parts of a text are claims, and where each begins and ends."""

from __future__ import annotations

import pytest

from sawt_reader.analysis.extensions import MissingAnnotationWarning
from sawt_reader.analysis.text import join
from sawt_reader.sources import article_from_text

WORDS = [
    # one sentence, one claim
    ("La digue a cédé dans la nuit.", ["La digue a cédé dans la nuit"]),
    ("Le maire, qui habite Lyon, a vendu sa maison.", ["Le maire, qui habite Lyon, a vendu sa maison"]),
    ("Le pont ferme lundi parce que la pile est fissurée.", ["Le pont ferme lundi parce que la pile est fissurée"]),
    ("La rivière monte et menace le village.", ["La rivière monte et menace le village"]),
    # main clauses with their own subjects
    ("Le pont a été fermé et les écoles ont rouvert.", ["Le pont a été fermé", "les écoles ont rouvert"]),
    ("Le maire est parti, mais la préfète est restée à Lyon.", ["Le maire est parti", "la préfète est restée à Lyon"]),
    ("Le stade est plein ; les gares sont fermées.", ["Le stade est plein", "les gares sont fermées"]),
    # also after a comma alone, or if the parser took the subject for something else
    (
        "« Rien ne presse, nous attendons la pluie, les digues tiennent bon », a dit la maire.",
        ["Rien ne presse", "nous attendons la pluie", "les digues tiennent bon"],
    ),
    ("Alors que la digue a cédé, la mairie reste fermée.", ["Alors que la digue a cédé, la mairie reste fermée"]),
    (
        "Dans le port, l'accès est gratuit et la ville a mis en place une navette.",
        ["Dans le port, l'accès est gratuit", "la ville a mis en place une navette"],
    ),
    ("« Le gardien le poursuivait puis il a tiré », a raconté un voisin.", ["Le gardien le poursuivait", "il a tiré"]),
    # one subject, two verbs
    (
        "Les élus ont fermé le pont et réduit à deux le nombre de navettes.",
        ["Les élus ont fermé le pont et réduit à deux le nombre de navettes"],
    ),
    # the verb of a subject with a relative clause is no incise, and is found
    (
        "L'usine, qui fête ses trente ans, proposera une visite samedi.",
        ["L'usine, qui fête ses trente ans, proposera une visite samedi"],
    ),
    (
        "Les trois petits chats, dont le parcours est flou depuis la mort de leur mère, vivaient dans une grange.",
        ["Les trois petits chats, dont le parcours est flou depuis la mort de leur mère, vivaient dans une grange"],
    ),
    (
        "La ville aura un pont, un quai et une passerelle dont la couleur pourra changer.",
        ["La ville aura un pont, un quai et une passerelle dont la couleur pourra changer"],
    ),
    (
        "La vente du moulin ainsi que d'autres maisons anciennes ces derniers mois annonçait la tendance.",
        ["La vente du moulin ainsi que d'autres maisons anciennes ces derniers mois annonçait la tendance"],
    ),
    # an act, a rule
    ("Le port a annoncé avoir demandé une enquête à la ville.", ["avoir demandé une enquête à la ville"]),
    (
        "Une directive européenne demande aux pilotes de monter.",
        ["Une directive européenne demande aux pilotes de monter"],
    ),
    # openings that only present what follows
    ("Reste que la digue a cédé.", ["la digue a cédé"]),
    ("Il faut dire que le port a perdu deux quais.", ["le port a perdu deux quais"]),
    (
        "« Nous sommes heureux de savoir que les enfants sont à l'abri », a dit la tante.",
        ["les enfants sont à l'abri"],
    ),
    ("C'est à ce moment-là qu'il a affirmé que la digue tenait.", ["la digue tenait"]),
    # a fact beside the frame, an act of speech that is reported
    (
        "Alors que la crue menace le port, la maire affirme que la digue tient.",
        ["la crue menace le port", "la digue tient"],
    ),
    ("Le journal affirme que la maire a répondu aux critiques.", ["la maire a répondu aux critiques"]),
    # a time is no clause
    (
        "Le maire n'étonne plus la ville et il y a quelques jours, Anne Morel tenait des propos contre une élue.",
        [
            "Le maire n'étonne plus la ville et il y a quelques jours",
            "Anne Morel tenait des propos contre une élue",
        ],
    ),
    # judgements and feelings, but not the size of a thing
    ("« C'est ignoble », a dit la maire.", []),
    ("« Je suis bouleversée », a dit la maire.", []),
    ("Les habitants sont choqués.", ["Les habitants sont choqués"]),
    ("« Les dégâts sont importants », a dit la maire.", ["Les dégâts sont importants"]),
    ("Le chef des verts déplore de son côté « un gâchis ».", []),
    # no choice, a plan that failed
    (
        "La ville doit désormais emprunter pour payer ses agents.",
        ["La ville doit désormais emprunter pour payer ses agents"],
    ),
    ("Le club aurait dû se retrouver à Lyon en mai.", ["Le club aurait dû se retrouver à Lyon en mai"]),
    # a noun with a relative clause
    ("Un choix audacieux qui a finalement porté ses fruits.", ["Un choix audacieux qui a finalement porté ses fruits"]),
    ("Un vieux quai au bord de la rivière.", []),
    # the frame of a report
    ("Le maire a déclaré que la digue avait cédé.", ["la digue avait cédé"]),
    ("Selon la préfecture, la digue a cédé.", ["la digue a cédé"]),
    ("La digue a cédé, affirme le maire.", ["La digue a cédé"]),
    ("« La digue a cédé », a déclaré le maire.", ["La digue a cédé"]),
    ("Le maire affirme avoir alerté la préfecture.", ["avoir alerté la préfecture"]),
    ("L'ONG dénonce le recours à la torture.", ["le recours à la torture"]),
    # orders, wishes and cited words
    ("« N'oublie pas la clé », a dit le gardien.", []),
    ("« Qu'il quitte cette mairie », a lancé le gardien.", []),
    ("« Notre souhait est que la ligne rouvre », a dit la directrice.", []),
    # a relative clause with two subjects
    (
        "« Ce sont des crues auxquelles la ville et la vallée sont exposées », a dit la préfète.",
        ["Ce sont des crues auxquelles la ville et la vallée sont exposées"],
    ),
    ("Il apparaît que la digue était fissurée.", ["la digue était fissurée"]),
    ("Le maire affirme que la digue tient et que le pont est ouvert.", ["la digue tient", "le pont est ouvert"]),
    ("« La digue, a expliqué le maire, a cédé à midi. »", ["La digue … a cédé à midi"]),
    ("Le maire juge pourtant que la digue tient.", ["la digue tient"]),
    (
        "Estimant que « la digue tient », le maire a rouvert la route.",
        ["la digue tient", "le maire a rouvert la route"],
    ),
    ("La digue, une ruine « indigne », a cédé.", ["La digue, une ruine « indigne », a cédé"]),
    # threats, promises and refusals are acts
    ("Le syndicat menace de bloquer le port.", ["Le syndicat menace de bloquer le port"]),
    ("La direction refuse de payer les heures.", ["La direction refuse de payer les heures"]),
    # the topic of a headline
    ("Crue : la digue a cédé", ["la digue a cédé"]),
    # an incise without marks is a frame, whatever the verb asks for elsewhere
    ("La digue cédera, a prévenu la préfète.", ["La digue cédera"]),
    ("La digue pourrait céder, a laissé entendre la préfète.", ["La digue pourrait céder"]),
    ("« La digue cédera », s'est-il borné à dire.", ["La digue cédera"]),
    # figures, accusations, denials and descriptions are reported as nouns
    ("La Croix-Rouge parle quant à elle de 63 blessés.", ["63 blessés"]),
    ("La mairie évoque de son côté au moins 30 blessés.", ["au moins 30 blessés"]),
    ("Le maire accuse la préfète d'avoir menti aux élus.", ["la préfète d'avoir menti aux élus"]),
    (
        "Le préfet accuse le port, une régie de la ville, d'avoir caché la fuite.",
        ["le port, une régie de la ville, d'avoir caché la fuite"],
    ),
    ("L'association estime à plus de 90 % la chute des naissances.", ["à plus de 90 % la chute des naissances"]),
    ("La compagnie prévoit un train sur quatre en circulation.", ["un train sur quatre en circulation"]),
    ("L'armée dément toute présence de blindés.", ["toute présence de blindés"]),
    ("Le groupe a annoncé mardi la suppression de 20 postes.", ["la suppression de 20 postes"]),
    (
        "La mairie a présenté la visite du ministre comme une formalité.",
        ["la visite du ministre comme une formalité"],
    ),
    ("La préfecture fait état de dégâts au port.", ["dégâts au port"]),
    ("Le directeur a fait le point sur l'état de la digue.", ["Le directeur a fait le point sur l'état de la digue"]),
    ("Les juges lui reprochent d'avoir caché la fuite.", ["avoir caché la fuite"]),
    ("La maire regrette de ne pas avoir été invitée.", ["ne pas avoir été invitée"]),
    ("Une actrice accuse Paul Viard de viol.", ["Paul Viard de viol"]),
    (
        "Le port, accusé par la ville d'avoir caché la fuite, a payé.",
        ["Le port, accusé par la ville d'avoir caché la fuite, a payé", "accusé par la ville d'avoir caché la fuite"],
    ),
    # against an act, or of one's own, the sentence is the paper's
    ("L'opposition conteste le report du vote.", ["L'opposition conteste le report du vote"]),
    ("Le maire a justifié sa décision par une panne.", ["Le maire a justifié sa décision par une panne"]),
    # where a dispatch comes from
    ("NICE (Agence) - La digue a cédé.", ["La digue a cédé"]),
    ("(Montréal) La digue a cédé.", ["La digue a cédé"]),
    # a date, not a wish
    ("Le procès doit s'ouvrir lundi.", ["Le procès doit s'ouvrir lundi"]),
    # verbs that the tagger does not see
    (
        "La loi belge punit d'un an de prison les écoutes illégales.",
        ["La loi belge punit d'un an de prison les écoutes illégales"],
    ),
    ("« Nous gelons toutes les embauches », a dit Anne Morel.", ["Nous gelons toutes les embauches"]),
    # a rumour about an act of speech is a rumour
    ("Il aurait demandé à deux collègues de mentir.", ["Il aurait demandé à deux collègues de mentir"]),
    # the frame says more than that somebody speaks
    (
        "Le maire est monté dans le bus, précisant que la digue tenait.",
        ["Le maire est monté dans le bus", "la digue tenait"],
    ),
]


@pytest.mark.parametrize(("sentence", "words"), WORDS)
def test_words_of_a_claim(claims, sentence, words):
    assert [found for found, _ in claims(sentence)] == words


@pytest.mark.parametrize(
    "sentence",
    [
        "La digue a-t-elle cédé ?",
        "Qui a fermé le pont ?",
        "Fermez les vannes !",
        "Il faut fermer les vannes.",
        "Il faudrait fermer les vannes.",
        "Le gouvernement doit agir.",
        "La ville aurait dû agir.",
        "« Nous espérons un accord », a dit la ministre.",
        "« Je voudrais partir », a dit la ministre.",
        "« C'est inadmissible », a dit la ministre.",
        "Ces propos sont scandaleux.",
        "La ministre s'est exprimée mardi.",
        "Le maire a répondu à la presse.",
        "Le syndicat demande de reporter le vote.",
        "Le syndicat demande si le vote aura lieu.",
        "C'est l'avis de la préfète.",
        "L'opposition conteste ces chiffres.",
        "L'opposition dénonce une « saignée ».",
        "Elle l'a annoncé à ses équipes.",
        "« C'est fait. »",
        "C'est ce que la ville a fait.",
        "L'ambassade a rejeté ces accusations.",
        "Le député a réclamé la démission du gouverneur.",
        "L'ONG dénonce une « logique comptable ».",
        "Il est urgent que la ville agisse.",
        "« On n'aurait pas dû être aussi près », a dit le pompier.",
        "« C'est aussi simple que cela », a dit le pompier.",
        "« Je vais vous raconter l'histoire », a dit le pompier.",
        "Inondations dans le Var",
        "Trois morts à Nice",
    ],
)
def test_no_claim(claims, sentence):
    assert claims(sentence) == []


def test_a_quotation_gives_its_id_and_speaker(read):
    reading = read("« La digue a cédé », a déclaré Anne Morel.")
    claim = reading.claims[0]
    assert claim.quote == reading.quotes[0].id
    assert claim.claimants == reading.quotes[0].speakers
    assert claim.sentence == 0


def test_ids_follow_the_text(read):
    reading = read("La digue a cédé. Le pont a tenu.\n\nLe village est sauf.")
    assert [(claim.id, claim.sentence) for claim in reading.claims] == [("c1", 0), ("c2", 1), ("c3", 2)]


def test_works_on_a_plain_doc(nlp):
    doc = nlp("L’usine n’a pas rouvert. Elle emploie 300 personnes.")
    assert [claim.polarity for claim in doc._.claims] == ["denied", "affirmed"]


def test_without_the_other_stages_it_works_and_says_once_what_it_lacks(nlp):
    with nlp.select_pipes(disable=["sawt_entities", "sawt_quotes"]), pytest.warns(MissingAnnotationWarning) as warned:
        doc = nlp("L'usine a rouvert. Selon le maire, elle emploie 300 personnes.")
    assert [claim.id for claim in doc._.claims] == ["c1", "c2"]
    assert [str(warning.message).partition(",")[0] for warning in warned] == ["sawt_claims needs doc._.quotes"]


def test_an_unparsed_doc_has_no_claims_and_says_so_once(nlp):
    with pytest.warns(MissingAnnotationWarning) as warned:
        doc = nlp.get_pipe("sawt_claims")(nlp.make_doc("La digue a cédé."))
    assert doc._.claims == []
    assert [str(warning.message).partition(",")[0] for warning in warned] == [
        "sawt_claims needs parts of speech and a dependency parse"
    ]


@pytest.mark.filterwarnings("error")
def test_an_empty_article_has_no_claims_and_lacks_nothing(nlp):
    stage = nlp.get_pipe("sawt_claims")
    assert stage(join(nlp, article_from_text(""), []))._.claims == []
    assert stage(nlp.make_doc(""))._.claims == []
