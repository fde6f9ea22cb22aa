"""What is known about languages: a table each, and how the language of a text is recognised."""
