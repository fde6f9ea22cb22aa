"""What the cache keeps: data that comes back as it was, and nothing that runs."""

import os
import pickle
from pathlib import Path

import pytest

from dedupe_paragraphs import Clean, check
from dedupe_paragraphs.api.task import OpenPost
from dedupe_paragraphs.batch.codec import decoded, encoded
from dedupe_paragraphs.cli.rendered import RenderedCheck, RenderedClean
from dedupe_paragraphs.config.settings import DEFAULT, FORMATS
from dedupe_paragraphs.files.discover import FoundPost
from dedupe_paragraphs.report.renderer import COUNTING, Look
from tests.fixtures import FIXTURES

TOWN = FIXTURES / "first" / "tidal-town.md"


def test_findings_come_back_with_another_path() -> None:
    data = TOWN.read_bytes()
    old, new = (check(data, f"{folder}/a.md") for folder in ("old", "new"))
    kept = encoded((old.findings, old.repeated, old.kept), "old/a.md")

    assert old.findings
    assert b"old/a.md" not in kept
    assert decoded(kept, "new/a.md") == (new.findings, new.repeated, new.kept)


@pytest.mark.parametrize(
    ("format_", "look"),
    [
        *((each, Look()) for each in FORMATS),
        *((each, look) for each in COUNTING for look in (Look(statistics=True), Look(top=3))),
        ("full", Look(width=80)),
    ],
)
def test_what_is_rendered_comes_back(format_: str, look: Look, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(TOWN.read_bytes())
    found = FoundPost(str(path), str(path))
    for task in (RenderedCheck(format_, look, True), RenderedClean(Clean(), format_, look)):
        post = OpenPost(found, "a.md", path.read_bytes(), DEFAULT.options("a.md"), ())
        result = task(post)

        assert repr(decoded(encoded(result))) == repr(result)


@pytest.mark.parametrize("value", [frozenset("ba"), {"a": (1, 2)}, b"\0\xff", "\udce9", None, 0.5])
def test_plain_values_come_back(value: object) -> None:
    assert decoded(encoded(value)) == value


class Evil:
    def __reduce__(self) -> tuple[object, ...]:
        return os.system, ("exit 1",)


@pytest.mark.parametrize(
    "data",
    [
        pickle.dumps(Evil()),
        b'["os:system","exit 1"]',
        b'["dedupe_paragraphs.files.atomic:os.system","exit 1"]',
        b'["dedupe_paragraphs.files.atomic:replace","a","b","c"]',
        b'["dedupe_paragraphs.none:None"]',
        b'["dedupe_paragraphs.model.span:Span"]',
        b'["dict",1]',
        b'["bytes",[]]',
        b"[]",
        b"[" * 100_000,
    ],
)
def test_nothing_else_is_made(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        decoded(data)


def test_what_is_no_data_is_refused() -> None:
    with pytest.raises(TypeError):
        encoded(Evil())
