"""Arguments to engine to renderer to exit code."""

import gc

# Nothing here makes cycles in masses; collecting after every 700 new objects, the usual rhythm,
# took 6 % of the check of a post.
gc.set_threshold(50_000)
