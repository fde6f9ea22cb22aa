"""Pairs stay pairs, and no container is emptied."""

import pytest

from dedupe_paragraphs.fix.prove import balance
from tests.fix.prove.posts import missing


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        pytest.param(
            "> [!TIP]\n> Oil it.\n\nA.\n\n> [!WARNING]\n> Oil it.",
            "> [!TIP]\n> Oil it.\n\nA.\n\n> [!WARNING]",
            ["Oil it."],
            id="an alert",
        ),
        pytest.param(
            ":::note\n\n油を差す。\n\n:::\n\nA.\n\n:::danger\n\n油を差す。\n\n:::",
            ":::note\n\n油を差す。\n\n:::\n\nA.\n\n:::danger\n\n:::",
            ["油を差す。"],
            id="ja a directive",
        ),
        pytest.param(
            "> [!TIP]\n> Oil it.\n\nA.\n\n> [!TIP]", "> [!TIP]\n\nA.", [], id="empty before"
        ),
    ],
)
def test_emptied(before: str, after: str, lost: list[str]) -> None:
    assert missing(balance.missing, before, after) == lost
