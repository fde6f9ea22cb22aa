"""The table of posts that say the same."""

from dedupe_paragraphs.model.cross_post import Beside, PostFamily, PostName
from dedupe_paragraphs.report.html.render import Html
from dedupe_paragraphs.report.tally import Tally

FAMILY = PostFamily(
    rows=(
        (PostName("a.md", "The <harbour>", "2024-01-01T00:00:00"), 0.0, ""),
        (PostName("it's b.md", "港の朝", "9999-12-31T00:00:00"), 0.75, ""),
        (PostName("_drafts/c.md", "", "2025-01-01T00:00:00"), 1.0, "draft"),
    ),
    fullest="a.md",
)


def page(*families: PostFamily) -> str:
    return "".join(Html().finish(Tally(post_families=families)))


def test_each_post_is_a_row_with_its_title_date_share_and_command() -> None:
    text = page(FAMILY)

    assert text.count("<tr>") == 4
    assert "The &lt;harbour&gt;" in text
    assert "2024-01-01" in text
    assert "9999" not in text
    assert "75%" in text
    assert "draft" in text
    assert "git rm -- a.md" not in text
    assert "git rm -- _drafts/c.md" in text
    assert "git rm -- &#39;it&#39;\\&#39;&#39;s b.md&#39;" in text


def test_a_post_is_shown_side_by_side_with_the_fullest() -> None:
    said = (("The <bell>. ", False), ("Low.", True))
    pair = Beside(FAMILY.rows[0][0], FAMILY.rows[1][0], (((said,), ()),))
    text = "".join(Html().finish(Tally(post_families=(FAMILY,), beside=(pair,))))

    assert text.count('<details class="beside"') == 1
    assert "<p>The &lt;bell&gt;. <ins>Low.</ins></p>" in text
    assert text.count("side by side</a>") == 1
    assert 'class="beside"' not in page(FAMILY)


def test_without_families_there_is_no_table() -> None:
    assert '<section class="families">' not in page()
