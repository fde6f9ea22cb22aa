"""The peers, and the environment that each is given: its own, built here, below `build/`."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_BUILD_SECONDS = 240
"""For one environment; longer ones bring a whole stack along that no check of a post can carry."""
_RUN_SECONDS = 600


class PeerError(Exception):
    """A peer could not be built or run; the text says why."""


@dataclass(frozen=True)
class Peer:
    """A tool that finds copies, and how it is asked."""

    name: str
    worker: str
    """Module below `benchmarks/peers/workers`; empty where none could be tried."""
    python: str = ""
    """What pip installs."""
    node: str = ""
    """What npm installs."""
    arguments: tuple[str, ...] = ()
    """What its worker is given besides."""

    @property
    def home(self) -> str:
        """The folder of its environment; two ways of asking one tool share it."""
        return self.name.partition(",")[0].replace(" ", "-")


PEERS = (
    Peer("same paragraph twice", "same"),
    Peer("datasketch 2.0.0", "with_datasketch", python="datasketch==2.0.0"),
    Peer("rensa 0.5.0", "with_rensa", python="rensa==0.5.0"),
    Peer("gaoya 0.2.2", "with_gaoya", python="gaoya==0.2.2"),
    Peer("simhash 2.1.2", "with_simhash", python="simhash==2.1.2"),
    Peer("near-dupes 0.1.0", "with_near_dupes", python="near-dupes==0.1.0"),
    Peer("jscpd 5.3.3", "with_jscpd", node="jscpd@5.3.3", arguments=("50", "5")),
    Peer("jscpd 5.3.3, 20 tokens", "with_jscpd", node="jscpd@5.3.3", arguments=("20", "1")),
    Peer("semhash 0.5.0", "with_semhash", python="semhash==0.5.0"),
    Peer("dolma 1.2.1", "", python="dolma==1.2.1"),
    Peer("text-dedup 0.4.1", "", python="text-dedup==0.4.1"),
)


def ask(peer: Peer, folder: Path, posts: Path) -> dict[str, Any]:
    """Build a peer's environment below a folder, run its worker, return what that printed.

    Raises `PeerError`.
    """
    home = folder / peer.home
    command = [sys.executable]
    more: list[str] = []
    if peer.python:
        command = [str(_python(peer, home))]
    if peer.node:
        more = [str(_node(peer, home))]
    if not peer.worker:
        raise PeerError("it works on whole collections; how to ask it about one post was not tried")
    module = f"benchmarks.peers.workers.{peer.worker}"
    answer: dict[str, Any] = json.loads(
        _run([*command, "-m", module, str(posts), *more, *peer.arguments], _RUN_SECONDS)
    )
    return answer


def _python(peer: Peer, home: Path) -> Path:
    python = home / "bin" / "python"
    _once(
        home,
        [sys.executable, "-m", "venv", str(home)],
        [str(python), "-m", "pip", "install", "--quiet", peer.python],
    )
    return python


def _node(peer: Peer, home: Path) -> Path:
    home.mkdir(parents=True, exist_ok=True)
    (home / "package.json").write_text('{"private": true}')
    _once(home, ["npm", "install", "--silent", "--no-audit", "--prefix", str(home), peer.node])
    return home / "node_modules" / ".bin" / peer.node.partition("@")[0]


def _once(home: Path, *commands: list[str]) -> None:
    """Run the commands that build an environment, once; a failure is remembered as well."""
    done = home / ".built"
    if not done.is_file():
        problem = ""
        try:
            for command in commands:
                _run(command, _BUILD_SECONDS)
        except PeerError as error:
            problem = str(error)
        home.mkdir(parents=True, exist_ok=True)
        done.write_text(problem)
    if problem := done.read_text():
        raise PeerError(f"its environment could not be built: {problem}")


def _run(command: list[str], seconds: int) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        raise PeerError(f"not done within {seconds} seconds") from None
    except OSError as error:
        raise PeerError(str(error)) from None
    if done.returncode:
        raise PeerError((done.stderr.strip() or "no message").splitlines()[-1].partition(". ")[0])
    return done.stdout
