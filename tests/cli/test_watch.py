"""`check --watch`: a folder in which somebody saves posts."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("watchfiles", reason="needs the extra watch")

A = "港の灯台は百年前に建てられ、いまも毎晩沖を照らしている。船乗りはその光を頼りに帰ってくる。"
B = "坂の上の図書館には、海図と航海日誌が千冊あまり残っている。読みに来る人はもう少ない。"
COMMAND = [sys.executable, "-m", "dedupe_paragraphs", "check", "--watch"]
SECONDS = 30


class Watching:
    """A process that watches a folder, and all that it said."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [*COMMAND, "--no-cache", "--format", "concise", *arguments],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        )
        self.said = b""
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said += line

    def wait_for(self, text: str) -> str:
        """Wait until something is said, and return what was said before it and with it."""
        until = time.monotonic() + SECONDS
        while text.encode() not in self.said:
            assert time.monotonic() < until, self.said.decode()
            time.sleep(0.05)
        said, _, self.said = self.said.partition(text.encode())
        return said.decode() + text

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(SECONDS)


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Watching]:
    (tmp_path / "古い.md").write_text(f"{A}\n\n{B}\n\n{A}\n", encoding="utf-8")
    (tmp_path / "新しい.md").write_text(f"{A}\n", encoding="utf-8")
    process = Watching(tmp_path, ".")
    yield process
    process.process.kill()
    process.process.wait()


def test_what_is_saved_is_checked_at_once(watching: Watching, tmp_path: Path) -> None:
    first = watching.wait_for("watching; Ctrl-C ends it")
    time.sleep(0.5)
    (tmp_path / "notes.json").write_text("{}", encoding="utf-8")
    (tmp_path / "新しい.md").write_text(f"{B}\n\n{A}\n\n{B}\n", encoding="utf-8")
    then = watching.wait_for("新しい.md:5:1: DUP001")

    assert "古い.md:5:1: DUP001" in first
    assert "新しい.md" not in first
    assert "古い.md" not in then
    assert watching.end() == 130
    assert "Traceback" not in watching.said.decode()


def test_a_changed_configuration_checks_all(watching: Watching, tmp_path: Path) -> None:
    watching.wait_for("watching; Ctrl-C ends it")
    time.sleep(0.5)
    (tmp_path / "dedupe.toml").write_text('keep = "last"\n', encoding="utf-8")

    watching.wait_for("古い.md:1:1: DUP001")
    assert watching.end() == 130


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-"], "--watch needs files"),
        (["--format", "json", "."], "--watch is for people"),
        (["-O", "report.txt", "."], "--watch is for people"),
        (["--diff", "."], "give it or --watch"),
        (["none"], "none: no such file or folder"),
    ],
)
def test_what_cannot_be_watched(tmp_path: Path, arguments: list[str], said: str) -> None:
    done = subprocess.run(
        [*COMMAND, *arguments],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=SECONDS,
    )

    assert said in done.stderr.decode()
    assert done.returncode == 2
