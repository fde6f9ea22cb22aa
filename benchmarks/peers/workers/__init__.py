"""One module a peer; each runs in the peer's own environment and imports nothing else of ours."""
