"""`review --web` in a real browser: the buttons of the page, and what stands on disk then."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.report.html.test_browser import SHOTS, browser  # noqa: F401  # the same browser
from tests.review.web.serving import LINKED, A, B, C, Serving


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    running = Serving(tmp_path)
    yield running
    running.kill()


@pytest.fixture
def page(browser: Any, serving: Serving) -> Iterator[Any]:  # noqa: F811
    context = browser.new_context(viewport={"width": 1100, "height": 900})
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto(serving.url)
    assert "token" not in opened.url
    yield opened
    context.close()
    assert complaints == []


def opened(page: Any, name: str) -> Any:
    post = page.locator("details.post", has=page.get_by_role("heading", name=name))
    if post.get_attribute("open") is None:
        post.locator("summary").first.click()
    post.locator(".bar").wait_for()
    return post


def write(page: Any, post: Any) -> None:
    with page.expect_navigation():
        post.get_by_role("button", name="Write this post").click()


def test_keep_that_keep_this_and_write(page: Any, serving: Serving) -> None:
    post = opened(page, "一.md")
    writing = post.get_by_role("button", name="Write this post")
    assert writing.is_disabled()
    post.get_by_role("button", name="remove line 5, keep line 1").click()
    post.get_by_role("button", name="keep this, remove line 3").click()
    page.locator(".bar", has_text="2 of 2 findings decided").wait_for()
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / "review-web.png")
    write(page, post)

    assert serving.text("一.md") == f"{A}\n\n{C}\n\n{B}\n"
    page.get_by_text("一.md: 2 of 2 findings decided").wait_for()
    assert page.locator("details.post").count() == 1


LATE = """
const fetched = window.fetch;
let late = 400;
window.fetch = async (where, asked) => {
  const answer = await fetched(where, asked);
  if (where === "/decide") await new Promise((done) => setTimeout(done, late, late = 0));
  return answer;
};
"""
"""A first decision whose answer takes longer than that of the second."""


def test_what_is_decided_last_is_shown(page: Any) -> None:
    page.add_init_script(LATE)
    page.reload()
    post = opened(page, "一.md")
    post.get_by_role("button", name="remove line 5, keep line 1").click()
    post.get_by_role("button", name="keep this, remove line 3").click()
    page.wait_for_timeout(800)

    assert post.locator(".bar .decided").text_content() == "2 of 2 findings decided"
    assert post.locator("[aria-pressed=true]").count() == 2


def test_all_like_this_and_back(page: Any, serving: Serving) -> None:
    post = opened(page, "一.md")
    card = post.locator(".card").first
    card.get_by_role("checkbox").check()
    card.get_by_role("button", name="keep both").click()
    page.locator(".bar", has_text="2 of 2 findings decided").wait_for()
    card.get_by_role("checkbox").uncheck()
    card.get_by_role("button", name="keep both").click()
    page.locator(".bar", has_text="1 of 2 findings decided").wait_for()

    assert post.get_by_role("button", name="Write this post").is_disabled()
    assert serving.text("一.md") == f"{A}\n\n{B}\n\n{A}\n\n{C}\n\n{B}\n"


def test_ignore_with_a_comment_and_edit(page: Any, serving: Serving) -> None:
    post = opened(page, "一.md")
    first, second = post.locator(".card").all()
    first.get_by_role("button", name="ignore, with a comment").click()
    page.locator("#given").fill("わざとです")
    page.get_by_role("button", name="OK").click()
    page.locator(".bar", has_text="1 of 2 findings decided").wait_for()
    second.get_by_role("button", name="edit").click()
    page.locator("#given").fill("別の話をここに書く。")
    page.get_by_role("button", name="OK").click()
    page.locator(".bar", has_text="2 of 2 findings decided").wait_for()
    write(page, post)

    comment = "<!-- dedupe-ignore: DUP001 -- わざとです -->"
    assert serving.text("一.md") == (
        f"{A}\n\n{B}\n\n{comment}\n\n{A}\n\n{C}\n\n別の話をここに書く。\n"
    )


def test_what_would_be_lost_is_told(page: Any, serving: Serving) -> None:
    post = opened(page, "二.md")
    post.get_by_role("button", name="keep this").click()
    post.get_by_text("That would lose something").wait_for()

    assert post.locator("[aria-pressed=true]").count() == 0
    assert serving.text("二.md") == f"{LINKED}\n\n{B}\n\n{C}\n\n{A}\n"


def test_by_keyboard(page: Any, serving: Serving) -> None:
    opened(page, "一.md")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.locator(".bar", has_text="1 of 2 findings decided").wait_for()
    page.keyboard.press("u")
    page.locator(".bar", has_text="0 of 2 findings decided").wait_for()
    page.keyboard.press("r")
    page.locator(".bar", has_text="1 of 2 findings decided").wait_for()
    page.keyboard.press("j")
    page.keyboard.press("i")
    page.locator("#given").fill("r u A")
    page.locator("#given").press("Tab")
    page.keyboard.press("Enter")
    page.locator(".bar", has_text="2 of 2 findings decided").wait_for()
    with page.expect_navigation():
        page.keyboard.press("w")

    comment = "<!-- dedupe-ignore: DUP001 -- r u A -->"
    assert serving.text("一.md") == f"{A}\n\n{B}\n\n{C}\n\n{comment}\n\n{B}\n"


def test_all_safe_fixes_by_one_key(page: Any, serving: Serving) -> None:
    opened(page, "一.md")
    page.keyboard.press("Shift+A")
    page.locator(".bar", has_text="2 of 2 findings decided").wait_for()
    page.screenshot(path=SHOTS / "review-web-keys.png")
    with page.expect_navigation():
        page.keyboard.press("w")

    assert serving.text("一.md") == f"{A}\n\n{B}\n\n{C}\n"


def test_a_second_tab_says_what_to_do_when_the_post_has_changed(
    page: Any, serving: Serving
) -> None:
    other = page.context.new_page()
    other.goto(serving.url)
    stale = opened(other, "一.md")
    post = opened(page, "一.md")
    page.keyboard.press("Shift+A")
    page.locator(".bar", has_text="2 of 2 findings decided").wait_for()
    write(page, post)
    stale.get_by_role("button", name="keep both").first.click()

    other.get_by_text("reload this page to go on").wait_for()
    other.close()


def test_done(page: Any, serving: Serving) -> None:
    page.get_by_role("button", name="Done").click()
    page.get_by_text("0 posts written, 0 decisions; 3 findings left.").wait_for()

    assert serving.end()[1] == 1
