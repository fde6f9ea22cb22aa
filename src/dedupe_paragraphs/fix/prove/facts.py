"""What the laws ask of a post, found once."""

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from dedupe_paragraphs.model.post import BOLD_LEVEL, Block, BlockKind, Post
from dedupe_paragraphs.post.containers import Structure, structure_of
from dedupe_paragraphs.post.headings import section_headings
from dedupe_paragraphs.post.remembered import remembered
from dedupe_paragraphs.text.cuts import ends_cut
from dedupe_paragraphs.text.debris import without_continuation

if TYPE_CHECKING:
    from dedupe_paragraphs.post.delimiters import Delimiter

Path = tuple[str, ...]
"""The headings above a block, outermost first."""


class Facts:
    """A post as the laws look at it."""

    def __init__(self, post: Post) -> None:
        self.post = post
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
        found: dict[bytes, list[int]] = {}
        for index, source in enumerate(self.sources):
            found.setdefault(source, []).append(index)
        return found

    @cached_property
    def containers(self) -> list[tuple[str, ...]]:
        """The names of the containers around each block, outermost first."""
        names: dict[tuple[int, ...], tuple[str, ...]] = {}
        known = self.post.containers
        for block in self.post.blocks:
            if block.containers not in names:
                names[block.containers] = tuple(known[each].name for each in block.containers)
        return [names[block.containers] for block in self.post.blocks]

    @cached_property
    def by_key(self) -> dict[str, list[int]]:
        """The blocks that have a key, by their indices."""
        found: dict[str, list[int]] = {}
        for block in self.post.blocks:
            found.setdefault(block.key, []).append(block.index)
        return found

    @cached_property
    def by_sentence(self) -> dict[str, list[int]]:
        """The blocks that say a sentence, by their indices."""
        found: dict[str, list[int]] = {}
        for block in self.post.blocks:
            for start, end in block.sentences:
                found.setdefault(block.key[start:end], []).append(block.index)
        return found

    @cached_property
    def names(self) -> dict[int, str]:
        """The headings of sections: their names by the indices of their blocks."""
        found: dict[int, str] = {}
        titles = {self.post.metadata.title}
        sections = section_headings(self.post.blocks)
        for block in self.post.blocks:
            if block.index not in sections or block.level == BOLD_LEVEL or block.containers:
                continue
            name = without_continuation(block.key)
            ends = [sentence.end for sentence in block.sentences]
            if not name or name in titles or ends_cut(block.key, ends):
                continue
            if block.level == 1 and not found:  # the title, which may come again further down
                titles.add(name)
            found[block.index] = name
        return found

    @cached_property
    def above(self) -> list[tuple[int, ...]]:
        """The headings above each block, outermost first, by their indices."""
        found: list[tuple[int, ...]] = []
        path: tuple[int, ...] = ()
        blocks = self.post.blocks
        for block in blocks:
            if block.index in self.names:
                path = tuple(each for each in path if blocks[each].level < block.level)
            found.append(path)
            if block.index in self.names:
                path = (*path, block.index)
        return found

    @cached_property
    def paths(self) -> list[Path]:
        """The headings above each block; one that repeats the one above it counts once."""
        known: dict[tuple[int, ...], Path] = {}
        for above in self.above:
            if above not in known:
                known[above] = self.named(above)
        return [known[above] for above in self.above]

    def named(self, above: Iterable[int]) -> Path:
        """Return the names of headings, outermost first."""
        names = [self.names[each] for each in above]
        return tuple(name for last, name in pairwise(["", *names]) if name != last)

    @cached_property
    def structure(self) -> Structure:
        """Its containers and lists."""
        return structure_of(self.post)

    def tag(self, mark: "Delimiter") -> bytes:
        """Return the source of a tag, white space folded."""
        return b" ".join(self.post.source(mark.span).split())

    @cached_property
    def pairs(self) -> list[tuple["Delimiter", ...]]:
        """Tags that belong together."""
        return [marks for marks in self._paired if self._encloses(marks)]

    @cached_property
    def _paired(self) -> list[tuple["Delimiter", ...]]:
        from dedupe_paragraphs.post.delimiters import paired  # noqa: PLC0415 - start-up

        return list(paired(self.post))

    @cached_property
    def marks(self) -> list["Delimiter"]:
        """Its tags, in order."""
        from dedupe_paragraphs.post.delimiters import find_delimiters  # noqa: PLC0415 - start-up

        return find_delimiters(self.post)

    def _encloses(self, marks: Sequence["Delimiter"]) -> bool:
        """Tell whether marks are a pair: of a conflict all three, and no ignore comments."""
        if marks and marks[0].family == "conflict":
            return len(marks) > 2
        return not any(b"dedupe-ignore" in self.post.source(mark.span) for mark in marks)

    @cached_property
    def alone(self) -> list[bytes]:
        """Tags without a partner; what is left of a conflict only says that there was one."""
        found = {mark.span for pair in self._paired for mark in pair}
        is_conflict = any(pair[0].family == "conflict" for pair in self.pairs)
        return [
            self.tag(mark)
            for mark in self.marks
            if mark.span not in found and (mark.family != "conflict" or is_conflict)
        ]

    @cached_property
    def around(self) -> list[tuple[bytes, ...]]:
        """The tags that each block is between, outermost first, and the branch that it is in."""
        tree = self.structure.tree
        pairs = {pair[0].span: pair for pair in self.pairs}
        return [
            tuple(
                self.tag(mark)
                for at in reversed([*self.structure.around(block.index)])
                for mark in pairs.get(next(iter(tree[at].marks), block.span), ())[:-1]
                if mark.span.start < block.span.start
            )
            for block in self.post.blocks
        ]

    def paths_of(self, text: str) -> Container[Path]:
        """Return the headings above each block or sentence that is a text."""
        if text not in self._paths:
            homes = (*self.by_key.get(text, ()), *self.by_sentence.get(text, ()))
            self._paths[text] = {self.paths[at] for at in homes}
        return self._paths[text]

    @cached_property
    def order(self) -> frozenset[tuple[str, str]]:
        """The sentences, each after what is said right before it."""
        return frozenset(pair for block in self.post.blocks for pair in self.spoken(block.index))

    def spoken(self, index: int) -> Iterator[tuple[str, str]]:
        """Yield the sentences of a block, each after what is said right before it."""
        block = self.post.blocks[index]
        last = self._end_before(index)
        for sentence in sentences_of(block):
            yield last, sentence
            last = sentence

    def _end_before(self, index: int) -> str:
        for at in range(index - 1, -1, -1):
            if says_something(self.post.blocks[at]):
                return sentences_of(self.post.blocks[at])[-1]
        return ""


def sentences_of(block: Block) -> list[str]:
    """Return what a block says, a sentence each; all of it where it has none."""
    return [block.key[start:end] for start, end in block.sentences] or [block.key]


def says_something(block: Block) -> bool:
    """Tell whether a block has text of its own: rules, debris, tags and comments have none."""
    silent = (BlockKind.RULE, BlockKind.DEBRIS, BlockKind.TEMPLATE)
    return block.kind not in silent and not block.key.startswith("<!--")


read = remembered(Facts)
"""Return the reading of a post."""
