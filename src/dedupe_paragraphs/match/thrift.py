"""numpy, once it pays.

Its import takes as long as the check of a whole post. One post does without it; a folder of posts,
or a very long one, soon has spent more time than the import would have taken. Whoever rents until
the rent has cost the price, and then buys, never pays more than twice what was needed. What is
found is the same either way.
"""

IMPORT_COST = 65_000
"""Microseconds that the import of numpy takes."""


class _Account:
    spent = 0.0


def numpy_pays(cost: float) -> bool:
    """Tell whether to use numpy for work that takes `cost` microseconds without it."""
    _Account.spent += cost
    return _Account.spent > IMPORT_COST
