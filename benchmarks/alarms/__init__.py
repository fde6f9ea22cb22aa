"""Benchmark: what a check says of documents that nobody damaged."""
