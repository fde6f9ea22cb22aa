"""Text that waits for the end of a report comes back whole, and leaves nothing open."""

import gc

import pytest

from dedupe_paragraphs.cli.streams import Spool


def test_texts_come_back_in_order() -> None:
    spool = Spool()
    for text in ("一\r\n", "", "\ud800", "二"):
        spool.append(text)

    assert "".join(spool) == "一\r\n\ud800二"


def test_a_spool_that_was_read_leaves_no_file_open(recwarn: pytest.WarningsRecorder) -> None:
    spool = Spool()
    spool.append("一")
    assert list(spool) == ["一"]

    del spool
    gc.collect()

    assert not [each for each in recwarn if each.category is ResourceWarning]
