"""What the laws ask of a post, found once."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from dedupe_paragraphs.model.post import BOLD_LEVEL, Block, Post
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.post.containers import structure_of
from dedupe_paragraphs.post.remembered import remembered
from dedupe_paragraphs.text.cuts import ends_cut
from dedupe_paragraphs.text.debris import without_continuation

if TYPE_CHECKING:
    from dedupe_paragraphs.post.delimiters import Delimiter

T = TypeVar("T")
Path = tuple[str, ...]
"""The headings above a block, outermost first."""
_IGNORES = b"dedupe-ignore"


class Facts:
    """A post as the laws look at it."""

    def __init__(self, post: Post) -> None:
        self.post = post
        self.structure = structure_of(post)
        self._paths: dict[str, set[Path]] = {}

    @cached_property
    def sources(self) -> list[bytes]:
        """The bytes of each block, of a task with its state."""
        data = self.post.data
        return [
            data[start - 4 * (data[start - 2 : start] == b"] ") : end]
            for start, end in (block.span for block in self.post.blocks)
        ]

    @cached_property
    def by_source(self) -> dict[bytes, list[int]]:
        """The blocks with equal bytes, by their indices."""
        return _grouped(zip(self.sources, range(len(self.sources)), strict=True))

    @cached_property
    def by_key(self) -> dict[str, list[int]]:
        """The blocks that have a key, by their indices."""
        return _grouped((block.key, block.index) for block in self.post.blocks)

    @cached_property
    def by_sentence(self) -> dict[str, list[int]]:
        """The blocks that say a sentence, by their indices."""
        return _grouped(
            (block.key[start:end], block.index)
            for block in self.post.blocks
            for start, end in block.sentences
        )

    @cached_property
    def containers(self) -> list[tuple[str, ...]]:
        """The names of the containers around each block, outermost first."""
        known = self.post.containers
        return [tuple(known[each].name for each in at.containers) for at in self.post.blocks]

    @cached_property
    def names(self) -> dict[int, str]:
        """The headings of sections: their names by the indices of their blocks."""
        found: dict[int, str] = {}
        titles = {self.post.metadata.title}
        for index in sorted(self.structure.sections):
            block = self.post.blocks[index]
            name = without_continuation(block.key)
            if block.level == BOLD_LEVEL or block.containers or name in titles or not name:
                continue
            if ends_cut(block.key, len(block.sentences)):
                continue
            if block.level == 1 and not found:  # the title, which may come again further down
                titles.add(name)
            found[index] = name
        return found

    @cached_property
    def above(self) -> list[tuple[int, ...]]:
        """The headings above each block, outermost first, by their indices."""
        return self.structure.paths_below(self.names)

    @cached_property
    def paths(self) -> list[Path]:
        """The headings above each block; one that repeats the one above it counts once."""
        known = {
            above: tuple(name for name, _ in groupby(self.names[each] for each in above))
            for above in {*self.above}
        }
        return [known[above] for above in self.above]

    def paths_of(self, text: str) -> Container[Path]:
        """Return the headings above each block or sentence that is a text."""
        if text not in self._paths:
            homes = (*self.by_key.get(text, ()), *self.by_sentence.get(text, ()))
            self._paths[text] = {self.paths[at] for at in homes}
        return self._paths[text]

    def tag(self, mark: Span) -> bytes:
        """Return the source of a tag, white space folded."""
        return b" ".join(self.post.source(mark).split())

    @cached_property
    def marks(self) -> list["Delimiter"]:
        """Its tags, in order."""
        from dedupe_paragraphs.post.delimiters import find_delimiters  # noqa: PLC0415 - start-up

        return find_delimiters(self.post)

    @cached_property
    def pairs(self) -> list[tuple["Delimiter", ...]]:
        """Tags that belong together, ignore comments left out."""
        from dedupe_paragraphs.post.delimiters import paired  # noqa: PLC0415 - start-up

        every = paired(self.post)
        return [marks for marks in every if _IGNORES not in self.post.source(marks[0].span)]

    @cached_property
    def alone(self) -> list[bytes]:
        """Tags without a partner; what is left of a conflict only says that there was one."""
        found = {mark.span for pair in self.pairs for mark in pair}
        is_conflict = any(pair[0].family == "conflict" for pair in self.pairs)
        return [
            self.tag(mark.span)
            for mark in self.marks
            if mark.span not in found and (mark.family != "conflict" or is_conflict)
        ]

    @cached_property
    def around(self) -> list[tuple[bytes, ...]]:
        """The tags that each block is between, outermost first, and the branch that it is in."""
        tree = self.structure.tree
        return [
            tuple(
                self.tag(mark)
                for at in reversed([*self.structure.around(block.index)])
                for mark in tree[at].marks[:-1]
                if mark.start < block.span.start and _IGNORES not in self.post.source(mark)
            )
            for block in self.post.blocks
        ]

    @cached_property
    def order(self) -> dict[str, set[str]]:
        """The sentences that follow each sentence directly."""
        found = defaultdict[str, set[str]](set)
        for block in self.post.blocks:
            for before, sentence in self.spoken(block.index):
                found[before].add(sentence)
        return dict(found)

    def spoken(self, index: int) -> Iterator[tuple[str, str]]:
        """Yield the sentences of a block, each after what is said right before it."""
        before = self.before(index)
        last = "" if before is None else sentences_of(self.post.blocks[before])[-1]
        for sentence in sentences_of(self.post.blocks[index]):
            yield last, sentence
            last = sentence

    def before(self, index: int) -> int | None:
        """Return the last block before another that says something."""
        says = self.structure.says
        return next((at for at in range(index - 1, -1, -1) if says[at]), None)


def sentences_of(block: Block) -> list[str]:
    """Return what a block says, a sentence each; all of it where it has none."""
    return [block.key[start:end] for start, end in block.sentences] or [block.key]


def _grouped(pairs: Iterable[tuple[T, int]]) -> dict[T, list[int]]:
    found = defaultdict[T, list[int]](list)
    for text, index in pairs:
        found[text].append(index)
    return found


read = remembered(Facts)
"""Return the reading of a post."""
