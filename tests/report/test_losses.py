"""Losses, in every format that `check` has."""

import json
from xml.etree import ElementTree as ET

import pytest

from dedupe_paragraphs.fix.prove.proof import prove
from dedupe_paragraphs.model.loss import Loss
from dedupe_paragraphs.report.losses import rendered
from dedupe_paragraphs.report.renderer import FORMATS, Failure

BEFORE = "# 港\n\n<Tabs>\n\n渡し船は夜明け前に出る。\n\n</Tabs>\n\n- [ ] 鐘を鳴らす | 一度\n"
AFTER = "# 港\n\n<Tabs>\n\n渡し船は夜明け前に出る。\n\n- [x] 鐘を鳴らす | 一度\n"
LOST = [("港.mdx", loss) for loss in prove(BEFORE.encode(), AFTER.encode(), "港.mdx").losses]


def test_losses_are_in_the_order_of_the_document() -> None:
    assert {("tag", 7), ("task", 9)} <= {(loss.kind, loss.line) for _, loss in LOST}
    assert [loss.byte for _, loss in LOST] == sorted(loss.byte for _, loss in LOST)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_names_each_loss(name: str) -> None:
    said = rendered(name, ["港.mdx"], LOST, [])

    assert "Tabs" in said
    assert "鐘を鳴らす" in said
    assert rendered(name, ["a.md"], [], []) is not None


def test_json_has_the_text_verbatim_and_its_place() -> None:
    text = "Two\nlines \\ and a `mark`."
    document = json.loads(
        rendered(
            "json", ["a.md"], [("a.md", Loss("sentence", text, 3, 5, 40))], [Failure("b", "no")]
        )
    )

    assert document["losses"] == [
        {
            "kind": "sentence",
            "text": text,
            "path": "a.md",
            "start": {"line": 3, "column": 5, "byte": 40},
        }
    ]
    assert document["errors"] == [{"path": "b", "message": "no"}]


@pytest.mark.parametrize("name", ["json", "gitlab", "sarif", "rdjson"])
def test_documents_can_be_read(name: str) -> None:
    assert json.loads(rendered(name, ["港.mdx"], LOST, []))


def test_markup_of_a_post_is_no_markup_of_a_report() -> None:
    loss = Loss("sentence", "<script>a</script> & 'b' | \x1b[31m", 1)
    tree = ET.fromstring(rendered("junit", ["a.md"], [("a.md", loss)], []))

    assert len(tree.findall(".//failure")) == 1
    assert "<script>" not in rendered("html", ["a.md"], [("a.md", loss)], [])
    for name in ("full", "concise", "github", "markdown", "html", "junit"):
        assert "\x1b" not in rendered(name, ["a.md"], [("a.md", loss)], [])
