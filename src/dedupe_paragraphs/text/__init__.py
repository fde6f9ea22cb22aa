"""Text without files: folding, sentences, cut ends and positions."""
