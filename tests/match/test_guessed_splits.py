"""Guessed splits: what opens a paragraph is no rest of another."""

from dedupe_paragraphs.match.layout import Split
from dedupe_paragraphs.match.matcher import match_post
from dedupe_paragraphs.model.options import Options
from tests.match.posts import LONG, B, brief, post_of

CUT = "My grandmother kept bees behind the chapel. She spoke to them in a"


def test_what_opens_a_paragraph_is_no_rest() -> None:
    found = match_post(
        post_of(LONG, CUT, LONG, "However, nobody was ever stung by them.", B), Options()
    )

    assert found.guesses == ()


def test_a_rest_behind_a_copy_is_a_guess() -> None:
    post = post_of(LONG, CUT, LONG, "of her own, which they knew. Nobody was ever stung.", B)
    found = match_post(post, Options())

    assert found.splits == ()
    assert found.guesses == (Split(1, 3, is_sure=False),)
    assert [code for code, _, _ in brief(post)] == ["CUT002", "DUP001"]
