"""The public API: check, clean and verify."""
