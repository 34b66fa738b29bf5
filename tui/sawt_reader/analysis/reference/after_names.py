"""Descriptions after a name: « Léa Brun (LR), 42 ans, députée de la Sarthe », « , qui dirige … », « est devenue … »."""

from __future__ import annotations

from collections.abc import Iterator

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.marked import MentionSpan
from sawt_reader.analysis.grammar.phrases import past_age
from sawt_reader.analysis.reference.descriptions import Description
from sawt_reader.analysis.reference.nature import BODIES
from sawt_reader.analysis.reference.restrictions import OF, Slot, tags
from sawt_reader.analysis.reference.role_nouns import ADVERBS, BECOME, BETWEEN, TENSE, RoleNouns
from sawt_reader.analysis.reference.stems import fold

# Tokens of an apposition, and of the object of « qui dirige ».
_LONGEST, _LONGEST_OBJECT = 40, 10
_BRACKET = 14  # tokens
_LEADS = {form: noun for noun, forms in lexicons.toml("descriptions.toml")["leading"].items() for form in forms.split()}
_DASHES = frozenset({"-", "–", "—"})
_ENDS = frozenset({"qui", "que", "qu'", "dont", "où", ";", ":", ".", "?", "!", "…"})


class AfterNames:
    """Reads what stands after names."""

    def __init__(self, roles: RoleNouns) -> None:
        self._roles, self._marked = roles, roles.marked

    def read(self, mention: MentionSpan, found: list[Description], noted: set[Slot], *, is_person: bool) -> None:
        """Read the brackets and the apposition or clause after a name into `found` and `noted`.

        Args:
            mention: the name.
            found: takes the descriptions; plural ones are of several persons.
            noted: takes the parties and places in brackets.
            is_person: or else a body.
        """
        marked, k = self._marked, mention.end
        limit = marked.bounds[marked.sentence[mention.start]][1]
        while k < limit:
            word = marked.words[k]
            if word == "(":
                close = next((j for j in range(k, min(limit, k + _BRACKET)) if marked.words[j] == ")"), None)
                if close is None:
                    return
                noted |= tags(marked, k + 1, close)
                found += self._apposition(k + 1, close, mention, is_person=is_person)
                k = close + 1
            elif (word == "," or word in _DASHES) and k + 1 < limit:
                after = past_age(marked, k + 1, limit)
                if after == k + 1:
                    found += self._clause_or_apposition(k + 1, limit, mention, is_person=is_person)
                    return
                k = after
                if k < limit and marked.words[k] == "et":
                    return
            else:
                if (is_person and marked.words[k] in TENSE) or marked.words[k] in BETWEEN | BECOME:
                    found += self._copula(k, limit)
                return

    def _clause_or_apposition(
        self, start: int, limit: int, mention: MentionSpan, *, is_person: bool
    ) -> Iterator[Description]:
        marked = self._marked
        was = marked.words[start] in {"alors", "ex"}
        while start < limit and (marked.words[start] in ADVERBS or marked.words[start] in BECOME):
            start += 1
        if start >= limit:
            return
        if marked.words[start] == "qui":
            yield from self._leading(start, limit) if is_person else ()
            return
        for description in self._apposition(start, limit, mention, is_person=is_person):
            yield description
            if was:  # « alors ministre »: today a former one
                yield description._replace(is_former=True)

    def _apposition(self, start: int, limit: int, mention: MentionSpan, *, is_person: bool) -> list[Description]:
        """The roles from `start` on, if they are said of the name, not of the next one."""
        marked = self._marked
        stop = min(limit, start + _LONGEST)
        if not self._roles.has_role(start, min(stop, start + 6)):
            return []
        stop = next((k for k in range(start, stop) if marked.words[k] in _ENDS or marked.is_finite(k)), stop)
        found = list(self._roles.coordinated(start, stop))
        if not found:
            return []
        end = found[-1].end
        following = marked.mention_of(end) if end < limit else None
        if following is not None and following.kind == "person":
            inner = range(found[-1].head + 1, end)
            if not any(self._roles.is_role(k) for k in inner):  # « bras droit du *ministre* Jan Hradec »
                found.pop()  # « Ivan Morel, la ministre Awa Diallo »
        elif marked.words[start] in {"le", "la", "l'", "les"} and not self.is_closed(mention, end, limit):
            return []
        return [description for description in found if (description.kind in BODIES) != is_person]

    def is_closed(self, mention: MentionSpan, end: int, limit: int) -> bool:
        """Does « le … » after a name end as an apposition?

        Not « Paul Arnal, le maire *et* la préfète », « selon Paul Arnal, le maire *a* menti ».
        """
        marked = self._marked
        if end >= limit or marked.pos[end] == "PUNCT":
            return True
        if marked.words[end] == "et":
            return False
        if any(marked.dep[k].startswith("nsubj") for k in range(mention.start, mention.end)):
            return True
        # « *Paul Arnal, le maire a* annoncé », the second comma missing
        opens = marked.bounds[marked.sentence[mention.start]][0] == mention.start
        opens |= marked.words[mention.start - 1] == "," and not marked.is_quoted(mention.start)
        return opens and (marked.is_finite(end) or marked.words[end] in TENSE)

    def _leading(self, qui: int, limit: int) -> Iterator[Description]:
        """« qui dirige le port » as the role « dirigeant du port »; « qui est ministre »."""
        marked, verb = self._marked, qui + 1
        if verb >= limit:
            return
        if marked.words[verb] in TENSE or marked.words[verb] in BETWEEN:
            yield from self._copula(verb, limit)
            return
        stem = _LEADS.get(marked.words[verb])
        if stem is None:
            return
        stop = min(limit, verb + _LONGEST_OBJECT)
        end = next((k for k in range(verb + 1, stop) if self._ends_object(k)), stop)
        content = (k for k in range(verb + 1, end) if marked.pos[k] in {"NOUN", "PROPN", "ADJ", "X"})
        slots = frozenset(("of", fold(marked.words[k])) for k in content)
        if slots:
            is_former = marked.words[verb].endswith(("ait", "é"))
            words = frozenset(word for _, word in slots)
            yield Description(
                verb, qui, end, stem, stem, "person", None, False, is_former, False, True, frozenset(), words, slots
            )

    def _ends_object(self, k: int) -> bool:
        marked = self._marked
        if marked.pos[k] == "ADP":
            return marked.words[k] not in OF
        return marked.pos[k] in {"PUNCT", "VERB", "AUX", "SCONJ"} or marked.words[k] in nouns.words("time")

    def _copula(self, k: int, limit: int) -> Iterator[Description]:
        """« est ministre », « est devenue ministre », « a été nommé directeur », « était juge »."""
        marked, tense, becomes = self._marked, None, False
        for j in range(k, min(limit, k + 6)):
            word = marked.words[j]
            if word in TENSE:
                tense = TENSE[word]
            elif word in BECOME:
                becomes = True
            elif word == "été":
                tense = tense or "former"
            elif word not in BETWEEN:
                if tense is None and not becomes:
                    return
                stop = next(
                    (i for i in range(j, limit) if marked.words[i] in _ENDS | {","} or marked.is_finite(i)), limit
                )
                for description in self._roles.coordinated(j, stop):
                    if description.kind == "person" and not description.is_plural:
                        yield description._replace(
                            is_former=description.is_former
                            or (tense == "former" and not becomes and not description.stem.startswith("mis-")),
                            is_coming=description.is_coming or tense == "coming",
                        )
                return
