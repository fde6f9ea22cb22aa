"""Fetch the documents: `python -m benchmarks.alarms.fetch FOLDER`.

Downloads the packages of `packages.toml` from PyPI (as source, where the documentation is) and from
npm (with what they depend on), each into a folder of its own. No code of theirs is installed. What
cannot be had is named, and the exit code is 1.
"""

import json
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Callable
from pathlib import Path

_PACKAGES = Path(__file__).with_name("packages.toml")
_SECONDS = 300
"""For one package; a registry that is slower than that is down."""


def main() -> int:
    """Fetch what is not there yet."""
    if len(sys.argv) != 2:
        print("usage: python -m benchmarks.alarms.fetch FOLDER", file=sys.stderr)
        return 2
    folder = Path(sys.argv[1])
    packages = tomllib.loads(_PACKAGES.read_text())
    failed = [
        f"{registry}: {name} {version}"
        for registry, fetch in (("pypi", _pypi), ("npm", _npm))
        for name, version in packages[registry].items()
        if not _fetched(folder / registry / name.replace("/", "__"), fetch, name, version)
    ]
    for line in failed:
        print(f"not fetched: {line}", file=sys.stderr)
    return 1 if failed else 0


def _fetched(
    folder: Path, fetch: Callable[[Path, str, str], None], name: str, version: str
) -> bool:
    done = folder / ".fetched"
    if done.is_file() and done.read_text() == version:
        return True
    folder.mkdir(parents=True, exist_ok=True)
    try:
        fetch(folder, name, version)
    except (subprocess.SubprocessError, OSError, tarfile.TarError) as error:
        print(f"{name}: {error}", file=sys.stderr)
        return False
    done.write_text(version)
    return True


def _pypi(folder: Path, name: str, version: str) -> None:
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    _run([*pip, "--no-binary", name, "--dest", ".", f"{name}=={version}"], folder)
    for archive in folder.glob("*.tar.gz"):
        with tarfile.open(archive) as source:
            source.extractall(folder, filter="data")


def _npm(folder: Path, name: str, version: str) -> None:
    (folder / "package.json").write_text(json.dumps({"private": True}))
    flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    _run(["npm", "install", *flags, f"{name}@{version}"], folder)


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=_SECONDS, check=False
    )
    if done.returncode:
        raise subprocess.SubprocessError(done.stderr.strip()[-300:])


if __name__ == "__main__":
    raise SystemExit(main())
