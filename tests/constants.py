"""The numbers of the package: module constants of the layers that read, match, fix and prove."""

import ast
import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import dedupe_paragraphs

PACKAGE = Path(dedupe_paragraphs.__file__).parent
LAYERS = ("languages", "text", "post", "match", "rules", "fix")


@dataclass(frozen=True)
class Number:
    """A constant at the top of a module."""

    module: str
    name: str
    value: float
    text: str
    """Its docstring."""

    @property
    def is_limit(self) -> bool:
        """Tell whether it only bounds time or memory."""
        return self.name.lstrip("_").startswith("LIMIT")

    @property
    def slug(self) -> str:
        """The beginning of its fixtures' names: its module and its own."""
        name = (
            f"{self.module.rpartition('.')[2]}_{self.name.strip('_')}" if self.module else self.name
        )
        return name.lower().replace("_", "-")

    def scaled(self, factor: float) -> float:
        """Return the value times a factor; a share stays one."""
        scaled = self.value * factor
        if isinstance(self.value, int):
            return int(scaled)
        return min(scaled, 1.0) if self.value <= 1 else scaled


def numbers() -> Iterator[Number]:
    """Yield all numbers of the layers, in the order of their modules."""
    for layer in LAYERS:
        for path in sorted((PACKAGE / layer).rglob("*.py")):
            module = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
            yield from _numbers(module, ast.parse(path.read_bytes()))


def _numbers(module: str, tree: ast.Module) -> Iterator[Number]:
    for at, node in enumerate(tree.body):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)]):
                pass
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr()):
                pass
            case _:
                continue
        value = getattr(importlib.import_module(module), name)
        if isinstance(value, int | float) and not isinstance(value, bool):
            yield Number(module, name, value, _docstring(tree.body[at + 1 :]))


def _docstring(following: list[ast.stmt]) -> str:
    match following[:1]:
        case [ast.Expr(value=ast.Constant(value=str() as text))]:
            return text
    return ""


@contextmanager
def changed(number: Number, factor: float) -> Iterator[None]:
    """Scale a number wherever it was imported to, for as long as the context lasts."""
    value = getattr(importlib.import_module(number.module), number.name)
    package = [module for name, module in sys.modules.items() if name.startswith(PACKAGE.name)]
    homes = [module for module in package if _holds(module, number, value)]
    _set(homes, number.name, number.scaled(factor))
    _forget(package)
    try:
        yield
    finally:
        _set(homes, number.name, value)
        _forget(package)


def _set(homes: list[ModuleType], name: str, value: float) -> None:
    for home in homes:
        setattr(home, name, value)


def _forget(modules: list[ModuleType]) -> None:
    """Empty what functions remember: it was found with another number."""
    for module in modules:
        for each in vars(module).values():
            if hasattr(each, "cache_clear"):
                each.cache_clear()


def _holds(module: ModuleType, number: Number, value: float) -> bool:
    """Tell whether a module has the number: its own, or one that it imported by its public name."""
    if module.__name__ == number.module:
        return True
    return not number.name.startswith("_") and vars(module).get(number.name) is value
