"""What the library offers: check, clean, verify, run, index."""
