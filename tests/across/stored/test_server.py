"""An index in a real Redis server, which the test starts on a free port."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from dedupe_paragraphs.across.index import Against, build_index, open_index
from dedupe_paragraphs.cli.main import run
from dedupe_paragraphs.config.settings import DEFAULT
from dedupe_paragraphs.files.discover import discover
from dedupe_paragraphs.files.patterns import Patterns
from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.model.errors import DedupeError, EngineError
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


def built(location: str) -> Indexed:
    failures: list[DedupeError] = []
    items = discover(["posts"], Patterns(()).match)
    done = build_index(
        items, location, DEFAULT.options, 1, failures.append, lambda done, total: None
    )
    assert failures == []
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
    assert built(server.url)[2:] == (0, 0, 0)
    Path("posts/f-winter.md").unlink()
    changed = Path("posts/b-古い.md")
    changed.write_text(changed.read_text("utf-8").replace(FERRY, ""), "utf-8")
    Path("posts/g-new.md").write_text("---\ndate: 2020-01-01\n---\n\n" + NEW, "utf-8")

    assert built(server.url)[2:] == (1, 1, 1)
    built("p.index")
    for text in (NEW, DOORS, FERRY, CLOCKS):
        assert findings(server.url, text) == findings("p.index", text)


def test_nothing_is_left_of_posts_that_are_gone(server: Server) -> None:
    built(server.url)
    for post in Path("posts").iterdir():
        post.unlink()
    Path("posts/one.md").write_text("一つだけ残った記事。\n", "utf-8")
    built(server.url)

    client = redis.Redis(port=server.port, decode_responses=True)
    left = {str(key) for key in client.keys("*")}
    assert {key for key in left if key.startswith("dedupe:post:")} == {"dedupe:post:posts/one.md"}
    assert not {key for key in left if key.startswith(("dedupe_bucket", "dedupe:text"))}
    assert not {key for key in left if key.startswith(("dedupe_seeds", "dedupe_keys"))}


def test_an_update_that_was_broken_off_is_made_good(server: Server) -> None:
    built(server.url)
    client = redis.Redis(port=server.port)
    client.hdel("dedupe:posts", "posts/b-古い.md")  # written last, so missing after a kill
    client.delete("dedupe:post:posts/b-古い.md")

    assert built(server.url)[2:] == (1, 0, 0)
    built("p.index")
    assert findings(server.url, NEW) == findings("p.index", NEW)


def test_another_scheme_is_refused(server: Server) -> None:
    built(server.url)
    redis.Redis(port=server.port).hset("dedupe:head", "scheme", "another")

    with pytest.raises(EngineError):
        open_index(server.url)


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
