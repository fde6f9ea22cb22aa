"""Benchmarks of the join across posts: engines, little memory, failures, recall."""
