"""Finds duplicate, near-duplicate, cut and run-together paragraphs in posts, and removes them."""

__version__ = "0.1.0"
