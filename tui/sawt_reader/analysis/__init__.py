"""`Article` in, `Reading` out: the only room that imports spaCy."""
