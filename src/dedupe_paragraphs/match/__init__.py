"""Decides what is a copy of what: aligned spans, near-duplicates, cuts and splits."""
