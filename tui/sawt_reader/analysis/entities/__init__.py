"""Entities: the people, organisations and places of a text, each with all its mentions.

| question | module |
|---|---|
| what looks like a name, by its grammar? | `persons`, `organisations`, `places`, `works` |
| what do the lists know? | `gazetteer` |
| which part of a span that the model marks is the name? | `trim` |
| which of the overlapping candidates is the mention? | `mentions` |
| what kind is a name, everywhere in the text, and where was it missed? | `consistency` |
| which mentions are of the same entity? | `clusters`, by comparing `names` |
| what is said of a person: office, gender? | `roles` |

Rules pass on `candidates.Candidate`: a stretch of tokens, a kind and how much speaks for it. `stage` runs them all.
"""
