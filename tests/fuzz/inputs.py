"""Small inputs of the formats, to be changed."""

from __future__ import annotations

TEXT = """LE PHARE

Lundi 4 mars 2024

Tyr : le port rouvre

Par Lina Haddad

« Le port de Tyr a rouvert », a annoncé la maire, Salma Karam. Selon le ministère, 12 000 € manquent encore.

Il n'aurait pas signé, d'après l'AFP. "Nous verrons demain", a-t-il dit : « Rien n’est “signé” ! »

— Que dites-vous ? — Rien, répond M. Aubry.

Une indemnité attendue

Les pêcheurs demandent plus de 300 millions de livres ; la préfète assure que « c'est trop ». Elle a refusé.
"""
PAGE = f"""<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Tyr : le port rouvre | Le Phare</title>
<meta property="article:published_time" content="2024-03-04T09:30:00+01:00"><meta name="author" content="Lina Haddad">
<script type="application/ld+json">{{"@type":"NewsArticle","dateModified":"2024-03-05"}}</script></head>
<body><nav>Une</nav><article><h1>Tyr : le port rouvre</h1><p>Publié le <time>4 mars 2024</time></p>
{"".join(f"<p>{line}</p>" for line in TEXT.splitlines() if line)}<h2>Suite</h2><ul><li>un<li>deux</ul>
<table><tr><td>1</td><td>2</td></tr></table></article><div id="comments">Bravo ! 5 mai 2024</div></body></html>"""
MAIL = f"""From: =?utf-8?q?L=C3=A9na?= Haddad <lena@phare.invalid>
To: desk@phare.invalid
Subject: Tyr : le port rouvre
Date: Mon, 4 Mar 2024 09:30:00 +0100
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="B"

--B
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

{TEXT}
--B
Content-Type: application/pdf; name="a.pdf"
Content-Disposition: attachment; filename="a.pdf"

x
--B--
"""
MHTML = f"""From: <Saved by Blink>
Snapshot-Content-Location: https://phare.invalid/port
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="B"

--B
Content-Type: text/html; charset=utf-8
Content-Location: https://phare.invalid/port

{PAGE}
--B--
"""
RTF = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset178 Naskh;}}"
    r"{\info{\title Le port}{\author Lina}}"
    r"\f0 Le port rouvre\par \'ab Non \'bb, dit\_il.{\footnote Une note.}\u8217?\uc2\u233xx{\v cach\'e9}\line"
    r"{\field{\*\fldinst HYPERLINK "
    r'"https://phare.invalid"}{\fldrslt ici}}\trowd un\cell deux\cell\row{\pict\bin3 abc}\u-10179?\u-8704?\par}'
)
_OPEN = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
ODT = f"""<office:document-content {_OPEN}><office:body><office:text><text:h text:outline-level="2">Le port</text:h>
<text:p text:style-name="Subtitle">« Non », dit<text:s text:c="2"/>elle.<text:note>
<text:note-citation>1</text:note-citation><text:note-body><text:p>Une note.</text:p></text:note-body></text:note>
</text:p><table:table><table:table-row><table:table-cell>
<text:p>1</text:p></table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>"""
META = f"<office:document-meta {_OPEN}><office:meta><dc:title>Le port</dc:title></office:meta></office:document-meta>"
SRT = """1
00:00:01,000 --> 00:00:04,000
Le port rouvre lundi.

2
00:00:04,500 --> 00:00:07,000
<i>- Nous ne partirons pas,</i>
- A dit la maire.
"""
VTT = """WEBVTT

NOTE Essai

00:01.000 --> 00:04.000
<v.haut Lina Haddad>Le port rouvre lundi.

01:04.500 --> 01:07.000 align:start
<v Salma Karam>Nous ne <c.x>partirons</c> pas&nbsp;!
"""
NITF = """<nitf><head><docdata><date.issue norm="20240304T0930Z"/></docdata></head><body><body.head><hedline>
<hl1>Le port rouvre</hl1></hedline><byline>Par <person>Lina Haddad</person></byline><abstract>Chapeau.</abstract>
</body.head><body.content><p>« Non », dit-elle.</p><hl2>Suite</hl2>
<media><media-caption>Le port</media-caption></media></body.content>
</body></nitf>"""
NEWSML = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem><itemMeta><versionCreated>
2024-03-04T09:30:00+01:00</versionCreated><provider literal="AGD"/></itemMeta><contentMeta>
<headline>Le port</headline><by>Par Lina</by></contentMeta><contentSet><inlineXML>
<html xmlns="http://www.w3.org/1999/xhtml"><body><p>« Non »</p></body></html>
</inlineXML></contentSet></newsItem></itemSet></newsMessage>"""
BUNDLES = (
    "Le port rouvre\nLina Haddad\n350 mots\n4 mars 2024\nLe Phare\nPHARE\nFrançais\nCopyright 2024 Le Phare\n\n« Non »,"
    " dit-elle.\n\nDocument PHARE00020240304ek340001a\n",
    "HD\tLe port\nBY\tLina\nWC\t350 mots\nPD\t4 mars 2024\nSN\tLe Phare\nLP\tNon.\nTD\tOui.\nAN\tDocument"
    " PHARE00020240304ek340001a\n",
    "  1 of 1 DOCUMENTS\n\n Le Phare\n\n lundi 4 mars 2024\n\nLe port\n\nAUTEUR: Lina\n\nLONGUEUR: 350 mots\n\n"
    "« Non »\n\nLANGUE: FRANÇAIS\n\n Copyright 2024\n",
    "Le port\nLe Phare\n4 mars 2024\nLength: 350 words\nByline: Lina\nBody\n\n« Non »\n\n"
    "Load-Date: 4\n\nEnd of Document\n",
    "Le Phare, no. 12\nÉconomie, lundi 4 mars 2024, p. 5\n\nLe port\n\nLina Haddad\n\n« Non »\n\n"
    "© 2024\n\nnews·20240304·PHA·41\n",
)
EUROPRESSE = """<html><body><article><span class="DocPublicationName">Le Phare<br></span>
<span class="DocHeader">4 mars 2024</span><p class="titreArticleVisu">Le port</p><div class="docAuthors">Lina</div>
<div class="docOcurrContainer"><p>« Non »</p>Oui<br>Rien</div></article></body></html>"""
JSON_FEED = """{"version": "https://jsonfeed.org/version/1.1", "title": "Le Phare", "items": [
{"id": 1, "title": "Le port", "url": "https://phare.invalid/a", "content_html": "<p>Le <b>port</b>",
"date_published": "2024-03-04T09:30:00+01:00"}]}"""
