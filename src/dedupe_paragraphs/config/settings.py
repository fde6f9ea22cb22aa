"""Settings: the settings of one run, each declared once.

A declaration says the name, type and default of a setting, what its value may be and what it
means. The keys of a configuration file, the options of the command line, the help and the check of
the documentation follow from it.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from dedupe_paragraphs.config import values as take
from dedupe_paragraphs.config.selection import resolve
from dedupe_paragraphs.config.values import Check, OneOf
from dedupe_paragraphs.files.patterns import Patterns
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import Paragraphs
from dedupe_paragraphs.model.record import field, fields, record, replace
from dedupe_paragraphs.rules.catalogue import DEFAULTS

Values = Mapping[str, object]
"""Some settings by their names, each value checked."""
LANGUAGES = ("auto", "en", "ja")
FORMATS = (
    *("full", "concise", "json", "jsonl", "github", "gitlab", "sarif", "junit", "rdjson"),
    *("markdown", "html"),
)
EXCLUDED = (
    *(".bundle", ".cache", ".direnv", ".eggs", ".git", ".hg", ".mypy_cache", ".nox"),
    *(".pytest_cache", ".ruff_cache", ".svn", ".tox", ".venv", "__pycache__", "_site"),
    *("node_modules", "site-packages", "venv"),
)
"""Folders that hold no posts of one's own."""


@record
class Setting:
    """What is known of a setting besides its name, type and default."""

    check: Check
    """What its value may be."""
    help: str
    """What `--help` says; empty for a setting that only a file can hold."""
    metavar: str | None = None
    flags: tuple[str, ...] = ()
    """Its names on the command line, if not `--` and its name."""
    in_file: bool = True
    """Whether a configuration file may hold it."""


def _setting(default: object, *known: Any, **more: Any) -> Any:
    return field(default=default, metadata={"setting": Setting(*known, **more)})


_DEFAULT = tuple(sorted(DEFAULTS))


