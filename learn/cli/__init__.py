"""The commands, parsed by click."""
