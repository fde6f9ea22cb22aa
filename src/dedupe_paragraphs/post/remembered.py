"""What was found of the last posts: the matcher, the plan and the proof ask for the same things."""

from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar

from dedupe_paragraphs.model.post import Post

T = TypeVar("T")
_LIMIT_POSTS = 4
"""Posts: the one before and the one after, with safe fixes and with all."""


def remembered(find: Callable[[Post], T]) -> Callable[[Post], T]:
    """Return a function that finds the same, of the last posts only once."""
    known: OrderedDict[int, tuple[Post, T]] = OrderedDict()

    def found(post: Post) -> T:
        last = known.get(id(post))
        if last is None or last[0] is not post:
            last = known[id(post)] = post, find(post)
            if len(known) > _LIMIT_POSTS:
                known.popitem(last=False)
        return last[1]

    return found
