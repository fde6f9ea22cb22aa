"""A folder of posts that share passages in every way, written for the tests."""

from pathlib import Path
from random import Random

from benchmarks.restore.writer import Writer

from dedupe_paragraphs.model.evidence import SharedText
from dedupe_paragraphs.model.finding import Finding

HARBOUR = (
    "港の朝はいつも氷の音から始まる。木箱を引きずる音があとに続き、競りの声が桟橋の端まで届く。"
)
CLOCKS = (
    "灯台守の家には古い時計が三つあり、どれも違う時刻を指している。"
    "直そうとした人はみな途中であきらめたという。"
)
SCHOOL = (
    "島の学校には生徒が七人しかいないが、運動会には二百人が集まる。"
    "船で帰ってくる卒業生のために、校庭の隅には椅子が山のように積まれている。"
)
FERRY = (
    "The ferry leaves at dawn and carries the mail, the bread and, on Sundays, the band from the "
    "far side of the bay. Whoever misses it waits until noon on a bench below the old signal mast."
)
EDITED_FERRY = FERRY.replace("at dawn", "very early").replace("far side", "other side")
DOORS = (
    "Nobody on the island locks a door in winter, because the wind would only find another way in "
    "and take the old lock along with it. In summer there is nothing inside that anybody wants."
)
NOTICE = "※当サイトの記事には広告を含む場合があります。詳しくは運営方針のページをお読みください。"
OWN = (
    "新しい記事にはここにしかない書き出しの文章が置かれている。それは誰も読んだことがない。",
    "昔の記事の終わりにだけある段落で、ほかのどの記事にも立っていない文章である。",
    "途中で切れた段落を一つ持つ記事で、それだけのために書かれた短いものだ。",
    "連結された段落の前に置かれた、この記事だけの前書きがここにある。",
    "An opening that stands only here and that tells the reader what the page is about.",
    "A page about the winter that was written before all the others, with a beginning of its own.",
)


def filler(seed: int, language: str = "ja") -> str:
    """Return text of a post's own: less than half of it is in another."""
    return Writer(language, Random(seed)).paragraph(6)


POSTS = {
    "a-新しい.md": ("2025-03-01", OWN[0], filler(1), filler(2), HARBOUR, CLOCKS, SCHOOL, NOTICE),
    "b-古い.md": (
        *("2024-01-05", "## 港", filler(3), HARBOUR, CLOCKS, SCHOOL, FERRY, OWN[1], filler(4)),
        *(filler(5), NOTICE),
    ),
    "c-切れ.md": ("2025-06-01", OWN[2], filler(6), filler(7), SCHOOL[:48], filler(13), NOTICE),
    "d-連結.md": (
        *("2025-07-01", OWN[3], filler(8), filler(9), f"港{HARBOUR}{CLOCKS}{SCHOOL}", NOTICE),
    ),
    "e-edit.md": ("2025-08-01", OWN[4], filler(10, "en"), DOORS, EDITED_FERRY, filler(11), NOTICE),
    "f-winter.md": ("2023-08-01", OWN[5], filler(12, "en"), DOORS, filler(14), filler(15)),
}
"""File name to date and paragraphs. `b` is the oldest with the Japanese ones, `f` with the doors;
the notice stands in five."""


def write_posts(folder: Path) -> None:
    """Write the posts into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (date, *paragraphs) in POSTS.items():
        body = "\n\n".join(paragraphs)
        text = f'---\ntitle: "{name}"\ndate: {date}\n---\n\n{body}\n'
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def shared_text(finding: Finding) -> SharedText:
    """Return what a finding knows of other posts."""
    assert isinstance(finding.evidence, SharedText)
    return finding.evidence
