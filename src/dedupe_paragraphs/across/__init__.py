"""What posts share: the join across posts, the stored index, the engines."""
