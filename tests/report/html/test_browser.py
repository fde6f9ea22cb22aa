"""The page in a real browser: Debian's Chromium, which `make test` installs where it can."""

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures import REPOSITORY
from tests.report.examples import REPORT
from tests.report.html.pages import ALL, evil, many, page, real

SHOTS = REPOSITORY / "build" / "screenshots"
"""Where people find what the tests have seen."""
PATIENCE = 20.0
"""Seconds that ten thousand findings may take on a machine that many share; alone it is two."""


def chromium() -> str:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip("no Chromium here (apt-get install chromium)")
    return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = chromium()
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield running
        running.close()


class Opened:
    """A page in the browser, with what went wrong on it."""

    def __init__(self, browser: Any, file: Path, **context: Any) -> None:
        context.setdefault("viewport", {"width": 1200, "height": 900})
        self.context = browser.new_context(**context)
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(file.as_uri())

    def shoot(self, name: str) -> None:
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png")

    def __enter__(self) -> "Opened":
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()
        assert self.complaints == []
        assert len(self.requests) == 1


@pytest.fixture(scope="module")
def tides(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory, page(real()))


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory, page(*ALL, real("faults/ja-run-together-own-start.md")))


def written(factory: pytest.TempPathFactory, text: str) -> Path:
    file = factory.mktemp("page") / "日本 report.html"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_readable_in_light_and_dark(browser: Any, several: Path, scheme: str) -> None:
    with Opened(browser, several, color_scheme=scheme) as opened:
        opened.shoot(f"archive-{scheme}")
        opened.page.keyboard.press("j")
        opened.shoot(f"finding-{scheme}")
        for selector in ("body", "h1", ".card h3", ".card .remedy", ".b p", "ins", "mark", ".n i"):
            assert contrast(opened.page, selector) >= (3 if selector == ".n i" else 4.5), selector
        dark = brightness(opened.page) < 0.2
        assert dark == (scheme == "dark")


def brightness(page: Any) -> float:
    return float(page.evaluate(f"({LUMINANCE})(getComputedStyle(document.body).backgroundColor)"))


def contrast(page: Any, selector: str) -> float:
    return float(page.evaluate(CONTRAST, selector))


LUMINANCE = """(colour) => {
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const part = (value) => value <= 10 ? value / 255 / 12.92 : ((value / 255 + .055) / 1.055) ** 2.4;
  const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
  return .2126 * part(red) + .7152 * part(green) + .0722 * part(blue);
}"""
CONTRAST = f"""(selector) => {{
  const luminance = {LUMINANCE};
  const element = document.querySelector(selector);
  let under = element;
  const ground = () => getComputedStyle(under).backgroundColor;
  while (ground() === "rgba(0, 0, 0, 0)") under = under.parentElement;
  const pair = [getComputedStyle(element).color, ground()];
  const [low, high] = pair.map(luminance).sort((a, b) => a - b);
  return (high + .05) / (low + .05);
}}"""


@pytest.mark.parametrize("width", [360, 768])
def test_a_narrow_screen_scrolls_one_way(browser: Any, several: Path, width: int) -> None:
    with Opened(browser, several, viewport={"width": width, "height": 800}) as opened:
        opened.page.keyboard.press("j")
        opened.page.evaluate(
            "for (const each of document.querySelectorAll('details')) each.open = 1"
        )
        opened.shoot(f"narrow-{width}")
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


def test_keys(browser: Any, tides: Path) -> None:
    with Opened(browser, tides) as opened:
        current = "document.querySelector('.now')?.id.replace(/.*f/, '')"
        for key, expected in [("k", None), ("j", "1"), ("j", "2"), ("j", "3"), ("k", "2")]:
            opened.page.keyboard.press(key)
            assert opened.page.evaluate(current) == expected
        inside = "document.querySelector('.now').getBoundingClientRect()"
        assert 0 < opened.page.evaluate(f"{inside}.top") < 900
        folded = "document.querySelector('.now details').open"
        assert opened.page.evaluate(folded) is False
        opened.page.keyboard.press("f")
        assert opened.page.evaluate(folded) is True
        opened.shoot("keys")
        opened.page.keyboard.press("f")
        assert opened.page.evaluate(folded) is False
        opened.page.keyboard.press("?")
        assert opened.page.locator("#help").is_visible()
        opened.shoot("help")
        opened.page.keyboard.press("Escape")
        assert not opened.page.locator("#help").is_visible()


