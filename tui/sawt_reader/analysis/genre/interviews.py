"""Interviews and debates: who asks and who answers, part by part.

Four layouts are known: labels « Q : » and « R : »; labels with names or initials, one of which mostly asks; questions
and answers that each begin with a dash; and short parts that end in « ? » before parts that do not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from sawt_reader.analysis.genre import labels
from sawt_reader.analysis.genre.page import Page, Part, Turn, addresses, first_person

_CREDITED = re.compile(r"propos recueillis|(?:entretien|interview) (?:réalisée?|recueillie?)", re.IGNORECASE)
_ANNOUNCED = re.compile(
    r"\A\W*(?:entretien|interview|débat|face-à-face)\b"
    r"|\b(?:entretien|interview|rencontre|conversation)s? (?:avec|de|du)\b"
    r"|\b(?:entretien|interview) exclusi|\bquestions à\b|\brépond(?:ent)? (?:à nos|aux) questions|l['’]interview\b"
    r"|\bextraits de (?:cet|l['’])entretien|\bnous (?:les avons réuni|l['’]avons rencontré|avons réuni)",
    re.IGNORECASE,
)
_LETTER_AT_HEAD = re.compile(
    r"(?P<letter>Q|R|QUESTION|Question|R[ÉE]PONSE|R[ée]ponse)\s?(?:\.\s?[–—-]|[:–—-]|(?<=[QR])\.)\s*(?=\S)"
)
_LETTER = re.compile(
    r"(?:\A|(?<=[?!.…»\"”] ))(?P<letter>Q|R|QUESTION|Question|R[ÉE]PONSE|R[ée]ponse)\s?(?:\.\s?[–—-]|[:–—-])\s*(?=\S)"
)
_DASH = re.compile(r"[–—-]\s?(?=\S)")
_BROKEN = re.compile(r"\?[ \t]*\n\s*(?=\S)")
# What follows the last answer: who asked, what else to read, the book or film with its price or hour.
_AFTERWORD = re.compile(
    r"\W*(?:propos|entretien|interview|recueilli|à lire|lire aussi|photos?\b|vidéo)|[«\"“][^»\"”\n]{3,80}[»\"”]\s?[,(]",
    re.I,
)
_STOPS = re.compile(r"[.!…](?:\s|\Z)")
# « Anne Morel, docker : « Nous ne partirons pas » » as the title.
_NAME_AND_WORDS = re.compile(r"[A-ZÀ-Þ][^:«\"“\n]{3,60}:\s?[«\"“]")
_ASIDE = re.compile(r"\([^)]*\)\s*\Z")
_SIGNATURES = frozenset({"byline", "caption"})
# Above a page with a rhetorical question. Half or double of any changes no article of 6,000 of the press.
_LONGEST_QUESTION = 600  # code points
_LONGEST_REMARK = 120  # code points of a line that may be of whoever asks
_OPENING = 4  # parts in which a page says that it is an interview
_FEWEST, _FEWEST_ANNOUNCED = 3, 2  # questions; fewer on a page that says what it is
_FEWEST_LABELS = 3  # turns with a label
_SHARE = 0.2  # of the parts that must be questions


def turns(page: Page) -> list[Turn]:
    """The questions and answers of an interview in order; none for other texts."""
    return _by_letters(page) or _by_names(page) or _by_dashes(page) or _by_questions(page)


def announced(page: Page) -> bool:
    """Does the page say that it is an interview?"""
    if any(map(_CREDITED.search, (part.text for part in page.parts))):
        return True
    return any(map(_ANNOUNCED.search, page.opening(_OPENING)))


def _by_letters(page: Page) -> list[Turn]:
    """« Q : … », « R : … », also in the middle of a part."""
    found: list[Turn] = []
    if not any(part.text[:1] in "QR" and _LETTER_AT_HEAD.match(part.text) for part in page.parts):
        return []
    for number, part in enumerate(page.parts):
        marks = list(_LETTER.finditer(part.text)) or [m for m in [_LETTER_AT_HEAD.match(part.text)] if m]
        ends = [*(mark.start() for mark in marks[1:]), len(part.text)] if marks else []
        for mark, end in zip(marks, ends, strict=True):
            asks = mark["letter"][0] == "Q"
            start = part.start + mark.end()
            found.append(Turn(number, start, part.start + len(part.text[:end].rstrip()), "asks" if asks else "answers"))
    answers = sum(turn.role == "answers" for turn in found)
    if answers < _FEWEST_ANNOUNCED or len(found) < _FEWEST:
        return []
    return _continued(page, found)


def _by_names(page: Page) -> list[Turn]:
    """Labels with names, initials or the name of the paper: one asks, or the page says that it is an interview."""
    labelled = {n: label for n, part in enumerate(page.parts) if (label := labels.of_part(part))}
    counts = Counter(label.key for label in labelled.values())
    labelled = {n: label for n, label in labelled.items() if counts[label.key] > 1 or label.is_initials}
    asking = Counter(label.key for n, label in labelled.items() if page.parts[n].text.endswith("?"))
    askers = {key for key, asked in asking.items() if asked * 2 >= counts[key]}
    others = [label for label in labelled.values() if label.key not in askers]
    if len(labelled) < _FEWEST_LABELS or len(others) < _FEWEST_ANNOUNCED:
        return []
    if not (askers and len(labelled) > len(others)) and not _is_dialogue(page, labelled):
        return []
    single = {n: label for n, part in enumerate(page.parts) if (label := labels.of_part(part)) and n > min(labelled)}
    found = [
        Turn(
            n,
            label.after,
            page.parts[n].end,
            "asks" if label.key in askers or (n not in labelled and page.parts[n].text.endswith("?")) else "answers",
            (label.start, label.end),
            label.name,
        )
        for n, label in sorted((single | labelled).items())
        if n in labelled or page.parts[n].text.endswith("?")
    ]
    return _continued(page, found)


def _is_dialogue(page: Page, labelled: Mapping[int, labels.Label]) -> bool:
    """Do several speak by turns, without marks? On a page that does not announce it, two turns each, one by one."""
    keys = Counter(label.key for label in labelled.values())
    if len(keys) < 2 or labels.are_quoted(page, labelled):
        return False
    order = [labelled[n].key for n in sorted(labelled)]
    persons = all(label.is_person for label in labelled.values())
    return announced(page) or (persons and min(keys.values()) > 1 and all(a != b for a, b in pairwise(order)))


def _by_dashes(page: Page) -> list[Turn]:
    """Parts that begin with a dash, by turns; those that end in « ? » are questions."""
    dashed = {n: match.end() for n, part in enumerate(page.parts) if (match := _DASH.match(part.text))}
    asking = [n for n in dashed if page.parts[n].text.endswith("?")]
    if len(dashed) < 2 * _FEWEST_ANNOUNCED or len(asking) < _FEWEST_ANNOUNCED or not announced(page):
        return []
    order = [n for n in sorted(dashed) if n >= asking[0]]
    even = {n: at % 2 == 0 for at, n in enumerate(order)}
    alternate = all(even[n] for n in asking)
    found = [
        Turn(
            n,
            page.parts[n].start + dashed[n],
            page.parts[n].end,
            "asks" if (even[n] if alternate else n in asking) else "answers",
        )
        for n in order
    ]
    return _continued(page, found)


def _by_questions(page: Page) -> list[Turn]:
    """Short parts that end in « ? » before one that does not, or that begin with a line that does."""
    asks = {n: _question_end(part) for n, part in enumerate(page.parts) if n and part.kind not in _SIGNATURES}
    found = sorted(n for n, end in asks.items() if end and (end < page.parts[n].end or asks.get(n + 1) in {0}))
    if len(found) < max(_FEWEST_ANNOUNCED, _SHARE * len(page.parts)):
        return []
    is_announced = announced(page)
    opening = [Turn(n, _words_start(page.parts[n]), asks[n], "asks") for n in found]
    rest = [
        Turn(n, _line_start(page.parts[n], asks[n]), page.parts[n].end, "answers")
        for n in found
        if asks[n] < page.parts[n].end
    ]
    talk = _continued(page, sorted([*opening, *rest]))
    if not is_announced and not _is_talk(page, talk):
        return []
    return [_doubted(page, turn) for turn in _with_labels(page, talk)]


def _with_labels(page: Page, talk: Sequence[Turn]) -> list[Turn]:
    """The turns of bare questions, with the labels of answers that have one: « Anne Morel : … », then « A. M. : … ».

    Where each answer has one, a line before it is a question without its mark.
    """
    found = list(talk)
    for at, turn in enumerate(talk):
        label = labels.of_part(page.parts[turn.part]) if turn.role == "answers" else None
        if label is not None and label.is_person:
            found[at] = turn._replace(start=label.after, label=(label.start, label.end), name=label.name)
    first = [found[at + 1] for at, turn in enumerate(found[:-1]) if turn.role == "asks"]
    if all(turn.label for turn in first):
        for at, turn in enumerate(found[:-1]):
            if turn.label is None and found[at + 1].label is not None:
                found[at] = turn._replace(role="asks")
    return found


def _doubted(page: Page, turn: Turn) -> Turn:
    """A turn, unsure if it is a line that may be of whoever asks: « L'État avait promis une aide. »; « vous » asks."""
    words = page.parts[turn.part].text
    is_line = len(words) <= _LONGEST_REMARK and len(_STOPS.findall(words)) == 1 and not first_person(words)
    if turn.role == "asks" or turn.label is not None or not is_line:
        return turn
    return turn._replace(role="asks") if addresses(words) else turn._replace(is_sure=False)


