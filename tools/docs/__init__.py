"""The documentation's pages, drawing and pictures that are made: `python -m tools.docs`."""
