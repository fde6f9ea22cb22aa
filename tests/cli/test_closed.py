"""Streams that are closed or full: one line where it can be read, exit 2, no traceback."""

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_process import COMMAND, PLAIN, POST

FULL = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")


def run(folder: Path, *arguments: str, **streams: Any) -> subprocess.CompletedProcess[bytes]:
    (folder / "a.md").write_text(POST, encoding="utf-8")
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}
    return subprocess.run([*COMMAND, *arguments], cwd=folder, env=PLAIN, check=False, **streams)


@pytest.mark.parametrize("arguments", [("check", "a.md"), ("clean", "--diff", "a.md")])
def test_a_closed_stdout(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = run(tmp_path, *arguments, stdout=None, preexec_fn=lambda: os.close(1))

    assert done.stderr == b"dedupe: error: stdout: Bad file descriptor\n"
    assert done.returncode == 2


@pytest.mark.parametrize("command", ["check", "clean"])
def test_a_closed_stdin(tmp_path: Path, command: str) -> None:
    done = run(tmp_path, command, "-", preexec_fn=lambda: os.close(0))

    assert done.stderr == b"dedupe: error: -: cannot be read: Bad file descriptor\n"
    assert done.stdout == b""
    assert done.returncode == 2


def test_a_closed_stderr(tmp_path: Path) -> None:
    done = run(tmp_path, "check", "none.md", stderr=None, preexec_fn=lambda: os.close(2))

    assert done.returncode == 2


def test_all_closed(tmp_path: Path) -> None:
    done = run(tmp_path, "clean", "a.md", preexec_fn=lambda: os.closerange(0, 3))

    assert done.returncode == 2


@FULL
@pytest.mark.parametrize("arguments", [("check", "none.md"), ("chek",), ("check", "--nothing")])
def test_a_full_stderr(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full:
        assert run(tmp_path, *arguments, stderr=full).returncode == 2


@FULL
def test_both_full(tmp_path: Path) -> None:
    with open("/dev/full", "wb") as full:
        assert run(tmp_path, "check", "a.md", stdout=full, stderr=full).returncode == 2
