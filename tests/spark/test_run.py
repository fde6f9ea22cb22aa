"""One telling on every engine: this machine's command, DuckDB and Spark give the same."""

import json
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dedupe_paragraphs.across import sql
from dedupe_paragraphs.across.clean import FolderProof
from dedupe_paragraphs.across.duckdb import Embedded
from dedupe_paragraphs.across.engines import stages
from dedupe_paragraphs.across.join import join_posts
from dedupe_paragraphs.across.keys import ENOUGH
from dedupe_paragraphs.config.settings import DEFAULT
from dedupe_paragraphs.files.discover import FoundPost, discover
from dedupe_paragraphs.files.patterns import Patterns
from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.model.errors import (
    DedupeError,
    EngineError,
    InputError,
    MissingPathError,
    OutputError,
    SettingsError,
)
from dedupe_paragraphs.report.records import finding_record
from dedupe_paragraphs.report.row import rows
from dedupe_paragraphs.report.words import errors
from dedupe_paragraphs.spark import clean, session
from dedupe_paragraphs.spark.answers import QUERIES, Question, answer
from dedupe_paragraphs.spark.inputs import SOURCE, Collection
from dedupe_paragraphs.spark.run import ClusterRun
from tests.shared_texts import CLOCKS, HARBOUR, NOTICE, OWN, SCHOOL, filler, write_posts
from tests.spark.local import LOCAL

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

BOILERPLATE = 5
SETTINGS = DEFAULT.apply({"boilerplate_posts": BOILERPLATE, "boilerplate": "strip", "jobs": 1})
BROKEN = "z-壊れた 100%.md"


@pytest.fixture(scope="module")
def posts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Posts that share passages, repeat themselves and lean on each other; one is broken."""
    folder = tmp_path_factory.mktemp("記事 の") / "posts"
    write_posts(folder)
    twice = f"{OWN[0]}\n\n{CLOCKS}\n\n{HARBOUR}\n\n{SCHOOL}\n\n{CLOCKS}\n\n{HARBOUR}\n"
    (folder / "g-二度.md").write_text(twice, encoding="utf-8")
    (folder / "_drafts").mkdir()
    (folder / "_drafts" / "下書き.md").write_text(f"{SCHOOL}\n\n{NOTICE}\n", encoding="utf-8")
    (folder / BROKEN).write_bytes(HARBOUR.encode("shift_jis"))
    return folder


def files(folder: Path) -> list[str]:
    items = discover([str(folder)], Patterns(()).match)
    return [item.path for item in items if isinstance(item, FoundPost)]


def records(rows: list[dict[str, Any]]) -> list[str]:
    return sorted(json.dumps(row, ensure_ascii=False, sort_keys=True) for row in rows)


class Results:
    """What a run wrote, read by neither engine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def rows(self, name: str) -> list[Any]:
        files = sorted((self._folder / name).glob("*.parquet"))
        return [row for file in files for row in pq.read_table(file).to_pylist()]

    def findings(self) -> list[str]:
        return records([json.loads(row["record"]) for row in self.rows("findings")])

    def families(self) -> list[tuple[Any, ...]]:
        places: dict[str, set[str]] = {}
        for row in self.rows("members"):
            places.setdefault(row["name"], set()).add(row["path"])
        return sorted(
            (row["name"], row["boilerplate"], row["passages"], sorted(places[row["name"]]))
            for row in self.rows("families")
        )

    def texts(self) -> dict[str, str]:
        return {row["path"]: row["text"] for row in self.rows("texts")}

    def stages(self) -> dict[str, int]:
        return {
            path.name: path.stat().st_mtime_ns
            for path in (self._folder / "stages").iterdir()
            if path.name != "manifest"
        }


