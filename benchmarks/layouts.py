"""What a layout costs: `python -m benchmarks.layouts`.

The paragraphs of one generated novel are laid out in every way of `tests/layouts.py` and checked
on one core. A row shows megabytes a second of processor time, and the share of that on the same
text with blank lines. The exit code is 1 if a layout runs at less than half of that speed.
"""

import argparse
import time
from collections.abc import Sequence

from tests.layouts import LAYOUTS, Layout, Text

from benchmarks.growth.documents import document
from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.model.options import Options

LEAST = 0.5
"""Share of the speed on blank lines."""
_PLAIN = "blank lines"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table of both languages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=float, default=2.5, help="megabytes of the text")
    size = int(parser.parse_args(arguments).size * 1_000_000)
    slow = 0
    print("| layout | language | MB/s | share of blank lines |\n|---|---|---:|---:|")
    for language in ("en", "ja"):
        text = _novel(language, size)
        _rate(_PLAIN, LAYOUTS[_PLAIN][1], _novel(language, size // 20))  # what is loaded once
        rates = {name: _rate(name, layout, text) for name, (_, layout) in LAYOUTS.items()}
        for name, rate in rates.items():
            share = rate / rates[_PLAIN]
            slow += share < LEAST
            print(f"| {name} | {language} | {rate:.2f} | {share:.2f} |", flush=True)
    return 1 if slow else 0


def _novel(language: str, size: int) -> Text:
    """Return the paragraphs of a generated novel; headings and the like are left out."""
    blocks = document("novel", language, size).split("\n\n")
    prose = (" ".join(block.split()) for block in blocks if block[:1].isalnum())
    return Text(language, tuple(block for block in prose if len(block) > 20))


def _rate(name: str, layout: Layout, text: Text) -> float:
    data = layout(text).encode()
    began = time.process_time()
    check(data, f"post.{LAYOUTS[name][0]}", Options())
    return len(data) / 1_000_000 / (time.process_time() - began)


if __name__ == "__main__":
    raise SystemExit(main())
