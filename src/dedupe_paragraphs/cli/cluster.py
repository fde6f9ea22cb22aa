"""`dedupe cluster`: a collection that one machine cannot hold, on Spark."""

import os
import sys
from functools import partial

import click

from dedupe_paragraphs.cli import language, options, streams
from dedupe_paragraphs.cli.options import Given
from dedupe_paragraphs.cli.progress import ProgressBar
from dedupe_paragraphs.config.extras import require_extra
from dedupe_paragraphs.report.words import errors, families, phrases
from dedupe_paragraphs.report.words.language import _, spoken


def setting(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """Take settings of Spark as NAME=VALUE."""
    for value in values:
        if "=" not in value:
            problem = _("{value!r} is no setting such as spark.executor.memory=4g.")
            raise click.BadParameter(problem.format(value=value))
    return dict(value.split("=", 1) for value in values)


@click.command("cluster")
@click.argument("source", metavar="INPUT")
@click.argument("output", metavar="OUTPUT")
@click.option("--master", metavar="URL",
              help="The cluster: spark://..., yarn, k8s://..., local[2].  [default: local[*]]",
)  # fmt: skip
@click.option("--remote", metavar="URL", help="A Spark Connect server instead: sc://host:15002.")
@click.option("--text-column", default="text", metavar="NAME", show_default=True,
              help="The column with the text of a post, in Parquet and JSON lines.")  # fmt: skip
@click.option("--id-column", default="id", metavar="NAME", show_default=True,
              help="The column with the name of a post there.")  # fmt: skip
@click.option("--unsafe", is_flag=True,
              help="Also apply fixes that need your judgement; the oldest post keeps shared text.",
)  # fmt: skip
@options.setting("boilerplate")
@options.setting("memory", "The heap of Spark's driver, as in 512MB.")
@click.option("--conf", multiple=True, callback=setting, metavar="NAME=VALUE",
              help="Any setting of Spark.")  # fmt: skip
@options.setting("exit_zero")
@options.select
@options.talk
@options.given
def command(
    given: Given,
    source: str,
    output: str,
    master: str | None,
    remote: str | None,
    text_column: str,
    id_column: str,
    unsafe: bool,
    conf: dict[str, str],
) -> int:
    """Find and clean text that is repeated inside posts and across posts, on Spark.

    INPUT is a folder of posts, Parquet or JSON lines, on any path that Spark reads. Findings,
    families and cleaned texts are written below OUTPUT as Parquet; INPUT is not changed. The same
    command resumes an interrupted run.
    """
    if master and remote:
        raise click.UsageError(_("Give --master or --remote, not both."))
    nearest = given.nearest()
    language.speak(nearest.run.lang)
    # One configuration for all posts: those of a cluster have no folders above them.
    asked = nearest.run if "://" in source else nearest.of(os.path.join(source, ""))
    require_extra("dedupe cluster", "cluster", "pyspark", "pyarrow")
    from dedupe_paragraphs.spark import answers, inputs, run, session  # noqa: PLC0415

    address = session.Address(master or "", remote or "", asked.memory, conf)
    collection = inputs.Collection(source, output, text_column, id_column)
    speak = partial(language.speak, spoken())
    question = answers.Question(asked, unsafe=unsafe, speak=speak)
    bar = ProgressBar(sys.stdout)
    try:
        done = run.ClusterRun(address, collection, question, bar.stage).run()
    finally:
        bar.hide()
    for path, message in done.first_errors:
        streams.say(errors.failed(path, message))
    if done.errors > len(done.first_errors):
        more = families.more_errors(done.errors - len(done.first_errors), output)
        streams.say(_("error: {message}", message=more))
    if not given.quiet:
        if done.resumed:
            streams.say(phrases.named(output, families.resumed(done.resumed)))
        streams.write(f"{phrases.named(output, families.collected(done))}\n")
    if done.errors:
        return 2
    return 1 if done.findings and not nearest.run.exit_zero else 0
