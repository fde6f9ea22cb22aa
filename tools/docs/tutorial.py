"""Runs the tutorial of `docs/archives.md` and writes what its commands print: `python -m ...`."""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.demo_archive import written

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "archives.md"
_BLOCK = re.compile(r"^```console\n(\$ .*?)^```$", re.MULTILINE | re.DOTALL)
_END = "# On Spark"
_MADE = "make demo-archive"


def filled(text: str) -> str:
    """Return the tutorial with what its commands print, each run after those before it."""
    tutorial, end, rest = text.partition(_END)
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "build" / "archive"
        count = sum(1 for _ in written(archive))
        made = f"{count} posts in build/archive/posts\n"
        shell = _Shell(archive)
        return _BLOCK.sub(lambda block: _printed(block[1], shell, made), tutorial) + end + rest


class _Shell:
    """Runs commands as a terminal that is no terminal shows them, in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, command: str) -> str:
        program = f"{shlex.quote(sys.executable)} -m dedupe_paragraphs"
        done = subprocess.run(
            ["bash", "-c", f'dedupe() {{ {program} --lang en "$@"; }}\n{command}'],
            cwd=self._folder,
            env=os.environ | {"PYTHONPATH": str(ROOT / "src"), "XDG_CACHE_HOME": str(self._folder)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode in (0, 1), (command, done.stdout)
        return done.stdout


def _printed(block: str, shell: _Shell, made: str) -> str:
    """Return a block with its commands run; the first ones make the folder and go there."""
    lines: list[str] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            command = line.removeprefix("$ ")
            lines.append(f"{line}\n")
            if command == _MADE:
                lines.append(made)
            elif not command.startswith(("cd ", ". ")):
                lines.append(shell(command))
    return f"```console\n{''.join(lines)}```"


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text("utf-8")), encoding="utf-8")
