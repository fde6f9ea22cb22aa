"""Edits: how many words two texts differ in."""

import pytest

from dedupe_paragraphs.text.edits import changed_words


@pytest.mark.parametrize(
    ("count", "ours", "theirs"),
    [
        pytest.param(0, "The lamp is lit.", "“The lamp” is lit!", id="punctuation"),
        pytest.param(0, "the lamp is lit", "The LAMP is lit", id="case"),
        pytest.param(1, "The lamp is lit.", "The lamp is not lit.", id="one is added"),
        pytest.param(1, "The lamp is lit.", "The stove is lit.", id="one for another"),
        pytest.param(2, "The old lamp is lit.", "The lamp is not lit.", id="at two places"),
        pytest.param(3, "The lamp is lit.", "The lamp in the hall is lit.", id="a clause"),
        pytest.param(1, "灯台は東の岬にある。", "灯台は西の岬にある。", id="a character"),
        pytest.param(2, "灯台は岬にある。", "灯台は北の端の岬にある。", id="four cells each begun"),
        pytest.param(1, "दीया घर में जलता है।", "दीया घर में बुझता है।", id="vowel signs are of the word"),
        pytest.param(1, "ตลาดเปิดตอนเช้า", "ตลาดปิดตอนเช้า", id="Thai"),
        pytest.param(1, "П'ять ламп.", "Сім ламп.", id="an apostrophe of Ukrainian"),
        pytest.param(0, "П\u2019ять ламп.", "П\u02bcять ламп.", id="another apostrophe"),
        pytest.param(1, "المصباح مضاء", "المصباح مطفأ", id="Arabic"),
    ],
)  # fmt: skip
def test_words_that_differ(count: int, ours: str, theirs: str) -> None:
    assert count == changed_words(ours, theirs)
    assert count == changed_words(theirs, ours)
