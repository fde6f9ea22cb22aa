"""Renderers, one a file, and the words for everything that people read."""
