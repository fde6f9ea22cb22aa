"""Benchmark: what other tools make of the posts that `benchmarks/restore` damages."""
