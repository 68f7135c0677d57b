"""Decks: from YAML files to cards, and the cache between them."""
