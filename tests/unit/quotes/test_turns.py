"""Words that are somebody's by the layout: answers of interviews, speeches in minutes, posts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sawt_reader.reading.model import Reading

from .said import line

Read = Callable[[str], Reading]

INTERVIEW = """Entretien avec Léa Brun

Léa Brun publie un essai sur les marées.

Pourquoi dites-vous que « la mer est malade » ?

La mer change vite, et je le vois.

Que faut-il faire ?

Il faut agir. « Nous avons dix ans devant nous. » Je le répète à mes étudiants.

Le gouvernement vous écoute-t-il ?

Pas assez. La ministre Awa Diallo a dit que la loi serait revue."""


def said(reading: Reading) -> list[str]:
    return [line(reading, quote) for quote in reading.quotes]


def test_an_answer_is_a_quote(read: Read) -> None:
    reading = read(INTERVIEW)
    assert said(reading) == [
        "Léa Brun: La mer change vite, et je le vois.",
        "Léa Brun: Il faut agir. « Nous avons dix ans devant nous. » Je le répète à mes étudiants.",
        "Léa Brun: Pas assez. La ministre Awa Diallo a dit que la loi serait revue.",
        "Awa Diallo: que la loi serait revue",
    ]
    assert [quote.parent for quote in reading.quotes] == [None, None, None, "q3"]
    assert [quote.kind for quote in reading.quotes] == ["direct", "direct", "direct", "indirect"]


def test_the_speaker_of_an_answer_is_not_in_its_sentence(read: Read) -> None:
    answer = read(INTERVIEW).quotes[0]
    assert (answer.attribution, answer.inferred, answer.speakers[0].span) == ("none", True, None)
    assert [sign.reason for sign in answer.basis] == ["turn"]


@pytest.mark.parametrize("title", ["« La mer ne nous attendra pas »", "« On ne vide pas la mer à la cuillère »"])
def test_words_that_are_the_title_are_of_who_answers(read: Read, title: str) -> None:
    first = read(f"{title}\n\n{INTERVIEW}").quotes[0]
    assert (first.speakers[0].name, first.inferred) == ("Léa Brun", True)


@pytest.mark.parametrize(
    ("asks", "answers"),
    [
        ("Q : ", "R : "),
        ("Question: ", "Réponse: "),
        ("QUESTION - ", "R - "),
        ("Le Phare : ", "Léa Brun : "),
        ("Le Phare – ", "L. Brun – "),
        ("A. M. : ", "L. B. : "),
        ("LE PHARE. ", "LÉA BRUN. "),
        ("– ", "– "),
        ("", ""),
        ("", "Léa Brun : "),
        ("", "L. B. – "),
    ],
)
def test_layouts_of_questions_and_answers(read: Read, asks: str, answers: str) -> None:
    text = (
        "Entretien avec Léa Brun, patronne du port\n\nLéa Brun dirige le port depuis mai.\n\n"
        f"{asks}Que changez-vous ?\n\n{answers}Nous ouvrons un quai de deux hectares.\n\n"
        f"{asks}Et les grues ?\n\n{answers}Elles arrivent lundi. Nous en attendons quatre."
    )
    assert said(read(text)) == [
        "Léa Brun: Nous ouvrons un quai de deux hectares.",
        "Léa Brun: Elles arrivent lundi. Nous en attendons quatre.",
    ]


def test_a_line_before_an_answer_with_a_label_is_a_question(read: Read) -> None:
    text = (
        "Propos recueillis par Luc Vey\n\nQue change la ministre Léa Brun ?\n\nLéa Brun – La date a été repoussée.\n\n"
        "Les dockers réclament un an.\n\nL. B. – Personne ne l'aura.\n\nEt le coût ?\n\nL. B. – Dix millions."
    )
    assert said(read(text)) == [
        "Léa Brun: La date a été repoussée.",
        "Léa Brun: Personne ne l'aura.",
        "Léa Brun: Dix millions.",
    ]


def test_a_line_that_addresses_who_answers_is_a_question(read: Read) -> None:
    text = (
        "Léa Brun : « Je pars sans regret »\n\nComment allez-vous ?\n\nBien. J'ai dormi dix heures.\n\n"
        "Votre entraîneur, Jean Vey, dit que vous étiez prête.\n\nIl se trompe. Je ne l'étais pas.\n\n"
        "Que ferez-vous ?\n\nJ'ouvre une école."
    )
    assert said(read(text))[1:] == [
        "Léa Brun: Bien. J'ai dormi dix heures.",
        "Jean Vey: que vous étiez prête",
        "Léa Brun: Il se trompe. Je ne l'étais pas.",
        "Léa Brun: J'ouvre une école.",
    ]


def test_an_answer_may_stand_in_the_paragraph_of_its_question(read: Read) -> None:
    text = (
        "Léa Brun dirige le port.\n\nQ : Que changez-vous ? R : Nous ouvrons un quai.\n\n"
        "Q : Et les grues ?\n\nR : Elles arrivent lundi.\n\nElles seront quatre."
    )
    assert said(read(text)) == [
        "Léa Brun: Nous ouvrons un quai.",
        "Léa Brun: Elles arrivent lundi. | Elles seront quatre.",
    ]


def test_an_answer_in_marks_is_one_quote(read: Read) -> None:
    text = (
        'Léa Brun dirige le port.\n\nQ: Que changez-vous?\n\nR: "Nous ouvrons un quai."\n\n'
        'Q: Et les grues?\n\nR: "Elles arrivent lundi."'
    )
    assert said(read(text)) == ['Léa Brun: "Nous ouvrons un quai."', 'Léa Brun: "Elles arrivent lundi."']


def test_what_the_question_reports_of_others_is_theirs(read: Read) -> None:
    text = (
        "Entretien avec Léa Brun\n\nLe Phare : Le préfet affirme que le quai est trop cher. Que répondez-vous ?\n\n"
        "Léa Brun : Nous avons payé nous-mêmes.\n\nLe Phare : Combien ?\n\nLéa Brun : Deux millions."
    )
    assert said(read(text))[0] == "préfet: que le quai est trop cher"


def test_who_answers_is_never_he_or_she(read: Read) -> None:
    text = (
        "Entretien avec Luc Arnal, éclusier\n\nQui vous a formé ?\n\n"
        "Mon chef, Paul Vey. Il disait : « Écoute l'eau. »\n\nEt aujourd'hui ?\n\nJe forme ma fille."
    )
    assert said(read(text))[1] == "Paul Vey: « Écoute l'eau. »"


def test_several_who_answer(read: Read) -> None:
    text = (
        "Débat : faut-il fermer le pont ?\n\nNous avons réuni Nadia Roux et Jean Sand.\n\n"
        "Nadia Roux : Mes ventes ont baissé.\n\nJean Sand : Les miennes aussi.\n\n"
        "Nadia Roux : Il faut un bac.\n\nJean Sand : Il coûterait un million."
    )
    assert [q.speakers[0].name for q in read(text).quotes] == ["Nadia Roux", "Jean Sand"] * 2


def test_who_answers_is_quoted_above_and_not_talked_of(read: Read) -> None:
    text = (
        "Le port veut du temps\n\nLa future directrice, Léa Brun, affirme au Phare avoir besoin de temps.\n\n"
        "Lundi, Jean Vey a annoncé qu'il partait. Jean Vey dirige le port depuis vingt ans.\n\n"
        "Q : Étiez-vous au courant du départ de Jean Vey ?\n\nR : Non. Jean Vey m'a prévenu hier.\n\n"
        "Q : Viendrez-vous plus tôt ?\n\nR : Je ne sais pas."
    )
    assert {q.speakers[0].name for q in read(text).quotes if q.attribution == "none"} == {"Léa Brun"}


def test_nobody_answers_where_two_are_named_alike(read: Read) -> None:
    text = (
        "Propos recueillis par Luc Vey\n\nAnne Morel et Jean Sand rament.\n\nQui part ?\n\nMoi, je pars.\n\n"
        "Et après ?\n\nJe rentre."
    )
    assert [quote.speakers for quote in read(text).quotes] == [(), ()]


def test_a_line_that_may_be_a_question_is_doubtful(read: Read) -> None:
    text = (
        "Trois questions à Farid Amar, maraîcher\n\nOù en êtes-vous ?\n\nJ'ai perdu la récolte. Rien n'est payé.\n\n"
        "L'État avait promis un fonds.\n\nIl existe, mais je n'y ai pas droit.\n\n"
        "Allez-vous continuer ?\n\nJe ne sais pas."
    )
    sure = {q.spans[0].start: (q.speaker_confidence or 0) >= 0.8 for q in read(text).quotes}
    assert list(sure.values()) == [True, False, True, True]


def test_one_question_makes_no_interview(read: Read) -> None:
    reading = read("Qui a dit « rien ne sera oublié » ? Personne.\n\n« Je pars », a dit Paul Arnal.")
    assert [q.speakers[0].name for q in reading.quotes if q.speakers] == ["Paul Arnal"]


def test_turns_of_minutes(read: Read) -> None:
    text = (
        "Tribunal de Dunes, audience du 3 mai\n\nLe président : Avez-vous signé ?\n\nLe prévenu : Oui, sans lire.\n\n"
        "Dans la salle, une femme se lève.\n\nMe Anne Roux. – Mon client n'a rien touché.\n\n"
        "Le président : La banque l'a confirmé."
    )
    assert said(read(text)) == [
        "président: Avez-vous signé ?",
        "prévenu: Oui, sans lire.",
        "Anne Roux: Mon client n'a rien touché.",
        "président: La banque l'a confirmé.",
    ]


def test_turns_of_a_parliament(read: Read) -> None:
    text = (
        "Questions au gouvernement\n\nMme la présidente. La parole est à M. Yves Arnal.\n\n"
        "M. Yves Arnal. Vous aviez promis dix classes.\n\nOr trois classes de ma ville ont fermé, nous le savions.\n\n"
        "M. Luc Vey, ministre de l'Éducation. Le nombre d'élèves a baissé.\n\n(Exclamations.)\n\n"
        "M. Yves Arnal. C'est faux !"
    )
    assert [q.speakers[0].name for q in read(text).quotes] == [
        "présidente",
        "Yves Arnal",
        "Luc Vey",
        "Yves Arnal",
    ]


def test_persons_who_speak_by_turns_at_a_sitting(read: Read) -> None:
    text = (
        "Verbatim. L'échange tendu du conseil municipal\n\nJean Roux (maire) : Le stade coûtera dix millions.\n\n"
        "Anne Vey (opposition) : Rien n'est voté !\n\nJean Roux (maire) : La lettre est là.\n\n"
        "Anne Vey (opposition) : Une lettre n'est pas un vote."
    )
    reading = read(text)
    assert reading.genre == "minutes"
    assert [q.speakers[0].name for q in reading.quotes] == ["Jean Roux", "Anne Vey"] * 2


def test_an_office_is_nobody_who_only_speaks_beside_it(read: Read) -> None:
    text = (
        "Conseil du 8 mars\n\nLe président : Nous passons au point 4.\n\n"
        "Mme Bouvet (Ensemble) : Le tonnage augmente.\n\n"
        "M. Delaunay (Vivre ici) : Où va l'argent ?\n\nLe président : Il finance la déchetterie."
    )
    assert [q.speakers[0].name for q in read(text).quotes] == ["président", "Bouvet", "Delaunay", "président"]


@pytest.mark.parametrize(
    "text",
    [
        "Le web réagit\n\n{0} (@jroux) · 3 mai 2023\nLe quai ferme.\n\n{1} (@port) · 3 mai 2023\nIl rouvre lundi.\n\n"
        "{0} (@jroux) · 4 mai 2023\nTrop tard.",
        "Le web réagit\n\n{0} (@jroux) : Le quai ferme.\n\n{1} (@port) : Il rouvre lundi. https://x.com/port/1\n\n"
        "{0} (@jroux) : Trop tard.",
        "{0}\n@jroux\nLe quai ferme.\n3 mai 2023\n\n{1}\n@port\nIl rouvre lundi.\n4 mai 2023\n\n"
        "{0}\n@jroux\nTrop tard.\n5 mai 2023",
        "Le web réagit en nombre\n\nLe quai ferme. — {0} (@jroux), 3 mai 2023\n\n"
        "Il rouvre lundi. — {1} (@port) 4 mai 2023\n\nTrop tard. — {0} (@jroux) 5 mai 2023",
        "Le quai ferme.\n{0} (@jroux), 3 mai 2023\n\nIl rouvre lundi.\n{1} (@port), 8:31 AM · 4 mai 2023\n\n"
        "Trop tard.\n{0} (@jroux), 5 mai 2023",
    ],
)
def test_each_post_is_a_quote_of_its_account(read: Read, text: str) -> None:
    assert said(read(text.format("Jean Roux", "Anne Morel"))) == [
        "Jean Roux: Le quai ferme.",
        "Anne Morel: Il rouvre lundi.",
        "Jean Roux: Trop tard.",
    ]


def test_an_account_without_a_name_speaks_by_its_handle(read: Read) -> None:
    text = "@quai_nord : Le pont ferme.\n\n@jroux : Pourquoi ?\n\n@quai_nord : Il rouille."
    assert [q.speakers[0].name for q in read(text).quotes] == ["@quai_nord", "@jroux", "@quai_nord"]


LIVE = """Tempête : suivez notre direct

