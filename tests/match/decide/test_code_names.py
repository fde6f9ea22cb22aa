"""Headings that name something in a program, and such that only speak of it."""

import pytest

from dedupe_paragraphs.match.decide.code_names import names_code
from dedupe_paragraphs.post.parse import parse


def is_name(heading: str) -> bool:
    return names_code(parse(f"# {heading}\n".encode()).blocks[0])


@pytest.mark.parametrize(
    "heading",
    [
        "`start(level)`",
        "Class: `Pump`",
        "クラス：`Pump`",
        "pool.size",
        "std::x_y",
        "1.2.3 (2020-01-02)",
    ],
)
def test_it_is_the_name_of_something(heading: str) -> None:
    assert is_name(heading)


@pytest.mark.parametrize(
    "heading",
    ["How `start` works", "港の`start`", "Pump", "Notes (old)", "_" * 60 + " (Signature here)"],
)
def test_it_only_speaks_of_it(heading: str) -> None:
    assert not is_name(heading)
