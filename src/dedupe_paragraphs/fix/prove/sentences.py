"""Every sentence is kept."""

from collections.abc import Iterator

from dedupe_paragraphs.fix.prove.comparison import Comparison, Missing
from dedupe_paragraphs.fix.prove.coverage import InputSentence, covers
from dedupe_paragraphs.fix.prove.fragments import is_fragment, kept_fragments
from dedupe_paragraphs.fix.prove.output import Output
from dedupe_paragraphs.model.post import Block, BlockKind, Sentence
from dedupe_paragraphs.post.headings import title_of
from dedupe_paragraphs.text.again import begun_again
from dedupe_paragraphs.text.cuts import (
    after_dots,
    before_dots,
    begins_inside,
    lacks_stop,
    open_mark,
)
from dedupe_paragraphs.text.debris import before_marks, without_continuation
from dedupe_paragraphs.text.sentences import sentence_spans
from dedupe_paragraphs.text.source import byte_span


def missing(both: Comparison) -> Iterator[Missing]:
    """Yield each sentence of the old post that the posts do not say.

    A sentence is kept as a sentence or a block of its own, or

    * it is put together of sentences (`coverage.py`);
    * it is the first of its block, and a sentence ends with it: the block was cut before it;
    * it is all of its block, has no stop, and occurs anywhere: the block was cut at both ends;
    * marks of a cut at its ends (`…`, an open bracket) are left out;
    * a whole sentence says all of it (`text/settles.py`);
    * it is all of a fragment, and is beside what it was beside (`fragments.py`), which a fragment
      needs instead of the three above.
    """
    old = both.old
    prose = [block for post in both.kept for block in post.blocks if block.is_prose]
    said = {each.key for each in prose}
    said |= {each.key[start:end] for each in prose for start, end in each.sentences}
    blocks = [each for each in both.removed if each.is_prose and each.key not in said]
    sentences = {
        block.index: [each for each in _sentences(block) if each[1].text not in said]
        for block in blocks
    }
    if not any(sentences.values()):
        return
    endings = {block.key[slice(*block.sentences[-1])] for block in old.blocks if block.sentences}
    endings |= {block.key for block in old.blocks if not block.sentences}
    output = Output(_readable(both), endings, lambda: both.numbers)
    title = title_of(old)
    fragments = {block.index for block in blocks if is_fragment(block)}
    beside = kept_fragments(output, old, [block for block in blocks if block.index in fragments])
    for block in blocks:
        if block.index in beside:
            continue
        for span, sentence in sentences[block.index]:
            if block.kind is BlockKind.HEADING and title == sentence.key != block.key:
                continue  # it says only that the post continues
            alone = sentence.is_block and block.index in fragments and not begins_inside(block.key)
            if alone or not (_is_kept(output, sentence) or _is_kept_unmarked(output, sentence)):
                yield Missing(byte_span(block, *span))


def _readable(both: Comparison) -> Iterator[Block]:
    """Yield the blocks whose text is read: no code, table or HTML that prose was made into."""
    known = both.was.by_source
    for post in both.kept:
        for block in post.blocks:
            if block.is_prose or post.source(block.span) in known:
                yield block


def _sentences(block: Block) -> Iterator[tuple[Sentence, InputSentence]]:
    """Yield the sentences of a block, each also without the marks that a cut left at its ends.

    Those are dots, and what a generator wrote after it, or that a heading continues.
    """
    key = block.key[: before_marks(block.key)]
    if block.kind is BlockKind.HEADING:
        key = without_continuation(key)
    first = after_dots(key)
    key = key[first : before_dots(key)]
    for span in block.sentences:
        start, end = max(span.start - first, 0), min(span.end - first, len(key))
        if start < end:
            yield span, InputSentence(key, start, end)


def _is_kept(output: Output, sentence: InputSentence) -> bool:
    return (
        covers(output, sentence)
        or _occurs(output, sentence)
        or output.says(sentence.text, sentence.key)
    )


def _is_kept_unmarked(output: Output, sentence: InputSentence) -> bool:
    """Tell whether the last sentence of a block is kept without a mark that its cut left open."""
    begin, end, last = open_mark(sentence.key, sentence.start)
    key = sentence.key[:begin] + sentence.key[end:last]
    if sentence.end < len(sentence.key) or len(key) == len(sentence.key):
        return False
    return _is_kept(output, InputSentence(key, sentence.start, len(key)))


def _occurs(output: Output, sentence: InputSentence) -> bool:
    """Tell whether a sentence is in the output as it is, or without what is said again in it."""
    again = begun_again(sentence.key, sentence_spans(sentence.key))
    if again is not None and again[0] < sentence.end and sentence.start < again[1]:
        key = sentence.key[: again[0]] + sentence.key[again[1] :]
        return all(_is_kept(output, InputSentence(key, *span)) for span in sentence_spans(key))
    if sentence.is_block and lacks_stop(sentence.text):
        return next(output.places(sentence.text), None) is not None
    length = len(sentence.text)
    return sentence.start == 0 and any(
        output.ends_at(at + length) and not output.is_parted(at, at + length)
        for at in output.places(sentence.text)
    )