@record
class Settings:
    """The settings of one run, with nothing left open."""

    __slots__ = ("__dict__",)  # for the cached properties

    # What there is to find: each post takes it from the configuration nearest to it.
    select: tuple[str, ...] = _setting(
        _DEFAULT, take.rules,
        "Report these rules only: codes, names, beginnings of codes, or ALL.", "RULES",
    )  # fmt: skip
    ignore: tuple[str, ...] = _setting((), take.rules, "Do not report these rules.", "RULES")
    min_length: int = _setting(
        40, take.whole_number,
        "Shorter blocks alone never justify a removal. In cells: a Latin letter is "
        "one, a Japanese character two.  [default: 40]", "N",
    )  # fmt: skip
    similarity: float = _setting(
        0.8, take.share, "Texts at least this similar count as edited copies.  [default: 0.8]", "N"
    )
    keep: str = _setting(
        "first", OneOf(("first", "last")), "Which of two equal copies is kept.  [default: first]"
    )
    paragraphs: str = _setting(
        "auto", OneOf((Paragraphs.AUTO, Paragraphs.BLANK_LINE, Paragraphs.LINE)),
        "What ends a paragraph: a blank line, each line, or what dedupe detects.  [default: auto]",
    )  # fmt: skip
    allow: tuple[str, ...] = _setting((), take.allowed, "")
    debris: tuple[str, ...] = _setting((), take.allowed, "")
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict, metadata={"setting": Setting(take.ignores, "")}
    )
    exclude: tuple[str, ...] = _setting(
        EXCLUDED, take.patterns, "Skip these files and folders instead of the default ones.",
        "PATTERNS",
    )  # fmt: skip
    extend_exclude: tuple[str, ...] = _setting(
        (), take.patterns, "Skip these files and folders too.", "PATTERNS"
    )
    # How a run works: taken from the configuration nearest to the current folder.
    force_exclude: bool = _setting(False, take.truth, "Skip excluded files even if they are named.")
    boilerplate_posts: int = _setting(5, take.whole_number, "")
    """Posts from which a text is boilerplate, if they are a tenth of all, or if it is at the same
    place in so many of one folder; copies were made of a post or two."""
    across: bool = _setting(
        False, take.truth, "Also report text that is in several of the posts.", in_file=False
    )
    boilerplate: str = _setting(
        "keep", OneOf(("keep", "strip")),
        "Whether to keep text that occurs in many posts, or to report it too.  [default: keep]",
        in_file=False,
    )  # fmt: skip
    memory: str = _setting(
        "", take.amount, "How much memory --across may use, as in 512MB; the rest is kept on disk.",
        "SIZE", in_file=False,
    )  # fmt: skip
    against: str = _setting(
        "", take.text, "Also report text that is in this index of published posts.",
        "FILE|URL", in_file=False,
    )  # fmt: skip
    baseline: str = _setting(
        "", take.file, "Report only what `dedupe baseline` did not accept in this file.", "FILE"
    )
    format: str = _setting(
        "full", OneOf(FORMATS),
        "How to report: full, concise, json, jsonl, github, gitlab, sarif, junit, "
        "rdjson, markdown or html.  [default: full]", "FORMAT",
    )  # fmt: skip
    fail_on: str = _setting(
        "manual", OneOf(("safe", "unsafe", "manual")),
        "Exit with 1 for findings with this fix or a safer one.  [default: manual]",
    )  # fmt: skip
    exit_zero: bool = _setting(False, take.truth, "Exit with 0 even if there are findings.")
    jobs: int = _setting(
        0, take.whole_number, "Number of posts to process in parallel.  [default: the cores]", "N",
        ("-j", "--jobs"),
    )  # fmt: skip
    """Processes at work at once; 0 for as many as there are cores."""
    no_cache: bool = _setting(False, take.truth, "Analyse every post again; do not use the cache.")
    color: str = _setting(
        "auto", OneOf(("auto", "always", "never")), "When to use colour.  [default: auto]"
    )
    lang: str = _setting(
        "auto", OneOf(LANGUAGES), "The language of messages.  [default: that of the locale]"
    )
    roots: Mapping[str, str] = field(default_factory=dict)
    """The folder that paths and patterns of a setting are relative to, by its name; the current
    folder where nothing is said."""

    def apply(self, values: Values, root: str = ".") -> "Settings":
        """Return these settings with some put over them, whose paths are relative to a folder.

        A selection also ends what was ignored before it: who asks for a rule wants to see it.
        """
        given: dict[str, Any] = {"ignore": (), **values} if "select" in values else {**values}
        if not given:
            return self
        return replace(self, **given, roots={**self.roots, **dict.fromkeys(given, root)})

    @property
    def run(self) -> "Settings":
        """The settings of the run; see `config.nearest.Nearest`."""
        return self

    def excludes(self, path: str, *, folder: bool = False) -> bool:
        """Tell whether a path is left out of folders."""
        return any(each.match(path, folder=folder) for each in self._exclusions)

    def options(self, path: str) -> Options:
        """Return the options for one post."""
        ignored = [codes for each, codes in self._ignores if each.match(path)]
        if not ignored:
            return self._options
        return replace(self._options, ignore=self._options.ignore.union(*ignored))

    @cached_property
    def _exclusions(self) -> list[Patterns]:
        given = {"exclude": self.exclude, "extend_exclude": self.extend_exclude}
        return [Patterns(each, self._root(name)) for name, each in given.items() if each]

    @cached_property
    def _options(self) -> Options:
        given = {each.name: getattr(self, each.name) for each in fields(Options)}
        chosen = None if self.select == _DEFAULT else resolve(self.select)
        return Options(**given | {"select": chosen, "ignore": resolve(self.ignore)})

    @cached_property
    def _ignores(self) -> list[tuple[Patterns, frozenset[str]]]:
        root = self._root("per_file_ignores")
        return [
            (Patterns((pattern,), root), frozenset(resolve(selectors)))
            for pattern, selectors in self.per_file_ignores.items()
        ]

    def _root(self, name: str) -> str:
        return self.roots.get(name, ".")


DECLARED: Mapping[str, Setting] = {
    each.name: each.metadata["setting"] for each in fields(Settings) if each.metadata
}
"""All settings by name."""
KEYS: Mapping[str, Check] = {
    name.replace("_", "-"): setting.check for name, setting in DECLARED.items() if setting.in_file
}
"""The keys that a configuration file may hold, each with the check of its value."""
DEFAULT = Settings()
