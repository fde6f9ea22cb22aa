"""Finds duplicate, near-duplicate, cut and run-together paragraphs in posts, and removes them.

`check`, `clean` and `verify` take a post's bytes; `run` and `index` take paths. Names are resolved
at first use, so that importing the package costs nothing. See docs/library.md.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dedupe_paragraphs.api.index import index
    from dedupe_paragraphs.api.run import run
    from dedupe_paragraphs.api.task import Check, Clean, OpenPost, Task
    from dedupe_paragraphs.api.verify import verify
    from dedupe_paragraphs.api.worker import Outcome
    from dedupe_paragraphs.config.nearest import Nearest
    from dedupe_paragraphs.config.settings import Settings
    from dedupe_paragraphs.fix.check import check
    from dedupe_paragraphs.fix.clean import clean
    from dedupe_paragraphs.model.errors import (
        DedupeError,
        EngineError,
        InputError,
        OutputError,
        SettingsError,
    )
    from dedupe_paragraphs.model.finding import Finding, Fix
    from dedupe_paragraphs.model.loss import Loss
    from dedupe_paragraphs.model.options import Options
    from dedupe_paragraphs.model.post import Post
    from dedupe_paragraphs.model.report import Cleaned, Proof, Report
    from dedupe_paragraphs.model.rule import Safety
    from dedupe_paragraphs.model.span import Edit, Place, Span

__version__ = "0.1.0"
__all__ = ["__version__", "check", "clean", "index", "run", "verify"]
__all__ += ["Check", "Clean", "Nearest", "OpenPost", "Options", "Outcome", "Settings", "Task"]
__all__ += ["Cleaned", "Edit", "Finding", "Fix", "Loss", "Place", "Post", "Proof", "Report"]
__all__ += ["DedupeError", "EngineError", "InputError", "OutputError", "SettingsError"]
__all__ += ["Safety", "Span"]
_PLACES = {
    "api.index": ("index",),
    "api.run": ("run",),
    "api.task": ("Check", "Clean", "OpenPost", "Task"),
    "api.verify": ("verify",),
    "api.worker": ("Outcome",),
    "config.nearest": ("Nearest",),
    "config.settings": ("Settings",),
    "fix.check": ("check",),
    "fix.clean": ("clean",),
    "model.errors": ("DedupeError", "EngineError", "InputError", "OutputError", "SettingsError"),
    "model.finding": ("Finding", "Fix"),
    "model.options": ("Options",),
    "model.post": ("Post",),
    "model.loss": ("Loss",),
    "model.report": ("Cleaned", "Proof", "Report"),
    "model.rule": ("Safety",),
    "model.span": ("Edit", "Place", "Span"),
}
"""The modules that the names are resolved from."""


def __getattr__(name: str) -> Any:
    """Import what is asked for (PEP 562)."""
    for module, names in _PLACES.items():
        if name in names:
            value = globals()[name] = getattr(import_module(f"{__name__}.{module}"), name)
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
