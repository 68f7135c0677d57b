"""Whole stretches of a person's use, played through the commands as they would type them."""
