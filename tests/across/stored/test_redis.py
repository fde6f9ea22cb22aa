"""An index in a real Redis server, which the test starts on a free port."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from dedupe_paragraphs.across.index import (
    Against,
    list_posts,
    remove_posts,
    require_index,
    store_at,
)
from dedupe_paragraphs.api.index import index
from dedupe_paragraphs.api.worker import Outcome
from dedupe_paragraphs.cli.main import run
from dedupe_paragraphs.config.settings import DEFAULT
from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.model.errors import EngineError
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.report import Indexed
from tests.shared_texts import CLOCKS, DOORS, FERRY, HARBOUR, NOTICE, SCHOOL, write_posts

SERVER = shutil.which("redis-server")
pytestmark = pytest.mark.skipif(SERVER is None, reason="needs redis-server (apt-get install it)")
NEW = f"書き出しの文章。\n\n{CLOCKS}\n\n{FERRY.replace('dawn', 'noon')}\n\n{SCHOOL[:45]}\n"


class Server:
    """A Redis server."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}/0"
        assert SERVER is not None
        self.process = subprocess.Popen(
            [SERVER, "--port", str(self.port), "--save", "", "--dir", str(folder)],
            stdout=subprocess.DEVNULL,
        )
        for _ in range(100):
            try:
                redis.Redis(port=self.port).ping()
                return
            except redis.ConnectionError:
                time.sleep(0.05)
        raise AssertionError("redis-server did not start")

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    write_posts(tmp_path / "posts")
    monkeypatch.chdir(tmp_path)
    started = Server(tmp_path)
    yield started
    started.stop()


def built(location: str, *, update: bool = False) -> Indexed:
    told: list[Outcome[None]] = []
    done = index(["posts"], location, DEFAULT.apply({"jobs": 1}), told.append, update=update)
    assert told == []
    return done


def findings(location: str, text: str, path: str = "new.md") -> list[Finding]:
    data = text.encode()
    shared = Against(location, 9).of(path, Options(), data)
    report = check(data, path, Options(), shared)
    return [finding for finding in report.findings if finding.rule == "DUP101"]


@pytest.mark.parametrize(
    "text",
    [NEW, f"{HARBOUR}{CLOCKS}{SCHOOL}{FERRY}", DOORS, NOTICE, "どこにもない文章がここにある。"],
)
def test_a_server_says_what_a_file_says(server: Server, text: str) -> None:
    built("p.index")
    built(server.url)

    assert findings(server.url, text) == findings("p.index", text)


def test_an_update_says_what_a_new_index_says(server: Server) -> None:
    assert built(server.url) == Indexed(6, 24, 6, 0, 0)
    assert built(server.url, update=True)[2:] == (0, 0, 0)
    Path("posts/f-winter.md").unlink()
    changed = Path("posts/b-古い.md")
    changed.write_text(changed.read_text("utf-8").replace(FERRY, ""), "utf-8")
    Path("posts/g-new.md").write_text("---\ndate: 2020-01-01\n---\n\n" + NEW, "utf-8")

    assert built(server.url, update=True)[2:] == (1, 1, 1)
    built("p.index")
    assert list_posts(server.url) == list_posts("p.index")
    for text in (NEW, DOORS, FERRY, CLOCKS):
        assert findings(server.url, text) == findings("p.index", text)


def test_an_index_made_anew_leaves_nothing_of_the_old_one(server: Server) -> None:
    built(server.url)
    before = names(server)
    built(server.url)

    assert len(names(server)) == len(before) == 6
    assert names(server) & before == {"dedupe:2"}


def names(server: Server) -> set[str]:
    return {str(key) for key in redis.Redis(port=server.port, decode_responses=True).keys("*")}


def test_an_index_that_was_broken_off_is_the_one_before(server: Server) -> None:
    built(server.url)
    before = names(server)

    with pytest.raises(KeyboardInterrupt), store_at(server.url).writing(anew=True):
        raise KeyboardInterrupt
    assert names(server) == before
    assert findings(server.url, NEW)


def test_posts_are_removed(server: Server) -> None:
    built(server.url)

    assert remove_posts(server.url, ["posts/f-winter.md"]).removed == 1
    assert [post.path for post in list_posts(server.url)][-1] == "posts/e-edit.md"


def test_of_two_runs_that_write_at_once_one_is_refused(server: Server) -> None:
    built(server.url)

    for anew in (False, True):
        with pytest.raises(EngineError) as caught, store_at(server.url).writing(anew=anew):
            remove_posts(server.url, [list_posts(server.url)[0].path])
        assert "another run is writing this index" in str(caught.value)
    assert len(list_posts(server.url)) == 4


def test_whoever_asks_while_it_changes_is_told_so(server: Server) -> None:
    built(server.url)

    with pytest.raises(EngineError) as caught, store_at(server.url).reading():
        remove_posts(server.url, ["posts/f-winter.md"])
    assert "another run is writing this index" in str(caught.value)


@pytest.mark.parametrize("row", [None, b"", b"x" * 40], ids=["lost", "empty", "another"])
def test_a_row_that_was_damaged_is_one_error(server: Server, row: bytes | None) -> None:
    built(server.url)
    client = redis.Redis(port=server.port)
    (table,) = client.keys("dedupe:2:*:texts")
    for number in range(256):
        client.hset(table, str(number), row) if row is not None else client.hdel(table, str(number))

    with pytest.raises(EngineError) as caught:
        findings(server.url, NEW)
    assert "it is damaged" in str(caught.value)


def test_a_server_without_an_index_is_refused(server: Server) -> None:
    with pytest.raises(EngineError) as caught:
        require_index(server.url)
    assert "it is empty" in str(caught.value)


def test_another_scheme_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    built(server.url)
    monkeypatch.setattr("dedupe_paragraphs.across.stored.published.SCHEME", "another")

    with pytest.raises(EngineError):
        require_index(server.url)


def test_a_server_that_goes_away_is_one_error(server: Server) -> None:
    built(server.url)
    index = Against(server.url, 9)
    index.of("new.md", Options(), NEW.encode())
    server.stop()

    with pytest.raises(EngineError):
        index.of("new.md", Options(), NEW.encode())


def test_a_server_that_is_not_there_is_one_line(
    server: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    server.stop()
    Path("new.md").write_text(NEW, "utf-8")
    monkeypatch.setattr("sys.argv", ["dedupe", "check", "--against", server.url, "new.md"])

    assert run() == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"dedupe: error: {server.url}: the server does not answer")
    assert said.err.count("\n") == 1
