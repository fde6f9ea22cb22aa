"""Words of languages: none outside the tables, in the layers that read and change posts."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import dedupe_paragraphs
from dedupe_paragraphs.languages.language import whole_words
from dedupe_paragraphs.languages.registry import LANGUAGES

PACKAGE = Path(dedupe_paragraphs.__file__).parent
LAYERS = ("text", "post", "match", "rules", "fix")
ALLOWED = {("post/ignores.py", "-start|-end"): "the syntax of our own comments"}
"""Parts of literals that are no words of a language, each with the reason."""
TAGS = {
    "post/delimiters.py": "what tags of templates and comments are called",
    "post/front_matter.py": "keys of front matter",
    "post/scopes.py": "what tags of templates are called",
    "post/plain.py": "between two numbers of pages",
    "text/debris.py": "what a model writes at the border of a turn",
}
"""Modules whose lists name tags and keys."""

WORDS = {
    word.lower()
    for language in LANGUAGES
    for field in language[2:]
    if isinstance(field, str)
    for word in re.findall(r"(?<![\\A-Za-z])[A-Za-z]{2,}", field)
}
"""Latin words of the tables."""


_ALTERNATIVE = re.compile(r"(?<![\\A-Za-z])[A-Za-z]{2,}(?=[|)])|(?<=\|)[A-Za-z]{2,}")


def modules() -> Iterator[tuple[str, ast.Module]]:
    for layer in LAYERS:
        for path in sorted((PACKAGE / layer).rglob("*.py")):
            yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_bytes())


def literals(tree: ast.Module) -> Iterator[str]:
    """Yield the text of each constant that is neither a docstring nor an example of a rule."""
    left_out = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name("Examples")):  # what `explain` shows, in both languages
                left_out |= {id(each) for each in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in left_out:
            if isinstance(node.value, bytes):
                yield node.value.decode("utf-8", "replace")
            elif isinstance(node.value, str):
                yield node.value


def lists(file: str, tree: ast.Module) -> Iterator[set[str]]:
    """Yield the words of each list, tuple or set of texts, of each text that a method splits, and
    of each pattern with alternatives.
    """
    for node in ast.walk(tree):
        match node:
            case ast.List(elts=each) | ast.Tuple(elts=each) | ast.Set(elts=each):
                values = [one.value for one in each if isinstance(one, ast.Constant)]
                yield {value for value in values if isinstance(value, str)}
            case ast.Call(
                func=ast.Attribute(value=ast.Constant(value=str() as text), attr="split")
            ):
                yield set(text.split())
    for text in literals(tree):
        if "|" in text:
            yield set(_ALTERNATIVE.findall(without_allowed(file, text)))


def without_allowed(file: str, text: str) -> str:
    for where, part in ALLOWED:
        if where == file:
            text = text.replace(part, "")
    return text


MODULES = list(modules())


@pytest.mark.parametrize(("file", "tree"), MODULES, ids=[file for file, _ in MODULES])
def test_no_letters_beyond_ascii(file: str, tree: ast.Module) -> None:
    found = [without_allowed(file, text) for text in literals(tree)]

    assert [t for t in found if any(c.isalpha() and not c.isascii() for c in t)] == []


@pytest.mark.parametrize(("file", "tree"), MODULES, ids=[file for file, _ in MODULES])
def test_no_list_of_words(file: str, tree: ast.Module) -> None:
    found = [words & WORDS for words in lists(file, tree)]

    assert [sorted(words) for words in found if len(words) > 1 and file not in TAGS] == []


def test_what_is_allowed_occurs() -> None:
    trees = dict(MODULES)

    assert [
        (file, part)
        for file, part in ALLOWED
        if not any(part in text for text in literals(trees[file]))
    ] == []


def test_a_list_of_words_would_be_found() -> None:
    tree = ast.parse(
        "_A = r'\\b(?:not|never|half)\\b'\n_B = {'not', 'the'}\n_C = 'the and that'.split()"
    )

    assert [words & WORDS for words in lists("", tree)] == [
        {"not", "the"},
        {"the", "and", "that"},
        {"not", "never", "half"},
    ]


def test_whole_words() -> None:
    assert re.findall(whole_words("no nor"), "no, nor not north") == ["no", "nor"]
