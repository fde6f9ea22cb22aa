"""The across-post join: one SQL text and one judgement, whichever engine runs them."""
