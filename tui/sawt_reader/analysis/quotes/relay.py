"""Relays: « …, a dit le médecin, cité par l'agence », « a confié la maire au quotidien », « …, selon la radio »."""

from __future__ import annotations

from collections.abc import Sequence

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar.marked import Marked
from sawt_reader.analysis.grammar.phrases import ON_AIR, Phrase, is_medium, phrase_at, source_class
from sawt_reader.analysis.quotes.drafts import Draft
from sawt_reader.analysis.quotes.prepositions import Frame, author_of

_PASSED_ON = lexicons.words("nouns.toml", "passed_on")
_ASKED = lexicons.words("nouns.toml", "asked")
_INSERTED = 5  # tokens between « interrogé » and « par »; half changes 1 article, double none
_LINKS = frozenset({"alors", "tandis", "puisque", "puisqu'", "mais"})
_SUBORDINATE = frozenset({"advcl", "acl", "acl:relcl"})
_TO = frozenset({"à", "au", "aux", "sur", "dans"})


def within(marked: Marked, start: int, end: int) -> list[Phrase]:
    """The relays named in the words of an attribution (tokens), nearest first."""
    found = []
    for k in range(start, end - 1):
        passed_on = marked.words[k] in _PASSED_ON and marked.words[k + 1] in {"par", "dans", "sur"}
        if not passed_on and marked.words[k] not in _TO:
            continue
        phrase = phrase_at(marked, k + 2 if passed_on else k + 1, end)
        if phrase and marked.words[phrase.start] in {"notre", "nos"}:
            continue
        if phrase and not passed_on and marked.words[phrase.head] in ON_AIR:  # « au micro de Radio Phare »
            found += author_of(marked, phrase.head, end)
            continue
        if phrase is None:
            continue
        name = marked.mention_of(phrase.head)
        if source_class(marked, phrase) in ({"medium", "name", "organisation"} if passed_on else {"medium"}) or (
            name is not None and is_medium(name.text)
        ):
            found.append(phrase)
    return found


def asked(marked: Marked) -> list[tuple[int, Phrase]]:
    """« Interrogé par Le Phare », « une habitante jointe par l'agence »: each participle's token and who asked."""
    found = []
    for k, word in enumerate(marked.words):
        if word in _ASKED and not marked.is_quoted(k):
            limit = marked.sentence_bounds(k)[1]
            par = next((j for j in range(k + 1, min(k + _INSERTED, limit)) if marked.words[j] == "par"), limit)
            phrase = phrase_at(marked, par + 1, limit) if par + 1 < limit else None
            if phrase and _is_medium(marked, phrase):
                found.append((k, phrase))
    return found


def _is_medium(marked: Marked, phrase: Phrase) -> bool:
    mention = marked.mention_of(phrase.head)
    named = mention is not None and mention.kind != "person"
    return source_class(marked, phrase) == "medium" or (named and source_class(marked, phrase) == "name")


def _is_main(marked: Marked, draft: Draft, frame: Frame) -> bool:
    """Does the main verb report it, which the frame may relay? « Selon X, le pont cédera[, alors que Y dit que …] »."""
    if draft.attribution == "inversion" or draft.cue is None:
        return True
    cue = draft.cue[0]
    if draft.speakers and draft.speakers[0].start == frame.end + 1 and marked.words[frame.end] == ",":
        return marked.words[frame.end + 1] != "qui"  # « …, selon X, qui ajoute que … »
    return not (frame.end < cue and marked.dep[cue] in _SUBORDINATE)


def latest(marked: Marked, frame: Frame, near: Sequence[Draft]) -> int | None:
    """Where a clause begins, after a frame's words, that reports something else; None without one.

    « Selon X, le pont cédera, [alors] que Y assure que … »
    """
    cues = [draft.cue[0] for draft in near if draft.cue and draft.cue[0] >= frame.end]
    cue = min((c for c in cues if marked.dep[c] in _SUBORDINATE), default=frame.end)
    for k in range(cue - 1, frame.end, -1):
        if not marked.is_quoted(k) and marked.words[k] in _LINKS | {"qui"}:
            return k
        if marked.words[k] == "," and not marked.is_quoted(k) and marked.words[k + 1].endswith("ant"):
            return k
    return None


def relay(marked: Marked, frame: Frame, near: Sequence[Draft]) -> bool:
    """Make X of « selon X » a relay of the quotes in its sentence (`near`). False if none of them has a speaker.

    « Le ministre a dit que …, selon X »: X relays. « Le ministre a dit que, selon X, … »: the minister names X.
    """
    reported = [draft for draft in near if draft.attribution in {"verb", "inversion"}]
    spoken = [draft for draft in reported if _is_main(marked, draft, frame)]
    relayed = [d for d in reported if d in spoken or (d.cue and marked.words[d.cue[0]].endswith("ant"))]
    if relayed and not any(draft.start <= marked.start[frame.start] < draft.end for draft in relayed):
        for draft in relayed:
            heads = {phrase.head for phrase in draft.speakers}
            draft.via += [phrase for phrase in frame.sources if phrase.head not in heads]
    return bool(spoken)
