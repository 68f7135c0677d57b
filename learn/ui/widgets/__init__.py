"""Widgets: each shows one value, posts a message, and saves nothing."""
