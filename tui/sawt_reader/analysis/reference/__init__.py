"""Whom a text means: what it tells of each person and body, and who a description or pronoun refers to."""
