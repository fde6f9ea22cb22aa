"""`dedupe completion`: the script that completes commands and options in a shell."""

import click
from click.shell_completion import get_completion_class

from dedupe_paragraphs.cli import streams

_SHELLS = ("bash", "fish", "zsh")
_VARIABLE = "_DEDUPE_COMPLETE"
"""The variable that click reads when a shell asks what may follow."""


@click.command("completion")
@click.argument("shell", type=click.Choice(_SHELLS), metavar="bash|fish|zsh")
def command(shell: str) -> int:
    """Print the script that completes commands, options and files in a shell.

    For bash, put `eval "$(dedupe completion bash)"` into ~/.bashrc.
    """
    from dedupe_paragraphs.cli.main import dedupe  # noqa: PLC0415 - it loads this module

    found = get_completion_class(shell)
    assert found is not None
    streams.write(found(dedupe, {}, "dedupe", _VARIABLE).source() + "\n")
    return 0
