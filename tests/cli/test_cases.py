"""The command line as data: files, arguments and stdin in; exit code, streams and files out."""

import io
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from dedupe_paragraphs.cli.main import main

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
KEYS = {
    *("args", "exit", "stdin", "stdout", "stdout-has", "stderr", "stderr-has"),
    *("files", "after"),
}


def called(args: list[str], stdin: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(sys, "argv", ["dedupe", *args])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
    with pytest.raises(SystemExit) as ended:
        main()
    return ended.value.code


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_case(
    file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    case = tomllib.loads(file.read_text(encoding="utf-8"))
    assert case.keys() <= KEYS
    for name, text in case.get("files", {}).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    code = called(case["args"], case.get("stdin", ""), monkeypatch)
    streams = capsysbinary.readouterr()

    for name, stream in (("stdout", streams.out), ("stderr", streams.err)):
        text = stream.decode().replace(str(tmp_path), "{cwd}")
        assert text == case.get(name, text)
        for part in case.get(f"{name}-has", []):
            assert part in text
    assert code == case["exit"], streams
    for name, text in case.get("after", {}).items():
        assert (tmp_path / name).read_bytes().decode() == text
