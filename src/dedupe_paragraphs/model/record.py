"""Records: values with named fields, as `dataclasses` makes them, without code made at import.

`dataclasses` writes and compiles six methods for each class, 1.7 million instructions. The methods
of a record are those of this module; only its `__init__` is compiled, when its first instance is
made. As with `dataclasses` and slots, methods cannot use `super()`.
"""

from collections.abc import Callable
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, cast, dataclass_transform

T = TypeVar("T")


class _Fresh:
    """A default that is made anew for each instance."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make


def field(*, default_factory: Callable[[], T]) -> T:
    """Return the default of a field that is made anew for each instance."""
    return cast(T, _Fresh(default_factory))


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """Make a class a record: frozen, with slots, equal and hashed by its fields.

    A class with cached properties has `__slots__ = ("__dict__",)`.
    """
    frozen = {"__setattr__": _refuse, "__delattr__": _refuse, "__hash__": _hash}
    return cast(type[T], _record(cls, frozen))


@dataclass_transform(field_specifiers=(field,))
def mutable_record(cls: type[T]) -> type[T]:
    """Make a class a record whose fields may be set; it cannot be hashed."""
    return cast(type[T], _record(cls, {"__hash__": None}))


def fields(value: object) -> tuple[str, ...]:
    """Return the names of the fields of a record or of its class, in their order."""
    names: tuple[str, ...] = value._record_fields  # type: ignore[attr-defined]
    return names


def replace(value: T, **changes: object) -> T:
    """Return a record with other values in some fields.

    Raises:
        TypeError: it has no field of a name.
    """
    for name in fields(value):
        if name not in changes:
            changes[name] = getattr(value, name)
    return type(value)(**changes)


def _record(cls: type, methods: dict[str, Any]) -> Any:
    """Return a class anew, with slots for its fields and the methods of records."""
    body = dict(cls.__dict__)
    names = tuple(cls.__annotations__)
    slots = (*names, *body.pop("__slots__", ()))
    defaults = {name: body.pop(name) for name in names if name in body}
    for name in ("__dict__", "__weakref__"):
        body.pop(name, None)
    methods = {"__eq__": _equal, "__repr__": _repr, "__reduce__": _reduce, **methods}
    body = {**methods, **body, "__slots__": slots, "__match_args__": names}
    body["_record_fields"] = names
    body["_record_values"] = attrgetter(*names) if len(names) > 1 else _values
    made: Any = type(cls)(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__

    def init(self: object, *values: object, **named: object) -> None:
        made.__init__ = _compiled(made, names, defaults)
        made.__init__(self, *values, **named)

    made.__init__ = init
    return made


def _compiled(cls: type, names: tuple[str, ...], defaults: dict[str, Any]) -> Callable[..., None]:
    """Return the `__init__` of a record, which takes and sets each field by its name."""
    known: dict[str, Any] = {}
    parameters, lines = ["self"], []
    for name in names:
        known[f"_set_{name}"] = cls.__dict__[name].__set__
        value = name
        if name in defaults:
            known[f"_default_{name}"] = default = defaults[name]
            if isinstance(default, _Fresh):
                known[f"_make_{name}"] = default.make
                value = f"_make_{name}() if {name} is _default_{name} else {name}"
        parameters.append(f"{name}=_default_{name}" if name in defaults else name)
        lines.append(f"    _set_{name}(self, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append("    self.__post_init__()")
    exec(f"def __init__({', '.join(parameters)}):\n" + "\n".join(lines or ["    pass"]), known)
    made: Callable[..., None] = known["__init__"]
    return made


def _values(value: Any) -> tuple[Any, ...]:
    return tuple(getattr(value, name) for name in fields(value))


def _equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    values = self.__class__._record_values
    return values(self) == values(other)


def _hash(self: Any) -> int:
    return hash(self.__class__._record_values(self))


def _repr(self: Any) -> str:
    said = ", ".join(f"{name}={getattr(self, name)!r}" for name in fields(self))
    return f"{self.__class__.__qualname__}({said})"


def _reduce(self: Any) -> tuple[type, tuple[Any, ...]]:
    return self.__class__, _values(self)


def _refuse(self: Any, name: str, *_: object) -> NoReturn:
    raise AttributeError(f"{self.__class__.__name__} is frozen: {name} cannot be changed")
