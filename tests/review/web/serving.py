"""A review in a process of its own, and posts for it."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

A = "港の灯台は百年前に建ち、いまも毎晩沖を照らす。船乗りはその光を頼りに帰る。霧の夜は鐘も鳴る。"
B = "坂の上の図書館に、海図と航海日誌が千冊あまり残る。読みに来る人は少ない。冬は閉まる。"
C = "朝の市場では、まず氷の音がする。木箱を引きずる音があとに続き、やがて競りが始まる😀。"
LINKED = A.replace("灯台", "[灯台](https://example.com/light)")
COMMAND = [sys.executable, "-m", "dedupe_paragraphs", "review", "--web", "--isolated"]
SECONDS = 30


class Serving:
    """`dedupe review --web` in a folder of posts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "一.md").write_text(f"{A}\n\n{B}\n\n{A}\n\n{C}\n\n{B}\n", encoding="utf-8")
        (folder / "二.md").write_text(f"{LINKED}\n\n{B}\n\n{C}\n\n{A}\n", encoding="utf-8")
        self.process = subprocess.Popen(
            [*COMMAND, "."],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        )
        assert self.process.stdout is not None
        found = re.match(rb"review: (http://127\.0\.0\.1:(\d+)/\?token=(\S+))", self._line())
        assert found
        self.url, self.port, self.token = found[1].decode(), int(found[2]), found[3].decode()

    def _line(self) -> bytes:
        assert self.process.stdout is not None
        return self.process.stdout.readline()

    def text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def end(self) -> tuple[str, int]:
        """Wait for the end, and return what was said and the exit code."""
        out, err = self.process.communicate(timeout=SECONDS)
        return (out + err).decode(), self.process.returncode

    def interrupt(self) -> tuple[str, int]:
        self.process.send_signal(signal.SIGINT)
        return self.end()

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()
