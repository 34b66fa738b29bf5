"""The grammar of French quotation, phenomenon by phenomenon, with the three kinds of marks.

A line of `says` is « speaker: words », pieces of one quote joined by " | "; "?" where nobody is known.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sawt_reader.reading.model import Reading

from .said import STYLES, heard, restyle

Read = Callable[[str], Reading]

CASES: dict[str, list[tuple[str, list[str]]]] = {
    "inversion after the marks": [
        (
            "« Nous rouvrirons l'école lundi », a promis la maire de Rennes, Claire Morvan.",
            ["Claire Morvan: « Nous rouvrirons l'école lundi »"],
        ),
        ("« Je n'ai rien vu venir », confie-t-elle.", ["elle: « Je n'ai rien vu venir »"]),
        ("« Le port restera ouvert », assure-t-on à la préfecture.", ["préfecture: « Le port restera ouvert »"]),
        ("« Le quai tient »,  confie la maire.", ["maire: « Le quai tient »"]),
        ("« Le quai tient toujours bon », a aussitôt tweeté Léa Brun.", ["Léa Brun: « Le quai tient toujours bon »"]),
        ("« Le quai tient », confie-t-on au quotidien.", ["on (quotidien): « Le quai tient »"]),
        ("« Le quai tient », a-t-on appris lundi 3 mai auprès de la maire.", ["maire: « Le quai tient »"]),
        ("« Le quai tient », peut-on lire sur le site.", ["site: « Le quai tient »"]),
        ("« Le quai tient », observe cet étudiant en droit.", ["étudiant: « Le quai tient »"]),
        (
            "« La digue tient », a expliqué jeudi à la presse l'ingénieur Hugo Ferrand.",
            ["Hugo Ferrand: « La digue tient »"],
        ),
        ("« Où étiez-vous ? » a demandé le juge.", ["juge: « Où étiez-vous ? »"]),
        ("« Il faudra bien voter », lui répond un autre.", ["un autre: « Il faudra bien voter »"]),
        (
            "L'Islande « ne veut pas » de ce traité, a averti vendredi la ministre.",
            ["ministre: L'Islande « ne veut pas » de ce traité"],
        ),
        ("Le concert a attiré la foule, a commencé à l'heure et s'est terminé tard.", []),
    ],
    "words between the verb and its subject": [
        ("« Nous tiendrons », a prévenu mardi Karim Benali, délégué du dépôt.", ["Karim Benali: « Nous tiendrons »"]),
        ("« Nous tiendrons », a prévenu samedi soir Karim Benali.", ["Karim Benali: « Nous tiendrons »"]),
        ("« Nous tiendrons », a écrit sur Twitter Karim Benali.", ["Karim Benali: « Nous tiendrons »"]),
        ("« Nous tiendrons », estime de son côté Josette, 77 ans.", ["Josette: « Nous tiendrons »"]),
        ("« Nous tiendrons », a déclaré d'entrée M. Benali.", ["Benali: « Nous tiendrons »"]),
        ("« Nous tiendrons », a d'ores et déjà prévenu Karim Benali.", ["Karim Benali: « Nous tiendrons »"]),
        ("« La porte est ouverte », a répondu à l'Assemblée la ministre.", ["ministre: « La porte est ouverte »"]),
        ("Le train de mardi Karim Benali ne l'a pas pris.", []),
    ],
    "verbs known by their place": [
        (
            "« Il m'a laissé seul », s'étrangle à la barre le père de la victime.",
            ["père de la victime: « Il m'a laissé seul »"],
        ),
        ("« On a tout perdu », s'époumone la maire.", ["maire: « On a tout perdu »"]),
        ("« Rien ne changera », tranche de son côté Awa Diallo.", ["Awa Diallo: « Rien ne changera »"]),
        ("« On est sonnés », résume Patrick Hervé, délégué.", ["Patrick Hervé: « On est sonnés »"]),
        ("« La porte était ouverte », a maintenu Dylan Brun, livreur.", ["Dylan Brun: « La porte était ouverte »"]),
        (
            "« Elle n'a rien à perdre », prévient déjà la tenante du titre.",
            ["tenante du titre: « Elle n'a rien à perdre »"],
        ),
        ("« Nous attendons de voir », a réagi, sceptique, un planteur.", ["planteur: « Nous attendons de voir »"]),
        ("Le site « La Digue », fermé hier, rouvre lundi.", []),
        ("La tour, « avec ses dix étages », domine le port.", []),
    ],
    "indefinite speakers": [
        ("« Nous manquons de tout », énumère l'une d'elles.", ["l'une d'elles: « Nous manquons de tout »"]),
        ("« Nous avons peur », soupirent plusieurs d'entre eux.", ["plusieurs d'entre eux: « Nous avons peur »"]),
        (
            "« Je suis né ici », a dit Paul Arnal. « Moi, j'y mourrai », répond l'un d'eux.",
            ["Paul Arnal: « Je suis né ici »", "l'un d'eux: « Moi, j'y mourrai »"],
        ),
        ("« C'est trop cher », jugent certains.", ["certains: « C'est trop cher »"]),
    ],
    "incise inside the marks": [
        (
            "« Ce budget, prévient l'économiste Hugo Ferrand, ne passera pas l'hiver. »",
            ["Hugo Ferrand: « Ce budget | ne passera pas l'hiver. »"],
        ),
        (
            "« On a perdu deux points, a réagi l'entraîneur. Mais le groupe est solide. »",
            ["entraîneur: « On a perdu deux points | Mais le groupe est solide. »"],
        ),
        ("« La mer monte, soupire-t-elle. Personne n'écoute. »", ["elle: « La mer monte | Personne n'écoute. »"]),
        ("Le pont, dont l'entretien était négligé, a cédé mardi.", []),
    ],
    "verbs that belong to what is said": [
        (
            "« Ces actes sont des provocations qui, en fait, visent la mairie. Nous répondrons. »",
            ["?: « Ces actes sont des provocations qui, en fait, visent la mairie. Nous répondrons. »"],
        ),
        ("« Le bruit les met, dit-on, en difficulté. »", ["?: « Le bruit les met, dit-on, en difficulté. »"]),
        (
            "« Le port, assure-t-on à la mairie, restera ouvert. »",
            ["mairie: « Le port | restera ouvert. »"],
        ),
        (
            "Pour la maire, « nous sommes le seul pays où le pont est fermé ».",
            ["maire: « nous sommes le seul pays où le pont est fermé »"],
        ),
    ],
    "« on » who speaks for a body, and more ways to say": [
        ("À la mairie, on assure que le pont est sûr.", ["mairie: que le pont est sûr"]),
        ("Au ministère, on dit ne rien savoir.", ["ministère: ne rien savoir"]),
        (
            "« Le pont est beau », poursuit Paul Arnal, selon qui le tunnel est « un symbole ».",
            ["Paul Arnal: « Le pont est beau »", "Paul Arnal: le tunnel est « un symbole »"],
        ),
        ("Les autorités ne cessent de répéter que le virus reste là.", ["autorités: que le virus reste là"]),
        ("Les élus n'hésitent plus à dire que le pont est usé.", ["élus: que le pont est usé"]),
        ("Les élus ne veulent pas dire que le pont est usé.", []),
        ("La joueuse se souvient d'avoir été sifflée.", ["joueuse: d'avoir été sifflée"]),
        (
            "La mairie, qui se dit très attentive à la digue, n'entend pas céder.",
            ["mairie: très attentive à la digue"],
        ),
    ],
    "fragments that are names, and adjectives with a complement": [
        ("La maire dénonce la colère des « gilets orange ».", []),
        ("Le maire se dit « ouvert » à la fermeture du pont.", ["maire: « ouvert » à la fermeture du pont"]),
        ("Des tarifs jugés « inacceptables » par la mairie.", ["mairie: « inacceptables »"]),
        (
            "La maire a dénoncé un plan qui risque de tarder et vanté un « autre modèle ».",
            ["maire: « autre modèle »"],
        ),
    ],
    "« que » that begins no report, and « pour » that names no view": [
        ("La ministre s'est montrée réservée sur l'herbicide, que contiennent ces produits.", []),
        ("Pour les candidats, la date est fixée au lundi.", []),
    ],
    "who « qui » is": [
        (
            "Tous ont lu les mots de l'ancienne cheffe du parquet qui dit avoir subi des « pressions ».",
            ["ancienne cheffe du parquet: avoir subi des « pressions »"],
        ),
        (
            "Le président du Parti socialiste (PS) affirme que le pont est usé.",
            ["président du Parti socialiste (PS): que le pont est usé"],
        ),
    ],
    "titles of two parts": [
        (
            "L'ex-ministre des Ressources naturelles et des Forêts rappelle que le pont est usé.",
            ["ex-ministre des Ressources naturelles et des Forêts: que le pont est usé"],
        ),
        (
            "La ministre de la Culture et de la Communication, Léa Brun, assure que le musée rouvrira.",
            ["Léa Brun: que le musée rouvrira"],
        ),
        (
            "« Je reste », a dit le maire et ancien ministre Paul Arnal.",
            ["Paul Arnal: « Je reste »"],
        ),
        (
            "Paul Arnal et la ministre Léa Brun assurent que le musée rouvrira.",
            ["Paul Arnal + Léa Brun: que le musée rouvrira"],
        ),
    ],
    "clauses that present the words": [
        (
            "Le maire Paul Arnal s'est fâché. « Un scandale », c'est ainsi qu'il a décrit le pont.",
            ["Paul Arnal: « Un scandale »"],
        ),
        (
            "« Un scandale », voilà comment Paul Arnal a qualifié le pont, jugeant que « tout est cassé ».",
            ["Paul Arnal: « Un scandale »", "Paul Arnal: que « tout est cassé »"],
        ),
        ("« Un scandale », voilà ce que le public a vu.", []),
    ],
    "whose the words of a participle are": [
        (
            "Paul Arnal est revenu à la charge, exigeant que Léa Brun « se rétracte ».",
            ["Paul Arnal: que Léa Brun « se rétracte »"],
        ),
        (
            "D'après elle, M. Arnal a balayé l'idée d'un vote, estimant qu'il faut attendre.",
            ["elle: M. Arnal a balayé l'idée d'un vote", "Arnal (elle): qu'il faut attendre"],
        ),
        (
            "Cela n'ayant pas été fait, l'avocat assure que la preuve est « faible ».",
            ["avocat: que la preuve est « faible »"],
        ),
        (
            "Présent au port, le directeur Paul Arnal a déclaré que le pompage durerait.",
            ["Paul Arnal: que le pompage durerait"],
        ),
    ],
    "those who go on": [
        (
            "La police de Rouen est venue au port. Et de préciser : « Le pont a cédé. »",
            ["police de Rouen: « Le pont a cédé. »"],
        ),
        (
            "Le pont a cédé, indique le ministère. « Il était usé », précise la même source.",
            ["ministère: Le pont a cédé", "ministère: « Il était usé »"],
        ),
    ],
    "words on both sides of a source": [
        ("Le pont est fermé, selon la police, les élus parlant d'un oubli.", ["police: Le pont est fermé"]),
        ("Le pont est fermé depuis mardi, selon une note publiée jeudi.", ["note: Le pont est fermé depuis mardi"]),
        ("Le pont est, selon la police, fermé depuis mardi.", ["police: Le pont est | fermé depuis mardi"]),
        ("La digue tient, a dit la maire, mais le quai s'effrite.", ["maire: La digue tient | mais le quai s'effrite"]),
        ("Depuis mardi, assure-t-elle, « le quai tient bon ».", ["elle: Depuis mardi | « le quai tient bon »"]),
        ("Toujours selon la police, le quai tient bon.", ["police: le quai tient bon"]),
        (
            "La grève a réuni 900 dockers selon la police et 3 000 dockers selon le syndicat.",
            ["police: La grève a réuni 900 dockers", "syndicat: 3 000 dockers"],
        ),
        ("Le quai tient bon, selon un bilan établi à partir de sources officielles.", ["bilan: Le quai tient bon"]),
        (
            "« La digue tient bon », estime Léa Brun, « rassurée ».",
            ["Léa Brun: « La digue tient bon »", "Léa Brun: « rassurée »"],
        ),
    ],
    "what describes a source": [
        ("Selon le bilan qui date de mai, la digue est usée.", ["bilan: la digue est usée"]),
        ("D'après le rapport sur lequel compte Ondine, la digue est usée.", ["rapport: la digue est usée"]),
        ("Selon une note du port, dimanche 3 mai, la digue est usée.", ["note du port: la digue est usée"]),
        ("Pour Hugo Ferrand, du syndicat, ancien docker, « la digue tient ».", ["Hugo Ferrand: « la digue tient »"]),
        (
            "Selon la maire, toutes les digues, hautes et basses, sont usées.",
            ["maire: toutes les digues, hautes et basses, sont usées"],
        ),
    ],
    "what the narrator adds after the marks": [
        ("« Le quai est usé », qui date de 1900, a rappelé la maire.", ["maire: « Le quai est usé »"]),
        ("« Le quai est usé » (celui du port), rappelle la maire.", ["maire: « Le quai est usé »"]),
        ("« Il faut rouvrir le quai » du port, a dit la maire.", ["maire: « Il faut rouvrir le quai » du port"]),
        ("« Le quai est usé », où nous vivons, rappelle la maire.", ["maire: « Le quai est usé », où nous vivons"]),
    ],
    "the narrator goes on after a clause": [
        ("La maire affirme que le pont ferme, sans dire quand.", ["maire: que le pont ferme"]),
        (
            "Le préfet avait dit qu'il était prêt à céder « si les élus le veulent », il a refusé hier.",
            ["préfet: qu'il était prêt à céder « si les élus le veulent »"],
        ),
        (
            "Le préfet dit que « si les élus le veulent », il cédera.",
            ["préfet: que « si les élus le veulent », il cédera"],
        ),
        ("La maire a promis que le pont rouvrirait, lançant un vif débat.", ["maire: que le pont rouvrirait"]),
        ("Les élus estiment que le pont est sûr, contre 15 d'avis opposé.", ["élus: que le pont est sûr"]),
        ("La maire a nié avoir vu le pont, alors qu'une photo la montre.", ["maire: avoir vu le pont"]),
        (
            "La maire a dit que le pont fermait, alors qu'il est neuf.",
            ["maire: que le pont fermait, alors qu'il est neuf"],
        ),
        (
            "La maire raconte que le pont fermait le soir et se souvient du bruit.",
            ["maire: que le pont fermait le soir"],
        ),
        ("La maire estime avoir bien agi, et souhaite la paix.", ["maire: avoir bien agi"]),
        ("La maire dit que le pont penche et rouille.", ["maire: que le pont penche et rouille"]),
        (
            "Mais si la maire dit que le pont tient, un élu, Luc Brun, a protesté.",
            ["maire: que le pont tient"],
        ),
    ],
    "words around the marks": [
        (
            "Dans les ports du nord, « on attend la paix », dit la maire.",
            ["maire: Dans les ports du nord, « on attend la paix »"],
        ),
        ("Demain « on fermera le port », dit la maire.", ["maire: Demain « on fermera le port »"]),
        ("Ils « ont rouvert le port », selon la maire.", ["maire: Ils « ont rouvert le port »"]),
        ("Or « le port est rouvert », selon la maire.", ["maire: « le port est rouvert »"]),
        ("La maire dit avoir vu « la patronne » (Léa Brun).", ["maire: avoir vu « la patronne »"]),
        ("La maire dit avoir fermé « un quai sur deux » (47 %).", ["maire: avoir fermé « un quai sur deux » (47 %)"]),
        ("Toutefois, « on attend la paix », dit la maire.", ["maire: « on attend la paix »"]),
    ],
    "what goes on after a fragment": [
        (
            "La maire dénonce « une honte totale » qui dure depuis mai.",
            ["maire: « une honte totale » qui dure depuis mai"],
        ),
        (
            "La maire appelle à « fermer vite » le port de Saint-Malo.",
            ["maire: à « fermer vite » le port de Saint-Malo"],
        ),
        ("La maire appelle à « rouvrir » le port car il est sûr.", ["maire: à « rouvrir » le port"]),
    ],
    "headings without a full stop": [
        ("Un quai fermé en maiLe quai rouvrira lundi, a dit la maire.", ["maire: Le quai rouvrira lundi"]),
        (
            "Un « bon » accord au port\u00ab Le quai rouvrira lundi », a dit la maire.",
            ["maire: « Le quai rouvrira lundi »"],
        ),
        (
            "Des dégâts importants Le port est fermé pour un mois, a dit la maire.",
            ["maire: Le port est fermé pour un mois"],
        ),
        (
            "Lu dans le journal Le Phare, le quai rouvrira, a dit la maire.",
            ["maire: Lu dans le journal Le Phare, le quai rouvrira"],
        ),
        ("Une usure connueSelon la maire, le quai est usé.", ["maire: le quai est usé"]),
        ("En effet, selon la maire, le quai est usé.", ["maire: le quai est usé"]),
        ("Pour autant, le quai est usé, a dit la maire.", ["maire: le quai est usé"]),
    ],
    "a clause that goes on in marks": [
        ("Le « vieux pont sera fermé lundi », a dit la maire.", ["maire: Le « vieux pont sera fermé lundi »"]),
        (
            "Hugo Ferrand, le patron du port, « est ravi de rouvrir », a indiqué la mairie.",
            ["mairie: Hugo Ferrand, le patron du port, « est ravi de rouvrir »"],
        ),
        (
            "Le ministre « le remercie pour son travail », a ajouté la mairie.",
            ["mairie: Le ministre « le remercie pour son travail »"],
        ),
    ],
    "the narrator goes on": [
        (
            "Le pont tient, a assuré la mairie, alors que des élus ont quitté la salle.",
            ["mairie: Le pont tient"],
        ),
        ("Le pont tient, a assuré la mairie, alors qu'il pleut.", ["mairie: Le pont tient"]),
        (
            "Selon Me Brun, qui n'a pas dit quand, le procès aura lieu à Rouen.",
            ["Brun: le procès aura lieu à Rouen"],
        ),
        (
            "Comme l'a dit la mairie, interrogée lundi, le pont est usé.",
            ["mairie: le pont est usé"],
        ),
        ("La photo, qui a circulé partout, montre Léa Brun menottée.", []),
    ],
    "two pairs": [
        (
            "« Nous avons tenu », dit le capitaine, « et nous tiendrons encore ».",
            ["capitaine: « Nous avons tenu » | « et nous tiendrons encore »"],
        ),
        (
            "« C'est une bonne nouvelle », se réjouit Awa Diallo. « Les enfants pourront enfin revenir. »",
            ["Awa Diallo: « C'est une bonne nouvelle »", "Awa Diallo: « Les enfants pourront enfin revenir. »"],
        ),
        (
            "« Arrêtez tout ! » crie un homme. « Il est blessé ! »",
            ["homme: « Arrêtez tout ! »", "homme: « Il est blessé ! »"],
        ),
    ],
    "colon": [
        (
            "Le procureur a déclaré : « L'enquête ne fait que commencer. »",
            ["procureur: « L'enquête ne fait que commencer. »"],
        ),
        ("L'avocate, visiblement émue : « Justice est rendue. »", ["avocate: « Justice est rendue. »"]),
        ("Le constat de la directrice : « Il manque dix postes. »", ["directrice: « Il manque dix postes. »"]),
        (
            "Au téléphone, sa mère raconte : « Il est parti sans rien dire. »",
            ["mère: « Il est parti sans rien dire. »"],
        ),
        ("Elle a conclu en citant Paul Arnal : « Le port vivra. »", ["Paul Arnal: « Le port vivra. »"]),
        ("À ses côtés, Marie, 31 ans, inquiète : « Il faudra partir. »", ["Marie: « Il faudra partir. »"]),
        ("Pas assez pour rassurer Lucien Fabre : « Le mal est fait. »", ["Lucien Fabre: « Le mal est fait. »"]),
        (
            "Ce que dément la présidence : « Toutes les règles ont été respectées. »",
            ["présidence: « Toutes les règles ont été respectées. »"],
        ),
        ("Un argument qui ne convainc pas Joël Robin : « On verra. »", ["Joël Robin: « On verra. »"]),
        ("Bretagne : « Nous avons tout perdu »", ["?: « Nous avons tout perdu »"]),
        ("Enfants rentrés de Syrie : « Nous avons tout perdu »", ["?: « Nous avons tout perdu »"]),
        ("Otages au Mali : « Nous avons tout perdu »", ["?: « Nous avons tout perdu »"]),
        ("Trois choses manquent : du temps, de l'argent et « un peu de courage ».", []),
    ],
    "que": [
        (
            "Le directeur a estimé que la saison était réussie et que le public reviendrait.",
            ["directeur: que la saison était réussie et que le public reviendrait"],
        ),
        (
            "Les syndicats jugent dans un communiqué que l'accord est insuffisant.",
            ["syndicats: que l'accord est insuffisant"],
        ),
        ("La police a prévenu les habitants que le pont serait fermé.", ["police: que le pont serait fermé"]),
        (
            "La banque affirme que ses comptes sont sains, mais la presse assure qu'ils ne le sont pas.",
            ["banque: que ses comptes sont sains", "presse: qu'ils ne le sont pas"],
        ),
        ("Le maire a, pour sa part, assuré que le pont tiendrait.", ["maire: que le pont tiendrait"]),
        ("La banque a de son côté annoncé, jeudi, que le taux baisserait.", ["banque: que le taux baisserait"]),
        (
            "Le ministre a reconnu que des erreurs avaient été commises, mais a exclu de partir.",
            ["ministre: que des erreurs avaient été commises", "ministre: de partir"],
        ),
        (
            "La banque a affirmé lundi, après un entretien avec le préfet Marc Aubin, que le site resterait ouvert.",
            ["banque: que le site resterait ouvert"],
        ),
        (
            "Alors que les élus locaux et régionaux assurent que la gare vivra, un train sur deux est supprimé.",
            ["élus locaux et régionaux: que la gare vivra"],
        ),
        (
            "À la juge qui demandait pourquoi il avait fui, il a répondu : « J'avais honte. »",
            ["juge: pourquoi il avait fui", "il: « J'avais honte. »"],
        ),
        (
            "Le directeur a dit que l'usine livrait des pièces visant des marchés lointains.",
            ["directeur: que l'usine livrait des pièces visant des marchés lointains"],
        ),
        (
            "Patricia Brun et son homologue suisse, Paul Arnal, ont annoncé qu'ils se reverraient.",
            ["Patricia Brun + Paul Arnal: qu'ils se reverraient"],
        ),
        (
            "La cheffe de l'opposition, elle, a assuré que le texte serait rejeté.",
            ["cheffe de l'opposition: que le texte serait rejeté"],
        ),
        ("Le livre que la ministre a publié l'an dernier se vend bien.", []),
        (
            "Le train est plus rapide que la voiture, dit-on souvent à tort ou à raison.",
            ["on: Le train est plus rapide que la voiture"],
        ),
    ],
    "indirect questions": [
        ("Le juge demande si le témoin a menti.", ["juge: si le témoin a menti"]),
        ("Elle a expliqué pourquoi l'usine fermait.", ["Elle: pourquoi l'usine fermait"]),
        ("L'ingénieure raconte comment la digue a cédé.", ["ingénieure: comment la digue a cédé"]),
        ("Le vent était si fort que le bac est resté à quai.", []),
    ],
    "infinitives": [
        ("La ministre affirme ne pas avoir reçu la lettre.", ["ministre: ne pas avoir reçu la lettre"]),
        ("Le suspect nie avoir tiré.", ["suspect: avoir tiré"]),
        ("Le joueur dit vouloir rester au club.", ["joueur: vouloir rester au club"]),
        ("Le groupe promet de reclasser tous les salariés.", ["groupe: de reclasser tous les salariés"]),
        ("Chacun s'accorde à dire que le pont est « usé ».", ["Chacun: que le pont est « usé »"]),
        (
            "La maire a réagi en faisant savoir - après un long silence - que le pont était usé.",
            ["maire: que le pont était usé"],
        ),
        ("Le syndicat a menacé, ce jeudi, de bloquer le port.", ["syndicat: de bloquer le port"]),
        ("Le groupe indique par ailleurs avoir doublé ses ventes.", ["groupe: avoir doublé ses ventes"]),
        (
            "La ville a indiqué, dans un communiqué, suivre l'affaire « de près », ajoutant que « tout sera dit ».",
            ["ville: suivre l'affaire « de près »", "ville: que « tout sera dit »"],
        ),
        ("Le groupe refuse de vendre son usine.", []),
        ("Le maire a parlé longuement avec les habitants pour dire sa colère.", []),
    ],
    "small clauses": [
        ("Il se dit prêt à négocier.", ["Il: prêt à négocier"]),
        ("Des propos que l'économiste Léa Brun juge « indécents ».", ["Léa Brun: « indécents »"]),
        ("La présidente s'est déclarée « très satisfaite » du résultat.", ["présidente: « très satisfaite »"]),
        ("L'opposition juge « inacceptable » la hausse des tarifs.", ["opposition: « inacceptable »"]),
        ("Le maire a qualifié ce projet de « folie furieuse ».", ["maire: « folie furieuse »"]),
        ("L'avocat s'est félicité d'« une décision courageuse ».", ["avocat: « une décision courageuse »"]),
        ("La prime a été jugée « insultante » par l'intersyndicale.", ["intersyndicale: « insultante »"]),
        ("Une réponse jugée « trop tardive » par les élus.", ["élus: « trop tardive »"]),
        ("Il a demandé aux habitants de « rester chez eux ».", ["Il: « rester chez eux »"]),
        ("Elle réclame du gouvernement « un vrai geste ».", ["Elle: « un vrai geste »"]),
        ("Le site jugé « trop vieux » a fermé.", []),
        ("Le client a présenté son billet au guichet.", []),
    ],
    "prepositions": [
        (
            "Selon l'Institut de la statistique, le chômage a baissé de deux points.",
            ["Institut de la statistique: le chômage a baissé de deux points"],
        ),
        ("Le chômage a baissé de deux points, d'après l'institut.", ["institut: Le chômage a baissé de deux points"]),
        (
            "La grève devrait, selon les syndicats, durer trois jours.",
            ["syndicats: La grève devrait | durer trois jours"],
        ),
        ("De source policière, deux hommes ont été arrêtés.", ["source policière: deux hommes ont été arrêtés"]),
        ("À en croire la direction, les comptes sont à l'équilibre.", ["direction: les comptes sont à l'équilibre"]),
        ("Aux yeux de l'historienne Léa Brun, cette loi est un tournant.", ["Léa Brun: cette loi est un tournant"]),
        ("Pour le syndicat, « ce plan est une honte ».", ["syndicat: « ce plan est une honte »"]),
        (
            "Le député Paul Arnal, pour qui « la lutte est un droit », votera contre.",
            ["Paul Arnal: « la lutte est un droit »"],
        ),
        (
            "L'accusé, selon la juge, « a cherché la dose » trois jours avant.",
            ["juge: L'accusé | « a cherché la dose » trois jours avant"],
        ),
        ("Selon un rapport publié mardi par la banque, la dette recule.", ["rapport: la dette recule"]),
    ],
    "prepositions that name no source": [
        ("Les prix changent selon la saison et le marché.", []),
        ("Pour la première fois, le musée ouvrira la nuit.", []),
        ("D'après nature, il peint des paysages.", []),
        ("Pour Noël, la mairie décore les rues.", []),
        ("Il aide ou refuse selon qu'on le paie ou non.", []),
    ],
    "comme": [
        ("Comme l'a rappelé la préfète, la baignade est interdite.", ["préfète: la baignade est interdite"]),
        ("Les loyers montent, ce que confirment les agences.", ["agences: Les loyers montent"]),
        ("Ainsi que l'indique le rapport, trois ponts menacent ruine.", ["rapport: trois ponts menacent ruine"]),
        ("Comme prévu, le marché a ouvert à huit heures.", []),
    ],
    "incise without marks": [
        ("La fermeture est un coup dur, affirme le maire.", ["maire: La fermeture est un coup dur"]),
        ("NANTES (AFP) - Un pont s'est effondré, a annoncé la mairie.", ["mairie: Un pont s'est effondré"]),
        ("Le train partira à midi, dit-il.", ["il: Le train partira à midi"]),
        (
            "Le barrage, a précisé la compagnie, ne présente aucun danger.",
            ["compagnie: Le barrage | ne présente aucun danger"],
        ),
        ("Le barrage n'offre, a précisé la compagnie, aucun danger.", ["compagnie: Le barrage n'offre | aucun danger"]),
        ("Le maire, a accusé le préfet de mensonge.", []),
        ("Le maire se lève, remercie le préfet et quitte la salle.", []),
    ],
    "gerunds": [
        (
            "Il a salué les bénévoles, ajoutant que la fête aurait lieu chaque année.",
            ["Il: que la fête aurait lieu chaque année"],
        ),
        ("Estimant « honteuse » la décision, l'avocat a déposé un recours.", ["avocat: « honteuse »"]),
        ("Estimant que « la mesure est injuste », il a voté contre.", ["il: que « la mesure est injuste »"]),
        (
            "La ministre a dit que la loi passerait, précisant qu'un vote aurait lieu lundi.",
            ["ministre: que la loi passerait", "ministre: qu'un vote aurait lieu lundi"],
        ),
        (
            "Le député a jugé que la loi était « bancale », tout en saluant « un effort réel ».",
            ["député: que la loi était « bancale »", "député: « un effort réel »"],
        ),
        (
            "« Je reste », a dit Léa Brun, avant d'ajouter : « Et je me battrai. »",
            ["Léa Brun: « Je reste »", "Léa Brun: « Et je me battrai. »"],
        ),
        ("En marchant vers le port, il a trouvé une montre.", []),
    ],
    "relative clauses": [
        ("Le général Moreau, qui a affirmé que la ville était sûre, est reparti.", ["Moreau: que la ville était sûre"]),
        ("Léa Brun, qui a déclaré : « Je reste », est arrivée mardi.", ["Léa Brun: « Je reste »"]),
        (
            "La presse a cité le porte-parole, Paul Arnal, qui a assuré que rien n'avait changé.",
            ["Paul Arnal (presse): que rien n'avait changé"],
        ),
        ("La pluie, qui tombait depuis lundi, a cessé.", []),
    ],
    "cues of several words": [
        (
            "Le recteur a fait savoir que les examens auraient lieu en juin.",
            ["recteur: que les examens auraient lieu en juin"],
        ),
        ("La direction laisse entendre que le site pourrait fermer.", ["direction: que le site pourrait fermer"]),
        ("L'ONG met en garde contre « une famine imminente ».", ["ONG: « une famine imminente »"]),
        ("Le maire tient à préciser que la fête aura lieu.", ["maire: que la fête aura lieu"]),
        ("Le chef fait revenir les oignons.", []),
    ],
    "nouns": [
        ("Les propos du député : « La France doit agir », ont choqué.", ["député: « La France doit agir »"]),
        (
            "L'annonce de Paul Arnal selon laquelle le dépôt déménagera inquiète les riverains.",
            ["Paul Arnal: le dépôt déménagera"],
        ),
        (
            "Le journal a cité les propos de Paul Arnal : « Nous sommes prêts. »",
            ["Paul Arnal (journal): « Nous sommes prêts. »"],
        ),
        ("Le communiqué est arrivé mardi à la rédaction.", []),
    ],
    "dialogue": [
        (
            "— Vous partez déjà, demanda la femme.\n— Pas encore, répondit Jean.",
            ["femme: — Vous partez déjà", "Jean: — Pas encore"],
        ),
        ("– Je reste ici, murmura-t-il.", ["il: – Je reste ici"]),
        ("- du pain\n- du lait\n- des œufs", []),
    ],
    "verbs of manner": [
        ("« Quelle surprise ! » ironise la chanteuse.", ["chanteuse: « Quelle surprise ! »"]),
        (
            "« Je n'oublierai jamais ce jour », se souvient Paul Arnal.",
            ["Paul Arnal: « Je n'oublierai jamais ce jour »"],
        ),
        ("« C'est un scandale », s'insurge l'élue.", ["élue: « C'est un scandale »"]),
        ("« Rien n'est joué », nuance le sélectionneur.", ["sélectionneur: « Rien n'est joué »"]),
    ],
    "lines of attribution": [
        ("« Un grand pas pour la région. » — Marc Aubin, président", ["Marc Aubin: « Un grand pas pour la région. »"]),
        ("« Il faut sauver ce théâtre » (Léa Brun)", ["Léa Brun: « Il faut sauver ce théâtre »"]),
        ("« Le Chat noir » – salle comble hier soir.", []),
    ],
    "headlines": [
        (
            "« Un péage absurde » : le projet a été dénoncé par Paul Arnal.",
            ["Paul Arnal: « Un péage absurde »"],
        ),
        ("« Nous gagnerons » : Paul Arnal confiant avant la finale", ["Paul Arnal: « Nous gagnerons »"]),
        ("Paul Arnal : « Je ne céderai pas »", ["Paul Arnal: « Je ne céderai pas »"]),
    ],
    "pronouns and descriptions": [
        (
            "Paul Arnal a visité le dépôt lundi. Il a promis que la ligne rouvrirait.",
            ["Paul Arnal: que la ligne rouvrirait"],
        ),
        (
            "« Je pars », a lâché Paul Arnal. Il a ajouté qu'il ne regrettait rien.",
            ["Paul Arnal: « Je pars »", "Paul Arnal: qu'il ne regrettait rien"],
        ),
        (
            "La ministre Léa Brun a visité l'usine. « Tout sera fait », a promis la ministre.",
            ["Léa Brun: « Tout sera fait »"],
        ),
        ("La pluie tombe depuis lundi. Il a dit que la mer montait.", ["Il: que la mer montait"]),
    ],
    "titles and scare quotes": [
        ("Le film « La Vie devant nous » sort mercredi.", []),
        ("L'historienne publie « Le Ventre des villes », un essai.", []),
        ("La fondation annonce son appel à projets « Villes vivantes ».", []),
        ("Les « gilets jaunes » ont défilé à Lyon.", []),
        ("Il est poursuivi pour « homicide involontaire ».", []),
        ("La revue « Le Phare » paraît le jeudi.", []),
        ("Baptisée « Vent d'est », l'opération a duré trois jours.", []),
    ],
    "fragments": [
        ("Léa Brun a dénoncé la « brutalité » de la réforme.", ["Léa Brun: « brutalité »"]),
        (
            "Le syndicat a jugé la mesure « tardive » et loué un « bel effort ».",
            ["syndicat: « tardive »", "syndicat: « bel effort »"],
        ),
        (
            "Paul Arnal accuse le maire de « ne rien faire » pour le port, où tout manque.",
            ["Paul Arnal: « ne rien faire » pour le port"],
        ),
        ("Paul Arnal accuse le maire de « céder à la peur ».", ["Paul Arnal: « céder à la peur »"]),
        ("Paul Arnal appelle les élus à céder « sans attendre ».", ["Paul Arnal: à céder « sans attendre »"]),
        ("Le pont « sera fermé lundi », a dit le maire.", ["maire: Le pont « sera fermé lundi »"]),
    ],
    "verb and pronoun": [
        ("« Nous partons », a t-il lancé.", ["il: « Nous partons »"]),
        ("« Nous partons », répond t-elle.", ["elle: « Nous partons »"]),
    ],
    "lists of speakers": [
        (
            "« Nous partons », écrivent la CGT, le Modef et la FSU.",
            ["CGT + Modef + FSU: « Nous partons »"],
        ),
        ("Selon la maire, le préfet et le recteur partent.", ["maire: le préfet et le recteur partent"]),
    ],
    "what a description is completed by": [
        ("« Je reste », assure l'animatrice de « La Roue libre ».", ["animatrice de « La Roue libre »: « Je reste »"]),
    ],
    "where a description ends": [
        ("« Je reste », a dit le ministre dans un communiqué.", ["ministre: « Je reste »"]),
        (
            "« Je reste », a dit la présidente de la région sur France Inter.",
            ["présidente de la région (France Inter): « Je reste »"],
        ),
        ("« Je reste », a dit le chef de l'État à des journalistes.", ["chef de l'État: « Je reste »"]),
        ("« Je reste », a dit le maire à l'AFP.", ["maire (AFP): « Je reste »"]),
        ("« Je reste », a dit le maire au sortir d'une réunion.", ["maire: « Je reste »"]),
        (
            "« Le tourisme souffre », a dit le Premier ministre au sortir d'un comité interministériel.",
            ["Premier ministre: « Le tourisme souffre »"],
        ),
        ("« Je reste », a répondu la ministre sur Twitter.", ["ministre: « Je reste »"]),
        (
            "Selon la maire interrogée par Le Monde, le pont sera fermé.",
            ["maire (Le Monde): le pont sera fermé"],
        ),
        ("« Je reste », a dit la patronne du Parti socialiste Léa Le Brun.", ["Léa Le Brun: « Je reste »"]),
        (
            "Le texte s'ajoute à celui du recteur, qui a estimé que le pont était usé.",
            ["recteur: que le pont était usé"],
        ),
        (
            "« Je reste », a dit le procureur de la République de Rouen Paul Arnal.",
            ["Paul Arnal: « Je reste »"],
        ),
        ("Le patron du Parti socialiste Paul Arnal a dit qu'il restait.", ["Paul Arnal: qu'il restait"]),
    ],
    "the person and not the party, ship or body beside": [
        ("« Je reste », a dit le patron des députés LR Paul Arnal.", ["Paul Arnal: « Je reste »"]),
        ("Un député LR a dit que le pont était usé.", ["député LR: que le pont était usé"]),
        (
            "Le capitaine du navire de pêche Belle Ondine, Paul Arnal, admet que la mer est vide.",
            ["Paul Arnal: que la mer est vide"],
        ),
        ("Le quotidien Le Monde affirme que le pont est usé.", ["Le Monde: que le pont est usé"]),
    ],
    "incises without marks": [
        ("Le pont est usé, poursuit cette source.", ["source: Le pont est usé"]),
        ("Les dépenses ont baissé, estiment les signataires.", ["signataires: Les dépenses ont baissé"]),
        ("Les frais sont en baisse, note le rapport.", ["rapport: Les frais sont en baisse"]),
        ("Le maire se lève, remercie le préfet.", []),
    ],
    "marks in the words about the speaker": [
        (
            "« Nous partons demain », a dit Paul Arnal, pour qui « la ville est finie ».",
            ["Paul Arnal: « Nous partons demain »", "Paul Arnal: « la ville est finie »"],
        ),
        (
            "« Nous partons demain », a dit Paul Arnal, qui a ouvert sa « cellule ».",
            ["Paul Arnal: « Nous partons demain »"],
        ),
    ],
    "who told « on »": [
        ("« Le pont tient », a-t-on appris jeudi de source policière.", ["source policière: « Le pont tient »"]),
        ("Le pont tient, a-t-on appris auprès du parquet.", ["parquet: Le pont tient"]),
        ("« Le pont tient bien », peut-on lire dans le rapport.", ["rapport: « Le pont tient bien »"]),
        ("Retraites : pour Paul Arnal, « la loi est juste »", ["Paul Arnal: « la loi est juste »"]),
    ],
    "reports side by side": [
        (
            "La maire a affirmé que le pont tenait et évoqué des travaux.",
            ["maire: que le pont tenait"],
        ),
        ("Léa Brun se montre plus discrète que son voisin.", []),
        ("Cette photo rappelle celle que montrait le journal.", []),
    ],
    "when it was said": [
        ("La maire a affirmé le mois dernier que l'école rouvrirait.", ["maire: que l'école rouvrirait"]),
    ],
    "links between sentences": [
        ("Par ailleurs, le pont sera fermé, a annoncé la mairie.", ["mairie: le pont sera fermé"]),
        ("Mais le pont tient, selon la police.", ["police: le pont tient"]),
        (
            "En revanche, la rue sera « interdite aux camions », a précisé Léa Brun.",
            ["Léa Brun: la rue sera « interdite aux camions »"],
        ),
        ("En mai, le pont sera fermé, a annoncé la mairie.", ["mairie: En mai, le pont sera fermé"]),
    ],
    "conditional without a source": [
        ("Trois personnes auraient été blessées dans l'accident.", []),
        ("Le chanteur serait malade.", []),
        ("Selon la radio, le chanteur serait malade.", ["radio: le chanteur serait malade"]),
    ],
    "negation and questions": [
        ("Le maire n'a pas dit que le stade fermerait.", []),
        ("Le maire a-t-il dit que le stade fermerait ?", []),
        ("Rappelons que la loi date de 1905.", []),
        ("Le maire a nié avoir menti.", ["maire: avoir menti"]),
    ],
    "any noun after « selon »": [
        ("Le quai a fermé, selon une carte diffusée hier.", ["carte: Le quai a fermé"]),
        ("D'après ce courriel, le quai fermera en mai.", ["courriel: le quai fermera en mai"]),
        ("Selon lephare.fr l'ensemble des quais fermera en mai.", ["lephare.fr: l'ensemble des quais fermera en mai"]),
        ("Les quais ferment à des heures qui varient selon les élus.", []),
        ("Un port à l'abandon depuis trois ans, selon la maire", ["maire: Un port à l'abandon depuis trois ans"]),
        ("Le quai ferme, mais pour le maire il est « trop vieux ».", ["maire: il est « trop vieux »"]),
    ],
    "a source beside another report": [
        (
            "Selon la mairie, le quai fermera en mai, alors que le préfet assure qu'il est sûr.",
            ["mairie: le quai fermera en mai", "préfet: qu'il est sûr"],
        ),
        (
            "Le quai est le plus vieux du pays selon la mairie, qui estime que le port est sûr.",
            ["mairie: Le quai est le plus vieux du pays", "mairie: que le port est sûr"],
        ),
    ],
    "clauses after circumstances": [
        ("Paul Arnal a assuré lundi 12 mars n'avoir jamais vu le quai.", ["Paul Arnal: n'avoir jamais vu le quai"]),
        ("La maire a indiqué à l'AFP qu'elle allait se retirer.", ["maire (AFP): qu'elle allait se retirer"]),
        ("La maire souligne ainsi que le quai est sûr.", ["maire: que le quai est sûr"]),
    ],
    "what reports nothing": [
        ("La commission votera si elle estime que le quai n'est pas sûr.", []),
        ("Si elle juge que le quai est sûr, la commission votera en mai.", []),
        ("Les travaux s'annoncent longs alors même que le port est vide.", []),
        ("La maire pensait trouver un quai neuf.", []),
        ("Le quai a fermé, comme le veut la règle.", []),
        ("La police a annoncé dix arrestations lors de la marche des « gilets jaunes ».", []),
        ("Le port, pour lequel la maire avait voté, a fermé.", []),
    ],
    "headings": [
        (
            "« Un gâchis immense »\n\n« C'est un gâchis immense pour le port », a dit Léa Brun.",
            ["Léa Brun: « Un gâchis immense »", "Léa Brun: « C'est un gâchis immense pour le port »"],
        ),
        (
            "Arnal : Nous ne céderons pas\n\nLe maire Paul Arnal a visité le port.",
            ["Paul Arnal: Nous ne céderons pas"],
        ),
    ],
    "one word in marks": [
        ("Paul Arnal a critiqué à plusieurs reprises la « lenteur » des travaux.", ["Paul Arnal: « lenteur »"]),
        ("La maire a rendu hommage à un « homme de parole ».", ["maire: « homme de parole »"]),
    ],
    "what speaks and what only shows": [
        ("Une étude montre que le sommeil recule.", ["étude: que le sommeil recule"]),
        ("Les traces montrent que la maison était vide.", []),
        ("La situation indique que la crise dure.", []),
    ],
    "sources in the middle, and those for whom something holds": [
        ("Mardi, aux yeux de la maire, le port a trop attendu.", ["maire: Mardi | le port a trop attendu"]),
        ("Pour chaque musée, la ville a prévu un guichet.", []),
        ("Le maire en a profité pour rappeler que le pont ferme.", ["maire: que le pont ferme"]),
    ],
    "words in marks without a verb of reporting": [
        (
            "La ministre Léa Brun a salué un accord difficile. Elle a trouvé le texte « trop timide ».",
            ["Léa Brun: « trop timide »"],
        ),
        ("La maire Léa Brun a célébré une ville « debout et fière ».", ["Léa Brun: « debout et fière »"]),
        (
            "Le maire a dénoncé un « scandale » à la mairie, puis une « honte ».",
            ["maire: « scandale »", "maire: « honte »"],
        ),
        ("Le chanteur a sorti l'album « Rive gauche » en mai.", []),
        ("Il a été mis en examen pour « abus de confiance et recel ».", []),
        ("Il a emporté avec lui sa « potion magique ».", []),
    ],
    "states of mind, and verbs with an infinitive": [
        ("La maire est convaincue que le pont tiendra.", ["maire: que le pont tiendra"]),
        ("Le préfet est persuadé d'avoir agi à temps.", ["préfet: d'avoir agi à temps"]),
        ("Le Kremlin s'est défendu de vouloir la guerre.", ["Kremlin: de vouloir la guerre"]),
        ("L'avocate avait plaidé avoir été trompée.", ["avocate: avoir été trompée"]),
        ("La maire dit ne pas encore avoir signé.", ["maire: ne pas encore avoir signé"]),
    ],
    "subjects that are no phrase we know": [
        ("Les « sages » ont estimé que la loi était conforme.", ["« sages »: que la loi était conforme"]),
        (
            "Le PDF de la mairie explique en effet que le port fermera.",
            ["PDF de la mairie: que le port fermera"],
        ),
        ("La houle explique pourquoi le bac est resté à quai.", []),
        ("La règle veut que chacun signe.", []),
        ("Les médecins savent que le virus circule.", []),
    ],
    "words after a colon without marks": [
        ("Les experts mettent en garde : la digue cédera avant mai.", ["experts: la digue cédera avant mai"]),
        ("Le sondage le confirme : Léa Brun estime que le port est sale.", ["Léa Brun: que le port est sale"]),
        ("Le port a deux quais : le premier ferme en juin.", []),
    ],
    "the number of a note after the marks": [
        ("« Nous tiendrons »3, a répondu la maire Léa Brun.", ["Léa Brun: « Nous tiendrons »"]),
    ],
    "incises after a clause without a verb or a comma": [
        ("Plus que deux jours pour signer, rappelle la mairie.", ["mairie: Plus que deux jours pour signer"]),
        ("Le port, en pleine crise, accueille la ministre.", []),
        ("Le pont rouvrira lundi précise la préfecture.", ["préfecture: Le pont rouvrira lundi"]),
        ("Le pont inquiète les riverains.", []),
        ("Le quai s'use, relevait il y a quelques mois Paul Arnal.", ["Paul Arnal: Le quai s'use"]),
        ("Le vent faiblira dès ce soir, annonce Météo France.", ["Météo France: Le vent faiblira dès ce soir"]),
        (
            "Le train est une priorité, fait de son côté valoir Paul Arnal, le patron du dépôt.",
            ["Paul Arnal: Le train est une priorité"],
        ),
        ("« C'est un chantier complexe », fait-on valoir à la mairie.", ["mairie: « C'est un chantier complexe »"]),
        (
            "« Je ne le connaissais pas », a expliqué, visiblement ému, le lauréat.",
            ["lauréat: « Je ne le connaissais pas »"],
        ),
    ],
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("phenomenon", CASES)
def test_phenomenon(read: Read, phenomenon: str, style: str) -> None:
    cases = [(text, says) for text, says in CASES[phenomenon] if style == "guillemets" or "«" in text]
    for text, says in cases:
        assert heard(read(restyle(text, style))) == [restyle(say, style) for say in says], text


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("« Le quai tient », a raconté à la radio un mareyeur.", "mareyeur"),
        ("« Le quai tient », a dit aux journalistes Paul Arnal.", "Paul Arnal"),
        ("« Le quai tient », ajoute, un brin amer, le pêcheur Paul Arnal.", "Paul Arnal"),
        ("Le chef parle et Luc Morel (Parti du quai, ou PQ) a assuré avoir la moitié des voix.", "Luc Morel"),
        ("Le maire est là. Les « anciens » ont estimé que le mur tient.", "« anciens »"),
        ("Le maire a promis un quai. Un dépliant est prêt, énonçant les règles : « Ne courez pas »", "dépliant"),
        ("Selon Le Phare, Paul Arnal aurait dit à ses amis : « Je suis las de tout cela ». Il pleut.", "Paul Arnal"),
        ("Paul Arnal estime que ses voisins pensent trop à la pêche : « On ne voit qu'eux au port »", "Paul Arnal"),
        ("Le maire ignore pourquoi ces pêcheurs partent : « Nous avons tout fait pour les garder »", "maire"),
        ("« Le quai tient bon », a prévenu jeudi dans une tribune publiée à Brest Paul Arnal.", "Paul Arnal"),
        ("La jetée est sauve, l'immense majorité estimant que le mur tient.", "immense majorité"),
        ("Selon le quotidien, Paul Arnal, 33 ans, est parti en mer.", "quotidien"),
    ],
)
def test_the_subject_beside_the_verb(read: Callable[[str], Reading], text: str, speaker: str) -> None:
    assert [s.name for s in read(text).quotes[-1].speakers] == [speaker]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "« Il va bien », disent ses avocats, Mes Marc Bel, Léa Roux et Luc Morel.",
            ["Marc Bel", "Léa Roux", "Luc Morel"],
        ),
        ("« Il va bien », dit un ami de M. Arnal.", ["ami de M. Arnal"]),
        ("Selon un sondage pour Le Phare et La Vigie, le mur tient.", ["sondage pour Le Phare et La Vigie"]),
        ("Selon le collectif « Debout Arnal », le mur tient.", ["collectif « Debout Arnal »"]),
        ("La foule gronde, le préfet Paul Arnal assurant que le mur tient.", ["Paul Arnal"]),
    ],
)
def test_who_speaks_of_several_names(read: Callable[[str], Reading], text: str, speakers: list[str]) -> None:
    assert [s.name for s in read(text).quotes[-1].speakers] == speakers


def test_a_heading_has_the_speaker_of_the_words_that_it_repeats(read: Callable[[str], Reading]) -> None:
    text = (
        "La mairie ferme le quai, dit Léa Roux.\n\n« Un gâchis »\n\nPaul Arnal dénonce « un gâchis »."
        " Le préfet se tait."
    )
    heading = next(q for q in read(text).quotes if text[q.spans[0].start :].startswith("« Un gâchis »\n"))
    assert [s.name for s in heading.speakers] == ["Paul Arnal"]
