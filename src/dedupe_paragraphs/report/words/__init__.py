"""Every sentence that a person reads: what happened, where, and what to do."""
