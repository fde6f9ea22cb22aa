"""The server of `review --web`: who is let in, who is not, and what is written."""

import json
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

import pytest

from dedupe_paragraphs.report.html.render import anchor
from tests.review.web.serving import LINKED, SECONDS, A, B, C, Serving


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    running = Serving(tmp_path)
    yield running
    running.kill()


class Browser:
    """What a browser sends."""

    def __init__(self, serving: Serving) -> None:
        self.serving = serving
        self.host = f"127.0.0.1:{serving.port}"
        self.headers = {"Host": self.host, "Origin": f"http://{self.host}"}

    def ask(
        self, method: str, path: str, body: str | None = None, **headers: str
    ) -> tuple[HTTPResponse, bytes]:
        connection = HTTPConnection("127.0.0.1", self.serving.port, timeout=SECONDS)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.putrequest(method, path, skip_host=True)
        for name, value in {**self.headers, **given}.items():
            if value:
                connection.putheader(name, value)
        data = (body or "").encode()
        connection.putheader("Content-Length", str(len(data)))
        connection.endheaders(data)
        answer = connection.getresponse()
        read = answer.read()
        connection.close()
        return answer, read

    def let_in(self) -> None:
        answer, _ = self.ask("GET", f"/?token={self.serving.token}")
        assert (answer.status, answer.headers["Location"]) == (303, "/")
        cookie = answer.headers["Set-Cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        self.headers["Cookie"] = cookie.partition(";")[0]

    def send(self, path: str, **body: Any) -> Any:
        answer, read = self.ask("POST", path, json.dumps(body), Content_Type="application/json")
        assert answer.status == 200, (answer.status, read)
        return json.loads(read)

    def post(self, name: str) -> tuple[str, list[str]]:
        """Return the name of a post on the page, and its findings."""
        own = anchor(str(name))
        return own, list(self.send("/post", post=own)["findings"])


@pytest.fixture
def browser(serving: Serving) -> Browser:
    found = Browser(serving)
    found.let_in()
    return found


def test_the_token_lets_one_browser_in_once(serving: Serving) -> None:
    browser = Browser(serving)
    browser.let_in()
    answer, page = browser.ask("GET", "/")
    again, _ = Browser(serving).ask("GET", f"/?token={serving.token}")

    assert answer.status == 200
    assert "一.md" in page.decode()
    assert serving.token not in page.decode()
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert again.status == 403


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/", {"Cookie": ""}),
        ("/", {"Cookie": "dedupe-1=x"}),
        ("/?token=", {}),
        ("/?token=x", {}),
        ("/?token=%C3%A9", {}),
        ("/", {"Host": "example.com"}),
        ("/", {"Host": "localhost:{port}"}),
        ("/", {"Host": "127.0.0.1"}),
        ("/", {"Host": ""}),
        ("/", {"Cookie": '"broken'}),
    ],
)
def test_others_are_refused(browser: Browser, path: str, headers: dict[str, str]) -> None:
    given = {k: v.replace("{port}", str(browser.serving.port)) for k, v in headers.items()}
    answer, page = browser.ask("GET", path, **given)

    assert answer.status == 403
    assert "一.md" not in page.decode()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": ""},
        {"Origin": "null"},
        {"Origin": "http://example.com"},
        {"Origin": "http://localhost"},
        {"Content_Type": "text/plain"},
        {"Content_Type": ""},
        {"Cookie": ""},
        {"Host": "example.com"},
    ],
)
def test_what_the_page_of_another_site_sends_changes_nothing(
    browser: Browser, headers: dict[str, str]
) -> None:
    before = browser.serving.text("一.md")
    own, findings = browser.post("一.md")
    browser.send("/decide", post=own, finding=findings[0], choice="fix")
    body = json.dumps({"post": own})
    answer, _ = browser.ask(
        "POST", "/write", body, **{"Content_Type": "application/json"} | headers
    )

    assert answer.status == 403
    assert browser.serving.text("一.md") == before


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/write", "", 400),
        ("/write", "[]", 400),
        ("/write", "{", 400),
        ("/write", '{"post": "../../etc/passwd"}', 400),
        ("/nowhere", "{}", 400),
        ("/decide", '{"post": "POST", "finding": "none", "choice": "fix"}', 400),
        ("/decide", '{"post": "POST", "finding": "FINDING", "choice": "delete"}', 400),
        ("/decide", '{"post": "POST", "finding": "FINDING", "choice": ["fix"]}', 400),
    ],
)
def test_what_no_page_of_ours_asks(browser: Browser, path: str, body: str, status: int) -> None:
    own, findings = browser.post("一.md")
    asked = body.replace("POST", own).replace("FINDING", findings[0])
    answer, _ = browser.ask("POST", path, asked, Content_Type="application/json")

    assert answer.status == status
    assert browser.ask("GET", "/etc/passwd")[0].status == 404


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="needs the sockets of Linux")
def test_nothing_listens_beyond_this_machine(serving: Serving) -> None:
    rows = [
        row.split()
        for table in ("/proc/net/tcp", "/proc/net/tcp6")
        if Path(table).exists()
        for row in Path(table).read_text().splitlines()[1:]
    ]
    port = f"{serving.port:04X}"
    listening = [row[1] for row in rows if row[1].endswith(f":{port}") and row[3] == "0A"]

    assert listening == [f"0100007F:{port}"]


