"""The laws of the contract as properties of posts with planted faults."""

import re
from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.fix.prove.proof import prove
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.text.fold import fold
from tests.planted import Planted, damaged, damaged_bytes, posts, sentence, with_one_fault, written
from tests.post.soundness import assert_sound

MANY = settings(max_examples=300)
OPTIONS = st.builds(
    Options, keep=st.sampled_from(["first", "last"]), min_length=st.sampled_from([40, 120])
)


def cleaned(data: bytes, options: Options = Options(), *, unsafe: bool = False) -> bytes:  # noqa: B008
    return clean(data, "a.md", options, unsafe=unsafe).data


@MANY
@given(damaged_bytes(), OPTIONS)
def test_nothing_is_lost(data: bytes, options: Options) -> None:
    """Laws 1 and 2: the proof holds for what was written, and for the sentences themselves."""
    result = clean(data, "a.md", options)
    text = fold(result.data.decode()).replace(" ", "")

    assert prove(data, result.data, "a.md").losses == ()
    for each in parse(data, "a.md").blocks:
        for span in each.sentences:
            key = each.key[span.start : span.end]
            if re.fullmatch(r"[^*#>`-]+[。.]", key) and span.start and span.end < len(each.key):
                assert key.replace(" ", "") in text, key


@MANY
@given(damaged_bytes(), st.booleans())
def test_cleaning_twice_is_cleaning_once(data: bytes, unsafe: bool) -> None:
    """Law 3."""
    once = clean(data, "a.md", Options(), unsafe=unsafe)
    twice = clean(once.data, "a.md", Options(), unsafe=unsafe)

    assert prove(data, once.data, "a.md", once.conceded).losses == ()
    assert twice.data.decode() == once.data.decode()
    assert [each for each in once.remaining if each.safety is Safety.SAFE] == []


@MANY
@given(damaged_bytes())
def test_what_no_edit_names_stays(data: bytes) -> None:
    """Law 4: marks, line ends, front matter, code; each line that stays, in its order."""
    after = cleaned(data)
    before_post, after_post = parse(data, "a.md"), parse(after, "a.md")

    assert after.startswith(b"\xef\xbb\xbf") is data.startswith(b"\xef\xbb\xbf")
    assert after[: after_post.body] == data[: before_post.body]
    assert after.endswith(b"\n") is data.endswith(b"\n")
    if b"\r\n" in data:
        assert after.count(b"\n") == after.count(b"\r\n")
    else:
        assert b"\r" not in after
    codes = [
        {post.source(block.span) for block in post.blocks if block.kind is BlockKind.CODE}
        for post in (before_post, after_post)
    ]
    assert codes[0] == codes[1]


@MANY
@given(damaged_bytes(), st.sampled_from(["a.md", "a.mdx", "a.txt"]))
def test_blocks_and_gaps_partition_the_bytes(data: bytes, path: str) -> None:
    """Law 4, where it begins: every byte is of one block or of none, and then it says nothing."""
    post = parse(data, path)
    parts, at = [], post.body
    for block in post.blocks:
        parts += [(False, at, block.span.start), (True, *block.span)]
        at = block.span.end
    parts.append((False, at, len(data)))

    assert all(start <= end for _, start, end in parts)
    assert data[: post.body] + b"".join(data[start:end] for _, start, end in parts) == data
    assert not any(
        re.search(rb"[\w\x80-\xff]", data[start:end]) for mine, start, end in parts if not mine
    )
    assert_sound(post)


@MANY
@given(posts(), st.sampled_from(["ja", "en"]))
def test_a_post_that_says_everything_once_is_not_touched(
    parts: tuple[object, ...], language: str
) -> None:
    """Law 4, and no false alarm among sentences that share their words."""
    data = written(parts, language).encode()  # type: ignore[arg-type]
    result = clean(data, "a.md", Options(), unsafe=True)

    assert result.data == data
    assert [each.rule for each in result.before.findings] == []


@given(damaged_bytes(), OPTIONS)
def test_the_same_input_gives_the_same_bytes(data: bytes, options: Options) -> None:
    """Law 5: whatever was cleaned in between, and under whatever name."""
    first = clean(data, "a.md", options)
    clean(b"Another post.\n\nAnother post.\n", "b.md", options)
    second = clean(bytes(data), "somewhere/else.md", options)

    assert second.data == first.data
    assert [each.fingerprint for each in second.before.findings] == [
        each.fingerprint for each in first.before.findings
    ]


@MANY
@given(with_one_fault(["block again", "run again", "cut", "strung together"]))
def test_the_fullest_copy_stays(planted: tuple[str, Planted]) -> None:
    """Law 6: complete before cut, structured before run-together, first before later."""
    fault, post = planted
    after = cleaned(post.after().encode()).decode()

    assert after == post.before(), fault


@given(with_one_fault(["block again", "run again"]))
def test_the_last_copy_stays_if_asked(planted: tuple[str, Planted]) -> None:
    """What is all of a section stays, too: a heading keeps its text, and two lists remain two."""
    _, post = planted
    text, options = post.after(), replace(Options(), keep="last")
    after = cleaned(text.encode(), options).decode()
    report = check(text.encode(), "a.md", options)
    found = report.findings
    assume(all(each.reason is not Reason.SEPARATE_LISTS for each in report.kept))
    alone = [each for each in found if each.reason is Reason.ONLY_CONTENT]
    if alone:
        sections = {each.strip() for each in re.split(r"(?m)^## .*$", text)}
        removed = {text.encode()[slice(*each.place)].decode() for each in alone}

        assert removed <= sections
        assert after == text
        return
    keys = [
        sorted(block.key for block in parse(text.encode()).blocks)
        for text in (after, post.before())
    ]

    assert keys[0] == keys[1]


@given(damaged())
def test_evidence_is_well_founded(planted: tuple[str, str]) -> None:
    """Law 6: no original of a safe finding is itself removed."""
    data = planted[0].encode()
    report = check(data, "a.md", Options())
    gone = [
        edit.span
        for finding in report.findings
        if finding.safety is Safety.SAFE and finding.fix is not None
        for edit in finding.fix.edits
    ]

    for finding in report.findings:
        if finding.safety is Safety.SAFE and finding.rule.startswith("DUP0"):
            for span, original in zip(finding.spans, finding.originals, strict=True):
                # Debris stands for nothing but itself.
                assert span == original.span or not any(
                    each.contains(original.span) for each in gone
                )


def test_the_vocabulary_has_no_two_sentences_of_one_text() -> None:
    for language in ("ja", "en"):
        texts = [sentence(number, language) for number in range(3000)]

        assert len(set(texts)) == len(texts)
