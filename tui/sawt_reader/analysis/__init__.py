"""`Article` in, `Reading` out. The only package that imports spaCy.

| layer, from the top | what it does |
|---|---|
| `worker`, `formats` | the reader's child process; exports that need the model's tokens |
| `pipeline` | loads the model, parses an article, runs the stages |
| `claims`, `quotes`, `entities` | the stages, independent of each other; each package's docstring lists its modules |
| `reference` | whom a name, a pronoun, a description or an unattributed quotation means |
| `grammar` | shared by the stages: quotation marks, verbs, noun phrases |
| `tokens` | the table of a Doc's tokens, with its blocks and sentences |
| `text`, `extensions`, `lexicons`, `version` | article to Doc; annotations on it; word lists; the version |

Stages pass on their results only through the Doc (`extensions`).

Many rules look a fixed number of tokens ahead or ask for a minimum of words. The comment beside such a constant gives
its reason and its effect on 113 annotated articles: "half changes 3" means that half the value changes 3 readings. Many
of these windows only bound the work on text without full stops; no sentence in the articles needs more.
"""
