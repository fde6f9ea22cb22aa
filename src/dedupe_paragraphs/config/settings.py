"""Settings: what one run was told, from defaults, a configuration file and the command line."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property

from dedupe_paragraphs.config.selection import resolve
from dedupe_paragraphs.files.patterns import Patterns
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.rules.catalogue import DEFAULTS

KEEP = ("first", "last")
COLORS = ("auto", "always", "never")
LANGUAGES = ("auto", "en", "ja")
FORMATS = (
    *("full", "concise", "json", "jsonl", "github", "gitlab", "sarif", "junit", "rdjson"),
    *("markdown", "html"),
)
EXCLUDED = (
    ".bundle",
    ".cache",
    ".direnv",
    ".eggs",
    ".git",
    ".hg",
    ".mypy_cache",
    ".nox",
    ".pytest_cache",
    ".ruff_cache",
    ".svn",
    ".tox",
    ".venv",
    "__pycache__",
    "_site",
    "node_modules",
    "site-packages",
    "venv",
)
"""Folders that hold no posts of one's own."""


@dataclass(frozen=True)
class PartialSettings:
    """Settings of which each may be left open."""

    min_length: int | None = None
    similarity: float | None = None
    keep: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    allow: tuple[str, ...] | None = None
    per_file_ignores: Mapping[str, tuple[str, ...]] | None = None
    boilerplate_posts: int | None = None
    exclude: tuple[str, ...] | None = None
    extend_exclude: tuple[str, ...] | None = None
    force_exclude: bool | None = None
    format: str | None = None
    color: str | None = None
    lang: str | None = None
    exit_zero: bool | None = None
    jobs: int | None = None
    no_cache: bool | None = None
    baseline: str | None = None
    root: str | None = None
    """The folder that patterns are relative to: that of the configuration file."""


@dataclass(frozen=True)
class Settings:
    """Settings with nothing left open."""

    min_length: int = 40
    similarity: float = 0.8
    keep: str = "first"
    select: tuple[str, ...] = tuple(sorted(DEFAULTS))
    ignore: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    boilerplate_posts: int = 10
    """What stands in ten posts is a template; copies were made of a post or two."""
    exclude: tuple[str, ...] = EXCLUDED
    extend_exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    format: str = "full"
    color: str = "auto"
    lang: str = "auto"
    exit_zero: bool = False
    jobs: int = 0
    """Processes at work at once; 0 for as many as there are cores."""
    no_cache: bool = False
    baseline: str = ""
    """The file of accepted findings; empty for none."""
    root: str = "."

    def apply(self, partial: PartialSettings) -> "Settings":
        """Return these settings with those put over them that a partial one gives.

        A selection also ends what was ignored before it: who asks for a rule wants to see it.
        """
        given = {
            name: value
            for name in (each.name for each in fields(partial))
            if (value := getattr(partial, name)) is not None
        }
        if "select" in given:
            given.setdefault("ignore", ())
        return replace(self, **given)

    @cached_property
    def exclusions(self) -> Patterns:
        """What is left out of folders."""
        return Patterns((*self.exclude, *self.extend_exclude), self.root)

    def options(self, path: str) -> Options:
        """Return the options for one post."""
        return replace(self._options, select=self._selected - self._ignored(path))

    @cached_property
    def _selected(self) -> frozenset[str]:
        return resolve(self.select) - resolve(self.ignore)

    @cached_property
    def _options(self) -> Options:
        return Options(
            min_length=self.min_length,
            similarity=self.similarity,
            keep=self.keep,
            allow=self.allow,
        )

    @cached_property
    def _ignores(self) -> list[tuple[Patterns, frozenset[str]]]:
        return [
            (Patterns((pattern,), self.root), frozenset(resolve(selectors)))
            for pattern, selectors in self.per_file_ignores.items()
        ]

    def _ignored(self, path: str) -> frozenset[str]:
        found = [codes for patterns, codes in self._ignores if patterns.match(path)]
        return frozenset().union(*found)


DEFAULT = Settings()
