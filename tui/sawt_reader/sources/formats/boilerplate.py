"""Recognises lines that French news sites insert between paragraphs. Patterns compiled by the authors; MIT."""

from __future__ import annotations

import re

_LONGEST = 40  # words
_OPENINGS = (
    r"(?:à|a) (?:lire|voir|écouter|relire)(?: aussi\b| également\b| ensuite\b|\s*[:>»|]|$)",
    r"(?:lire|voir|écouter|lisez|retrouvez) (?:aussi|également|ci-dessous)",
    r"(?:pour aller plus loin|sur le même (?:sujet|thème)|nos articles|les plus lus)\b",
    r"passer la publicité",
    r"(?:la )?suite (?:de l'article )?après (?:la|cette) publicité",
    r"publicité$",
    r"il vous reste \d+(?:[.,]\d+)?\s?% (?:de (?:cet article|ce contenu)|à (?:lire|découvrir))",
    r"(?:la (?:suite|lecture)|le contenu|l'accès|(?:cet )?article)(?: de (?:cet |l')article| des articles)?"
    r" (?:est )?réservée? (?:aux|à nos) abonn",
    r"pour (?:lire la suite|accéder (?:à|en)|continuer (?:à|la)|poursuivre (?:la|votre)|rester informé)",
    r"(?:déjà|vous êtes déjà) (?:abonné|inscrit|un compte)",
    r"(?:abonnez|inscrivez|connectez|identifiez|créez|suivez|rejoignez|recevez|téléchargez|partagez)(?:-(?:vous|nous))?\b"
    r".*\b(?:newsletters?|lettres?|comptes?|abonn|alertes?|facebook|twitter|whatsapp|google|réseaux|application|essai"
    r"|email|e-mail|accès|lire)",
    r"(?:soutenez|faites un don)\b.*\b(?:indépend|don|journal|média|presse)",
    r"(?:offre|formule|abonnement) (?:découverte|spéciale?|d'essai|numérique|intégrale?)\b",
    r"(?:à partir de |dès )?\d+(?:[.,]\d+)?\s?€.*\b(?:par|/|le (?:premier|1er)|pendant)\b.*\bmois\b",
    r"partager (?:cet article|sur|par|via)",
    r"crédits?(?: photos?)?\s*:",
    r"(?:photo|image|illustration)s?\s*[:©]|©",
    r"(?:mots[- ]clés|tags|étiquettes|catégories?|thèmes)\s*:",
    r"(?:temps de )?lecture\s*:?\s*\d+\s*min",
    r"tous droits (?:de reproduction )?réservés",
    r"(?:laisser|ajouter|écrire|poster) un commentaire",
)
_BOILERPLATE = re.compile("|".join(f"(?:{opening})" for opening in _OPENINGS), re.IGNORECASE)


def is_boilerplate(text: str) -> bool:
    """Whether a paragraph is from the site: « À lire aussi : … », « Il vous reste 57 % de cet article à lire »."""
    plain = text.strip(" \n\u00a0\u202f>»*•[(-").replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")
    return len(plain.split()) <= _LONGEST and _BOILERPLATE.match(plain) is not None