def test_decisions_are_taken_back_and_written_proven(browser: Browser) -> None:
    own, (first, second) = browser.post("一.md")

    browser.send("/decide", post=own, finding=first, choice="swap")
    browser.send("/decide", post=own, finding=first, choice=None)
    browser.send("/decide", post=own, finding=first, choice="fix")
    state = browser.send("/decide", post=own, finding=second, choice="ignore", text="わざと")
    told = browser.send("/write", post=own)

    assert [state["findings"][each]["chosen"] for each in (first, second)] == ["fix", "ignore"]
    assert state["decided"] == "2 of 2 findings decided"
    assert "written" in told["said"]
    comment = "<!-- dedupe-ignore: DUP001 -- わざと -->"
    assert browser.serving.text("一.md") == f"{A}\n\n{B}\n\n{C}\n\n{comment}\n\n{B}\n"
    assert browser.send("/post", post=own)["findings"] == {}


def test_all_alike(browser: Browser) -> None:
    own, (first, _) = browser.post("一.md")
    browser.send("/decide", post=own, finding=first, choice="fix", all=True)
    browser.send("/write", post=own)

    assert browser.serving.text("一.md") == f"{A}\n\n{B}\n\n{C}\n"


def test_what_would_be_lost_is_refused(browser: Browser) -> None:
    own, (only,) = browser.post("二.md")
    state = browser.send("/decide", post=own, finding=only, choice="swap")

    assert "link lost: [灯台](https://example.com/light)" in state["refused"]
    assert state["findings"][only]["chosen"] is None
    assert not state["changes"]


def test_edit(browser: Browser) -> None:
    own, (only,) = browser.post("二.md")
    passage = browser.send("/passage", post=own, finding=only)["text"]
    browser.send("/decide", post=own, finding=only, choice="edit", text="別の話。\n")
    browser.send("/write", post=own)

    assert passage == A
    assert browser.serving.text("二.md") == f"{LINKED}\n\n{B}\n\n{C}\n\n別の話。\n"


def test_a_post_that_changed_meanwhile_is_read_anew(browser: Browser) -> None:
    own, (first, _) = browser.post("一.md")
    browser.send("/decide", post=own, finding=first, choice="fix")
    (browser.serving.folder / "一.md").write_text(f"{C}\n", encoding="utf-8")
    told = browser.send("/write", post=own)

    assert told["error"] == "一.md: changed while it was worked on; not written, run again"
    assert browser.serving.text("一.md") == f"{C}\n"
    assert browser.send("/post", post=own)["findings"] == {}


def test_done_ends_it_and_control_c_says_how_much(browser: Browser) -> None:
    own, (first, _) = browser.post("一.md")
    browser.send("/decide", post=own, finding=first, choice="fix")
    browser.send("/write", post=own)
    told = browser.send("/done")
    said, code = browser.serving.end()

    assert told["said"] == "1 post written, 1 decision; 2 findings left."
    assert told["said"] in said
    assert code == 1


def test_control_c(serving: Serving) -> None:
    said, code = serving.interrupt()

    assert "dedupe: interrupted; 0 posts written" in said
    assert code == 130


def test_all_safe_fixes_are_accepted_and_the_last_decision_is_undone(browser: Browser) -> None:
    own, (first, second) = browser.post("一.md")

    assert not browser.send("/undo", post=own)["undoable"]
    browser.send("/decide", post=own, finding=first, choice="both")
    state = browser.send("/safe", post=own)
    chosen = [state["findings"][each]["chosen"] for each in (first, second)]
    assert (chosen, state["safe"], state["undoable"]) == (["both", "fix"], 0, True)
    state = browser.send("/undo", post=own)
    chosen = [state["findings"][each]["chosen"] for each in (first, second)]
    assert (chosen, state["safe"], state["undoable"]) == (["both", None], 1, True)
    assert not browser.send("/undo", post=own)["undoable"]
    browser.send("/safe", post=own)
    browser.send("/write", post=own)

    assert browser.serving.text("一.md") == f"{A}\n\n{B}\n\n{C}\n"
    assert not browser.send("/undo", post=own)["undoable"]


def test_choices_have_the_letters_of_the_terminal(browser: Browser) -> None:
    own, (first, _) = browser.post("一.md")
    choices = browser.send("/post", post=own)["findings"][first]["choices"]

    assert [letter for _, _, letter in choices] == list("rtkie")


def test_a_second_tab_goes_on_and_another_browser_is_told_what_to_do(browser: Browser) -> None:
    again = f"/?token={browser.serving.token}"
    second, _ = browser.ask("GET", again)
    other, told = Browser(browser.serving).ask("GET", again)
    bare, _ = Browser(browser.serving).ask("GET", "/")

    assert (second.status, second.headers["Location"]) == (303, "/")
    assert (other.status, bare.status) == (403, 403)
    assert "run the command again and open the new address" in told.decode()


def test_a_text_keeps_its_letter_when_the_post_is_written(browser: Browser) -> None:
    own, (first, _) = browser.post("一.md")
    browser.ask("GET", "/")
    browser.send("/decide", post=own, finding=first, choice="fix")
    browser.send("/write", post=own)
    _, page = browser.ask("GET", "/")

    section = page.decode().partition(f'id="{own}"')[2].partition(f'id="{anchor("二.md")}"')[0]
    assert ">B′<" in section
    assert ">A′<" not in section
