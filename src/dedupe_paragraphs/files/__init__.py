"""Files: discovery, and writing that loses nothing."""
