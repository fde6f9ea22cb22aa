"""Many posts: finding files."""
