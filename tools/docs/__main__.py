"""Writes all that is made; where there is Chromium, photographs of the HTML reports too."""

import sys

from tools.docs.made import DOCS, PAGES, made
from tools.docs.photograph import photograph

for name, data in made().items():
    path = DOCS / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
for page in PAGES:
    if not photograph(page, page.with_suffix(".png")):
        sys.stderr.write(f"no Chromium: {page.with_suffix('.png')} is left as it is\n")
