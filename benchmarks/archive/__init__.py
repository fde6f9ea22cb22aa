"""Archives: how fast folders go through, and what the time grows with."""
