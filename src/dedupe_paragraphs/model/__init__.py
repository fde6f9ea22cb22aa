"""The nouns: spans, posts, rules, findings, options and errors."""
