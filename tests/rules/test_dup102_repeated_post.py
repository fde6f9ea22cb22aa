"""DUP102: what is no post that another repeats, then one that is; its kinds: tests/across."""

from tests.across.test_twins import EACH, folder, found, post
from tests.shared_texts import filler

__all__ = ["folder"]
CODE = "DUP102"


@EACH
def test_posts_of_their_own_are_none(texts: list[str]) -> None:
    post("2024-01-01-a.md", "A", *texts[:4])
    post("2025-01-01-b.md", "B", *map(filler, range(90, 94)))

    assert CODE not in {each.rule for each in found("2025-01-01-b.md")}


@EACH
def test_a_post_again_is_one_finding_without_a_fix(texts: list[str]) -> None:
    post("2024-01-01-a.md", "A", *texts[:4])
    post("2025-01-01-b.md", "B", *texts[:4])
    (finding,) = (each for each in found("2025-01-01-b.md") if each.rule == CODE)

    assert finding.fix is None
    assert finding.originals[0].path == "2024-01-01-a.md"
    assert finding.similarity == 1
