"""Errors and sums in words."""

import inspect
import pickle
import re
import sys
from inspect import isfunction

import pytest

from dedupe_paragraphs.model import errors
from dedupe_paragraphs.model.loss import Loss
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.words import errors as words
from dedupe_paragraphs.report.words import phrases, sums

ERRORS = [
    (
        errors.not_utf8("a.md", offset=1200, line=7, byte=0x93),
        "not UTF-8: byte 0x93 at offset 1,200 (line 7); save it as UTF-8",
    ),
    (
        errors.other_encoding("a.md", "Shift_JIS"),
        "Shift_JIS, not UTF-8; save it as UTF-8: iconv -f Shift_JIS -t UTF-8 a.md",
    ),
    (
        errors.nul_byte("a.md", offset=3, line=1),
        "not text: a NUL byte at offset 3 (line 1); exclude it",
    ),
    (
        errors.too_large("a.md", size=3000, limit=2000),
        "too large: 3,000 bytes, the limit is 2,000; split or exclude it",
    ),
    (errors.unreadable("a.md", "Permission denied"), "cannot be read: Permission denied"),
    (
        errors.unread_format("a.rst", "reStructuredText"),
        "reStructuredText is not read; convert it to Markdown: pandoc -t gfm -o post.md a.rst",
    ),
    (
        errors.unread_notebook("a.ipynb"),
        "a Jupyter notebook is not read; convert it: jupyter nbconvert --to markdown a.ipynb",
    ),
    (errors.MissingPathError("a.md"), "no such file or folder"),
    (
        errors.unwritable("a.md", "No space left on device"),
        "cannot be written: No space left on device; the old file is unchanged",
    ),
    (
        errors.too_many_blocks("a.md", 100_000),
        "more than 100,000 blocks, which is no post; split or exclude it",
    ),
    (
        errors.unwritable("a.md", "I/O error", rescue=".x.tmp"),
        "cannot be written: I/O error; its new text is whole in .x.tmp",
    ),
    (
        errors.ChangedMeanwhileError("a.md"),
        "changed while it was worked on; not written, run again",
    ),
    (
        errors.misconfigured(
            "dedupe.toml",
            3,
            Message("unknown key {key}", {"key": "x"}),
            Message("did you mean {word}?", {"word": "y"}),
        ),
        "line 3: unknown key x; did you mean y?",
    ),
    (
        errors.missing_extra("dedupe lsp", "lsp"),
        "not installed; install it with `pip install 'dedupe-paragraphs[lsp]'`",
    ),
    (
        errors.no_history("posts", "v9", Message("not so: {said}", {"said": "fatal: no"})),
        "--since v9: not so: fatal: no",
    ),
    (
        errors.crash("a.md", ValueError("odd\nlong")),
        "internal error, ValueError: odd; the file is unchanged, please report it "
        "(-v shows where it happened)",
    ),
    (
        errors.died("a.md", 9, 0),
        "the process that worked on it was killed by signal 9, perhaps out of memory; "
        "the file is whole, run it alone or with -j 1 to see why",
    ),
    (
        errors.died("a.md", 11, 0),
        "the process that worked on it was killed by signal 11; "
        "the file is whole, run it alone or with -j 1 to see why",
    ),
    (
        errors.died("a.md", 0, 3),
        "the process that worked on it ended with code 3; "
        "the file is whole, run it alone or with -j 1 to see why",
    ),
    (
        errors.slow_pattern("a.md", 7, "/(a|a)*b/"),
        "line 7: /(a|a)*b/ of `allow` takes too long on this block; make it simpler",
    ),
    (
        errors.damaged_index(
            "p.index", Message("it has {size:,} of {whole:,} bytes", {"size": 5, "whole": 10})
        ),
        "cannot be used as an index: it has 5 of 10 bytes; "
        "delete it and build it again with `dedupe index`",
    ),
    (
        errors.foreign_index("a.md"),
        "no index that `dedupe index` has built; name another file",
    ),
    (
        errors.other_form("p.index", 1, 2),
        "an index of form 1, and this version reads form 2; build it again with `dedupe index`",
    ),
    (
        errors.busy_index("p.index"),
        "another run is writing this index; try again when it has ended",
    ),
    (
        errors.not_indexed("a.md", "p.index"),
        "not in the index p.index, from which nothing was removed; --list names its posts",
    ),
    (
        errors.misfit_index("p.index", "0.1", Message("scheme")),
        "built by version 0.1 with another scheme, which cannot be compared; "
        "build it again with `dedupe index`",
    ),
    (
        errors.not_joined(
            "--across",
            Message("more than {limit} is needed; give more with --memory", {"limit": "64MB"}),
        ),
        "the posts cannot be joined: more than 64MB is needed; give more with --memory",
    ),
    (
        errors.not_joined("--across", "No space left on device"),
        "the posts cannot be joined: No space left on device",
    ),
    (
        errors.silent_server("redis://h", "Connection refused"),
        "the server does not answer: Connection refused; nothing more was done",
    ),
    (
        errors.no_spark("sc://h", "Connection refused"),
        "no Spark answers there: Connection refused; check that it runs, and the port",
    ),
    (
        errors.broken_off("local[*]", "Spark ended, perhaps out of memory"),
        "Spark stopped: Spark ended, perhaps out of memory; completed stages are kept, "
        "and the same command resumes after them",
    ),
    (
        errors.no_column("posts.parquet", "text", "a, b, c ..."),
        "no column text; there are a, b, c ...; name another with --id-column or --text-column",
    ),
    (
        errors.bad_column(
            "posts.parquet", "text", Message("holds {kind}, not text", {"kind": "int"})
        ),
        "column text holds int, not text; name another with --id-column or --text-column",
    ),
    (errors.no_posts("posts", ".md .txt"), "no post there (.md .txt)"),
    (errors.no_rows("posts"), "no post there (no rows)"),
    (
        errors.no_place_for_results("out", Message("it is in the folder of the posts")),
        "cannot take the results: it is in the folder of the posts; name another folder",
    ),
]


