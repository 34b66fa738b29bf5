"""What the reader says of an entity, a quote or a claim: names, details, filters, citations."""
