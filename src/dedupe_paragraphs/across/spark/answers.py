"""Answers: what there is to say of each post of a join, in batches, whichever engine runs them."""

import json
from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby
from typing import Any

import pyarrow as pa

from dedupe_paragraphs.across.batches import READ, RowGroup, read_table, schema_of
from dedupe_paragraphs.across.clean import leaned_on
from dedupe_paragraphs.across.engines import Engine, StageProgress, join
from dedupe_paragraphs.across.judge import copies_of
from dedupe_paragraphs.across.sql import IN_ORDER, queries
from dedupe_paragraphs.across.twins import repeated_post
from dedupe_paragraphs.config.settings import Settings
from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.fix.prove.proof import prove
from dedupe_paragraphs.model.cross_post import Shared
from dedupe_paragraphs.model.errors import DedupeError, crash
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.model.report import Report

Record = dict[str, Any]
RESULTS = queries("spark/results.sql")
"""Folders of results, each with the query over the tables of a run that it holds."""
_TEXTS = ("path", "kind", "rule", "safety", "message", "other_path", "fingerprint", "record")
_NUMBERS = ("ordinal", "line", "start", "stop", "other_line")
ANSWERS = schema_of(
    dict.fromkeys((*_TEXTS, "text", "needs"), str)
    | dict.fromkeys(_NUMBERS, int)
    | {"similarity": float, "changed": bool}
)
"""What there is to say of each post: a row of kind `post`, one of each `finding`, or an `error`."""
COPIES = schema_of({"path": str, "copies": str})
PROVEN = schema_of({"path": str, "text": str, "changed": bool})


@record
class Words:
    """Puts into words what the engine only knows; sent to every worker."""

    findings: Callable[[Report], list[Record]]
    """Findings as `docs/json.md` describes them."""
    error: Callable[[DedupeError], str]


def answer(
    engine: Engine, settings: Settings, words: Words, progress: StageProgress, *, unsafe: bool
) -> dict[str, str]:
    """Make all tables from the table `source`; returns the queries of the results by name.

    With `unsafe` texts are removed that another post keeps, and whatever else somebody should look
    at.
    """
    ours = queries("spark/answers.sql")
    progress("read", 0.0)
    reading = "SELECT path, data FROM source WHERE data IS NOT NULL"
    engine.work("read", reading, partial(_rows, settings=settings), READ)
    join(engine, settings, progress)
    progress("answers", 1.0)
    engine.work("copies", "SELECT * FROM shared", _copies, COPIES, RowGroup("path", IN_ORDER))
    answering = partial(_answers, settings=settings, unsafe=unsafe, words=words)
    engine.work("answers", ours["answered"], answering, ANSWERS)
    if not unsafe:
        return RESULTS
    proving = partial(_settled, settings=settings)
    engine.work("proven", ours["proving"], proving, PROVEN, RowGroup("path", "part, other_path"))
    return RESULTS | {"texts": ours["texts"]}


def _rows(posts: pa.Table, settings: Settings) -> pa.Table:
    data = {post["path"]: post["data"] for post in posts.to_pylist()}
    return read_table(data, settings.options, data.__getitem__)


def _copies(shared: pa.Table) -> pa.Table:
    grouped = groupby((list(row.values()) for row in shared.to_pylist()), key=lambda row: row[0])
    told = ((path, json.dumps(list(mine), ensure_ascii=False)) for path, mine in grouped)
    rows = [{"path": path, "copies": copies} for path, copies in told]
    return pa.Table.from_pylist(rows, schema=COPIES)


def _answers(posts: pa.Table, settings: Settings, words: Words, *, unsafe: bool) -> pa.Table:
    rows = [
        {"path": post["path"], "ordinal": ordinal, **row}
        for post in posts.to_pylist()
        for ordinal, row in enumerate(_answer(post, settings, words, unsafe=unsafe))
    ]
    return pa.Table.from_pylist(rows, schema=ANSWERS)


def _answer(post: Record, settings: Settings, words: Words, *, unsafe: bool) -> list[Record]:
    path, problem = post["path"], post["problem"]
    if problem is None:
        try:
            options = settings.options(path)
            shared: Shared = tuple(copies_of(json.loads(post["copies"] or "[]")))
            # The row of `repeated` that the post was joined with.
            row = [post[name] for name in post if name not in ("data", "problem", "copies")]
            if post["note"] is not None and (found := repeated_post(row)):
                shared += (found,)
            cleaned = clean(post["data"], path, options, shared, unsafe=unsafe)
            # What a proof over the posts has to know, where there is something to prove.
            others, conceded = leaned_on(cleaned), [each.decode() for each in cleaned.conceded]
            known = json.dumps([others, conceded], ensure_ascii=False)
            needs = known if unsafe and shared and others else None
            text, changed = cleaned.data.decode(), cleaned.changed
            said = {"kind": "post", "text": text, "changed": changed, "needs": needs}
            return [said, *map(_finding, words.findings(cleaned.before))]
        except DedupeError as error:
            problem = words.error(error)
        except Exception as error:  # A fault of ours in one post: the others are still done.
            problem = words.error(crash(path, error))
    return [{"kind": "error", "message": problem}]


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


def _settled(rows: pa.Table, settings: Settings) -> pa.Table:
    grouped = groupby(rows.to_pylist(), key=lambda row: row["path"])
    settled = [_settle(list(mine), settings) for _, mine in grouped]
    return pa.Table.from_pylist(settled, schema=PROVEN)


def _settle(rows: Sequence[Record], settings: Settings) -> Record:
    post, *others = rows
    path, data, text = post["path"], post["data"], post["text"]
    needed, conceded = json.loads(post["needs"])
    standing = [each["text"].encode() for each in others if each["other_path"] in set(needed)]
    if not prove(data, text.encode(), path, [*standing, *(each.encode() for each in conceded)]):
        text = clean(data, path, settings.options(path), unsafe=True).data.decode()
    return {"path": path, "text": text, "changed": text.encode() != data}
