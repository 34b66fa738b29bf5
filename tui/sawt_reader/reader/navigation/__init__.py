"""Moving through an article: the index of its items, next and previous, back and forward."""
