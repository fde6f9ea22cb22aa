"""The extension for VS Code: its manifest, and its own tests where they are installed."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from dedupe_paragraphs import __version__
from tests.fixtures import REPOSITORY

FOLDER = REPOSITORY / "editors" / "vscode"
MANIFEST = json.loads((FOLDER / "package.json").read_text("utf-8"))
SOURCE = (FOLDER / "src" / "extension.ts").read_text("utf-8")


def test_it_has_the_version_of_the_package() -> None:
    assert MANIFEST["version"] == __version__


def test_each_command_that_is_offered_is_registered() -> None:
    offered = {each["command"] for each in MANIFEST["contributes"]["commands"]}

    assert set(re.findall(r'registerCommand\("([^"]+)"', SOURCE)) == offered


def test_each_setting_that_is_read_is_declared() -> None:
    declared = set(MANIFEST["contributes"]["configuration"]["properties"])
    read = re.findall(r'settings\(\)\.get<[^>]*>\("([^"]+)"\)', SOURCE)

    assert {f"dedupe.{name}" for name in read} == declared


@pytest.mark.parametrize("name", ["package.nls.json", "package.nls.ja.json"])
def test_each_text_of_the_manifest_is_in_both_languages(name: str) -> None:
    wanted = set(re.findall(r'"%(\w+)%"', json.dumps(MANIFEST)))

    assert set(json.loads((FOLDER / name).read_text("utf-8"))) == wanted


def test_the_lock_names_no_place_to_download_from() -> None:
    assert '"resolved"' not in (FOLDER / "package-lock.json").read_text("utf-8")


def test_its_own_tests_pass() -> None:
    if shutil.which("node") is None or not (FOLDER / "node_modules").exists():
        pytest.skip("`make vscode` installs what they need")
    done = subprocess.run(
        ["node", "--test", "test/"],
        cwd=FOLDER,
        env=os.environ | {"DEDUPE": f"{sys.executable} -m dedupe_paragraphs"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stdout
