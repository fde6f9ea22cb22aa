"""Records: what `dataclasses` promises of frozen values with slots."""

import copy
import dataclasses
import pickle
from functools import cached_property
from typing import Any, Generic, TypeVar

import pytest

from dedupe_paragraphs.model.record import field, fields, is_record, mutable_record, record, replace


@record
class Point:
    """A place."""

    x: int
    y: int = 0
    names: list[str] = field(default_factory=list)

    @property
    def sum(self) -> int:
        """The sum."""
        return self.x + self.y


@record
class Circle:
    """A field alone, and a cached property."""

    __slots__ = ("__dict__",)
    radius: float

    @cached_property
    def area(self) -> float:
        """The area, about."""
        return 3 * self.radius**2


@record
class Named:
    """A value whose name does not count."""

    value: int
    name: str = field(default="", compare=False, metadata={"help": "its name"})


@record
class Nothing:
    """No field at all."""


@mutable_record
class Count:
    """A number that may be set, and what is worked out of it."""

    number: int = 0

    def __post_init__(self) -> None:
        self.number += 1


def test_a_record_takes_its_fields_by_place_and_by_name() -> None:
    assert (Point(1).x, Point(1).y, Point(1, y=2).y, Point(x=3, y=4).sum) == (1, 0, 2, 7)
    assert repr(Point(1, 2)) == "Point(x=1, y=2, names=[])"
    assert repr(Nothing()) == "Nothing()"
    assert [each.name for each in fields(Point)] == ["x", "y", "names"]
    assert fields(Point) == fields(Point(1))
    assert (is_record(Point), is_record(Point(1)), is_record(1)) == (True, True, False)
    assert Point.__doc__ == "A place."


@pytest.mark.parametrize("wrong", [{}, {"x": 1, "z": 2}])
def test_a_field_that_is_missing_or_unknown_is_an_error(wrong: dict[str, int]) -> None:
    with pytest.raises(TypeError, match=r"'[xz]'"):
        Point(**wrong)  # type: ignore[arg-type]


def test_a_default_is_made_anew() -> None:
    one, other = Point(1), Point(1)

    one.names.append("a")

    assert other.names == []


def test_records_are_equal_by_their_fields_and_class() -> None:
    assert Point(1, 2) == Point(1, 2)
    assert Point(1, 2) != Point(1, 3)
    assert Circle(1.0) == Circle(1.0) != Circle(2.0)
    assert Nothing() == Nothing()
    others: list[object] = [Count(), 1]
    assert Nothing() not in others
    assert Named(1, "a") == Named(1, "b") != Named(2, "a")
    assert hash(Named(1, "a")) == hash(Named(1, "b"))
    assert len({Circle(1.0), Circle(1.0), Circle(2.0)}) == 2


def test_a_record_is_frozen_and_has_no_other_attributes() -> None:
    point = Point(1)

    with pytest.raises(AttributeError, match="Point is frozen: x"):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError, match="Point is frozen: x"):
        del point.x
    assert not hasattr(point, "__dict__")


def test_a_cached_property_needs_a_dictionary() -> None:
    circle = Circle(2.0)

    assert circle.area == 12.0
    assert circle.__dict__ == {"area": 12.0}


def test_a_mutable_record_can_be_set_but_not_hashed() -> None:
    count = Count(4)
    count.number += 1

    assert count == Count(5)
    with pytest.raises(TypeError, match="unhashable"):
        hash(count)


def test_a_record_is_replaced_copied_and_pickled() -> None:
    point = Point(1, 2, ["a"])

    assert replace(point, y=3) == Point(1, 3, ["a"])
    assert copy.copy(point) == copy.deepcopy(point) == pickle.loads(pickle.dumps(point)) == point
    with pytest.raises(TypeError, match="'z'"):
        replace(point, z=1)  # type: ignore[call-arg]


def test_functions_of_dataclasses_take_a_record() -> None:
    assert dataclasses.is_dataclass(Point(1))
    assert dataclasses.replace(Point(1), y=3) == Point(1, 3)
    assert (
        dataclasses.fields(Named)[1].metadata == fields(Named)[1].metadata == {"help": "its name"}
    )
    assert dataclasses.asdict(Point(1, 2, ["a"])) == {"x": 1, "y": 2, "names": ["a"]}


def test_a_record_can_be_matched_by_its_fields() -> None:
    match Point(1, 2):
        case Point(x, y=2):
            assert x == 1
        case _:
            pytest.fail("no match")


def test_the_first_instances_are_like_all_others() -> None:
    @record
    class Pair:
        first: int
        second: list[int] = field(default_factory=list)

    made = [Pair(1) for _ in range(50)]
    wrongs: tuple[tuple[Any, ...], ...] = ((), (1, [], 3))
    for wrong in wrongs:
        with pytest.raises(TypeError):
            Pair(*wrong)
    made += [Pair(1, second=[]), Pair(first=1)]

    assert len(set(map(repr, made))) == 1
    assert len({id(each.second) for each in made}) == 52
    assert all(each == made[0] for each in made)


@pytest.mark.parametrize("named", [{"third": 1}, {"first": 1}, {}])
def test_the_first_instance_names_what_is_wrong(named: dict[str, int]) -> None:
    @mutable_record
    class Pair:
        first: int
        second: int

    with pytest.raises(TypeError, match="__init__"):
        Pair(*((1,) if named else ()), **named)


T = TypeVar("T")


@record
class Box(Generic[T]):
    """A record of any type."""

    inside: T


def test_a_generic_record_is_frozen_after_many_instances() -> None:
    boxes = [Box(number) for number in range(50)]
    circles = [Circle(float(number)) for number in range(50)]

    assert [each.area for each in circles[:3]] == [0.0, 3.0, 12.0]
    assert [each.inside for each in boxes] == list(range(50))
    assert {type(each) for each in boxes} == {Box}
    with pytest.raises(AttributeError, match="Box is frozen: inside"):
        boxes[-1].inside = 1  # type: ignore[misc]
    with pytest.raises(TypeError, match="'inside'"):
        Box()  # type: ignore[call-arg]
