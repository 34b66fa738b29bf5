"""Splits a bundle: one text with several articles, as the press databases Factiva, LexisNexis and Europresse deliver.

There are no public samples. The headings are those that the open readers of these exports rely on (the R packages
tm.plugin.factiva, tm.plugin.europresse and LexisNexisTools), in French and English. A text is only split where most
articles have both their head and their end, so that an ordinary article stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from sawt_reader.i18n import _
from sawt_reader.sources import furniture
from sawt_reader.sources.dates import dates
from sawt_reader.sources.errors import SourceError
from sawt_reader.sources.extract import Extract, Part, extract_text, flat

_EDITION = re.compile(r"\s*(?:\(.*|[,;].*|\bn[o°]\.? ?\d.*)$", re.IGNORECASE)
"""After the name of an outlet: « Le Phare (site web) », « Le Phare, no. 12 »."""
_MOST = 5000
_HEAD = 25
"""Most lines of the head of an article."""
_LONGEST_DATE_LINE = 160  # code points

# Factiva: « 350 mots », the copyright, and the number of the document, which contains its day.
_WORDS = re.compile(r"(?:WC\s+)?\d[\d., \u00a0\u202f]*\s(?:mots|words)$")
_COPYRIGHT = re.compile(r"(?:CY\s+)?(?:copyright\b|©|\(c\)\s|tous droits réservés)", re.IGNORECASE)
_ACCESSION = re.compile(r"(?:AN\s+)?Document [A-Z]{2,8}\d{0,6}(?:19|20)\d{6}[a-z0-9]{4,}$")
_TAG = re.compile(r"(SE|HD|CR|BY|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN)(?:\s+|$)")
_BODY_TAGS = frozenset({"LP", "TD"})
_TAIL_TAGS = frozenset({"CT", "RF", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN"})
_BODY_TAG = re.compile(r"^[ \t]*(?:LP|TD)(?:[ \t]+|$)", re.MULTILINE)
_TIME = re.compile(r"\d{1,2}[:h]\d\d\b")

# LexisNexis, as text: « 1 of 12 DOCUMENTS », then labels; as Nexis Uni: « Body » and « End of Document ».
_COUNTER = re.compile(r"(?:Document )?\d+ (?:of|de|sur) \d+(?: DOCUMENTS?)?$", re.IGNORECASE)
_LABEL = re.compile(r"([A-ZÀ-Þ][\w -]{2,25})\s?:(?:\s+(.*))?$")
_LENGTH = frozenset({"length", "longueur"})
_AUTHOR = frozenset({"byline", "auteur", "signature"})
_HEADLINE = frozenset({"headline", "titre"})
_STANDFIRST = frozenset({"highlight", "encart"})
_TAIL = frozenset(
    "load-date|date-chargement|date de chargement|language|langue|publication-type|type-publication|type de publication"
    "|journal code|graphic|graphique|notes|classification|subject|sujet|acc-no".split("|")
)
_BODY = re.compile(r"(?:body|corps(?: du texte| de l[’']article)?|texte intégral)$", re.IGNORECASE)
_END = re.compile(r"(?:end of document|fin (?:du|de) document)$", re.IGNORECASE)

# Europresse: the number of the document, and the lines around it that are of the service.
_NUMBER = re.compile(r"(?:numéro de document\s*:\s*)?news\W?(?:19|20)\d{6}\W?[A-Z]{1,6}\W?[\w×.·-]+$", re.IGNORECASE)
_SERVICE = re.compile(
    r"certificat émis\b|ce (?:certificat|document|matériel)\b|(?:europresse|cedrom|cision|publi-©)"
    r"|page \d+(?: (?:de|sur) \d+)?$|documents? sauvegardés?|sauvegardé le\b|nom du document\b|par \S+@",
    re.IGNORECASE,
)


class _Piece(NamedTuple):
    """An article among the lines of a bundle.

    Attributes:
        title: "" for an article whose head is not known; its body is all there is.
        body: the first line of its body and the line after it.
        published: as it is printed.
        tagged: whether tags stand before parts of the body.
    """

    title: str
    outlet: str
    byline: str
    published: str
    body: tuple[int, int]
    standfirst: str = ""
    tagged: bool = False


def split_text(text: str) -> list[Extract]:
    """The articles of a plain text; none if it is no bundle.

    Raises:
        SourceError: for more than 5,000 articles.
    """
    lines = text.split("\n")
    return [_article(piece, "\n".join(lines[slice(*piece.body)])) for piece in _pieces(lines)]


def split(found: Extract) -> list[Extract]:
    """The articles of a document; none if it is no bundle.

    Raises:
        SourceError: for more than 5,000 articles.
    """
    parts = found.parts
    return [
        _article(piece, [part for part in parts[slice(*piece.body)] if flat(part.text)])
        for piece in _pieces([part.text for part in parts])
    ]


def article(title: str, outlet: str, byline: str, published: str, body: list[Part], standfirst: str = "") -> Extract:
    """An article of a bundle, with its facts in front of it as on the page of a newspaper.

    Args:
        title: as it is printed, as are the other facts; "" for none.
        outlet: its name, possibly with the edition or the address of a site after it.
        byline: the names, possibly after « Par ».
        published: a text with the day.
        body: the parts below.
        standfirst: "" for none.
    """
    day = next((date.day for date in dates(published) if date.day), None)
    outlet = _EDITION.sub("", flat(outlet))
    names = re.sub(r"^(?:par|by)\s+", "", flat(byline), flags=re.IGNORECASE)
    head = [
        Part("masthead", outlet),
        Part("dateline", published if day else ""),
        Part("title", title),
        Part("standfirst", standfirst),
        Part("byline", f"Par {names}" if names else ""),
    ]
    return Extract([*head, *body], title=title, outlet=outlet, byline=names or None, published=day)


def _article(piece: _Piece, body: str | list[Part]) -> Extract:
    title = flat(piece.title)
    if not title:
        return extract_text(body) if isinstance(body, str) else Extract(body)
    if isinstance(body, str):
        body = _BODY_TAG.sub("", body) if piece.tagged else body
        # Below its title, so that a short first paragraph is not taken for one.
        laid = extract_text(f"{title}\n\n{body}").parts
        body = [part for part in laid[1:] if part.kind in {"paragraph", "heading", "standfirst", "caption"}]
    else:
        kept = [Part("paragraph", part.text) if part.kind in {"title", "masthead"} else part for part in body]
        body = (
            [msgspec.structs.replace(part, text=_BODY_TAG.sub("", part.text)) for part in kept]
            if piece.tagged
            else kept
        )
    return article(title, piece.outlet, piece.byline, flat(piece.published), body, piece.standfirst)


def _pieces(lines: Sequence[str]) -> list[_Piece]:
    """The articles among some lines; none unless most of them have their head."""
    stripped = [flat(line) for line in lines]
    for ends, read in (
        (_ACCESSION, _of_factiva),
        (_END, _of_nexis),
        (_NUMBER, _of_europresse),
    ):
        stops = [at for at, line in enumerate(stripped) if len(line) <= _LONGEST_DATE_LINE and ends.match(line)]
        if found := _all([0, *(at + 1 for at in stops[:-1])], stops, stripped, read):
            return found
    starts = [at for at, line in enumerate(stripped) if len(line) <= _LONGEST_DATE_LINE and _COUNTER.match(line)]
    return _all([at + 1 for at in starts], [*starts[1:], len(stripped)], stripped, _of_lexis) if starts else []


def check_number(n: int) -> None:
    """Refuse a file with more articles than a database delivers at once.

    Raises:
        SourceError: for more than 5,000.
    """
    if n > _MOST:
        raise SourceError(_("more than {n} articles").format(n=_MOST), _("split it into smaller files"))


_Reader = Callable[[Sequence[str], int, int], _Piece | None]


def _all(starts: Sequence[int], stops: Sequence[int], lines: Sequence[str], read: _Reader) -> list[_Piece]:
    check_number(len(starts))
    pieces = [read(lines, start, stop) for start, stop in zip(starts, stops, strict=False)]
    if sum(piece is not None for piece in pieces) <= len(pieces) / 2:
        return []
    whole = zip(pieces, starts, stops, strict=False)
    return [piece or _Piece("", "", "", "", (start, stop)) for piece, start, stop in whole]


def _filled(lines: Sequence[str], start: int, stop: int) -> Iterator[int]:
    return (at for at in range(start, stop) if lines[at])


def _of_factiva(lines: Sequence[str], start: int, stop: int) -> _Piece | None:
    """Title and author, the number of words, day and source, the copyright, then the body."""
    counted = next((at for at in range(start, stop) if _WORDS.match(lines[at])), None)
    if counted is None:
        return None
    if _TAG.match(lines[counted]):
        return _tagged(lines, start, stop)
    above = list(_filled(lines, start, counted))[-4:]
    if not above:
        return None
    by = len(above) > 1 and _is_byline(lines[above[-1]])
    title = lines[above[-2 if by else -1]]
    under = list(_filled(lines, counted + 1, stop))[:_HEAD]
    dated = next((at for at in under if _day(lines[at])), None)
    rights = next((at for at in under if _COPYRIGHT.match(lines[at])), None)
    if dated is None or rights is None:
        return None
    facts = [lines[at] for at in under if dated < at < rights and not _TIME.match(lines[at])]
    return _Piece(title, facts[0] if facts else "", lines[above[-1]] if by else "", lines[dated], (rights + 1, stop))


def _tagged(lines: Sequence[str], start: int, stop: int) -> _Piece | None:
    """The form of Factiva with two letters before each part: HD title, BY author, PD day, SN source, LP and TD body."""
    values: dict[str, str] = {}
    body = None
    tag = ""
    for at in range(start, stop):
        found = _TAG.match(lines[at])
        if body is not None:
            if found and found[1] in _TAIL_TAGS:
                stop = at
                break
        elif found and found[1] in _BODY_TAGS:
            body = at
        else:
            tag = found[1] if found else tag
            values[tag] = f"{values.get(tag, '')} {lines[at][found.end() if found else 0 :]}".strip()
    if body is None or not values.get("HD"):
        return None
    title, outlet, byline, published = (values.get(name, "") for name in ("HD", "SN", "BY", "PD"))
    return _Piece(title, outlet, byline, published, (body, stop), tagged=True)


def _of_lexis(lines: Sequence[str], start: int, stop: int) -> _Piece | None:
    """Source, day and title, labels down to the length, the body, and labels again."""
    labels = {at: found for at in _filled(lines, start, stop) if (found := _labelled(lines[at]))}
    length = next((at for at, (label, _value) in labels.items() if label in _LENGTH), None)
    if length is None:
        return None
    head = [at for at in _filled(lines, start, length) if at not in labels]
    dated = next((at for at in head if _day(lines[at])), None)
    if dated is None:
        return None
    start = next((at for at in _filled(lines, length + 1, stop) if at not in labels or labels[at][0] in _TAIL), stop)
    named = {label: value for at, (label, value) in labels.items() if at < start}
    under = [at for at in head if at > dated]
    title = _of(named, _HEADLINE) or (lines[under[0]] if under else "")
    ends = (
        at
        for at in _filled(lines, start, stop)
        if (at in labels and labels[at][0] in _TAIL) or (_COPYRIGHT.match(lines[at]) and len(lines[at]) < 100)
    )
    if not title:
        return None
    byline, standfirst = _of(named, _AUTHOR), _of(named, _STANDFIRST)
    return _Piece(title, lines[head[0]], byline, lines[dated], (start, next(ends, stop)), standfirst)


def _of_nexis(lines: Sequence[str], start: int, stop: int) -> _Piece | None:
    """Title, source and day, labels, « Body », the body, and labels again."""
    body = next((at for at in range(start, stop) if _BODY.match(lines[at])), None)
    if body is None:
        return None
    head = list(_filled(lines, start, body))[-_HEAD:]
    dated = next((n for n, at in enumerate(head) if _day(lines[at])), 0)
    if dated < 2:
        return None
    named = dict(filter(None, (_labelled(lines[at]) for at in head)))
    ends = (
        at
        for at in _filled(lines, body + 1, stop)
        if ((found := _labelled(lines[at])) and found[0] in _TAIL)
        or lines[at].lower() in {"graphic", "graphique", "classification"}
    )
    at = [lines[place] for place in head[dated - 2 : dated + 1]]
    byline, standfirst = _of(named, _AUTHOR), _of(named, _STANDFIRST)
    return _Piece(at[0], at[1], byline, at[2], (body + 1, next(ends, stop)), standfirst)


def _of_europresse(lines: Sequence[str], start: int, stop: int) -> _Piece | None:
    """Source, section with the day, title, author, the body, and the copyright."""
    filled = [at for at in _filled(lines, start, stop) if not _SERVICE.match(lines[at])]
    dated = next((n for n, at in enumerate(filled[:_HEAD]) if _day(lines[at])), 0)
    if not dated or dated + 2 >= len(filled):
        return None
    outlet, title, body = lines[filled[dated - 1]], lines[filled[dated + 1]], dated + 2
    byline = lines[filled[body]] if _is_byline(lines[filled[body]]) else ""
    body += bool(byline)
    rights = next((at for at in filled[body:] if _COPYRIGHT.match(lines[at])), stop)
    if body >= len(filled):
        return None
    return _Piece(title, outlet, byline, lines[filled[dated]], (filled[body], rights))


def _labelled(line: str) -> tuple[str, str] | None:
    """The label of a line in small letters, and what follows it."""
    found = _LABEL.match(line) if len(line) < 300 else None
    return (found[1].lower(), found[2] or "") if found else None


def _of(named: Mapping[str, str], labels: Collection[str]) -> str:
    """The value of the first of some labels; "" for none."""
    return next((value for label, value in named.items() if label in labels), "")


def _day(line: str) -> bool:
    return len(line) <= _LONGEST_DATE_LINE and any(date.day for date in dates(line))


def _is_byline(line: str) -> bool:
    signed = furniture.signature(line)
    return bool(signed and signed.names) or furniture.is_person(line)
