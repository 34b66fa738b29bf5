"""Interviews: which blocks ask, which answer, and who answers.

A question is a short paragraph that ends in « ? » before one that does not, or a turn whose label (« Le Phare : »)
mostly asks. What is quoted in a question is nobody's statement; what is quoted in an answer, with no other speaker, is
in the voice of who answers.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from sawt_reader.analysis.grammar.phrases import Phrase
from sawt_reader.analysis.quotes.drafts import Draft
from sawt_reader.analysis.quotes.parse import Parse

_ANNOUNCED = re.compile(r"propos recueillis|entretien avec|interview", re.IGNORECASE)
_LABEL = re.compile(r"[^\W\d_][^:\n?!.]{0,40}(?= ?:\s)")
_LONGEST_QUESTION = 600  # code points
_FEWEST, _FEWEST_ANNOUNCED = 3, 2  # questions that make an interview
_SHARE = 0.2  # of the blocks, that must be questions


@dataclass(slots=True)
class Interview:
    """The blocks (by number) that ask, and who answers in the others."""

    questions: set[int]
    interviewee: Phrase | None = None
    labelled: dict[int, Phrase] = field(default_factory=dict)

    def voice(self, block: int) -> Phrase | None:
        """Who speaks in an answer; None in questions, before the first one, and where nobody is known."""
        if block in self.questions or block < min(self.questions):
            return None
        return self.labelled.get(block, self.interviewee)


def find(parse: Parse) -> Interview | None:
    """The interview a text is, or None. Cheap for other texts: only the ends of blocks are looked at."""
    spans = parse.layout
    texts = [parse.text[start:end].strip() for start, end in spans]
    asks = [text.endswith("?") and len(text) <= _LONGEST_QUESTION for text in texts]
    questions = {n for n, ask in enumerate(asks) if ask and n + 1 < len(asks) and not asks[n + 1]}
    if len(questions) < _FEWEST_ANNOUNCED:
        return None
    fewest = _FEWEST_ANNOUNCED if _ANNOUNCED.search(parse.text) else _FEWEST
    if len(questions) < fewest or len(questions) < _SHARE * len(texts):
        return None
    found = Interview(questions, _interviewee(parse, min(questions)))
    _read_labels(parse, found, texts)
    return found


def _interviewee(parse: Parse, first: int) -> Phrase | None:
    """The person named most often before the first question, but not the one who asked (« recueillis par … »)."""
    counts: Counter[str] = Counter()
    phrases: dict[str, Phrase] = {}
    for mention in parse.mentions:
        if parse.block[mention.start] >= first or mention.label_ not in {"person", "PER"}:
            continue
        if mention.start and parse.words[mention.start - 1] == "par":
            continue
        key = mention.id_ or mention.text
        counts[key] += 1
        phrases.setdefault(key, Phrase(mention.start, mention.end, mention.start))
    return phrases[counts.most_common(1)[0][0]] if counts else None


def _read_labels(parse: Parse, interview: Interview, texts: list[str]) -> None:
    """« Paul Arnal : … »: labels of turns say who speaks, and whose turns are the questions."""
    labels = {n: match.group().strip() for n, text in enumerate(texts) if (match := _LABEL.match(text))}
    counts = Counter(labels.values())
    asking = Counter(labels[n] for n in interview.questions if n in labels)
    for n, label in labels.items():
        if counts[label] < _FEWEST_ANNOUNCED:
            continue
        if asking[label] * 2 > counts[label]:
            interview.questions.add(n)
        else:
            first = parse.token_at(parse.layout[n][0])
            last = parse.token_at(parse.layout[n][0] + len(label) - 1)
            interview.labelled[n] = Phrase(first, last + 1, first)


def settle(parse: Parse, found: list[Draft]) -> list[Draft]:
    """Without what is quoted in questions; floating words in answers get the voice of the answer."""
    interview = find(parse)
    if interview is None:
        return found
    kept = []
    for draft in found:
        block = parse.block[parse.token_at(draft.start)]
        if block in interview.questions:
            continue
        voice = interview.voice(block)
        if (
            block < min(interview.questions)
            and draft.heir_of is None
            and (draft.start, draft.end) == parse.layout[block]
        ):
            voice = interview.interviewee  # « … » as the title
        if voice and draft.attribution == "none":
            draft.heir_of = Draft("direct", "none", list(draft.pieces), speakers=[voice])
        kept.append(draft)
    return kept
