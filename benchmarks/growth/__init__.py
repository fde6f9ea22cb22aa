"""What the cost of one post grows with, kind of document by kind of document."""