def test_filters(browser: Any, several: Path) -> None:
    with Opened(browser, several) as opened:
        opened.page.keyboard.press("/")
        opened.page.keyboard.type("灯台")
        opened.page.locator(".post[hidden]").first.wait_for(state="attached")
        shown = opened.page.evaluate(
            "[...document.querySelectorAll('.post:not([hidden]) h2')].map(each => each.innerText)"
        )
        assert "posts/灯台.md" in shown
        assert "first/tidal-town.md" not in shown
        opened.shoot("filter")


def test_without_scripts_everything_can_be_read_and_chosen(browser: Any, tides: Path) -> None:
    with Opened(browser, tides, java_script_enabled=False) as opened:
        opened.shoot("no-scripts")
        cards = opened.page.locator(".card.safe")
        assert cards.first.is_visible()
        assert not opened.page.locator("#query").is_visible()
        opened.page.locator("label[for=s-safe]").click()
        assert not cards.first.is_visible()
        assert opened.page.locator(".card.unsafe").first.is_visible()
        opened.page.locator("label[for=s-safe]").click()
        fold = opened.page.locator(".fold").first
        assert not fold.locator(".b").first.is_visible()
        fold.locator("summary").click()
        assert fold.locator(".b").first.is_visible()


def test_a_link_into_a_closed_post_opens_it_without_scripts(browser: Any, several: Path) -> None:
    with Opened(browser, several, java_script_enabled=False) as opened:
        opened.page.locator(".row a").first.click()
        opened.page.locator(".row a text").first.dispatch_event("click")
        assert opened.page.url.partition("#")[2]


def test_hostile_text_runs_nothing(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    with Opened(browser, written(tmp_path_factory, page(evil()))) as opened:
        opened.page.keyboard.press("j")
        assert opened.page.evaluate("window.evil") is None
        assert "window.evil = 1" in opened.page.locator(".post").inner_text()
        opened.shoot("hostile")


def test_paper_has_every_post(browser: Any, several: Path) -> None:
    with Opened(browser, several) as opened:
        opened.page.emulate_media(media="print")
        heights = opened.page.evaluate(
            "[...document.querySelectorAll('article')].map(each => each.offsetHeight)"
        )
        assert len(heights) == 4
        assert min(heights) > 100
        assert not opened.page.locator(".filter").is_visible()
        SHOTS.mkdir(parents=True, exist_ok=True)
        opened.page.pdf(path=SHOTS / "paper.pdf", format="A4")


def test_every_copy_has_a_letter_beside_its_colour(browser: Any, tides: Path) -> None:
    with Opened(browser, tides) as opened:
        cards = opened.page.locator(".card.DUP001, .card.DUP002, .card.DUP003, .card.DUP004")
        assert cards.count() > 5
        for at in range(cards.count()):
            assert cards.nth(at).locator(".label").count() >= 1
        assert opened.page.locator(".still svg text").count() > 5


def test_ten_thousand_findings_open_and_answer(
    browser: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = written(tmp_path_factory, page(*many(100, 100), REPORT))
    begin = time.monotonic()
    with Opened(browser, file) as opened:
        opened.page.wait_for_load_state()
        loaded = time.monotonic() - begin
        assert opened.page.locator(".card").count() == 10_014
        seen = opened.page.evaluate(SEEN) / 1000
        answer = opened.page.evaluate(ANSWER)
    took = f"{seen:.2f} s to see, {loaded:.2f} s to load, {answer:.0f} ms a key"
    print(f"\n{os.path.getsize(file):,} bytes, {took}")

    assert seen < PATIENCE / 4
    assert loaded < PATIENCE
    assert answer < 1000 * PATIENCE / 20


SEEN = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
ANSWER = """async () => {
  const begin = performance.now();
  for (let at = 0; at < 20; at++) {
    document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "j", bubbles: true}));
    await new Promise(requestAnimationFrame);
  }
  return (performance.now() - begin) / 20;
}"""
