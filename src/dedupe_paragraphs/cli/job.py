"""A job: one command at work on many posts, of which a bad one never stops the others."""

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TextIO

from dedupe_paragraphs.archive.discover import ENDINGS, STDIN, Empty, Found, Item, discover
from dedupe_paragraphs.cli import options, streams
from dedupe_paragraphs.engine import files
from dedupe_paragraphs.model.errors import DedupeError, ProofFailedError, UnwritableError
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.report import Cleaned
from dedupe_paragraphs.report import words
from dedupe_paragraphs.report.formats import renderer
from dedupe_paragraphs.report.tally import Tally

Work = Callable[[Found, bytes, str, Options], None]
"""What is done to one post: where it was found, its bytes, its name in reports, its options."""


class Job:
    """The posts of one command, its settings, its report and its tally."""

    def __init__(
        self, paths: tuple[str, ...], given: dict[str, Any], *, stdout_is_free: bool = True
    ) -> None:
        """Prepare a job; where stdout carries a post or a diff, the report goes to stderr."""
        self.paths = paths or (".",)
        self.settings = options.settings(self.paths, given)
        self.quiet: bool = given["quiet"]
        self.verbose: bool = given["verbose"]
        self.tally = Tally(paths=self.paths)
        self._stdin_name: str = given["stdin_filename"] or STDIN
        self._report = _report(given["output_file"], stdout_is_free=stdout_is_free)
        look = streams.look(self._report, self.settings.color)._replace(
            summary=not self.quiet,
            statistics=given.get("statistics", False),
            top=given.get("top") or 0,
        )
        options.require_countable(self.settings.format, look)
        self.renderer = renderer(self.settings.format, look)

    def find(self) -> list[Item]:
        """Return what stands at the paths."""
        settings = self.settings
        return discover(self.paths, settings.exclusions, force_exclude=settings.force_exclude)

    def each(self, items: list[Item], work: Work) -> None:
        """Do the work on every post, and name what it cannot be done for."""
        for item in items:
            if isinstance(item, Found):
                self._one(item, work)
            elif isinstance(item, Empty):
                self.warn(item.path, words.no_posts(ENDINGS))
            else:
                self.fail(item.path, words.error(item))

    def _one(self, item: Found, work: Work) -> None:
        name = self._stdin_name if item.path == STDIN else item.path
        try:
            data = _stdin() if item.path == STDIN else files.read(item.path)
            work(item, data, name, self._options(name))
        except DedupeError as error:
            self.fail(error.path or name, words.error(error))
        except OSError:
            raise  # Files speak as DedupeError: this is the report, which nothing can be added to.
        except Exception as error:
            # A fault of ours in one post: the others are still done.
            self.fail(name, words.crash(error))
            if self.verbose:
                import traceback

                traceback.print_exc()

    def _options(self, name: str) -> Options:
        settings = self.settings
        if settings.force_exclude and name != STDIN and settings.exclusions.match(name):
            return replace(settings.options(name), select=frozenset())
        return settings.options(name)

    def fail(self, path: str, message: str) -> None:
        """Name what could not be done."""
        self.tally.errors += 1
        streams.say(f"error: {words.named(path, message)}")
        self.write(self.renderer.failed(path, message))

    def warn(self, path: str, message: str) -> None:
        """Name what is odd but stops nothing."""
        if not self.quiet:
            streams.say(f"warning: {words.named(path, message)}")

    def look_over(self, post: Post) -> None:
        """Warn of what is odd in a post."""
        if post.metadata.problem:
            self.warn(post.path, words.metadata(post.metadata.problem))
        if self.verbose:
            streams.say(words.named(post.path, words.number(len(post.blocks), "block")))

    def require_proof(self, cleaned: Cleaned) -> None:
        """Go on only with a cleaned post that lost nothing."""
        self.look_over(cleaned.before.post)
        if not cleaned.proof:
            losses = tuple(words.loss(lost) for lost in cleaned.proof.losses)
            raise ProofFailedError(cleaned.before.post.path, losses)

    def write(self, text: str) -> None:
        """Write a part of the report."""
        self._report.write(text)

    def end(self) -> int:
        """Write the end of the report and return the exit code."""
        self.write(self.renderer.finish(self.tally))
        return self.close(self.tally.exit_code)

    def close(self, code: int) -> int:
        """Close the report and return the exit code that the user wants."""
        self._report.flush()
        if self._report not in (sys.stdout, sys.stderr):
            self._report.close()
        return 0 if code == 1 and self.settings.exit_zero else code


def _report(output_file: str | None, *, stdout_is_free: bool) -> TextIO:
    if output_file is None:
        return sys.stdout if stdout_is_free else sys.stderr
    try:
        return open(output_file, "w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise UnwritableError(output_file, error.strerror or str(error)) from error


def _stdin() -> bytes:
    return sys.stdin.buffer.read()
