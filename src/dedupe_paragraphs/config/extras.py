"""Extras of the package: what only some commands need, and not every installation has."""

from importlib.util import find_spec

from dedupe_paragraphs.model.errors import missing_extra


def require_extra(path: str, extra: str, *modules: str) -> None:
    """Raise `EngineError` unless all modules that an extra brings to the command are installed."""
    if not all(map(find_spec, modules)):
        raise missing_extra(path, extra)
