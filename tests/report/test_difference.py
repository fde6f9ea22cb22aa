"""What of two texts differs, as an editor would mark it."""

import pytest

from dedupe_paragraphs.report.difference import difference


def marked(old: str, new: str) -> str:
    return "".join(part.text for part in difference(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("同じ文です。", "同じ文です。", "同じ文です。"),
        ("行きます。", "行きますね。", "行きます{+ね+}。"),
        ("", "新しい", "{+新しい+}"),
        ("古い", "", "[-古い-]"),
        ("The red fox", "The brown fox", "The [-red-]{+brown+} fox"),
        ("a cat sat", "a cat sat down", "a cat sat{+ down+}"),
        ("山の水は冷たい。", "山の湯は熱い。", "山の[-水は冷た-]{+湯は熱+}い。"),
        ("海は青い", "空も広い", "[-海は青-]{+空も広+}い"),
    ],
)
def test_difference(old: str, new: str, expected: str) -> None:
    assert marked(old, new) == expected


def test_long_common_stretches_are_shortened() -> None:
    old = "夜明けの港では船が次々に灯をともして沖へ出ていくのを皆が見送る。" * 3
    shown = marked(old + "静かだ。", old + "静かだった。")

    assert shown.startswith("... ")
    assert shown.endswith("静かだ{+った+}。")
    assert len(shown) < 40


def test_texts_too_long_to_compare_are_compared_at_their_ends() -> None:
    old = "".join(chr(0x4E00 + n % 3000) for n in range(9000))
    new = old[:4000] + "あ" + old[5000:]

    assert "{+あ+}" in marked(old, new)
