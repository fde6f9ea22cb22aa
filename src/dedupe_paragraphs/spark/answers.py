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
from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.fix.prove.proof import prove
from dedupe_paragraphs.model.cross_post import Shared
from dedupe_paragraphs.model.errors import DedupeError, crash
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.model.report import Cleaned
from dedupe_paragraphs.report.records import finding_record
from dedupe_paragraphs.report.row import FindingRow, rows
from dedupe_paragraphs.report.words import errors
from dedupe_paragraphs.report.words.language import speak
from dedupe_paragraphs.rules.dup102_repeated_post import RULE as REPEATED_POST

Record = dict[str, Any]
QUERIES = queries("answered.sql", __package__)
_SPAN = pa.struct({"start": pa.int64(), "stop": pa.int64()})
_FINDING = [
    *schema_of({"rule": str, "safety": str, "message": str, "similarity": float, "line": int}),
    pa.field("spans", pa.list_(_SPAN)),
    *schema_of(dict.fromkeys(("original", "family"), str) | {"original_line": int}),
    *schema_of(dict.fromkeys(("fingerprint", "record"), str)),
]
_TEXTS = schema_of({"path": str, "text": str, "changed": bool})
ANSWERS = pa.schema(
    [
        *_TEXTS,
        pa.field("findings", pa.list_(pa.struct(_FINDING))),
        *schema_of({"needs": str, "error": str}),
    ]
)
"""What there is to say of each post."""
REPEATED = REPEATED_POST.code
COPIES = schema_of({"path": str, "copies": str})


@record
class Question:
    """What is asked of every post; sent to every worker."""

    settings: Settings
    cleans: bool = True
    """Whether posts are cleaned, and not only checked."""
    unsafe: bool = False
    """Whether texts are removed that another post keeps, and whatever else somebody should look
    at."""
    speak: Callable[[], None] = partial(speak, "en")
    """Chooses the language of messages."""


def answer(engine: Engine, question: Question, progress: StageProgress) -> None:
    """Make all tables from the table `source`, the last of them `answers` and `proven`."""
    settings = question.settings
    progress("read", 0.0)
    reading = "SELECT path, data FROM source WHERE data IS NOT NULL"
    engine.work("read", reading, partial(_rows, settings=settings), READ)
    join(engine, settings, progress)
    progress("answers", 1.0)
    engine.work("copies", "SELECT * FROM shared", _copies, COPIES, RowGroup("path", IN_ORDER))
    engine.work("answers", QUERIES["answered"], partial(_answers, question=question), ANSWERS)
    if question.unsafe:
        settle = partial(_settled, settings=settings)
        grouped = RowGroup("path", "part, other_path")
        engine.work("proven", QUERIES["proving"], settle, _TEXTS, grouped)
    else:
        engine.query("proven", "SELECT path, text, changed FROM answers WHERE FALSE")


def _rows(posts: pa.Table, settings: Settings) -> pa.Table:
    data = {post["path"]: post["data"] for post in posts.to_pylist()}
    return read_table(data, settings.options, data.__getitem__)


def _copies(shared: pa.Table) -> pa.Table:
    grouped = groupby((list(row.values()) for row in shared.to_pylist()), key=lambda row: row[0])
    told = ((path, json.dumps(list(mine), ensure_ascii=False)) for path, mine in grouped)
    rows = [{"path": path, "copies": copies} for path, copies in told]
    return pa.Table.from_pylist(rows, schema=COPIES)


def _answers(posts: pa.Table, question: Question) -> pa.Table:
    question.speak()
    answers = [{"path": post["path"], **_answer(post, question)} for post in posts.to_pylist()]
    return pa.Table.from_pylist(answers, schema=ANSWERS)


def _answer(post: Record, question: Question) -> Record:
    path, problem = post["path"], post["problem"]
    if problem is None:
        try:
            return _said(post, path, question)
        except DedupeError as error:
            problem = errors.error(error)
        except Exception as error:  # A fault of ours in one post: the others are still done.
            problem = errors.error(crash(path, error))
    return {"error": problem}


def _said(post: Record, path: str, question: Question) -> Record:
    data, options = post["data"], question.settings.options(path)
    copies = json.loads(post["copies"] or "[]")
    shared: Shared = tuple(copies_of(copies))
    # The row of `repeated` that the post was joined with.
    row = [post[name] for name in post if name not in ("data", "problem", "copies")]
    if post["note"] is not None and (found := repeated_post(row)):
        shared += (found,)
    if question.cleans:
        cleaned = clean(data, path, options, shared, unsafe=question.unsafe)
    else:
        report = check(data, path, options, shared)
        cleaned = Cleaned(report, data, (), report.findings)
    needs = None
    if question.unsafe and shared and (others := leaned_on(cleaned)):
        # What a proof over the posts has to know.
        conceded = [each.decode() for each in cleaned.conceded]
        needs = json.dumps([others, conceded], ensure_ascii=False)
    families = {(row[11], row[13]): row[21] for row in copies} | {REPEATED: post["family"]}
    findings = [_finding(each, families) for each in rows(cleaned.before)]
    text = {"text": cleaned.data.decode(), "changed": cleaned.changed}
    return text | {"findings": findings, "needs": needs}


def _finding(row: FindingRow, families: dict[Any, str]) -> Record:
    record = finding_record(row)
    original = record["originals"][0] if record["originals"] else None
    place = original and (original["path"], original["start"]["byte"])
    return {
        **{name: record[name] for name in ("rule", "safety", "message", "similarity")},
        "line": record["spans"][0]["start"]["line"] if record["spans"] else None,
        "spans": [{"start": span.start, "stop": span.end} for span in row.finding.spans],
        "original": original and original["path"],
        "original_line": original and original["start"]["line"],
        "family": families.get(row.code if row.code == REPEATED else place),
        "fingerprint": record["fingerprint"],
        "record": json.dumps(record, ensure_ascii=False),
    }


def _settled(rows: pa.Table, settings: Settings) -> pa.Table:
    grouped = groupby(rows.to_pylist(), key=lambda row: row["path"])
    settled = [_settle(list(mine), settings) for _, mine in grouped]
    return pa.Table.from_pylist(settled, schema=_TEXTS)


def _settle(rows: Sequence[Record], settings: Settings) -> Record:
    post, *others = rows
    path, data, text = post["path"], post["data"], post["text"]
    needed, conceded = json.loads(post["needs"])
    standing = [each["text"].encode() for each in others if each["other_path"] in set(needed)]
    if not prove(data, text.encode(), path, [*standing, *(each.encode() for each in conceded)]):
        text = clean(data, path, settings.options(path), unsafe=True).data.decode()
    return {"path": path, "text": text, "changed": text.encode() != data}
