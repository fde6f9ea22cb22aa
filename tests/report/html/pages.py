"""Pages to look at: real posts of the fixtures, hostile text, and very many findings."""

from collections.abc import Iterable
from dataclasses import replace

from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.model.evidence import EmptyHeading
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.model.span import Place
from dedupe_paragraphs.report.html.render import Html
from dedupe_paragraphs.report.tally import Tally
from tests.fixtures import FIXTURES
from tests.report.examples import REPORT, finding, post, removal, span

TIDES = "first/tidal-town.md"
EVIL = """<script>window.evil = 1</script><img src=x onerror="window.evil = 2"> {{ 7 * 7 }} "q" \
</details></article></body> &lt; https://example.invalid/x.png"""


def real(name: str = TIDES) -> Report:
    return check((FIXTURES / name).read_bytes(), name, Options())


def evil() -> Report:
    path = "po\"st<s>&'.md"
    source = f"{EVIL}\n\n日本語の一行。\n\n{EVIL}\n"
    copy = span(EVIL, 1, source)
    where = finding("DUP001", (copy,), (Place(path, span(EVIL, 0, source)),), removal(copy))
    heading = replace(where, rule="SEC001", originals=(), evidence=EmptyHeading(EVIL))
    report = Report(post(source, path), (replace(where, path=path), replace(heading, path=path)))
    titled = replace(report.post, metadata=replace(report.post.metadata, title=EVIL))
    return replace(report, post=titled)


def many(posts: int, findings: int) -> Iterable[Report]:
    """Yield posts with very many findings."""
    for number in range(posts):
        path = f"posts/{number:03}.md"
        texts = [
            f"{number} 日目の朝、港には {at} 隻の船が並び、鐘が鳴るのを待っていた。"
            for at in range(findings)
        ]
        source = "\n\n".join([*texts, *texts]) + "\n"
        whole = post(source, path)
        found = tuple(
            replace(
                finding(
                    "DUP001",
                    (whole.blocks[findings + at].span,),
                    (Place(path, whole.blocks[at].span),),
                    removal(whole.blocks[findings + at].span),
                ),
                path=path,
                fingerprint=f"{number}-{at}",
            )
            for at in range(findings)
        )
        yield Report(whole, found, len(source) // 2)


def page(*reports: Report) -> str:
    """Return the whole page of some posts."""
    renderer, tally = Html(), Tally(paths=("posts",))
    for report in reports:
        tally.checked(report)
        assert renderer.write(renderer.checked(report)) == ""
    return "".join(renderer.finish(tally))


ALL = (real(), REPORT, evil())
