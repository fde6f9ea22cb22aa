"""The peers, each in an environment of its own, on the same folder."""

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.archive.measure import Took, run

PYTHON = {
    "datasketch": "datasketch==2.0.0",
    "rensa": "rensa==0.5.0",
    "gaoya": "gaoya==0.2.2",
    "dolma": "dolma==1.2.1",
}
JSCPD = "jscpd@5.3.3"
_FILTER = 1 << 28
"""Bytes of dolma's Bloom filter, its own order for a collection of gigabytes."""


def peers(folder: Path, home: Path, jobs: int) -> Iterator[tuple[str, Took | str]]:
    """Yield each peer with what it took, or why it could not be run."""
    for name, wanted in PYTHON.items():
        try:
            python = _python(home, wanted)
            yield (
                wanted,
                _dolma(python, folder, jobs)
                if name == "dolma"
                else _paragraphs(python, name, folder, jobs),
            )
        except (subprocess.SubprocessError, OSError, RuntimeError) as error:
            yield wanted, str(error)
    try:
        yield JSCPD, _jscpd(home, folder)
    except (subprocess.SubprocessError, OSError, RuntimeError) as error:
        yield JSCPD, str(error)


def _checked(took: Took) -> Took:
    if took.code:
        raise RuntimeError(f"ended with {took.code}")
    return took


def _paragraphs(python: Path, name: str, folder: Path, jobs: int) -> Took:
    script = Path(__file__).with_name("peer.py")
    return _checked(run([str(python), str(script), name, str(folder), str(jobs)]))


def _dolma(python: Path, folder: Path, jobs: int) -> Took:
    """Mark paragraphs seen before, in the whole folder; the time to make its JSON lines is ours."""
    work = folder.parent / "dolma"
    shutil.rmtree(work, ignore_errors=True)
    documents = work / "documents"
    documents.mkdir(parents=True)
    paths = sorted(folder.rglob("*.md"))
    for part in range(jobs):
        with gzip.open(documents / f"{part}.json.gz", "wt", compresslevel=1) as file:
            for path in paths[part::jobs]:
                text = path.read_bytes().decode()
                file.write(json.dumps({"id": path.stem, "text": text, "source": "posts"}) + "\n")
    return _checked(
        run(
            [
                *(str(python.with_name("dolma")), "dedupe", "--processes", str(jobs)),
                *("--documents", str(documents / "*.json.gz")),
                *("--dedupe.paragraphs.attribute_name", "copies", "--dedupe.name", "copies"),
                *("--dedupe.paragraphs.by_ngram.ngram_length", "0"),
                *("--bloom_filter.file", str(work / "filter"), "--no-bloom_filter.read_only"),
                *("--bloom_filter.size_in_bytes", str(_FILTER)),
                *("--bloom_filter.estimated_doc_count", str(100 * len(paths))),
                *("--bloom_filter.desired_false_positive_rate", "0.0001"),
            ]
        )
    )


def _jscpd(home: Path, folder: Path) -> Took:
    place = home / JSCPD.replace("@", "-")
    command = place / "node_modules" / ".bin" / "jscpd"
    if not command.exists():
        place.mkdir(parents=True, exist_ok=True)
        (place / "package.json").write_text('{"private": true}')
        subprocess.run(["npm", "install", "--silent", "--prefix", str(place), JSCPD], check=True)
    flags = ["--min-tokens", "20", "--min-lines", "1", "--format", "markdown", "--silent"]
    return _checked(run([str(command), *flags, str(folder)]))


def _python(home: Path, wanted: str) -> Path:
    place = home / wanted.replace("==", "-")
    python = place / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", wanted], check=True)
    return python
