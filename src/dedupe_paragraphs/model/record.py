"""Records: values with named fields, as `dataclasses` makes them, without code made at import.

`dataclasses` writes and compiles six methods for each class, 1.7 million instructions. The methods
of a record are those of this module; only its `__init__` is compiled, once some instances were
made. As with slots of `dataclasses`, methods cannot use `super()`.
"""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, cast, dataclass_transform

__all__ = ["Field", "field", "fields", "is_record", "mutable_record", "record", "replace"]
T = TypeVar("T")
_MISSING: Any = object()
_PLAIN = 20
"""Instances of a record that are made without compiled code, which pays from then on."""


class Field:
    """One field of a record, or what is said of it in place of a default."""

    def __init__(
        self,
        default: Any = _MISSING,
        default_factory: Any = None,
        metadata: Any = None,
        *,
        compare: bool = True,
    ) -> None:
        self.name = ""
        self.default = default
        self.make = default_factory
        """Makes the default anew for each instance."""
        self.metadata: Mapping[str, Any] = metadata or {}
        self.compare = compare
        """Whether it counts in comparisons."""

    @property
    def is_required(self) -> bool:
        """Tell whether it has no default."""
        return self.make is None and self.default is _MISSING


def field(**said: Any) -> Any:
    """Say more of a field than its default, as `dataclasses.field` does."""
    return Field(**said)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """Make a class a record: frozen, with slots, equal and hashed by its fields.

    A class with cached properties has `__slots__ = ("__dict__",)`.
    """
    frozen = {"__setattr__": _refuse, "__delattr__": _refuse, "__hash__": _hash}
    return cast(type[T], _record(cls, frozen, slots=True))


@dataclass_transform(field_specifiers=(field,))
def mutable_record(cls: type[T]) -> type[T]:
    """Make a class a record whose fields may be set; it has no slots and no hash."""
    return cast(type[T], _record(cls, {"__hash__": None}, slots=False))


def fields(value: object) -> tuple[Field, ...]:
    """Return the fields of a record or of its class, in their order."""
    known: tuple[Field, ...] = value._record_fields  # type: ignore[attr-defined]
    return known


def is_record(value: object) -> bool:
    """Tell whether a value is a record, or a class of them."""
    return hasattr(value, "_record_fields")


if TYPE_CHECKING:  # a type checker compares the changes with the fields
    from dataclasses import replace
else:

    def replace(value: T, **changes: object) -> T:
        """Return a record with other values in some fields.

        Raises:
            TypeError: it has no field of a name.
        """
        values = [changes.pop(name, getattr(value, name)) for name in value.__match_args__]
        return type(value)(*values, **changes) if changes else type(value)(*values)


class _DataclassFields:
    """What `dataclasses` itself asks for: `dataclasses.replace`, `fields` and `asdict` work."""

    def __get__(self, value: object, cls: type) -> dict[str, Any]:
        import dataclasses  # noqa: PLC0415 - it costs a millisecond, and hardly anybody asks

        like = dataclasses.make_dataclass(
            cls.__name__,
            [
                (each.name, Any, dataclasses.field(metadata=each.metadata, compare=each.compare))
                for each in fields(cls)
            ],
        )
        made: dict[str, Any] = like.__dataclass_fields__  # type: ignore[attr-defined]
        return made


def _record(cls: type, methods: dict[str, Any], *, slots: bool) -> Any:
    """Return a class anew, with the methods of records, and slots for its fields if wanted."""
    body = dict(cls.__dict__)
    known = []
    for name in cls.__annotations__:
        default = body.pop(name, _MISSING)
        each = default if isinstance(default, Field) else Field(default)
        each.name = name
        known.append(each)
    names = tuple(each.name for each in known)
    compared = [each.name for each in known if each.compare]
    for name in ("__dict__", "__weakref__"):
        body.pop(name, None)
    if slots:
        body["__slots__"] = (*names, *body.get("__slots__", ()))
    methods = {"__eq__": _equal, "__repr__": _repr, "__reduce__": _reduce, **methods}
    body = {**methods, **body, "__match_args__": names}
    body |= {"_record_fields": tuple(known), "__dataclass_fields__": _DataclassFields()}
    body["_record_values"] = attrgetter(*compared) if compared else _nothing
    made: Any = type(cls)(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__

    left = _PLAIN
    wanted = frozenset(names)
    plain = {each.name: each.default for each in known if not each.is_required}
    makers = [(each.name, each.make) for each in known if each.make is not None]

    def init(self: object, *values: object, **named: object) -> None:
        nonlocal left
        left -= 1
        given = {**dict(zip(names, values, strict=False)), **named}
        strange = len(given) != len(values) + len(named)
        given = plain | given
        if strange or given.keys() != wanted:
            _compiled(made, slots=slots)(self, *values, **named)  # raises what Python says of it
        if not left:
            if slots:
                made.__new__ = _compiled(made, slots=True)
                del made.__init__
            else:
                made.__init__ = _compiled(made, slots=False)
        for name, make in makers:
            if given[name] is _MISSING:
                given[name] = make()
        for name, value in given.items():
            object.__setattr__(self, name, value)
        if hasattr(made, "__post_init__"):
            self.__post_init__()  # type: ignore[attr-defined]

    made.__init__ = init
    return made


def _compiled(cls: type, *, slots: bool) -> Callable[..., Any]:
    """Return the `__new__` of a frozen record, or the `__init__` of one that may be set.

    A frozen one is made as an instance of a class with the same slots that is not frozen, and then
    is given its class: to set them past a class that forbids it takes twice as long.
    """
    known: dict[str, Any] = {}
    parameters, lines = ["cls" if slots else "self"], []
    for each in fields(cls):
        name = value = each.name
        known[f"_default_{name}"] = each.default
        if each.make is not None:
            known[f"_make_{name}"] = each.make
            fresh = "[]" if each.make is list else f"_make_{name}()"
            value = f"{fresh} if {name} is _default_{name} else {name}"
        parameters.append(name if each.is_required else f"{name}=_default_{name}")
        lines.append(f"    self.{name} = {value}")
    if slots:
        kept = ("__slots__", "__orig_bases__")
        body = {key: value for key, value in vars(cls).items() if key in kept}
        open_ = type(cls)(cls.__name__, cls.__bases__, body)
        known |= {"_new": object.__new__, "_open": open_}
        lines = ["    self = _new(_open)", *lines, "    self.__class__ = cls"]
    if hasattr(cls, "__post_init__"):
        lines.append("    self.__post_init__()")
    lines.append("    return self" if slots else "    return None")
    name = "__new__" if slots else "__init__"
    exec(f"def {name}({', '.join(parameters)}):\n" + "\n".join(lines), known)
    made: Callable[..., Any] = known[name]
    return made


def _nothing(_value: object) -> tuple[()]:
    return ()


def _equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    values = self.__class__._record_values
    return values(self) == values(other)


def _hash(self: Any) -> int:
    return hash(self.__class__._record_values(self))


def _repr(self: Any) -> str:
    said = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self))
    return f"{self.__class__.__qualname__}({said})"


def _reduce(self: Any) -> tuple[type, tuple[Any, ...]]:
    return self.__class__, tuple(getattr(self, each.name) for each in fields(self))


def _refuse(self: Any, name: str, *_: object) -> NoReturn:
    raise AttributeError(f"{self.__class__.__name__} is frozen: {name} cannot be changed")
