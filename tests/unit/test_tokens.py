"""The table of tokens: its questions, and that it is made once for a Doc and never written out with it."""

from __future__ import annotations

import gc
import pickle
import weakref

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from sawt_reader.analysis.grammar.marked import marked_of
from sawt_reader.analysis.tokens import Tokens, tokens_of
from sawt_reader.reading.normal_form import as_name

TEXT = "La maire, qui part, a dit : « Je ne l’ai pas vu. » Elle veut rester ; l'adjointe restera-t-elle ?"


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp(TEXT)


def table(nlp: Language, text: str) -> tuple[Doc, Tokens]:
    doc = nlp.make_doc(text)
    return doc, tokens_of(doc)


def test_columns_tell_what_spacy_tells(doc: Doc) -> None:
    tokens = tokens_of(doc)
    assert tokens.pos == [token.pos_ for token in doc]
    assert tokens.dep == [token.dep_ for token in doc]
    assert tokens.head == [token.head.i for token in doc]
    assert [list(children) for children in tokens.children] == [[c.i for c in token.children] for token in doc]
    assert [(tokens.start[i], tokens.end[i]) for i in range(len(tokens))] == [(t.idx, t.idx + len(t)) for t in doc]
    assert [tokens.left_edge(i) for i in range(len(tokens))] == [token.left_edge.i for token in doc]


def test_forms_are_folded_and_written_as_the_article_has_them(doc: Doc) -> None:
    tokens = tokens_of(doc)
    i = tokens.at(TEXT.index("l’ai"))
    assert (tokens.forms[i], tokens.as_written(i, i + 1)) == ("l'", "l’")


def test_questions_follow_the_tagger(doc: Doc) -> None:
    tokens = tokens_of(doc)
    asked = {token.text: token.i for token in doc}
    assert tokens.is_finite(asked["veut"]) and tokens.is_present(asked["veut"]) and tokens.is_verb(asked["veut"])
    assert tokens.is_infinitive(asked["rester"]) and not tokens.is_finite(asked["rester"])
    assert tokens.is_participle(asked["vu"])
    assert not tokens.is_verb(asked["maire"])


def test_it_is_made_once_for_a_doc(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert tokens_of(doc) is tokens_of(doc)
    assert marked_of(doc) is marked_of(doc)
    assert marked_of(doc).tokens is tokens_of(doc)


def test_a_doc_that_is_parsed_later_is_read_anew(nlp: Language) -> None:
    doc, before = table(nlp, TEXT)
    assert set(before.dep) == {""} and before.head == list(range(len(doc)))
    for name in ("tok2vec", "morphologizer", "parser"):
        doc = nlp.get_pipe(name)(doc)
    assert tokens_of(doc).dep == [token.dep_ for token in doc]
    assert tokens_of(doc) is not before


def test_neither_a_copy_nor_bytes_nor_a_pickle_of_a_doc_hold_it(nlp: Language) -> None:
    doc = nlp.make_doc("Le port ouvre.")
    size = len(doc.to_bytes()), len(pickle.dumps(doc))
    marked_of(doc)
    assert not doc.user_data and not doc.user_hooks
    # Its blocks are spans of the Doc.
    doc.spans.clear()
    assert (len(doc.to_bytes()), len(pickle.dumps(doc))) == size
    assert tokens_of(doc.copy()) is not tokens_of(doc)


def test_it_goes_with_its_doc(nlp: Language) -> None:
    doc = nlp.make_doc("Le port ouvre.")
    known = weakref.ref(marked_of(doc))
    assert known() is not None
    del doc
    gc.collect()
    assert known() is None


def test_a_doc_without_tokens_has_an_empty_table(nlp: Language) -> None:
    _, tokens = table(nlp, "")
    assert len(tokens) == 0 and tokens.sentences == [] and tokens.children == []


@pytest.mark.parametrize(
    "text", ["Awa  Diallo et\nLuc Morel", "Zoé Sta\ufb00ord", "Zoe\u0301 Morel", "Le  Port de\u00a0Rieux"]
)
def test_every_name_is_in_its_normal_form_unless_it_runs_out_of_its_paragraph(nlp: Language, text: str) -> None:
    _, tokens = table(nlp, text)
    for first in range(len(tokens)):
        for after in range(first + 1, len(tokens) + 1):
            words = tokens.text[tokens.start[first] : tokens.end[after - 1]]
            whole = "\n" not in words and words == words.strip()
            assert tokens.name(first, after) == (as_name(words) if whole else words)


def test_marks_cues_and_mentions_surround_the_tokens(doc: Doc) -> None:
    marked = marked_of(doc)
    (pair,) = marked.pairs
    inside = [i for i in range(len(marked)) if marked.is_quoted(i)]
    assert inside == list(range(pair.first, pair.after))
    assert marked.pair_of(pair.first) is pair and marked.pair_of(pair.first - 1) is None
    assert TEXT[pair.start : pair.end] == "« Je ne l’ai pas vu. »"
    assert [cue.verb.lemma for cue in marked.cues] == ["dire", "vouloir"]
    assert marked.mention_of(0) is None


def test_no_sentence_of_the_page_ends_inside_a_quotation(nlp: Language) -> None:
    marked = marked_of(nlp("« Le port ouvre. La grue part », dit-il. Elle rit."))
    assert [" ".join(marked.words[first:after]) for first, after in marked.bounds] == [
        "« le port ouvre . la grue part » , dit -il .",
        "elle rit .",
    ]


def test_an_elided_word_before_a_mark_has_its_apostrophe(nlp: Language) -> None:
    marked = marked_of(nlp("Elle parle d'« abus » et d’« oubli »."))
    assert marked.words.count("d'") == 2
