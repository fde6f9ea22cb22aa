"""The catalogues: each message has its translation, and nothing of it is wrong."""

import ast
import re
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from tools import messages

ROOT = Path(__file__).parent.parent
MEND = "run `python -m tools.messages` and translate what it names"
SPOKEN_BY = {"UsageError", "BadParameter", "ClickException"}
"""What a user is told is worded when it is raised."""
CLICK = version("click")
LOCKED = f"\nclick=={CLICK} " in (ROOT / "requirements.lock").read_text()
"""Whether click is the release that the catalogues were made with."""
ANOTHER_PROGRAM = re.compile(r"%\(\w+\)s")


def keys(catalogue: Catalog) -> set[str]:
    return {str(message.id) for message in catalogue if message.id}


def wanted(catalogue: Catalog) -> Catalog:
    """Return the messages that a catalogue must have; of another click than the locked what it has.

    A release that words a message anew says it in English until the lock is refreshed.
    """
    template = messages.template(catalogue)
    if not LOCKED:
        for message in list(template):
            if messages.is_of_click(message) and message.id not in catalogue:
                template.delete(message.id)
    return template


def fields(text: str) -> Counter[tuple[str, str, str]]:
    """Return the places of a message with what is done to their values."""
    parts = Formatter().parse(text)
    return Counter((name, convert or "", form or "") for _, name, form, convert in parts if name)


def strings(message: Message) -> list[str]:
    string = message.string or ()
    return [string] if isinstance(string, str) else list(string)


def test_there_is_japanese() -> None:
    assert [path.parts[-3] for path in messages.CATALOGUES] == ["ja"]


@pytest.mark.parametrize("path", messages.CATALOGUES, ids=lambda path: path.parts[-3])
class TestCatalogue:
    def test_it_has_every_message_and_no_other(self, path: Path) -> None:
        catalogue = messages.read(path)

        assert keys(wanted(catalogue)) - keys(catalogue) == set(), MEND
        assert keys(catalogue) - keys(wanted(catalogue)) == set(), MEND

    def test_messages_of_another_click_are_kept_and_what_it_lacks_is_no_fault(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        catalogue = messages.read(path)
        fresh = messages.Source(messages.CLICK, "A message of a release to come.")
        monkeypatch.setattr(messages, "clicked", lambda: iter([fresh]))
        template = messages.template(catalogue)

        assert keys(template) == keys(catalogue) | {fresh.message}

    def test_every_message_is_translated(self, path: Path) -> None:
        catalogue = messages.read(path)

        assert [m.id for m in catalogue if m.id and not messages.is_translated(m)] == []
        assert [m.id for m in catalogue if m.id and m.fuzzy] == []
        assert not catalogue.obsolete

    def test_values_have_the_same_places(self, path: Path) -> None:
        wrong = []
        for message in (each for each in messages.read(path) if each.id):
            ids = [message.id] if isinstance(message.id, str) else list(message.id)
            # The last form is the one for many, which a language without plurals has alone.
            if fields(ids[-1]) != fields(strings(message)[-1]):
                wrong.append(message.id)
            marks = [ANOTHER_PROGRAM.findall(text) for text in (ids[-1], strings(message)[-1])]
            assert marks[0] == marks[1]

        assert wrong == []

    def test_code_stays_code(self, path: Path) -> None:
        """What stands between backticks is typed by a reader."""
        code = re.compile(r"`[^`]+`")
        wrong = [
            message.id
            for message in messages.read(path)
            if isinstance(message.id, str) and isinstance(message.string, str)
            if message.id and set(code.findall(message.id)) != set(code.findall(message.string))
        ]

        assert wrong == []

    def test_what_lies_about_is_what_the_command_writes(self, path: Path) -> None:
        catalogue = messages.read(path)
        catalogue.update(wanted(catalogue), no_fuzzy_matching=True, update_creation_date=False)

        assert path.read_bytes() == messages.written(catalogue), MEND

    def test_it_is_compiled(self, path: Path) -> None:
        """Reinstall the package, or run the command, if this fails."""
        assert path.with_suffix(".mo").stat().st_size > 10_000


def test_no_message_to_a_user_is_left_unmarked() -> None:
    bare = [
        f"{file.name}:{node.lineno}"
        for file in sorted(messages.PACKAGE.glob("cli/*.py"))
        for node in ast.walk(ast.parse(file.read_bytes()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr in SPOKEN_BY and node.args
        if isinstance(node.args[0], ast.Constant | ast.JoinedStr)
    ]

    assert bare == []