def _question_end(part: Part) -> int:
    """The code point after the question that opens a part and is a line of its own; 0 if there is none."""
    whole = _ASIDE.sub("", part.text).rstrip()
    if whole.endswith("?"):
        return part.end if len(whole) <= _LONGEST_QUESTION else 0
    line = _BROKEN.search(part.text)
    return part.start + line.start() + 1 if line and line.start() <= _LONGEST_QUESTION else 0


def _words_start(part: Part) -> int:
    match = _DASH.match(part.text)
    return part.start + (match.end() if match else 0)


def _line_start(part: Part, after: int) -> int:
    rest = part.text[after - part.start :]
    return after + len(rest) - len(rest.lstrip())


def _continued(page: Page, found: Sequence[Turn]) -> list[Turn]:
    """The turns with the parts that go on with an answer, up to what follows the interview."""
    by_part: defaultdict[int, list[Turn]] = defaultdict(list)
    for turn in found:
        by_part[turn.part].append(turn)
    last: Turn | None = None
    whole: list[Turn] = []
    for number, part in enumerate(page.parts):
        if number in by_part:
            whole += by_part[number]
            last = by_part[number][-1]
        elif last is not None and part.is_prose:
            if _AFTERWORD.match(part.text):
                last = None if number > found[-1].part else last
                continue
            start = _words_start(part)
            whole.append(
                Turn(
                    number,
                    start,
                    part.end,
                    "answers",
                    last.label if last.role != "asks" else None,
                    last.name if last.role != "asks" else "",
                )
            )
            last = whole[-1]
    return whole


