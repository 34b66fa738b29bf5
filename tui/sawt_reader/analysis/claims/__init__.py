"""Claims: what a text asserts, who asserts it, how firmly, and what to check first.

The steps in order, one module each:

| question | module |
|---|---|
| whose words are these? | `passages` |
| which main clauses do they contain? | `clauses`, from `main_verbs` and `negation` |
| which words only name the speaker? | `attributions`, `reports`, `rivals` |
| which clauses assert nothing? | `unchecked`, with `duty` |
| which propositions remain? | `propositions` |
| who claims it, how firmly, yes or no? | `claimants`, `certainty`, `polarity` |
| what about, how much, when? | `claim_types` with `comparisons`, `quantities` with `numerals`, `dates` with `periods` |
| which words need the article to be understood? | `unresolved` |
| which claims contradict it, or only repeat the title? | `opposites`, `repeats` |
| which to check first? | `score` |

`stage` runs them all. `words` looks up the lexicons `claims_*.toml`; numbers and units are in files of those names.
"""
