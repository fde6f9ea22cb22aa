"""The library: its names, what importing it costs, and the examples of its page."""

import doctest
import json
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import dedupe_paragraphs

PAGE = Path(__file__).parents[1] / "docs" / "library.md"
FENCE = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_examples_of_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    examples = "\n".join(FENCE.findall(PAGE.read_text(encoding="utf-8")))
    test = doctest.DocTestParser().get_doctest(examples, {}, "library.md", str(PAGE), 0)
    said: list[str] = []
    done = doctest.DocTestRunner().run(test, out=said.append)

    assert (done.failed, done.attempted) == (0, len(test.examples)), "".join(said)
    assert done.attempted > 20


@pytest.mark.parametrize("name", dedupe_paragraphs.__all__)
def test_every_name_is_there_and_says_what_it_is(name: str) -> None:
    value = getattr(dedupe_paragraphs, name)

    assert name == "__version__" or value.__doc__
    assert name in dir(dedupe_paragraphs)


def test_names_are_resolved_at_first_use() -> None:
    program = (
        "import sys, json, dedupe_paragraphs; before = sorted(sys.modules); "
        "from dedupe_paragraphs import Options; print(json.dumps([before, sorted(sys.modules)]))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    before, after = map(set, json.loads(done.stdout))

    assert {name for name in before if name.startswith("dedupe_paragraphs")} == {
        "dedupe_paragraphs"
    }
    assert "dedupe_paragraphs.api" not in after


def test_no_other_name_is_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        import_module("dedupe_paragraphs").nothing  # noqa: B018
