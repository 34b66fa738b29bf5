"""How entities, quotes and claims appear: details, filters, citations, voices; one view for each kind."""
