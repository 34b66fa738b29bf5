"""Invented deliveries of press databases, after the published descriptions of these formats."""

from __future__ import annotations

from collections.abc import Callable

SAID = "« Nous ne partirons pas », a affirmé Claire Petit, maire de Dunes."
TOLD = "Selon la préfecture, {n} 000 pêcheurs attendent la décision du tribunal."


def body(n: int) -> str:
    return f"{SAID}\n\n{TOLD.format(n=n)}"


def factiva(n: int) -> str:
    return (
        f"Économie\nLe port ferme, acte {n}\nClaire Roux\n1 {n}50 mots\n{n} avril 2024\n07:15\nLe Phare\nPHARE\n5\n"
        f"Français\nCopyright 2024 Le Phare. Tous droits réservés.\n\n{body(n)}\n\nDocument PHARE0002024040{n}ek4"
        f"3000{n}\n\n"
    )


def tagged(n: int) -> str:
    said, told = body(n).split("\n\n")
    return (
        f"HD\tLe port ferme, acte {n}\nBY\tPar Claire Roux\nWC\t1 {n}50 mots\nPD\t{n} avril 2024\nSN\tLe Phare\n"
        f"SC\tPHARE\nLA\tFrançais\nCY\tCopyright 2024\nLP\n{said}\n\nTD\n{told}\n\nCO\tport : Port de Dunes\n"
        f"AN\tDocument PHARE0002024040{n}ek43000{n}\n\n"
    )


def lexis(n: int) -> str:
    return (
        f"{' ' * 30}{n} of 3 DOCUMENTS\n\n\n{' ' * 34}Le Phare\n\n{' ' * 28}mercredi {n} avril 2024\n\n"
        f"Le port ferme, acte {n}\n\nAUTEUR: Claire Roux\n\nRUBRIQUE: Économie; p. 5\n\nLONGUEUR: 350 mots"
        f"\n\n{body(n)}\n\n"
        f"DATE-CHARGEMENT: {n} avril 2024\n\nLANGUE: FRENCH\n\n{' ' * 26}Copyright 2024 Le Phare\n\n"
    )


def nexis(n: int) -> str:
    return (
        f"Le port ferme, acte {n}\nLe Phare\n{n} avril 2024 mercredi\nCopyright 2024 Le Phare\nSection: ÉCONOMIE;"
        f" Pg. 5\n"
        f"Length: 350 words\nByline: Claire Roux\nBody\n\n{body(n)}\n\nLoad-Date: April {n}, 2024\n\nEnd of Docum"
        f"ent\n\n"
    )


def europresse(n: int) -> str:
    return (
        f"Le Phare, no. 1234{n}\nÉconomie, mercredi {n} avril 2024, p. 5\n\nLe port ferme, acte {n}\n\nClaire Roux\n\n"
        f"{body(n)}\n\n© 2024 Le Phare. Tous droits réservés.\n\nNuméro de document : news·2024040{n}·PHA·4123{n}\n\n"
        "Certificat émis le 5 mai 2024 à Bibliothèque à des fins de visualisation personnelle.\n\n"
    )


TEXTS: dict[str, Callable[[int], str]] = {
    "factiva": factiva,
    "tagged": tagged,
    "lexis": lexis,
    "nexis": nexis,
    "europresse": europresse,
}


def text(database: str) -> str:
    return "".join(TEXTS[database](n) for n in (1, 2, 3))


def rtf(text: str) -> bytes:
    written = "".join(character if character.isascii() else f"\\u{ord(character)}?" for character in text)
    return ("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\f0 " + written.replace("\n", "\\par\n") + "}").encode()


def europresse_page(*numbers: int) -> str:
    articles = "".join(
        f'<article><header><span class="DocPublicationName">Le Phare (site web)<br></span><span class="DocHeader">'
        f'Économie, mercredi {n} avril 2024 450 mots, p. 5</span><p class="titreArticleVisu rdp__articletitle">Le port '
        f'<mark>ferme</mark>, acte {n}</p><div class="docAuthors">Claire Roux</div></header><div class="docOcurrC'
        f'ontainer">'
        f"<p>{SAID}</p><p>{TOLD.format(n=n)}</p></div><footer><small>© 2024</small></footer></article>"
        for n in numbers
    )
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{articles}</body></html>'


def factiva_page(*numbers: int) -> str:
    lines = (
        "".join(f"<div>{line}</div>" for line in factiva(n).split("\n\n")[0].split("\n"))
        + f'<p class="articleParagraph frarticleParagraph">{SAID}</p><p class="articleParagraph">{TOLD.format(n=n)}</p>'
        + f"<p>Document PHARE0002024040{n}ek43000{n}</p>"
        for n in numbers
    )
    articles = "".join(f'<div class="article frArticle">{article}</div>' for article in lines)
    return f'<html><head><meta charset="utf-8"></head><body>{articles}</body></html>'
