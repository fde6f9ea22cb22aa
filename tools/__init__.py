"""What is made of the sources by a command: catalogues, pages and pictures of the documentation."""
