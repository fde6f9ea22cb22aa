"""One post: its bytes checked, cleaned, or compared with what it was."""

from dedupe_paragraphs.fix import check as checking
from dedupe_paragraphs.fix import clean as cleaning
from dedupe_paragraphs.fix.prove.proof import prove
from dedupe_paragraphs.model.cross_post import Shared
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.report import Cleaned, Proof, Report


def check(
    data: bytes, path: str = "post.md", options: Options | None = None, shared: Shared = ()
) -> Report:
    """Return what is found in a post.

    `data` is the file as it is on disk, in UTF-8. `path` names the post in the report; its ending
    tells Markdown, MDX or plain text apart; no file is read. `shared` is what the post shares with
    others, as `run` finds it. All spans of the report are bytes of `data`, from 0.

    Raises `InputError` for bytes that are no text, and for more blocks than any post has.
    """
    return checking.check(data, path, options or Options(), shared)


def clean(
    data: bytes,
    path: str = "post.md",
    options: Options | None = None,
    shared: Shared = (),
    *,
    unsafe: bool = False,
) -> Cleaned:
    """Return a post without its copies, proven to have lost nothing.

    Safe fixes are applied; with `unsafe` those too that need somebody's judgement. Where the proof
    fails, `data` comes back as it was and `proof` holds the losses. The other arguments are those
    of `check`.

    Raises `InputError` for bytes that are no text, and for more blocks than any post has.
    """
    return cleaning.clean(data, path, options or Options(), shared, unsafe=unsafe)


def verify(before: bytes, after: bytes, path: str = "post.md") -> Proof:
    """Prove that `after` lost nothing of `before`, or list what it lost, whoever cleaned it.

    The proof is true where nothing is lost; lines of losses count from 1 in `before`.

    Raises `InputError` for bytes that are no text, and for more blocks than any post has.
    """
    return prove(before, after, path)
