"""A photograph of the HTML report, taken by Chromium; it knows of which page it was taken."""

import shutil
import struct
import subprocess
import zlib
from hashlib import sha256
from pathlib import Path

_SIZE = "1200,1000"
_HEAD = 33
"""Bytes of a PNG's signature and its first chunk."""
_KEY = b"source"


def photograph(page: Path, picture: Path) -> bool:
    """Take it, and tell whether there is a browser to do it."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        return False
    told = ["--headless", "--no-sandbox", "--hide-scrollbars", f"--window-size={_SIZE}"]
    target = [f"--screenshot={picture}", page.absolute().as_uri()]
    subprocess.run([browser, *told, *target], check=True, capture_output=True, timeout=120)
    data = picture.read_bytes()
    picture.write_bytes(data[:_HEAD] + _chunk(_KEY + b"\0" + _digest(page)) + data[_HEAD:])
    return True


def is_of(page: Path, picture: Path) -> bool:
    """Tell whether a photograph shows a page as it is now."""
    return _chunk(_KEY + b"\0" + _digest(page)) in picture.read_bytes()


def _digest(page: Path) -> bytes:
    return sha256(page.read_bytes()).hexdigest().encode()


def _chunk(text: bytes) -> bytes:
    body = b"tEXt" + text
    return struct.pack(">I", len(text)) + body + struct.pack(">I", zlib.crc32(body))
