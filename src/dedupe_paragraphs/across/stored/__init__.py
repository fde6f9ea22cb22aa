"""The stored index that a post is checked against."""
