"""Claims: what is asserted, by whom, how firmly, and what to check first.

The steps in order, each a module named after its question:

| question | module |
|---|---|
| whose words are these? | `passages` |
| which main clauses do they make? | `clauses`, from `main_verbs` and `negation` |
| what in them only says who speaks? | `attributions`, `reports`, `rivals` |
| what asserts nothing? | `unchecked`, with `duty` |
| so what is claimed? | `propositions` |
| who claims it, how firmly, yes or no? | `claimants`, `certainty`, `polarity` |
| what about, how much, when? | `claim_types` with `comparisons`, `quantities` with `numerals`, `dates` |
| what needs the article to be understood? | `unresolved` |
| what contradicts it, what to check first? | `opposites`, `score` |

`stage` runs them all. Words are in `lexicons/claims_*.toml`, `numbers.toml` and `units.toml`, looked up by `words`.
"""
