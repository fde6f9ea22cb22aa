"""A job: one command at work on many posts, of which a bad one never stops the others."""

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any, TextIO

import click

from dedupe_paragraphs.batch.run import Batch, is_long
from dedupe_paragraphs.batch.work import Died, cores
from dedupe_paragraphs.cli import language, options, streams
from dedupe_paragraphs.cli.folder import PageFolder
from dedupe_paragraphs.cli.progress import ProgressBar
from dedupe_paragraphs.cli.spool import Spool
from dedupe_paragraphs.cli.worker import Outcome, Problem, Treatment, Worker
from dedupe_paragraphs.files.discover import ENDINGS, STDIN, Empty, Item, discover
from dedupe_paragraphs.model.cross_post import NOTHING, CrossPosts
from dedupe_paragraphs.model.errors import DedupeError, died, unwritable
from dedupe_paragraphs.report.formats import renderer
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.words import errors, families, phrases
from dedupe_paragraphs.report.words.language import _

if TYPE_CHECKING:
    from dedupe_paragraphs.across.index import Against

INTERRUPTED = 130
_SLASHES = ("/", os.sep)


class Job:
    """The posts of one command, its settings, its report and its tally."""

    def __init__(
        self, paths: tuple[str, ...], given: dict[str, Any], *, stdout_is_free: bool = True
    ) -> None:
        """Prepare a job; where stdout carries a post or a diff, the report goes to stderr."""
        self.paths = paths or (".",)
        self.settings = options.settings(self.paths, given)
        language.speak(self.settings.lang)
        self.quiet: bool = given["quiet"]
        self.verbose: bool = given["verbose"]
        self.tally = Tally(paths=self.paths)
        self._given = given
        self.jobs = self.settings.jobs or cores()
        self._cached = not self.settings.no_cache
        self._stdin_name: str = given["stdin_filename"] or STDIN
        self._pages = folder = _folder(given["output_file"], self.settings.format)
        self._report = _report(
            os.devnull if folder else given["output_file"], stdout_is_free=stdout_is_free
        )
        self.look = streams.look(self._report, self.settings.color)._replace(
            summary=not self.quiet,
            statistics=given.get("statistics", False),
            top=given.get("top") or 0,
        )
        options.require_countable(self.settings.format, self.look)
        self.renderer = renderer(self.settings.format, self.look._replace(spool=Spool, put=folder))
        self._bar = ProgressBar(self._report)
        self._damaged = False

    def find(self) -> list[Item]:
        """Return what stands at the paths."""
        settings = self.settings
        return discover(self.paths, settings.exclusions, force_exclude=settings.force_exclude)

    def each(
        self,
        items: list[Item],
        treatment: Treatment,
        *,
        take: Callable[[Any], None] | None = None,
        show: Callable[[bytes], None] = streams.write_bytes,
    ) -> None:
        """Treat every post, tell what comes of it, and name what it cannot be done for.

        `take` is given the pieces instead of the report, `show` what is printed of posts.
        """
        memory = self._memory(items)
        worker = Worker(
            treatment, self.settings, self.look, self._stdin_name, memory,
            self._shared(items), self._published(),
        )  # fmt: skip
        batch = Batch(worker, self.jobs, self._bar.advance)
        told = 0
        try:
            # Closed here, and not some time later: no worker outlives what went wrong.
            with closing(batch.each(items)) as results:
                for item, outcome in results:
                    self._tell(item, outcome, take or self._render, show)
                    told += 1
        except KeyboardInterrupt:
            self._bar.hide()
            streams.say(errors.interrupted(told, len(items), self.tally))
            raise click.exceptions.Exit(INTERRUPTED) from None
        finally:
            self._bar.hide()
            worker.close()
        if memory is not None and self._damaged:
            self._forget(memory)

    def _shared(self, items: list[Item]) -> CrossPosts:
        """Return what the posts share, where that was asked for."""
        if not self._given.get("across"):
            return NOTHING
        # A third of a second, which only this needs.
        from dedupe_paragraphs.across.join import Joining, join_posts

        joining = Joining(
            self.settings.boilerplate_posts,
            strip=self._given["boilerplate"] == "strip",
            memory=self._given["memory"],
            jobs=self.jobs,
        )
        try:
            shared = join_posts(items, self.settings, joining, self._stage)
        finally:
            self._bar.hide()
        self.tally.families = shared.families
        self.tally.sharing += " --across"
        return shared

    def _published(self) -> "Against | None":
        """Return the index that posts are compared with; one that cannot be asked ends the run."""
        location = self._given.get("against")
        if location is None:
            return None
        from dedupe_paragraphs.across.index import Against, open_index

        open_index(location)
        self.tally.sharing += f" --against {phrases.quoted(location)}"
        return Against(location, self.settings.boilerplate_posts)

    def _stage(self, name: str, share: float) -> None:
        self._bar.say(families.stage(name, share))

    def _render(self, piece: Any) -> None:
        self.write(self.renderer.write(piece))

    def _tell(
        self,
        item: Item,
        outcome: Outcome | Died | None,
        take: Callable[[Any], None],
        show: Callable[[bytes], None],
    ) -> None:
        self._bar.hide()
        if isinstance(outcome, Outcome):
            self._damaged |= outcome.damaged
            if outcome.problem is None:
                self._take(item.path, outcome, take, show)
            else:
                self._regret(outcome.problem)
        elif isinstance(outcome, Died):
            self.fail(item.path, errors.error(died(item.path, *outcome)))
        elif isinstance(item, Empty):
            self.warn(item.path, errors.no_posts(ENDINGS))
        elif isinstance(item, DedupeError):
            self.fail(item.path, errors.error(item))

    def _take(
        self,
        path: str,
        outcome: Outcome,
        take: Callable[[Any], None],
        show: Callable[[bytes], None],
    ) -> None:
        name = self._stdin_name if path == STDIN else path
        for warning in outcome.warnings:
            self.warn(name, warning)
        for remark in outcome.remarks if self.verbose else ():
            streams.say(phrases.named(name, remark))
        self.tally.add(outcome.tally)
        if outcome.printed:
            show(outcome.printed)
        if outcome.piece is not None:
            take(outcome.piece)

    def _regret(self, problem: Problem) -> None:
        self.fail(problem.path, problem.message)
        if self.verbose and problem.trace:
            streams.trace(problem.trace)

    def _memory(self, items: list[Item]) -> str | None:
        """Return the file of the memory, where using one pays and can be done."""
        if not self._cached or not is_long(items):
            return None
        from dedupe_paragraphs.batch import cache as memory

        file = memory.place()
        try:
            if not memory.open_memory(file):
                self.warn(file, errors.cache_thrown_away())
        except OSError as error:
            self.warn(file, errors.no_cache(error.strerror or str(error)))
            return None
        return file

    def _forget(self, file: str) -> None:
        """Throw away a cache that some process found damaged."""
        from dedupe_paragraphs.batch.cache import forget

        try:
            forget(file)
        except OSError as error:
            self.warn(file, errors.no_cache(error.strerror or str(error)))
        else:
            self.warn(file, errors.cache_thrown_away())

    def fail(self, path: str, message: str) -> None:
        """Name what could not be done."""
        self.tally.errors += 1
        streams.say(errors.failed(phrases.named(path, message)))
        self.write(self.renderer.failed(path, message))

    def report_error(self, error: DedupeError) -> None:
        """Name what could not be done, from what was raised."""
        self._bar.hide()
        self.fail(error.path, errors.error(error))

    def advance(self, done: int, total: int) -> None:
        """Show how far the work is."""
        self._bar.advance(done, total)
        if done == total:
            self._bar.hide()

    def warn(self, path: str, message: str) -> None:
        """Name what is odd but stops nothing."""
        if not self.quiet:
            streams.say(errors.warned(phrases.named(path, message)))

    def write(self, text: str) -> None:
        """Write a part of the report."""
        self._put((text,))

    def end(self) -> int:
        """Write the end of the report and return the exit code."""
        self._put(self.renderer.finish(self.tally))
        if self._pages is not None:
            self._pages.sweep()
        return self.close(self.tally.exit_code)

    def close(self, code: int) -> int:
        """Close the report and return the exit code that the user wants."""
        if self._report in (sys.stdout, sys.stderr):
            self._report.flush()
        else:
            self._put((), last=True)
        return 0 if code == 1 and self.settings.exit_zero else code

    def _put(self, texts: Iterable[str], *, last: bool = False) -> None:
        try:
            self._report.writelines(texts)
            if last:
                self._report.close()
        except OSError as error:
            if self._report in (sys.stdout, sys.stderr):
                raise
            with suppress(OSError):  # else what is in its buffer is tried again at the end
                self._report.close()
            raise OSError(error.errno, error.strerror, self._report.name) from error


def _folder(output_file: str | None, format_: str) -> PageFolder | None:
    """Return the folder that a report is written to as pages."""
    if output_file is None or not (os.path.isdir(output_file) or output_file.endswith(_SLASHES)):
        return None
    if format_ != "html":
        problem = _("{path} is a folder; only --format html writes pages.")
        raise click.UsageError(problem.format(path=output_file))
    return PageFolder(output_file)


def _report(output_file: str | None, *, stdout_is_free: bool) -> TextIO:
    if output_file is None:
        return sys.stdout if stdout_is_free else sys.stderr
    try:
        return open(output_file, "w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise unwritable(output_file, error.strerror or str(error)) from error
