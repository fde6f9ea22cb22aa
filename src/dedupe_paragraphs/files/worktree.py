"""Git's own list of a folder: what is tracked, and what is neither tracked nor ignored."""

import os

from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.text.pattern import pattern

_MISLEADING = (
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"),
    *("GIT_NAMESPACE", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM"),
    *("GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS"),
    *("GIT_ICASE_PATHSPECS", "GIT_CONFIG", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT"),
)
"""What a hook inherits from the git that runs it, which is about another index or another tree."""
_LIST = ("ls-files", "-z", "--cached", "--others", "--exclude-standard")
# A file system monitor is a program that the folder's own configuration names.
_SAFE = ("-c", "core.fsmonitor=false")
_CLOSED = pattern(r"(?m)^warning: could not open directory '(.*)': (.*)$")


@record
class GitListing:
    """What git says of a folder, relative to it."""

    names: list[str]
    """Files, also such as are gone; folders where another work tree begins."""
    closed: list[tuple[str, str]]
    """Folders that git could not look into, each with the reason."""


def listing(folder: str) -> GitListing | None:
    """Return git's list of a folder; None outside a work tree, for an ignored folder, without git.

    Whatever git refuses (a tree of another user, a broken index), the folder can still be walked.
    """
    if not _in_work_tree(folder):
        return None
    done = _git(folder, *_LIST)
    if done is None:
        return None
    names = [os.fsdecode(name) for name in done[0].split(b"\0") if name]
    if not names and _git(folder, "check-ignore", "-q", ".") is not None:
        return None
    closed = _CLOSED.findall(os.fsdecode(done[1]))
    return GitListing(list(dict.fromkeys(names)), closed)


def _in_work_tree(folder: str) -> bool:
    """Tell whether git would find a work tree; asking git itself takes ten times as long."""
    above = os.path.abspath(folder)
    while not os.path.exists(os.path.join(above, ".git")):
        above, below = os.path.dirname(above), above
        if above == below:
            return False
    return True


def _git(folder: str, *arguments: str) -> tuple[bytes, bytes] | None:
    """Return what git writes to stdout and stderr; None where it fails or is not there."""
    import subprocess  # noqa: PLC0415  # Eight milliseconds that a named post need not pay.

    environment = {name: value for name, value in os.environ.items() if name not in _MISLEADING}
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    command = ["git", *_SAFE, "-C", folder, *arguments]
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, check=False, env=environment
        )
    except OSError:
        return None
    return (done.stdout, done.stderr) if done.returncode == 0 else None
