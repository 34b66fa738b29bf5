"""Entities: the people, organisations and places of a text, each with all its mentions.

| question | module |
|---|---|
| which words form a name, by grammar? | `persons`, `organisations`, `phrases`, `contexts`, `runs`, `places`, `works` |
| which names are listed? | `gazetteer` |
| which part of a model's span is the name? | `trim` |
| which of the overlapping candidates is the mention? | `mentions` |
| what would the rules alone take a name for? | `votes`, with `person_evidence` |
| what speaks for which kind of a name? | `evidence` |
| which kind has a name, how sure is it and why? | `kinds`, in readers' words `signs` |
| which one kind does a name have in the text, and where was it missed? | `consistency` |
| which mentions are of the same entity? | `clusters`, by comparing `names` |
| in which country is a place? | `countries` |
| which roles and gender does a person have? | `roles` |

The rules yield `candidates.Candidate`: a range of tokens with a kind and a weight. `stage` runs them all.
"""
