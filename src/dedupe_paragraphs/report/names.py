"""Names of posts as other programs want them: relative, with slashes, as URIs."""

import os

_STDIN = "-"
_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")


def relative(path: str) -> str:
    """Return a path as the current folder sees it; one outside of it is absolute."""
    if path == _STDIN:
        return "stdin"
    near = os.path.relpath(path).replace(os.sep, "/")
    if near.startswith("../"):
        return os.path.abspath(path).replace(os.sep, "/")
    return near


def uri(path: str) -> str:
    """Return a path as a URI: relative inside the current folder, else `file:`."""
    name = relative(path)
    if not os.path.isabs(name):
        return encoded(name)
    return f"file:///{encoded(name).lstrip('/')}"


def encoded(name: str) -> str:
    """Return a path with all but plain characters percent-encoded."""
    return "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in os.fsencode(name))
