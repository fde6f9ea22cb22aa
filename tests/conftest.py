"""Profiles of Hypothesis: the same examples in every run, or a search for new ones.

`pytest --hypothesis-profile=search` looks for what nobody has thought of; what it finds becomes a
case under `fixtures/`.
"""

import os
import signal
from collections.abc import Iterator
from importlib.util import find_spec

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.internal.conjecture import providers

from dedupe_paragraphs.cli import language

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]

# To shrink what fails may take five minutes of a run: `search` does it.
settings.register_profile(
    "same",
    derandomize=True,
    deadline=None,
    print_blob=True,
    suppress_health_check=_SLOW,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
settings.register_profile(
    "search", max_examples=3000, deadline=None, print_blob=True, suppress_health_check=_SLOW
)
settings.load_profile("same")

# Hypothesis mixes in constants of whatever modules are imported by then, so that the examples of
# a test would change with the tests before it and with each edit of any file.
if hasattr(providers, "_local_constants"):
    _none = providers._local_constants
    providers._get_local_constants = lambda: _none

# Tests read English unless they ask for something else, whatever the locale of who runs them.
for _name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
    os.environ.pop(_name, None)
os.environ["LC_ALL"] = "C.UTF-8"

# A shell without job control starts what runs in the background with Ctrl-C ignored, and every
# process below inherits it: those that a test interrupts would never hear of it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Compile the catalogues: an edited one is meant as it stands. Workers find them compiled."""
    if find_spec("babel") is not None and not hasattr(session.config, "workerinput"):
        from tools import messages

        for path in messages.CATALOGUES:
            messages.compile_(path)


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have each test begin and end in English."""
    monkeypatch.setenv("LANGUAGE", "")
    yield
    language.speak("en")
