"""Quotes: which words are somebody else's, and whose.

A quote starts from quotation marks, a reporting verb, or words that name a source. Each module answers one question;
`assembly` asks them in this order and uses each pair of marks and each clause once.

| question | module |
|---|---|
| « …, *a déclaré X* », « …, *dit-elle*, … »: is a verb inserted beside the words it reports? | `incises` |
| « *Selon X*, … », « *comme l'a rappelé X*, … »: does a preposition or comparison name the source? | `prepositions` |
| « X affirme *que …* »: does a verb report a clause? | `indirect` |
| « X a dit : « … » »: do the words before the marks attribute them? | `direct` |
| « juge « inacceptable » »: which words around the marks are said too? | `fragments` |
| « … » with no attribution in its sentence: is it a quote, by which signs? | `floating`, `floating_signs`, `repeated` |
| who answers, speaks or posts by the layout? in a dialogue, where does a turn begin? | `turns`, `dialogues` |
| which words are reported, and where do they begin and end? | `regions`, `content` |
| who is the subject of the verb? who passes the words on? | `speakers`, `relay` |
| is it said before or after, as in the title? does a heading or title quote? | `repeated`, `headings` |
| is it a title, a name or a term rather than a quote? | `terms` |
| which entity is each speaker? | `sources`, with `reference` |
| how sure is it? | `confidence` |

The rules build a `drafts.Draft`; `stage` turns it into a `model.Quote`. In other languages than French, `foreign` reads
the marks alone. `grammar` finds the marks, verbs and noun phrases.
"""
