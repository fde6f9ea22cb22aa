"""Plans edits, applies them, and proves the result."""
