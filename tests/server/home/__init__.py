"""The home page: what it makes of the store."""
