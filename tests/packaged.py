"""The package as others install it, and environments of their own for it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
_PACKAGED = (
    *("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", ".pre-commit-hooks.yaml"),
    "src",
)
"""What pip needs to build the command, and pre-commit to know its hooks."""
_NO_NETWORK = ("Could not find a version that satisfies", "No matching distribution", "Max retries")
_SETTINGS = ("PYTHONPATH", "VIRTUAL_ENV", "COVERAGE_PROCESS_START", "COV_CORE_SOURCE")


def packaged(folder: Path) -> Path:
    """Copy into a folder what of the repository is installed, and return the folder."""
    for name in _PACKAGED:
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "*.mo")
            shutil.copytree(ROOT / name, folder / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, folder / name)
    return folder


def environment(folder: Path) -> dict[str, str]:
    """Return the variables of a process that knows this environment's packages from nowhere.

    What it installs are the locked releases, not compiled: that takes half of the time.
    """
    constraints = folder / "constraints.txt"
    locked = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
    constraints.write_text("\n".join(re.findall(r"(?m)^(\w\S*==.*?)\s*\\?$", locked)), "utf-8")
    kept = {name: value for name, value in os.environ.items() if name not in _SETTINGS}
    return kept | {"PIP_CONSTRAINT": str(constraints), "PIP_NO_COMPILE": "1"}


def empty(folder: Path) -> Path:
    """Make an environment with nothing but pip, and return its Python."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    return folder / "bin" / "python"


def require_network(said: str) -> None:
    """Skip the test where pip reached no index of packages."""
    if any(sign in said for sign in _NO_NETWORK):
        pytest.skip(f"pip reaches no index of packages: {said[-300:]}")
