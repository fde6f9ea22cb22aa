"""The fuzzing itself: its promises hold for all fixtures, and its tools do what they say."""

import random
from pathlib import Path

import pytest

from tests.fuzz.__main__ import seeds
from tests.fuzz.findings import fault, smallest
from tests.fuzz.mutate import mutated
from tests.fuzz.target import asked, examine, question


def test_no_fixture_shows_a_fault() -> None:
    posts = seeds()

    assert len(posts) > 300
    assert [(found, post) for post in posts if (found := fault(examine, post))] == []


FOUND = sorted((Path(__file__).parent / "found").iterdir())


@pytest.mark.parametrize("file", FOUND, ids=lambda file: file.name)
def test_what_was_found_once_is_repaired(file: Path) -> None:
    examine(file.read_bytes())


def test_a_question_is_read_back() -> None:
    read = question(asked("港".encode(), "post.mdx", unsafe=True))

    assert (read.data.decode(), read.path, read.unsafe) == ("港", "post.mdx", True)


def test_a_mutated_post_is_a_text_of_its_size() -> None:
    rng = random.Random(3)
    for post in seeds()[:200]:
        changed = mutated(post, 2_000, rng)

        assert len(changed) <= 2_000
        assert changed[1:].decode() is not None


def failing(data: bytes) -> None:
    if b"b" in data[1:]:
        raise ValueError("b")


def test_a_fault_has_a_name_and_is_made_small() -> None:
    name = fault(failing, b"\0aaabaaa")

    assert name.startswith("ValueError-test_target-failing-")
    assert fault(failing, b"\0aaa") == ""
    assert smallest(failing, name, b"\0aaabaaabaa") == b"\0b"


@pytest.mark.parametrize("data", [b"", b"\0", b"\xff", b"\0\0", b"\2\xff", b"\1\xef\xbb\xbf"])
def test_next_to_nothing(data: bytes) -> None:
    examine(data)
