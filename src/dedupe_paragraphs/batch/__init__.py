"""Many posts: worker processes and the cache."""
