"""`--show-files` and `--show-settings`: what a run would read, and with which settings."""

import json
from collections import Counter

from dedupe_paragraphs.api.run import Run
from dedupe_paragraphs.api.task import Check
from dedupe_paragraphs.cli import streams
from dedupe_paragraphs.cli.options import Given
from dedupe_paragraphs.config.settings import KEYS, Settings
from dedupe_paragraphs.report.words import phrases
from dedupe_paragraphs.report.words.language import _


def show_files(given: Given) -> int:
    """Print the posts that would be checked, in their order."""
    streams.write("".join(f"{path}\n" for path in _found(given)))
    return 0


def show_settings(given: Given) -> int:
    """Print the settings of the posts as configuration files, one for each file that is used."""
    nearest = given.nearest()
    found = {path: nearest.file_of(path) for path in _found(given)}
    posts = Counter(found.values())
    one = {file: path for path, file in found.items()} or {nearest.file_of("."): "."}
    texts = []
    for file in sorted(one, key=lambda each: each or ""):
        name = file or _("no configuration file")
        texts.append(f"# {name} ({phrases.posts(posts[file])})\n{_toml(nearest.of(one[file]))}")
    streams.write("\n".join(texts))
    return 0


def _found(given: Given) -> list[str]:
    return Run(given.paths, Check(), given.nearest()).found


def _toml(settings: Settings) -> str:
    """Return settings as a configuration file has them, without empty ones; tables come last."""
    named = ((key, getattr(settings, key.replace("-", "_"))) for key in sorted(KEYS))
    values = {key: value for key, value in named if value or value is False}
    tables = {key: value for key, value in values.items() if isinstance(value, dict)}
    lines = [f"{key} = {_value(value)}" for key, value in values.items() if key not in tables]
    for key, table in tables.items():
        lines += [f"[{key}]", *(f"{json.dumps(name)} = {_value(table[name])}" for name in table)]
    return "".join(f"{line}\n" for line in lines)


def _value(value: object) -> str:
    """Return a value of TOML, which writes words, numbers and lists as JSON does."""
    return json.dumps(value, ensure_ascii=False)
