"""Writes the archive of `docs/archives.md`: `python -m tools.demo_archive FOLDER`.

Two hundred small posts, always the same: most are their own, some say what others say, a series
opens each part alike, a notice is in all, and some are damaged.
"""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from benchmarks.restore.writer import Writer

POSTS = 200
_FIRST = date(2021, 1, 4)
_NOTICE = (
    "This column appears in the harbour gazette every Monday. Letters to the desk are answered in "
    "the order in which they arrive."
)
_SERIES = (
    "The boat on our slipway has been there since spring. This series follows the people who build "
    "it, plank by plank, until she swims. Nobody in the yard had built a boat of this size before."
)
_PASSAGE = (
    "The bell of the harbour church was cast from the anchors of three wrecks. Its note is a "
    "little too low, and sailors say that they hear it in the soles of their feet. When it cracked "
    "in a hard winter, the whole town paid for the new one."
)


class DemoArchive:
    """The posts by their names."""

    def __init__(self) -> None:
        self._random = Random(2021)
        self._writer = Writer("en", self._random)
        self._texts: dict[str, str] = {}

    def texts(self) -> dict[str, str]:
        """Return the texts of all posts."""
        if not self._texts:
            own = self._own()
            self._series()
            self._copies(own)
            self._damaged()
            while len(self._texts) < POSTS:
                self._put(self._writer.heading(), self._paragraphs(4))
        return self._texts

    def _paragraphs(self, count: int) -> list[str]:
        return [self._writer.paragraph(self._random.randint(3, 4)) for _ in range(count)]

    def _put(self, title: str, paragraphs: list[str], name: str = "", head: str = "") -> str:
        day = _FIRST + timedelta(weeks=len(self._texts))
        slug = "-".join(title.lower().replace(",", "").split())
        name = name or f"posts/{day}-{slug}.md"
        body = "\n\n".join([*paragraphs, _NOTICE])
        self._texts[name] = f'---\ntitle: "{title}"\ndate: {day}\n{head}---\n\n{body}\n'
        return name

    def _own(self) -> list[tuple[str, list[str]]]:
        """Write posts that others say again later, one passage among them."""
        own = []
        for number in range(8):
            title, paragraphs = self._writer.heading(), self._paragraphs(4)
            if number == 0:
                paragraphs.insert(2, _PASSAGE)
            self._put(title, paragraphs)
            own.append((title, paragraphs))
        return own

    def _series(self) -> None:
        for part in range(1, 5):
            self._put(f"A boat for the bay, part {part}", [_SERIES, *self._paragraphs(3)])

    def _copies(self, own: list[tuple[str, list[str]]]) -> None:
        for title, paragraphs in own[1:4]:
            self._put(f"{title}, again", [*paragraphs[:3], *self._paragraphs(1)])
        title, paragraphs = own[4]
        self._put(f"{title}, in full", [*paragraphs, *self._paragraphs(2)])
        title, paragraphs = own[5]
        self._put(title, paragraphs, "posts/_drafts/to-be-done.md")
        for _ in range(3):
            mine = self._paragraphs(4)
            self._put(self._writer.heading(), [*mine[:2], _PASSAGE, *mine[2:]])

    def _damaged(self) -> None:
        for _ in range(6):
            mine = self._paragraphs(5)
            self._put(self._writer.heading(), [*mine, *mine[1:3], mine[0]])


def written(folder: Path) -> Iterator[Path]:
    """Write the archive into a folder."""
    for name, text in DemoArchive().texts().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        yield path


if __name__ == "__main__":
    count = sum(1 for _ in written(Path(sys.argv[1])))
    sys.stdout.write(f"{count} posts in {sys.argv[1]}/posts\n")
