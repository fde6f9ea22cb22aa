"""Templates: everything that comes from a post is escaped by them."""

import base64
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dedupe_paragraphs import __version__
from dedupe_paragraphs.report.exchange import link
from dedupe_paragraphs.report.view import visible
from dedupe_paragraphs.report.words import phrases
from dedupe_paragraphs.report.words.language import _, ngettext, spoken


def page(name: str, **values: Any) -> str:
    """Fill a template."""
    return "".join(streamed(name, **values))


def streamed(name: str, **values: Any) -> Iterator[str]:
    """Fill a template piece by piece."""
    return _environment().get_template(name).generate(**values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__package__), undefined=StrictUndefined,
        autoescape=True, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {
        "link": link,
        "number": "{:,}".format,
        "percent": _percent,
        "coded": _coded,
        "trusted": Markup,
        "visible": visible,
    }
    environment.globals |= {
        "_": _,
        "ngettext": ngettext,
        "spoken": spoken,
        "phrases": phrases,
        "part": lambda size, of: min(1.0, size / of.characters) if of.characters else 0.0,
        "safeties": lambda: {"safe": _("safe"), "unsafe": _("unsafe"), "manual": _("by hand")},
        "version": __version__,
        # What a policy names a script by.
        "hash": lambda name: base64.b64encode(sha256(page(name).encode()).digest()).decode(),
    }
    return environment


def _percent(share: float) -> str:
    """Say a share; a small one is not nothing, and nearly all is not all."""
    if 0 < share < 0.01:
        return "<1%"
    return "99%" if 0.99 < share < 1 else f"{share:.0%}"


def _coded(text: str) -> Markup:
    """Set what is between backticks in our own words as code."""
    parts = enumerate(text.split("`"))
    return Markup().join(
        Markup("<code>{}</code>").format(part) if at % 2 else part for at, part in parts
    )
