"""Whom a text means: what it tells of each person and body, and who a description or pronoun refers to.

| question | module |
|---|---|
| whom does a phrase mean? who says words that float? | `referents` |
| who has been named where, who has spoken? | `scene` |
| whom may an anaphor mean? | `candidates` |
| what speaks for each, how much, and which words show it? | `signs`, `ranking`, `reasons` |
| who writes a text, or answers in it? | `authors` |
| what does a relative pronoun refer to? | `antecedents` |
| what does the text tell of each person and body? | `dossiers` |
| which roles does the press give to well-known persons? | `public_roles` |
| which descriptions stand beside a name? | `appositions`: `before_names`, `after_names`, with `role_nouns` |
| what does a description say, and may it mean somebody of whom another was said? | `descriptions` |
| which of its words restrict it, of what class, number and gender is its noun? | `restrictions`, `nature` |
| which nouns are one role, which a wider one? | `stems` |

`quotes` and `claims` ask `referents`; the others are behind it.
"""
