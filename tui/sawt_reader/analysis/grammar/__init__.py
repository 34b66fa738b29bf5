"""French grammar that quotes and claims share: verbs, cues, nouns, phrases, predicates."""
