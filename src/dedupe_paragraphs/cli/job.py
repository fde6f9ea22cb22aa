"""A job: one command at work on many posts, of which a bad one never stops the others."""

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

import click

from dedupe_paragraphs.api.run import Choose, Run
from dedupe_paragraphs.api.task import Result, Task
from dedupe_paragraphs.api.worker import Outcome
from dedupe_paragraphs.cli import language, streams
from dedupe_paragraphs.cli.options import Given
from dedupe_paragraphs.cli.progress import ProgressBar
from dedupe_paragraphs.cli.rendered import Rendered
from dedupe_paragraphs.files import atomic as files
from dedupe_paragraphs.files.discover import STDIN
from dedupe_paragraphs.model.errors import CrashError, DedupeError, masked
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.report.renderer import COUNTING, renderer
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.words import errors, phrases
from dedupe_paragraphs.report.words.language import _

if TYPE_CHECKING:
    from dedupe_paragraphs.cli.output import PageFolder, ReportFile

INTERRUPTED = 130


class Job:
    """The posts of one command, its settings, its report and its tally."""

    def __init__(self, given: Given, *, stdout_is_free: bool = True) -> None:
        """Prepare a job; where stdout carries a post or a diff, the report is written to stderr."""
        self.nearest = given.nearest()
        self.settings = self.nearest.run
        language.speak(self.settings.lang)
        self.given = given
        sharing = " --across" if self.settings.across else ""
        if self.settings.against:
            sharing += f" --against {phrases.quoted(masked(self.settings.against))}"
        self.tally = Tally(paths=given.paths, sharing=sharing)
        self._output = output = _output(given.output_file, self.settings.format)
        self._report = sys.stdout if stdout_is_free else sys.stderr
        if output is not None:
            self._report = output.stream
        self.look = streams.look(self._report, self.settings.color)._replace(
            summary=not given.quiet,
            statistics=given.statistics,
            top=given.top or 0,
            spool=streams.Spool,
            put=output if callable(output) else None,
        )
        if (given.statistics or given.top) and self.settings.format not in COUNTING:
            problem = _("--statistics and --top count; give them with --format {formats}.")
            raise click.UsageError(problem.format(formats=phrases.choice(tuple(COUNTING))))
        self._renderer = renderer(self.settings.format, self.look)
        self.bar = ProgressBar(self._report)

    def each(
        self, task: Task[Result], take: Callable[[Result], None], choose: Choose = list
    ) -> None:
        """Do a task to every post, take what comes of it, and name what it cannot be done for."""
        name = self.given.stdin_filename or STDIN
        run = Run(self.given.paths, task, self.nearest, self.bar, name, choose)
        if self._output is not None:
            self._output.spare(set(map(files.identity, run.found)))
        told = 0
        try:
            with closing(run.__iter__()) as outcomes:
                for outcome in outcomes:
                    self.bar.hide()
                    if not self.tell(outcome):
                        assert outcome.result is not None
                        self._path = outcome.path
                        take(outcome.result)
                    told += 1
        except KeyboardInterrupt:
            self.bar.hide()
            streams.say(errors.interrupted(told, len(run), self.tally))
            raise click.exceptions.Exit(INTERRUPTED) from None
        finally:
            self.bar.hide()
        self.tally.families, self.tally.post_families = run.families, run.post_families
        if self.settings.format == "html":
            beside = (each.result for each in run.beside() if not self.tell(each))
            self.tally.beside = tuple(filter(None, beside))

    def report(self, task: Task[Rendered], choose: Choose = list) -> int:
        """Report on every post, and return the exit code."""
        self.each(task, self.take, choose)
        self._put(self._renderer.finish(self.tally))
        least = Safety[self.settings.fail_on.upper()]
        fails = any(self.tally.safeties[safety] for safety in Safety if safety >= least)
        return self.close(2 if self.tally.errors else int(fails))

    def tell(self, outcome: Outcome[Any]) -> bool:
        """Name what is wrong with a path, or odd; tell whether anything is."""
        if outcome.error is not None:
            self.fail(outcome.error)
        elif outcome.warning is not None:
            self.warn(outcome.path, phrases.filled(outcome.warning))
        return outcome.result is None

    def take(self, result: Rendered, show: Callable[[bytes], None] = streams.write_bytes) -> None:
        """Report what became of the post that is told of now; `show` is given what it prints."""
        if result.oddity:
            self.warn(self._path, errors.metadata(result.oddity))
        if self.given.verbose and result.blocks:
            if (file := self.nearest.file_of(self._path)) is not None:
                streams.say(phrases.named(self._path, _("settings from {file}", file=file)))
            for remark in (phrases.blocks(result.blocks), *result.remarks):
                streams.say(phrases.named(self._path, remark))
        self.tally.add(result.tally)
        if result.printed:
            show(result.printed)
        if result.piece is not None:
            self._put((self._renderer.write(result.piece),))

    def fail(self, error: DedupeError) -> None:
        """Name what could not be done."""
        self.bar.hide()
        self.tally.errors += 1
        message = errors.error(error)
        streams.say(errors.failed(error.path, message))
        self._put((self._renderer.failed(error.path, message),))
        if self.given.verbose and isinstance(error, CrashError) and error.trace:
            streams.complain(error.trace)

    def warn(self, path: str, message: str) -> None:
        """Name what is odd but stops nothing."""
        if not self.given.quiet:
            streams.say(errors.warned(path, message))

    def close(self, code: int) -> int:
        """Close the report and return the exit code that the user wants."""
        try:
            (self._report.flush if self._output is None else self._output.close)()
        except OSError as error:
            raise self._named(error) from error
        return 0 if code == 1 and self.settings.exit_zero else code

    def _put(self, texts: Iterable[str]) -> None:
        try:
            self._report.writelines(texts)
        except OSError as error:
            raise self._named(error) from error

    def _named(self, error: OSError) -> OSError:
        """Return an error that names the file of the report, and leave nothing in its buffer."""
        if self._output is None:
            return error
        with suppress(OSError):
            self._report.close()
        return OSError(error.errno, error.strerror, self.given.output_file)


def _output(path: str | None, format_: str) -> "ReportFile | PageFolder | None":
    if path is None:
        return None
    from dedupe_paragraphs.cli.output import PageFolder, ReportFile  # noqa: PLC0415 - start-up

    if not (os.path.isdir(path) or path.endswith(("/", os.sep))):
        return ReportFile(path)
    if format_ != "html":
        problem = _("{path} is a folder; only --format html writes pages.")
        raise click.UsageError(problem.format(path=path))
    return PageFolder(path)
