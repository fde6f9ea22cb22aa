"""One rule a file: verdicts of the matcher become findings."""
