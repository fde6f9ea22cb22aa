"""Indices of published posts that outlive a run: in a file, or in a Redis server."""
