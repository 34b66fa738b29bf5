"""People, organisations and places: mentions, and the entities they name."""