@pytest.fixture(scope="module")
def collected(spark: "SparkSession", posts: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of one run on Spark."""
    output = tmp_path_factory.mktemp("結果") / "out"
    done = collect(spark, posts, output)
    assert (done.posts, done.errors, done.resumed) == (8, 1, 0)
    return output


def collect(spark: "SparkSession", source: Path, output: Path, **columns: str) -> Any:
    names = {"text_column": "text", "id_column": "id"} | columns
    collection = Collection(str(source), str(output), **names)
    return cluster_run(collection).collect(spark)


def cluster_run(collection: Collection) -> ClusterRun:
    question = Question(SETTINGS, unsafe=True)
    return ClusterRun(LOCAL, collection, question, lambda stage, share: None)


def test_this_machine_duckdb_and_spark_find_and_clean_the_same(
    posts: Path, collected: Path
) -> None:
    spark = Results(collected)
    items = discover([str(posts)], Patterns(()).match)
    shared = join_posts(items, SETTINGS, lambda stage, share: None)
    folder = FolderProof(shared, DEFAULT.options)
    here: list[dict[str, Any]] = []
    texts = {}
    for path in files(posts):
        if path.endswith(BROKEN):
            continue
        data, options = Path(path).read_bytes(), DEFAULT.options(path)
        report = check(data, path, options, shared.of(path))
        here += map(finding_record, rows(report))
        texts[path] = folder.clean(data, path, options, shared.of(path)).data.decode()

    assert spark.findings() == records(here)
    assert {"DUP001", "DUP101"} <= {json.loads(each)["rule"] for each in spark.findings()}
    assert spark.families() == sorted(
        (each.name, each.boilerplate, each.passages, sorted(each.posts))
        for each in shared.families or ()
    )
    assert spark.texts() == texts
    assert HARBOUR not in texts[str(posts / "a-新しい.md")]


def answered_by_duckdb(posts: Path) -> list[dict[str, Any]]:
    """Return what becomes of each post, by the queries of Spark's frame."""
    with Embedded() as engine:
        engine.fill("source", SOURCE, [source_of(posts)])
        answer(engine, Question(SETTINGS, unsafe=True), lambda stage, share: None)
        query = QUERIES["settled"].format(id="id", text="text", changed="changed")
        engine.query("settled", query.replace("`", '"'))
        names = [name for name, *_ in engine.rows("DESCRIBE settled")]
        return [dict(zip(names, row, strict=True)) for row in engine.rows("SELECT * FROM settled")]


def source_of(posts: Path) -> "pa.Table":
    rows = [
        {"path": path, "data": Path(path).read_bytes(), "problem": None} for path in files(posts)
    ]
    return pa.Table.from_pylist(rows, schema=SOURCE)


def test_frames_are_those_of_duckdb_row_for_row(spark: "SparkSession", posts: Path) -> None:
    given = spark.createDataFrame(source_of(posts).select(["path", "data"]))
    before = [view.name for view in spark.catalog.listTables()]

    cleaned = clean(given, SETTINGS, id_column="path", text_column="data", unsafe=True)

    assert spark.sparkContext.statusTracker().getActiveJobsIds() == []
    known = {row["id"]: row for row in answered_by_duckdb(posts)}
    here = {row["path"]: row.asDict(recursive=True) for row in cleaned.collect()}
    assert here.keys() == known.keys()
    for path, row in here.items():
        assert [*row.values()] == [*known[path].values()]
    assert [view.name for view in spark.catalog.listTables()] == before


def test_a_broken_post_is_named_and_the_others_are_done(collected: Path) -> None:
    (row,) = Results(collected).rows("errors")

    assert row["path"].endswith(BROKEN)
    assert "not UTF-8" in row["message"]


def test_a_run_goes_on_behind_the_last_stage_that_is_whole(
    spark: "SparkSession", posts: Path, collected: Path, tmp_path: Path
) -> None:
    output = collected
    before = Results(output)
    found, texts, stages = before.findings(), before.texts(), before.stages()
    # As kill -9 leaves it: no mark for a stage, and of its table half a file.
    broken_off = {"edges", "labels", "answers", "proven"}
    for mark in (output / "stages" / "manifest").glob("*.json"):
        if json.loads(mark.read_text())["stage"] in broken_off:
            mark.unlink()
    half = next((output / "stages" / "edges").glob("*.parquet"))
    half.write_bytes(half.read_bytes()[:100])

    done = collect(spark, posts, output)

    after = Results(output)
    assert {name for name, at in after.stages().items() if at != stages[name]} == broken_off
    assert done.resumed == len(stages) - len(broken_off)
    assert (after.findings(), after.texts()) == (found, texts)


def test_rows_of_json_are_posts_named_by_a_column(spark: "SparkSession", tmp_path: Path) -> None:
    own = [filler(seed) for seed in range(6)]
    bodies = [
        "\n\n".join([*own[:2], HARBOUR, CLOCKS, own[2], HARBOUR]),
        "\n\n".join([own[3], OWN[1], HARBOUR, CLOCKS, *own[4:]]),
    ]
    rows: list[dict[str, Any]] = [
        {"url": "https://example.org/二", "body": bodies[0], "n": 1},
        {"url": "https://example.org/一", "body": bodies[1], "n": 2},
        {"url": "https://example.org/三", "body": None, "n": 3},
    ]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "posts.jsonl").write_text(lines, encoding="utf-8")

    done = collect(spark, tmp_path / "in", tmp_path / "out", text_column="body", id_column="url")

    results = Results(tmp_path / "out")
    assert (done.posts, done.errors) == (2, 1)
    assert results.rows("errors") == [{"path": rows[2]["url"], "message": "no text"}]
    assert {row["rule"] for row in results.rows("findings")} == {"DUP001", "DUP101"}
    cleaned = {row["url"]: row["body"] for row in results.rows("texts")}
    assert cleaned.keys() == {rows[0]["url"], rows[1]["url"]}
    assert "\n".join(cleaned.values()).count(HARBOUR) == 1


