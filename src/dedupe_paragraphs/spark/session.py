"""Sessions: a Spark on this machine, a cluster's master, or a Spark Connect server."""

import os
import re
import shutil
import socket
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.resources import files
from typing import IO
from urllib.parse import urlsplit

import pyspark
from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from dedupe_paragraphs.config.values import bytes_of
from dedupe_paragraphs.model.errors import broken_off, no_spark
from dedupe_paragraphs.model.record import field, record

LOCAL = "local[*]"
_PORTS = {"spark": 7077, "sc": 15002}
"""Where masters and Spark Connect servers listen, unless the address says otherwise."""
_PATIENCE = 10.0
"""Seconds for a first connection; Spark itself tries for minutes, and says so a hundred times."""


@record
class Address:
    """Which Spark does the work, and with what."""

    master: str = ""
    """`local[2]`, `spark://host:7077`, `yarn`, `k8s://...`; empty for this machine."""
    remote: str = ""
    """`sc://host:15002`, a Spark Connect server; then `master` is empty."""
    memory: str = ""
    """The heap of the driver, `512MB`; empty for Spark's own default."""
    settings: Mapping[str, str] = field(default_factory=dict)
    """Spark's own settings, put over ours."""

    @property
    def name(self) -> str:
        """How the user knows it."""
        return self.remote or self.master or LOCAL

    @property
    def is_local(self) -> bool:
        """Tell whether it runs on this machine, and sees its files."""
        return not self.remote and self.name.startswith("local")


@contextmanager
def session(address: Address) -> Iterator[SparkSession]:
    """Open a session, and close it.

    Raises `EngineError` where nobody listens, and for what keeps Spark from its work, now or later.
    """
    _require_answer(address)
    with tempfile.NamedTemporaryFile("wb", prefix="dedupe-spark-", suffix=".log") as log:
        with failing_as(address.name):
            spark = _connected(address) if address.remote else _started(address, log)
        try:
            with failing_as(address.name):
                yield spark
        finally:
            # Where the JVM is dead there is nothing to stop, and the reason was reported.
            with suppress(Py4JError, ConnectionError):
                spark.stop()


@contextmanager
def failing_as(name: str) -> Iterator[None]:
    """Raise `EngineError` for what Spark, its JVM or the way to it raises."""
    ended = "Spark ended, perhaps out of memory"
    try:
        yield
    except PySparkException as error:
        raise broken_off(name, reason(error)) from error
    except Py4JError as error:
        thrown = getattr(error, "java_exception", None)
        raise broken_off(name, _first_whole(str(thrown.toString())) if thrown else ended) from error
    except (ConnectionError, EOFError) as error:
        raise broken_off(name, ended) from error


def reason(error: BaseException) -> str:
    """Return what Spark says of an error, without the twenty lines after it."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    # An exception of our own code comes with its trace, and says what it is in the last line.
    raised = [line for line in lines if re.match(r"[\w.]+(Error|Exception): ", line)]
    return raised[-1] if raised else next(iter(lines), type(error).__name__)


def _first_whole(text: str) -> str:
    """Return the first line of a text, and the next ones where it only announces them."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    first = next((at for at, line in enumerate(lines) if not line.endswith(":")), len(lines) - 1)
    return " ".join(lines[: first + 1])


def _settings(name: str) -> dict[str, str]:
    tables = tomllib.loads(files(__package__).joinpath("settings.toml").read_text("utf-8"))
    return dict(tables[name])


def _connected(address: Address) -> SparkSession:
    spark = SparkSession.builder.remote(address.remote).getOrCreate()
    for name, value in {**_settings("every"), **address.settings}.items():
        spark.conf.set(name, value)
    return spark


def _started(address: Address, log: IO[bytes]) -> SparkSession:
    settings = {"spark.master": address.name, **_settings("start"), **_settings("every")}
    if address.is_local:
        home = os.environ.get("JAVA_HOME") or os.devnull
        if not (shutil.which("java") or os.path.exists(os.path.join(home, "bin", "java"))):
            raise broken_off(address.name, "Java is not installed; Spark wants 17 or newer")
        # Workers run what this process runs.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        settings |= _settings("local")
    if address.name.startswith("local-cluster"):
        os.environ.setdefault("SPARK_HOME", os.path.dirname(pyspark.__file__))
    if address.memory:
        settings["spark.driver.memory"] = f"{bytes_of(address.memory) // 1024}k"
    builder = SparkSession.builder.config(map={**settings, **address.settings})
    # The JVM writes a screenful.
    sys.stderr.flush()
    kept = os.dup(2)
    os.dup2(log.fileno(), 2)
    try:
        spark = builder.getOrCreate()
    finally:
        os.dup2(kept, 2)
        os.close(kept)
    spark.sparkContext.setLogLevel("ERROR")
    return spark


def _require_answer(address: Address) -> None:
    """Knock at the first of several masters (`spark://one:7077,two:7077`), if it has a port."""
    parts = urlsplit(address.name)
    if parts.scheme not in _PORTS:
        return
    _, colon, port = parts.netloc.partition(",")[0].partition(":")
    if colon and not port.isdigit():
        raise no_spark(address.name, f"no port: {port}")
    place = parts.hostname or "", int(port) if colon else _PORTS[parts.scheme]
    try:
        socket.create_connection(place, timeout=_PATIENCE).close()
    except OSError as error:
        raise no_spark(address.name, error) from error
