"""A name that is lost is named where it was written."""

import pytest

from dedupe_paragraphs.fix.prove import references
from tests.fix.prove.posts import missing


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        pytest.param(
            'See [it](#due).\n\n<h3 id="due">A</h3>\n', ' id="due"', ["due"], id="an element"
        ),
        pytest.param("[門](#nishi)を見る。\n\n### 門 {#nishi}\n", "{#nishi}", ["nishi"], id="ja"),
        pytest.param('[문](#seo)\n\n{: id="seo"}\nA.\n', '{: id="seo"}', ["seo"], id="ko"),
        pytest.param("See {ref}`due`.\n\n(due)=\n\n## A\n", "(due)=", ["due"], id="a role"),
        pytest.param("See [it](#a-b).\n\n## A b\n", "## A b", ["## A b"], id="of a heading"),
    ],
)
def test_named(before: str, after: str, lost: list[str]) -> None:
    assert missing(references.missing, before, before.replace(after, "")) == lost
