"""Keys: what they are bound to, what the settings change, how they are named."""
