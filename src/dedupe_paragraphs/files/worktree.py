"""Git's own list of a folder: what is tracked, and what is neither tracked nor ignored."""

import os
from typing import TYPE_CHECKING

from dedupe_paragraphs.text.pattern import pattern

if TYPE_CHECKING:
    import subprocess

_MISLEADING = (
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"),
    *("GIT_NAMESPACE", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM"),
    *("GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS"),
    *("GIT_ICASE_PATHSPECS", "GIT_CONFIG", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT"),
)
"""What a hook inherits from the git that runs it, which is about another index or another tree."""
_LIST = ("ls-files", "-z", "--cached", "--others", "--exclude-standard")
# Programs that the folder's own configuration may name: a monitor, hooks, what fetches.
_SAFE = ("core.fsmonitor=false", f"core.hooksPath={os.devnull}", "protocol.allow=never")
_CLOSED = pattern(r"(?m)^warning: could not open directory '(.*)': (.*)$")


def listing(folder: str) -> tuple[list[str], list[tuple[str, str]]] | None:
    """Return git's list of a folder; None outside a work tree, for an ignored folder, without git.

    It names files, also such as are gone, and folders where another work tree begins; then folders
    that git could not look into, each with the reason. Whatever git refuses (a tree of another
    user, a broken index), the folder can still be walked.
    """
    # Asking git itself whether there is a work tree takes ten times as long.
    done = git(folder, *_LIST) if top(folder) is not None else None
    if done is None or done.returncode:
        return None
    names = [os.fsdecode(name) for name in done.stdout.split(b"\0") if name]
    if not names:
        ignored = git(folder, "check-ignore", "-q", ".")
        if ignored is not None and ignored.returncode == 0:
            return None
    closed = _CLOSED.findall(os.fsdecode(done.stderr))
    return list(dict.fromkeys(names)), closed


def top(folder: str) -> str | None:
    """Return the nearest folder upwards at which a work tree begins."""
    above = os.path.abspath(folder)
    while not os.path.lexists(os.path.join(above, ".git")):
        above, below = os.path.dirname(above), above
        if above == below:
            return None
    return above


def git(folder: str, *arguments: str) -> "subprocess.CompletedProcess[bytes] | None":
    """Return what git answers in a folder; None where it is not installed.

    It runs no program but itself, whatever the folder's own configuration says, as long as it is
    asked for nothing that filters or converts text.
    """
    import subprocess  # noqa: PLC0415  # Eight milliseconds that a named post need not pay.

    environment = {name: value for name, value in os.environ.items() if name not in _MISLEADING}
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}
    safe = (part for setting in _SAFE for part in ("-c", setting))
    command = ["git", *safe, "-C", folder, *arguments]
    try:
        return subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, check=False, env=environment
        )
    except OSError:
        return None
