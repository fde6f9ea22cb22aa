"""The command `dedupe`: its commands by name, and how any of them ends."""

import gc
import io
import os
import sys
from importlib import import_module

import click

from dedupe_paragraphs import __version__
from dedupe_paragraphs.cli import language, streams
from dedupe_paragraphs.cli.help import localised
from dedupe_paragraphs.model.errors import DedupeError
from dedupe_paragraphs.report.words import errors, phrases
from dedupe_paragraphs.report.words.language import _

COMMANDS = {
    "baseline": "Accept all current findings, so that only new ones are reported.",
    "check": "Report what posts repeat; never write them.",
    "clean": "Remove what posts repeat, each post proven to have lost nothing.",
    "cluster": "Find and clean what posts repeat, on Spark.",
    "completion": "Print the script that completes commands in a shell.",
    "explain": "Explain a rule or a reason, or list them all.",
    "index": "Build an index of published posts for `check --against`.",
    "lsp": "Serve an editor in the language server protocol.",
    "review": "Decide what to do with each finding.",
    "verify": "Prove that a cleaned post lost nothing.",
}
"""The commands, each a module of the same name, and what the help says of them."""
_SAME = {"fix": "clean", "format": "clean", "help": "--help", "lint": "check", "version": "-V"}
"""What other programs call these."""


class Commands(click.Group):
    """Loads the module of a command when it is called: `check` need not know how to clean."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without loading them."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(said)) for name, said in COMMANDS.items()])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"dedupe_paragraphs.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return localised(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return a command; of an unknown one, say which was probably meant."""
        known = args[0] in COMMANDS or args[0].startswith("-") or ctx.resilient_parsing
        if not known:
            raise click.UsageError(_unknown(args[0]), ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> int:
        """Run the command; click would end a broken pipe with 1, which means findings."""
        try:
            return int(super().invoke(ctx) or 0)
        except OSError as error:
            return streams.broken(error)


def _unknown(word: str) -> str:
    from dedupe_paragraphs.config.selection import nearest  # noqa: PLC0415 - start-up

    meant = f"dedupe {_SAME.get(word) or nearest(word, COMMANDS)}"
    if os.path.exists(word) and word not in _SAME:
        meant = f"dedupe check {phrases.quoted(word)}"
    elif meant == "dedupe ":
        meant = "dedupe --help"
    return _("no command is called {word!r}; try `{command}`").format(word=word, command=meant)


@click.group(cls=Commands)
@click.version_option(
    __version__, "-V", "--version", message="dedupe %(version)s", help="Show the version and exit."
)
def dedupe() -> None:
    """Find text that posts repeat, and remove it without losing a sentence.

    Exit codes: 0 no findings, 1 findings, 2 an error.
    """


def main() -> None:
    """Run the command line."""
    streams.prepare()
    language.speak(language.of_arguments(sys.argv[1:]))
    code = run()
    if "duckdb" not in sys.modules:  # It calls objects leaked that nobody collects, on stderr.
        gc.freeze()  # else the interpreter walks over all objects once more while it ends
    sys.exit(code)


def run() -> int:
    """Run a command and return its exit code."""
    try:
        code = localised(dedupe).main(prog_name="dedupe", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        said = io.StringIO()
        error.show(said)
        streams.complain(said.getvalue())
        return 2
    except (click.Abort, KeyboardInterrupt):
        streams.say(_("interrupted"))
        return 130
    except DedupeError as error:
        streams.say(errors.failed(error.path, errors.error(error)))
        return 2
    except OSError as error:
        return streams.broken(error)
    return int(code or 0)
