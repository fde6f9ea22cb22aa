"""Prefixes: how far two texts go in step."""


def common_prefix(left: str, a: int, right: str, b: int, limit: int) -> int:
    """Return how many code points from `a` on equal those from `b` on, at most `limit`.

    `limit` reaches after the end of neither. Slices are compared in doubling steps, so that the
    interpreter's own comparison does the work.
    """
    length, step = 0, 16
    while length < limit:
        step = min(step, limit - length)
        if left[a + length : a + length + step] != right[b + length : b + length + step]:
            break
        length += step
        step *= 2
    else:
        return length
    while step > 1:  # They part within the next `step`.
        half = step // 2
        if left[a + length : a + length + half] == right[b + length : b + length + half]:
            length += half
            step -= half
        else:
            step = half
    return length