def _is_talk(page: Page, talk: Sequence[Turn]) -> bool:
    """Does somebody ask somebody, rather than a page its readers? Answers in the first person, or « vous » asked alone.

    « Que risquez-vous ? » « Vous risquez une amende » is a page that explains.
    """
    asked = answered = explained = 0
    pairs = list(_exchanges(page, talk))
    for question, answer in pairs:
        asked += addresses(question)
        answered += first_person(answer) > 0
        explained += addresses(answer)
    if len(pairs) < _FEWEST:
        titled = _NAME_AND_WORDS.match(page.parts[0].text) is not None
        return len(pairs) == asked == answered or (titled and answered > 0 and not explained)
    return answered * 2 >= len(pairs) or (
        asked * 2 >= len(pairs) and explained * 2 < len(pairs) and not (explained and not answered)
    )


def _exchanges(page: Page, talk: Sequence[Turn]) -> Iterator[tuple[str, str]]:
    """Each question with its answer."""
    question, answer = "", list[str]()
    for turn in talk:
        part = page.parts[turn.part]
        words = part.text[turn.start - part.start : turn.end - part.start]
        if turn.role == "asks":
            if question:
                yield question, " ".join(answer)
            question, answer = words, []
        else:
            answer.append(words)
    if question:
        yield question, " ".join(answer)
