"""Cleaning a post: through the library, or with the command as users run it."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from typing import NamedTuple

from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.model.options import Options


class Named(NamedTuple):
    """A finding, as far as it is scored."""

    rule: str
    spans: tuple[tuple[int, int], ...]


class Answer(NamedTuple):
    """What came back."""

    data: bytes
    seconds: float


Cleaner = Callable[[bytes, bool], Answer]
Namer = Callable[[bytes], list[Named]]


def by_library(data: bytes, unsafe: bool) -> Answer:
    """Clean in this process."""
    began = time.perf_counter()
    cleaned = clean(data, "post.md", Options(), unsafe=unsafe)
    return Answer(cleaned.data, time.perf_counter() - began)


def by_command(data: bytes, unsafe: bool) -> Answer:
    """Clean with the command, from stdin to stdout."""
    flags = ["--unsafe"] if unsafe else []
    began = time.perf_counter()
    done = _run(["clean", *flags, "--isolated", "--stdin-filename", "post.md", "-"], data)
    return Answer(done, time.perf_counter() - began)


def named_by_library(data: bytes) -> list[Named]:
    """Return what a check in this process finds."""
    return [
        Named(finding.rule, tuple((span.start, span.end) for span in finding.spans))
        for finding in check(data, "post.md", Options()).findings
    ]


def named_by_command(data: bytes) -> list[Named]:
    """Return what the command finds."""
    flags = ["--isolated", "--format", "json", "--stdin-filename", "post.md", "-"]
    report = json.loads(_run(["check", *flags], data))
    return [
        Named(
            finding["rule"],
            tuple((span["start"]["byte"], span["end"]["byte"]) for span in finding["spans"]),
        )
        for finding in report["findings"]
    ]


def _run(arguments: list[str], data: bytes) -> bytes:
    command = [sys.executable, "-m", "dedupe_paragraphs", *arguments]
    done = subprocess.run(command, input=data, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr.decode())
    return done.stdout
