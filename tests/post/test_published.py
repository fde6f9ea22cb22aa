"""When a post was published."""

import pytest

from dedupe_paragraphs.post.front_matter import body_start
from dedupe_paragraphs.post.published import UNDATED, published


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("---\ndate: 2024-01-05\n---\n", "a.md", "2024-01-05T00:00:00"),
        ("---\ndate: 2024-01-05 09:30:00 +0900\n---\n", "a.md", "2024-01-05T00:30:00"),
        ('+++\ndate = "2024-01-05T09:30:00Z"\n+++\n', "a.md", "2024-01-05T09:30:00"),
        ('{\n"date": "2024-01-05"\n}\n', "a.md", "2024-01-05T00:00:00"),
        ("---\ntitle: 港\n---\n", "posts/2023-12-31-港.md", "2023-12-31T00:00:00"),
        ("no front matter\n\ndate: 2024-01-05\n", "a.md", UNDATED),
        ("---\ndate: 2024-13-45\n---\n", "a.md", UNDATED),
        ("---\nupdate: 2024-01-05\n---\n", "a.md", UNDATED),
    ],
)
def test_the_date_of_a_post(text: str, path: str, expected: str) -> None:
    data = text.encode()

    assert published(data, body_start(data), path) == expected