def test_a_key_of_200_000_texts_costs_what_its_cap_says(spark: "SparkSession") -> None:
    texts = spark.range(200_000)
    keys = texts.selectExpr("id AS text", "7L AS code", f"{ENOUGH}L AS weight")
    keys.createOrReplaceTempView("keys")
    places = texts.selectExpr("id AS place", "id AS oldest", "id AS newest", "1000L AS length")
    places.createOrReplaceTempView("texts")

    pairs = spark.sql(stages(DEFAULT)["candidates"]).count()

    # As on DuckDB: each of the bucket's with those before it and with its first, told both ways.
    assert 0 < pairs <= 2 * sql.BUCKET * (4 + 1)


def columns_error(spark: "SparkSession", source: Path, **columns: str) -> str:
    with pytest.raises((SettingsError, InputError, MissingPathError)) as caught:
        collect(spark, source, source.parent / "never", **columns)
    assert not (source.parent / "never").exists()
    return errors.error(caught.value)


def test_what_is_no_collection_is_told_in_one_line(spark: "SparkSession", tmp_path: Path) -> None:
    table = tmp_path / "t.jsonl"
    table.write_text('{"id": "a", "text": "x", "n": 1}\n{"id": "a", "text": "y", "n": 2}\n')
    empty = tmp_path / "leer"
    empty.mkdir()
    pq.write_table(
        pa.table({"id": pa.array([], "str"), "text": pa.array([], "str")}), empty / "a.pq"
    )

    said = [
        columns_error(spark, table, text_column="body"),
        columns_error(spark, table, text_column="n", id_column="text"),
        columns_error(spark, empty),
        columns_error(spark, tmp_path / "無い"),
    ]

    where = "name another with --id-column or --text-column"
    assert said == [
        f"no column body; there are id, n, text; {where}",
        f"column n holds bigint, not text; {where}",
        "no post there (no rows)",
        "no such file or folder",
    ]


def test_results_are_never_put_over_what_is_not_ours(
    spark: "SparkSession", posts: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "out" / "texts" / "mine.txt"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")

    with pytest.raises(OutputError):
        collect(spark, posts, tmp_path / "out")

    assert mine.read_text() == "mine"


def test_results_do_not_lie_among_the_posts(posts: Path) -> None:
    collection = Collection(str(posts), str(posts / "out"), "text", "id")

    with pytest.raises(OutputError):
        cluster_run(collection).run()


@pytest.mark.parametrize("given", ["spark://127.0.0.1:{}", "sc://127.0.0.1:{}/;user_id=me"])
def test_a_cluster_that_refuses_is_named_at_once(given: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = given.format(port)
    is_remote = url.startswith("sc")
    address = session.Address("" if is_remote else url, url if is_remote else "")

    with pytest.raises(EngineError) as caught, session.session(address):
        pass

    assert caught.value.path == url
    assert "Connection refused" in errors.error(caught.value)


def test_an_address_without_a_port_that_is_one_is_refused() -> None:
    with pytest.raises(DedupeError), session.session(session.Address(master="spark://a:b")):
        pass


def test_what_a_first_line_only_announces_is_told_with_it() -> None:
    class Thrown:
        def toString(self) -> str:  # noqa: N802 (the JVM's name)
            return "SparkException: Multiple failures (2):\n\nNot enough memory\n\tat org.apache"

    from py4j.protocol import Py4JError

    error = Py4JError("call failed")
    error.java_exception = Thrown()

    with pytest.raises(EngineError) as caught, session.failing_as("local[2]"):
        raise error

    assert "Multiple failures (2): Not enough memory;" in errors.error(caught.value)