{}18h42 – La préfète Anne Le Guen a fermé les écoles. « Restez chez vous », a-t-elle dit.

{}18h15 – {}

{}17h58 – Le vent atteint 187 km/h."""


@pytest.mark.parametrize(
    "words", ["« C'est du jamais-vu. »", "Elle se dit « très inquiète ».", "Et d'ajouter que rien ne va."]
)
@pytest.mark.parametrize("bullet", ["", "• ", "À "])
def test_nobody_speaks_on_from_one_entry_of_a_live_blog_to_the_next(read: Read, words: str, bullet: str) -> None:
    reading = read(LIVE.format(bullet, bullet, words, bullet))
    first, *others = reading.quotes
    assert (reading.genre, first.speakers[0].name) == ("live", "Anne Le Guen")
    assert [source.entity for quote in others for source in quote.speakers] in ([], [None])


def test_the_hour_is_no_word_of_a_quote(read: Read) -> None:
    (_, quote) = read(LIVE.format("", "", "Un homme est mort, selon les pompiers.", "")).quotes
    assert LIVE.format("", "", "Un homme est mort, selon les pompiers.", "")[quote.spans[0].start :].startswith(
        "Un homme"
    )


def test_who_argues_in_their_own_name_quotes_nobody(read: Read) -> None:
    text = (
        "Tribune\n\nPour un autre port\n\nPar Odile Tavernat, Économiste\n\n"
        "Je dis aux élus que l'argent existe. Le ministre a dit que le port fermerait."
    )
    assert said(read(text)) == ["ministre: que le port fermerait"]


def test_who_writes_is_never_he_or_she(read: Read) -> None:
    text = (
        "Tribune\n\nRendez-nous le port\n\nPar Jean Maury, docker, et Sylvie Coste, économiste\n\n"
        "Nous avons écrit au ministre. Il nous a répondu que le quai rouvrirait."
    )
    (quote,) = read(text).quotes
    assert [source.entity for source in quote.speakers] == [None]
