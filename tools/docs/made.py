"""All that is made, by its name below `docs/`."""

from pathlib import Path

from tools.docs.drawing import drawing
from tools.docs.pictures import report_page, terminal
from tools.docs.rules import rules_page

DOCS = Path(__file__).parents[2] / "docs"
PAGES = tuple(DOCS / "pictures" / name for name in ("report.html", "report.ja.html"))
"""Pages that are photographed."""


def made() -> dict[str, bytes]:
    """Return the bytes of each file."""
    texts = {
        "rules.md": rules_page("en"),
        "rules.ja.md": rules_page("ja"),
        "pictures/architecture.svg": drawing(),
        "pictures/report.html": report_page("en"),
        "pictures/report.ja.html": report_page("ja"),
        "pictures/terminal.svg": terminal("en"),
        "pictures/terminal.ja.svg": terminal("ja"),
    }
    return {name: text.encode() for name, text in texts.items()}
