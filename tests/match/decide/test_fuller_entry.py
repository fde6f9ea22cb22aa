"""An entry of a reference that says more."""

import pytest

from tests.match.posts import LONG, A, B, C, decided

ENTRY = "- `size` is the number of workers that wait. It is read once at the start of the program."
JA_ENTRY = (
    "- `size` は働き手の数である。"
    "プログラムが始まるときに一度だけ読まれる値であり、あとから変えることはできない。"
)


@pytest.mark.parametrize(
    ("entry", "more"),
    [(ENTRY, " Zero means none at all."), (JA_ENTRY, "ゼロのときは一人もいないのである。")],
)
def test_an_entry_is_offered(entry: str, more: str) -> None:
    assert decided(entry, A, B, f"{entry}{more}", C) == {3: "offered fuller-entry"}


def test_a_paragraph_is_removed() -> None:
    assert decided(LONG, B, C, f"{LONG} It is late.") == {3: "removed copied-sentences"}
