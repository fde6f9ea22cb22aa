"""What the library offers: verify, run, index."""
