"""A renderer as the command line uses it, in one breath."""

from dedupe_paragraphs.model.report import Cleaned, Report
from dedupe_paragraphs.report.renderer import Renderer
from dedupe_paragraphs.report.tally import Tally


def written(renderer: Renderer, *posts: Report | Cleaned) -> str:
    """Return what is written of posts as they come."""
    return "".join(
        renderer.write(
            renderer.checked(post) if isinstance(post, Report) else renderer.cleaned(post)
        )
        for post in posts
    )


def finished(renderer: Renderer, tally: Tally | None = None) -> str:
    """Return the end of a report."""
    return "".join(renderer.finish(tally or Tally()))
