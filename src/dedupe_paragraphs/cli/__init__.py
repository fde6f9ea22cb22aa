"""Arguments to engine to renderer to exit code."""
