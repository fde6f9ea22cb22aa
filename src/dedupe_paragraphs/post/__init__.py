"""Bytes to a post: front matter, protected regions, blocks and ignore comments."""
