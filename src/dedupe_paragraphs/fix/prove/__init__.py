"""The proof: what a post said and its cleaned version no longer says; a law a module."""
