"""Answers: what there is to say of each post of a join, in batches, whichever engine runs them."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any

import pyarrow as pa

from dedupe_paragraphs.across.batches import READ, read_table
from dedupe_paragraphs.across.clean import leaned_on
from dedupe_paragraphs.across.engines import Engine, RowGroup, Terms, Told, join
from dedupe_paragraphs.across.join import copies_of
from dedupe_paragraphs.across.rows import Row, rows_of
from dedupe_paragraphs.across.spark import outputs
from dedupe_paragraphs.across.sql import IN_ORDER
from dedupe_paragraphs.config.settings import Settings
from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.fix.prove.proof import prove
from dedupe_paragraphs.model.errors import DedupeError, crash
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.model.report import Cleaned, Report
from dedupe_paragraphs.post.parse import parse

Record = dict[str, Any]
_COPIED = RowGroup("path", IN_ORDER)
_PROVEN = RowGroup("path", "part, other_path")


@record
class Words:
    """Puts into words what the engine only knows; sent to every worker."""

    findings: Callable[[Report], list[Record]]
    """Findings as `docs/json.md` describes them."""
    error: Callable[[DedupeError], str]


@record
class Wanted:
    """What is asked of a run over a whole collection."""

    boilerplate_posts: int
    strip: bool = False
    unsafe: bool = False
    """Whether texts go that another post keeps, and whatever else somebody should look at."""


def answer(
    engine: Engine, settings: Settings, wanted: Wanted, words: Words, told: Told
) -> list[outputs.ResultQuery]:
    """Make all tables from the table `source`; returns the queries of the results."""
    terms = Terms(settings.options(""), wanted.boilerplate_posts, wanted.strip)
    told("read", 0.0)
    reading = "SELECT path, data FROM source WHERE data IS NOT NULL"
    engine.work("read", reading, partial(_rows, settings=settings), READ)
    join(engine, terms, told)
    told("answers", 1.0)
    engine.work("copies", "SELECT * FROM shared", _copies, outputs.COPIES, _COPIED)
    answering = partial(_answers, settings=settings, unsafe=wanted.unsafe, words=words)
    engine.work("answers", outputs.ANSWERED, answering, outputs.ANSWERS)
    texts = outputs.SAFE_TEXTS
    if wanted.unsafe:
        proving = partial(_settled, settings=settings)
        engine.work("proven", outputs.PROVING, proving, outputs.PROVEN, _PROVEN)
        texts = outputs.TEXTS
    return [outputs.FINDINGS, outputs.FAMILIES, outputs.MEMBERS, texts, outputs.ERRORS]


def _rows(posts: pa.Table, settings: Settings) -> pa.Table:
    """Return the rows of posts; those that cannot be read are named by `_answers`."""

    def rows() -> Iterator[Row]:
        for each in posts.to_pylist():
            try:
                options = settings.options(each["path"])
                post = parse(each["data"], each["path"], options.paragraphs)
            except DedupeError:
                continue
            yield from rows_of(post, options)

    return read_table(rows())


def _copies(shared: pa.Table) -> pa.Table:
    """Return what each post shares as one text."""
    rows = (list(row.values()) for row in shared.to_pylist())
    told = [
        {"path": path, "copies": json.dumps(list(mine), ensure_ascii=False)}
        for path, mine in groupby(rows, key=lambda row: row[0])
    ]
    return pa.Table.from_pylist(told, schema=outputs.COPIES)


def _answers(posts: pa.Table, settings: Settings, words: Words, *, unsafe: bool) -> pa.Table:
    rows = [
        row
        for post in posts.to_pylist()
        for row in _numbered(_answer(post, settings, words, unsafe=unsafe), post["path"])
    ]
    return pa.Table.from_pylist(rows, schema=outputs.ANSWERS)


def _numbered(rows: Iterable[Record], path: str) -> Iterator[Record]:
    for ordinal, row in enumerate(rows):
        yield {"path": path, "ordinal": ordinal, **row}


def _answer(post: Record, settings: Settings, words: Words, *, unsafe: bool) -> list[Record]:
    if post["problem"] is not None:
        return [_error(post["problem"])]
    try:
        return _found(post, settings, words, unsafe=unsafe)
    except DedupeError as error:
        return [_error(words.error(error))]
    except Exception as error:  # A fault of ours in one post: the others are still done.
        return [_error(words.error(crash(post["path"], error)))]


def _found(post: Record, settings: Settings, words: Words, *, unsafe: bool) -> list[Record]:
    path, data = post["path"], post["data"]
    options = settings.options(path)
    shared = tuple(copies_of(json.loads(post["copies"]))) if post["copies"] else ()
    cleaned = clean(data, path, options, shared, unsafe=unsafe)
    return [
        {
            "kind": "post",
            "text": cleaned.data.decode(),
            "changed": cleaned.changed,
            "needs": _needs(cleaned) if unsafe and shared else None,
        },
        *map(_finding, words.findings(cleaned.before)),
    ]


def _needs(cleaned: Cleaned) -> str | None:
    """Return what a proof over the posts has to know; None where there is nothing to prove."""
    others = leaned_on(cleaned)
    if not others:
        return None
    return json.dumps([others, [text.decode() for text in cleaned.conceded]], ensure_ascii=False)


def _finding(record: Record) -> Record:
    span = record["spans"][0] if record["spans"] else None
    original = record["originals"][0] if record["originals"] else None
    return {
        "kind": "finding",
        **{name: record[name] for name in ("rule", "safety", "message", "similarity")},
        "line": span and span["start"]["line"],
        "start": span and span["start"]["byte"],
        "stop": span and span["end"]["byte"],
        "other_path": original and original["path"],
        "other_line": original and original["start"]["line"],
        "fingerprint": record["fingerprint"],
        "record": json.dumps(record, ensure_ascii=False),
    }


def _error(message: str) -> Record:
    return {"kind": "error", "message": message}


def _settled(rows: pa.Table, settings: Settings) -> pa.Table:
    """Return the posts that lean on others as they will be: proven, or cleaned alone."""
    settled = [
        _settle(list(mine), settings)
        for _, mine in groupby(rows.to_pylist(), key=lambda row: row["path"])
    ]
    return pa.Table.from_pylist(settled, schema=outputs.PROVEN)


def _settle(rows: Sequence[Record], settings: Settings) -> Record:
    post, *others = rows
    path, data, text = post["path"], post["data"], post["text"]
    needed, conceded = json.loads(post["needs"])
    standing = [each["text"].encode() for each in others if each["other_path"] in set(needed)]
    if not prove(data, text.encode(), path, [*standing, *(each.encode() for each in conceded)]):
        text = clean(data, path, settings.options(path), unsafe=True).data.decode()
    return {"path": path, "text": text, "changed": text.encode() != data}