@pytest.mark.parametrize(("error", "said"), ERRORS, ids=lambda value: type(value).__name__)
def test_error(error: errors.DedupeError, said: str) -> None:
    assert words.error(error) == said


def test_every_error_has_words() -> None:
    makers = {
        name
        for name, maker in vars(errors).items()
        if isfunction(maker) and maker.__module__ == errors.__name__
    } - {"lost", "masked"}
    named = set(re.findall(r"errors\.(\w+)\(", inspect.getsource(sys.modules[__name__])))

    assert makers <= named


@pytest.mark.parametrize(
    ("location", "shown"),
    [
        ("redis://:secret@host:1/0", "redis://:***@host:1/0"),
        ("rediss://editor:se:c@ret@host", "rediss://editor:***@host"),
        ("redis://:a/b@host", "redis://:***@host"),
        ("redis://host:6379/0", "redis://host:6379/0"),
        ("notes/a:b@c.md", "notes/a:b@c.md"),
    ],
)
def test_no_password_is_shown(location: str, shown: str) -> None:
    assert errors.silent_server(location, "gone").path == errors.masked(location) == shown


def test_errors_survive_the_way_from_a_worker() -> None:
    for error, said in ERRORS:
        again = pickle.loads(pickle.dumps(error))

        assert words.error(again) == said
        assert (type(again), vars(again)) == (type(error), vars(error))


def test_a_crash_is_one_line() -> None:
    said = words.error(errors.crash("a.md", ValueError("odd\nlong")))

    assert said.startswith("internal error, ValueError: odd; ")
    assert "\n" not in said


def test_a_loss_names_its_line() -> None:
    assert words.lost_text(Loss("link", "x\ny", 12)) == "link lost: x y"


def tally(**counts: int) -> Tally:
    made = Tally(paths=("a.md",), posts=3, affected=1, characters=1000, repeated=100)
    made.findings["DUP001"] = sum(counts.values())
    for name, count in counts.items():
        made.safeties[Safety[name.upper()]] = count
    return made


def test_sum_of_nothing() -> None:
    assert sums.summary(Tally(posts=1)) == ["1 post checked: no findings."]


@pytest.mark.parametrize(
    ("counts", "prospect", "following"),
    [
        ({"safe": 2}, "`dedupe clean` fixes 2.", "Next: dedupe clean --diff a.md"),
        (
            {"safe": 2, "unsafe": 1, "manual": 3},
            "`dedupe clean` fixes 2; `--unsafe` also fixes 1; 3 to settle by hand.",
            "Next: dedupe clean --diff a.md",
        ),
        (
            {"unsafe": 1},
            "`dedupe clean --unsafe` fixes 1.",
            "Next: dedupe clean --unsafe --diff a.md",
        ),
    ],
)
def test_sum_of_a_check(counts: dict[str, int], prospect: str, following: str) -> None:
    lines = sums.summary(tally(**counts))

    assert lines[0].startswith("3 posts checked, ")
    assert lines[0].endswith("100 of 1,000 characters repeated (10%).")
    assert lines[-2:] == [prospect, following]


def test_sum_of_a_clean() -> None:
    done = tally()
    done.cleaning, done.changed, done.applied = True, 2, 5

    assert sums.summary(done) == ["3 posts read, 2 cleaned, 5 findings fixed; nothing left."]


def test_no_next_command_for_what_came_from_a_pipe() -> None:
    piped = tally(safe=1)
    piped.paths = ("-",)

    assert "Next" not in sums.summary(piped)[-1]


@pytest.mark.parametrize(
    ("path", "quoted"), [("a/b.md", "a/b.md"), ("a b", "'a b'"), ("", "''"), ("it's", "'it'\\''s'")]
)
def test_paths_are_quoted_for_a_shell(path: str, quoted: str) -> None:
    assert phrases.quoted(path) == quoted
