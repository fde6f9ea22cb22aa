"""Keys of the cache: nothing that a result depends on is left out."""

from collections.abc import Mapping
from types import MappingProxyType

import pytest

from dedupe_paragraphs.api.task import Clean
from dedupe_paragraphs.batch.cache import key
from dedupe_paragraphs.cli.rendered import RenderedCheck, RenderedClean
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.record import field, fields, record, replace
from dedupe_paragraphs.report.renderer import Look

OTHER: Mapping[type, object] = MappingProxyType({int: 7, float: 0.5, str: "other", tuple: ("a",)})


def other(value: object) -> object:
    """Return another value of the kind of this one."""
    if isinstance(value, bool):
        return not value
    return OTHER.get(type(value), frozenset({"DUP001"}))


@pytest.mark.parametrize("name", [each.name for each in fields(Options)])
def test_every_option_is_in_the_key(name: str) -> None:
    given = Options()
    changed = replace(given, **{name: other(getattr(given, name))})  # type: ignore[arg-type]

    assert key(changed) != key(given)
    assert key(replace(given)) == key(given)


@pytest.mark.parametrize("name", Look._fields)
def test_every_look_is_in_the_key(name: str) -> None:
    look = Look()
    value = getattr(look, name)
    told = 40 if value is None else str if callable(value) else other(value)
    changed = Look(**{**look._asdict(), name: told})

    assert key(RenderedCheck("full", changed)) != key(RenderedCheck("full", look))


def test_a_task_is_known_by_all_that_it_does() -> None:
    look = Look()
    tasks = [
        RenderedCheck("full", look),
        RenderedCheck("json", look),
        RenderedCheck("full", look, verbose=True),
        RenderedClean(Clean(), "full", look),
        RenderedClean(Clean(unsafe=True), "full", look),
    ]

    assert len({key(task) for task in tasks}) == len(tasks)
    # Where a post is written changes nothing that is told of it.
    assert key(RenderedClean(Clean(output="a"), "full", look)) == key(tasks[3])


def test_equal_values_have_equal_keys() -> None:
    assert key(frozenset("abc")) == key(frozenset("cba"))
    assert key({"a": 1, "b": 2}) == key({"b": 2, "a": 1})
    assert key(("a", "b")) != key(("a,b",))
    assert key("1") != key(1)


def test_what_has_no_key_is_refused() -> None:
    @record
    class Record:
        known: int = 1
        unknown: object = field(default_factory=object)

    with pytest.raises(TypeError, match="a object is not the same in every process"):
        key(Record())
