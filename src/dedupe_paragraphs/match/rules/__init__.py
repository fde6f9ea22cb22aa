"""One rule a file: what the matcher found becomes drafts of findings."""
