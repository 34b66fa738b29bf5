"""French grammar shared by entities, quotes, claims and `reference`. It imports none of them.

| question | module |
|---|---|
| where do quotation marks open and close? | `marks`, `mark_costs` |
| which tokens are quoted, which are verbs of reporting, which are names? | `marked` |
| is this a form of a verb of reporting? | `cues`, from `lexicons` |
| which forms has a verb? is one conditional or future? | `verbs`, `mood` |
| what is conjugated in a clause, with which auxiliaries? | `predicates`, by the parse |
| which words belong to a verb of reporting: auxiliaries, clitics, negation? | `verb_groups`, by position |
| where does a noun phrase begin and end, and can it speak? whose name is in it? | `phrases`, `cores`, with `nouns` |
"""
