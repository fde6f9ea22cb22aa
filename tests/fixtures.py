"""The fixture posts: read as `fixtures/README.md` says."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from dedupe_paragraphs.model.options import Options

REPOSITORY = Path(__file__).parent.parent
FIXTURES = REPOSITORY / "fixtures"
SHARED = REPOSITORY.parent / "shared"
"""Real posts, which are no part of the repository."""

_MARKER = re.compile(rb"^<!-- output -->\r?\n", re.MULTILINE)
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Case:
    """A post and what `dedupe clean` makes of it."""

    path: Path
    given: bytes
    expected: bytes
    has_output: bool

    @property
    def name(self) -> str:
        """The file's path below the fixtures, which is also the post's name."""
        return self.path.relative_to(FIXTURES).as_posix()


def options_of(case: Case) -> Options:
    """Return the usual options; `.last.` in the name of a case keeps the last of equal copies."""
    return replace(Options(), keep="last" if ".last." in case.path.name else "first")


def read_case(path: Path) -> Case:
    """Read one case file."""
    data = path.read_bytes()
    marker = _MARKER.search(data)
    if marker is None:
        return Case(path, data, data, has_output=False)
    given, expected = data[: marker.start()], data[marker.end() :]
    if "no-final-newline" in path.name:
        given = given.removesuffix(b"\n").removesuffix(b"\r")
    if given.startswith(_BOM):
        expected = _BOM + expected
    return Case(path, given, expected, has_output=True)


def read_cases(*folders: str) -> list[Case]:
    """Read all cases of some folders of the fixtures."""
    paths = (path for folder in folders for path in (FIXTURES / folder).rglob("*"))
    return [read_case(path) for path in sorted(paths) if path.is_file()]
