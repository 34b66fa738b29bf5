"""Claims: what is asserted, by whom, how firmly, and what to check first.

One way through the room, each step a module named after its question:

| question | module |
|---|---|
| the parse as plain lists | `tokens` |
| whose words are these? | `voices` |
| which main clauses do they make? | `clauses`, from `main_verbs`, `predicates`, `mood`, `negation` |
| what in them only tells who speaks? | `frames`, `reports`, `rivals` |
| what asserts nothing? | `unchecked`, with `duty` |
| so what is claimed? | `propositions` |
| who claims it, how firmly, yes or no? | `claimants`, `certainty`, `polarity` |
| what about, how much, when? | `claim_types` with `comparisons`, `quantities` with `numerals`, `dates` |
| what needs the article to be understood? | `unresolved` |
| what contradicts it, what to check first? | `opposites`, `score` |

`stage` runs them all. Words are in `lexicons/claims_*.toml`, `numbers.toml` and `units.toml`, looked up by `words`.
"""
