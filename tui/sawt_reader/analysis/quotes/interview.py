"""Interviews: which blocks ask, which answer, and who answers.

A question is a short paragraph that ends in « ? » before one that does not, or a turn whose label (« Le Phare : »)
mostly asks. Quotations in questions are dropped; unattributed ones in answers belong to the person who answers.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from sawt_reader.analysis import genre
from sawt_reader.analysis.grammar.marked import Marked
from sawt_reader.analysis.grammar.phrases import Phrase
from sawt_reader.analysis.quotes.drafts import Draft

_LABEL = re.compile(r"[^\W\d_][^:\n?!.]{0,40}(?= ?:\s)")
_FEWEST = 2  # turns under a label; half or double changes no article


@dataclass(slots=True)
class Interview:
    """The blocks (by number) that ask, and who answers in the others."""

    questions: set[int]
    interviewee: Phrase | None = None
    labelled: dict[int, Phrase] = field(default_factory=dict)

    def speaker(self, block: int) -> Phrase | None:
        """Who speaks in an answer; None in questions, before the first one, and if nobody is known."""
        if block in self.questions or block < min(self.questions):
            return None
        return self.labelled.get(block, self.interviewee)


def find(marked: Marked) -> Interview | None:
    """The structure of an interview; None for other texts, which cost little: only the ends of blocks are read."""
    texts = [marked.text[block.start : block.end].strip() for block in marked.body]
    questions = genre.questions(texts)
    if not questions:
        return None
    found = Interview(questions, _interviewee(marked, min(questions)))
    _read_labels(marked, found, texts)
    return found


def _interviewee(marked: Marked, first: int) -> Phrase | None:
    """The person named most often before the first question, but not the one who asked (« recueillis par … »)."""
    counts: Counter[str] = Counter()
    phrases: dict[str, Phrase] = {}
    for mention in marked.mentions:
        block = marked.block[mention.start]
        if (block is not None and block >= first) or mention.kind != "person":
            continue
        if mention.start and marked.words[mention.start - 1] == "par":
            continue
        key = mention.entity or mention.text
        counts[key] += 1
        phrases.setdefault(key, Phrase(mention.start, mention.end, mention.start))
    return phrases[counts.most_common(1)[0][0]] if counts else None


def _read_labels(marked: Marked, interview: Interview, texts: list[str]) -> None:
    """Add speakers and questions from the labels of turns: « Paul Arnal : … »."""
    labels = {n: match.group().strip() for n, text in enumerate(texts) if (match := _LABEL.match(text))}
    counts = Counter(labels.values())
    asking = Counter(labels[n] for n in interview.questions if n in labels)
    for n, label in labels.items():
        if counts[label] < _FEWEST:
            continue
        if asking[label] * 2 > counts[label]:
            interview.questions.add(n)
        else:
            first = marked.body[n].first
            last = marked.at_or_before(marked.body[n].start + len(label) - 1)
            interview.labelled[n] = Phrase(first, last + 1, first)


def settle(marked: Marked, found: list[Draft]) -> list[Draft]:
    """Drop quotes in questions; attribute unattributed quotes in answers to the person who answers."""
    interview = find(marked)
    if interview is None:
        return found
    kept = []
    for draft in found:
        block = marked.block_at(draft.start)
        if block in interview.questions:
            continue
        speaker = interview.speaker(block)
        if (
            block < min(interview.questions)
            and draft.inherits_from is None
            and (draft.start, draft.end) == marked.body[block][2:4]
        ):
            speaker = interview.interviewee  # « … » as the title
        if speaker and draft.attribution == "none":
            draft.inherits_from = Draft("direct", "none", list(draft.pieces), speakers=[speaker])
        kept.append(draft)
    return kept
