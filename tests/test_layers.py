"""The layers of the package: what each may import and do, read from the source."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import dedupe_paragraphs

PACKAGE = Path(dedupe_paragraphs.__file__).parent
NAME = PACKAGE.name
LAYERS = (
    "model",
    "languages",
    "text",
    "post",
    "match",
    "rules",
    "fix",
    "files",
    "config",
    "batch",
    "across",
    "api",
    "report",
    "spark",
    "review",
    "lsp",
    "cli",
)
"""From the ground up: each may import from those before it."""
KEPT_APART = {
    "fix": {"match"},  # the proof and the plan know nothing of how a match was found
    # A renderer computes nothing; of the rules it reads what they say of themselves.
    "report": {"match", "fix", "files", "config", "batch", "across", "api"},
}
CATALOGUE = {f"{NAME}.rules.catalogue", f"{NAME}.rules.rule"}
"""The rules as data: codes, texts, levels, and how they word a finding."""
READS_AND_WRITES = {"files", "config", "batch", "across", "api", "spark", "review", "lsp", "cli"}
"""Layers that may touch the world outside the process."""
WORLD = {
    *("asyncio", "ctypes", "fcntl", "fileinput", "glob", "http", "io", "mmap", "multiprocessing"),
    *("os", "pathlib", "shutil", "signal", "socket", "sqlite3", "ssl", "subprocess", "sys"),
    *("tempfile", "threading", "time", "urllib", "random", "secrets", "logging", "warnings"),
}
"""Modules of the standard library by which a program sees or changes more than its arguments."""
NAMES_OF_FILES = {"os.path", "os.fsencode", "os.fsdecode", "os.sep"}
"""What a renderer may use of them: a diff names files as the current folder sees them."""
ACTS = {"open", "print", "input", "exit", "quit", "breakpoint", "exec", "eval", "compile"}
ENDS = {"exit", "_exit", "abort", "quit"}
COMPILES = {"record.py exec"}
"""The one place that makes code: the `__init__` of a record, from the names of its fields."""


@dataclass(frozen=True)
class Import:
    """One import of one file."""

    file: str
    layer: str
    module: str

    @property
    def target(self) -> str:
        """The layer that is imported; empty for the package itself or another one."""
        parts = self.module.split(".")
        return parts[1] if parts[0] == NAME and len(parts) > 1 else ""


def trees() -> Iterator[tuple[str, str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        file = path.relative_to(PACKAGE)
        yield file.as_posix(), file.parts[0], ast.parse(path.read_bytes())


def imports() -> Iterator[Import]:
    for file, layer, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                yield from (Import(file, layer, each.name) for each in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{file} imports relatively"
                assert node.module is not None
                # `from package import layer` names the layer only there.
                yield from (Import(file, layer, f"{node.module}.{n.name}") for n in node.names)


IMPORTS = list(imports())


def modules(layer: str) -> set[str]:
    return {each.module for each in IMPORTS if each.layer == layer}


def test_no_module_imports_itself_through_others() -> None:
    known = {
        f"{NAME}.{file[:-3].replace('/', '.')}".removesuffix(".__init__") for file, *_ in trees()
    }
    graph: dict[str, set[str]] = {module: set() for module in known}
    for each in IMPORTS:
        source = f"{NAME}.{each.file[:-3].replace('/', '.')}".removesuffix(".__init__")
        target = each.module if each.module in known else each.module.rpartition(".")[0]
        # What the package itself names is imported when somebody asks for it.
        if target in known and source not in (target, NAME):
            graph[source].add(target)

    assert cycles(graph) == []


def cycles(graph: dict[str, set[str]]) -> list[tuple[str, ...]]:
    """Return what is left of a graph when modules that import nothing left are taken away."""
    left = {module: set(targets) for module, targets in graph.items()}
    while free := {module for module, targets in left.items() if not targets & left.keys()}:
        left = {module: targets for module, targets in left.items() if module not in free}
    return [(module, *sorted(targets & left.keys())) for module, targets in sorted(left.items())]


def test_every_folder_is_a_layer() -> None:
    folders = {path.parent.relative_to(PACKAGE).parts[0] for path in PACKAGE.glob("*/*.py")}

    assert folders == set(LAYERS)
    assert {each.target for each in IMPORTS} - {""} <= {*LAYERS, "__version__"}


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_imports_only_from_those_above_it(layer: str) -> None:
    allowed = {*LAYERS[: LAYERS.index(layer) + 1]} - KEPT_APART.get(layer, set())
    targets = {each.target: each.file for each in IMPORTS if each.layer == layer}

    assert {
        target: file
        for target, file in targets.items()
        if target in LAYERS and target not in allowed
    } == {}


def test_a_renderer_knows_the_catalogue_and_no_rule() -> None:
    rules = {name for name in modules("report") if name.startswith(f"{NAME}.rules.")}

    assert {name.rpartition(".")[0] for name in rules} == CATALOGUE


@pytest.mark.parametrize("layer", [each for each in LAYERS if each not in ("report", "cli")])
def test_only_the_outer_layers_know_a_terminal(layer: str) -> None:
    assert {name for name in modules(layer) if name.split(".")[0] in ("click", "rich")} == set()


def test_the_model_stands_on_nothing() -> None:
    roots = {name.split(".")[0] for name in modules("model")} - {NAME}

    assert roots <= {"bisect", "collections", "dataclasses", "enum", "operator", "typing"}


@pytest.mark.parametrize("layer", [each for each in LAYERS if each not in READS_AND_WRITES])
def test_the_inner_layers_touch_nothing_outside(layer: str) -> None:
    found = {name for name in modules(layer) if name.split(".")[0] in WORLD}

    assert found <= ({"os"} if layer == "report" else set())
    assert parts_of_os(layer) <= NAMES_OF_FILES
    assert {act for act in acts(layer) if not act.endswith(tuple(COMPILES))} == set()


@pytest.mark.parametrize("layer", sorted(READS_AND_WRITES - {"cli"}))
def test_the_engine_neither_prints_nor_ends_the_program(layer: str) -> None:
    assert {act for act in acts(layer) if not act.endswith(" open")} == set()
    assert modules(layer) & {"sys.stdout", "sys.stderr", "sys.exit"} == set()


def parts_of_os(layer: str) -> set[str]:
    return {
        f"os.{node.attr}"
        for _, each, tree in trees()
        if each == layer
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        if isinstance(node.value, ast.Name) and node.value.id == "os"
    }


def acts(layer: str) -> set[str]:
    """Return the calls of a layer that act on the world, each behind its file."""
    found = set()
    for file, each, tree in trees():
        for node in ast.walk(tree) if each == layer else ():
            if isinstance(node, ast.Call):
                if isinstance(node.func, ast.Name) and node.func.id in ACTS:
                    found.add(f"{file} {node.func.id}")
                if isinstance(node.func, ast.Attribute) and node.func.attr in ENDS:
                    found.add(f"{file} {node.func.attr}")
            if isinstance(node, ast.Name) and node.id == "SystemExit":
                found.add(f"{file} SystemExit")
    return found


def test_only_the_start_is_outside_the_layers() -> None:
    outside = {each.file: each.module for each in IMPORTS if "/" not in each.file}

    assert set(outside) <= {"__main__.py", "__init__.py"}


def test_a_public_class_name_means_one_thing() -> None:
    places: dict[str, list[str]] = {}
    for file, _, tree in trees():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places.setdefault(node.name, []).append(file)

    assert {name: files for name, files in places.items() if len(files) > 1} == {}
