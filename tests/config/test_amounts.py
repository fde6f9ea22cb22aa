"""Amounts of memory."""

import pytest

from dedupe_paragraphs.config.values import amount, bytes_of
from dedupe_paragraphs.model.message import UnfitError


@pytest.mark.parametrize(
    "text", ["", "512", "MB", "512mb", "-1GB", "1,5GB", "1.GB", "512MB ", "多い"]
)
def test_no_amount(text: str) -> None:
    with pytest.raises(UnfitError):
        amount(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1KB", 1_000),
        ("512MB", 512_000_000),
        ("1.5 GB", 1_500_000_000),
        ("2TB", 2_000_000_000_000),
        ("512MiB", 512 * 1024 * 1024),
    ],
)
def test_units_of_a_thousand_and_of_1024(text: str, expected: int) -> None:
    assert bytes_of(amount(text)) == expected
