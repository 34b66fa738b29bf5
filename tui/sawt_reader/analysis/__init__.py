"""`Article` in, `Reading` out. The only package that imports spaCy.

| layer, from the top | what it does |
|---|---|
| `worker`, `formats` | the child process of the reader; exports that need the model's tokens |
| `pipeline` | loads the model, parses an article, runs the stages |
| `claims`, `quotes`, `entities` | the stages, side by side; each folder's docstring says which module answers what |
| `anaphora` | whom a pronoun or a description means |
| `grammar` | what the stages share: marks, verbs, noun phrases |
| `tokens` | the one table of a Doc's tokens, and their blocks and sentences |
| `text`, `extensions`, `lexicons`, `version` | article to Doc; what stages write on it; word lists; the version |

What one stage finds reaches the next only through the Doc (`extensions`).

The rules look a certain number of tokens ahead or ask for a certain number of words. Beside such a number stands why it
is there and what half and twice as much would change in 113 annotated articles: "half changes 3" readings. Many windows
only bound the work on a text without full stops; there the articles show that no sentence of the press needs more.
"""
