"""`python -m dedupe_paragraphs` is the command `dedupe`."""

from dedupe_paragraphs.cli.main import main

if __name__ == "__main__":
    main()
