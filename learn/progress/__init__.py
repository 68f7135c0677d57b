"""The log of everything that happened, in SQLite, and the states derived from it."""
