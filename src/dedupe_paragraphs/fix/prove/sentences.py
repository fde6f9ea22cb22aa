"""Every sentence is kept."""

from collections.abc import Iterator, Sequence

from dedupe_paragraphs.fix.prove.coverage import InputSentence, covers
from dedupe_paragraphs.fix.prove.fragments import is_fragment, kept_fragments
from dedupe_paragraphs.fix.prove.output import Output
from dedupe_paragraphs.model.post import Block, Post
from dedupe_paragraphs.text.cuts import after_dots, before_dots, lacks_stop


def missing(old: Post, kept: Sequence[Post]) -> Iterator[tuple[int, str]]:
    """Yield each sentence of the old post that the posts do not say.

    A sentence is kept as a sentence or a block of its own, or

    * it is put together of sentences (`coverage.py`);
    * it is the first of its block, and a sentence ends with it: the block was cut before it;
    * it is all of its block, has no stop, and occurs anywhere: the block was cut at both ends;
    * marks of a cut at its ends (`…`, an open bracket) are left out;
    * it is all of a fragment, and is beside what it was beside (`fragments.py`), which a fragment
      needs instead of the three above.
    """
    output = Output([block for post in kept for block in post.blocks])
    blocks = [block for block in old.blocks if block.is_prose and block.key not in output.keys]
    fragments = {block.index for block in blocks if is_fragment(block)}
    beside = kept_fragments(output, old, [block for block in blocks if block.index in fragments])
    for block in blocks:
        if block.index in beside:
            continue
        for sentence in _sentences(block):
            if sentence.text in output.keys:
                continue
            alone = sentence.is_block and block.index in fragments
            if alone or not _is_kept(output, sentence):
                yield block.span.start, sentence.text


def _sentences(block: Block) -> Iterator[InputSentence]:
    """Yield the sentences of a block, without the marks that a cut left at its ends.

    Those are dots, and the bracket of a link that was cut off inside its text.
    """
    key = block.key
    opened = key.rfind("[")
    if opened >= 0 and "]" not in key[opened:]:
        key = key[:opened] + key[opened + 1 :]
    first = after_dots(key)
    key = key[first : before_dots(key)]
    for span in block.sentences:
        start, end = max(span.start - first, 0), min(span.end - first, len(key))
        if start < end:
            yield InputSentence(key, start, end)


def _is_kept(output: Output, sentence: InputSentence) -> bool:
    if covers(output, sentence):
        return True
    if sentence.is_block and lacks_stop(sentence.text):
        return sentence.text in output.text
    return sentence.start == 0 and any(
        output.ends_at(at + len(sentence.text)) for at in output.places(sentence.text)
    )
