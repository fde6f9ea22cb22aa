"""An index in a Redis server, which a team shares, through datasketch's storage.

Signatures lie in a `MinHashLSH` of datasketch, seeds in one of its unordered storages; beside them
stand the posts with their digests and the passages. A post's entry is written last and removed
last, so that an update that was broken off is made good by the next one.
"""

import base64
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import redis
from datasketch import MinHash, MinHashLSH
from datasketch.storage import unordered_storage
from numpy.typing import NDArray
from redis.connection import parse_url

from dedupe_paragraphs import __version__
from dedupe_paragraphs.across.keys import SCHEME, STRONG, WEAK
from dedupe_paragraphs.across.stored.ask import MEMBERS, IndexedPassage, IndexHit, best_of
from dedupe_paragraphs.across.stored.build import IndexEntry, Result, Unchanged
from dedupe_paragraphs.across.stored.layout import KINDS
from dedupe_paragraphs.across.stored.records import (
    NAME,
    member_of,
    passage_of,
    path_bytes,
    post_key,
    row_of,
    seed_key,
    server_key,
    standing,
    text_name,
)
from dedupe_paragraphs.across.winnow import seeds
from dedupe_paragraphs.match.signatures import BANDS, PERMUTATIONS, ROWS, SEED, signatures
from dedupe_paragraphs.model.errors import DedupeError, misfit_index, silent_server
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.report import Indexed

_FORM = "1"
"""Rises when what lies in the server changes its form."""
_WAIT = 5.0
"""Seconds for an answer: a server that needs longer is not there."""
_BATCH = 2_000
"""Keys asked for in one round."""


class IndexServer:
    """An index in a Redis server."""

    def __init__(self, location: str) -> None:
        """Connect. Raises `EngineError`."""
        self._location = location
        with self._talking():
            told: dict[str, Any] = dict(parse_url(location))  # type: ignore[no-untyped-call]
            told.pop("connection_class", None)
            told |= {"socket_timeout": _WAIT, "socket_connect_timeout": _WAIT}
            if location.startswith("rediss://"):
                told["ssl"] = True
            config = {"type": "redis", "redis": told, "redis_buffer": {"transaction": False}}
            if "path" in told:
                told["unix_socket_path"] = told.pop("path")
            self._redis: Any = redis.Redis(**told)
            # Keys are bytes as they are: what lies in a shared server is never unpickled.
            self._lsh = MinHashLSH(
                num_perm=PERMUTATIONS, params=(BANDS, ROWS), prepickle=False,
                storage_config=config | {"basename": NAME},
            )  # fmt: skip
            self._seeds = unordered_storage(config, name=NAME + b"_seeds")
            self._require_ours()
        self._posts: list[str] = []

    def _require_ours(self) -> None:
        ours = {"form": _FORM, "scheme": SCHEME, "seed": str(SEED), "kinds": ",".join(KINDS)}
        told = {k.decode(): v.decode() for k, v in self._redis.hgetall(server_key("head")).items()}
        if not told:
            self._redis.hset(server_key("head"), mapping=ours | {"version": __version__})
            return
        for what, our in ours.items():
            if told.get(what) != our:
                raise misfit_index(
                    self._location, what=Message(what), version=told.get("version", "?")
                )

    @contextmanager
    def _talking(self) -> Iterator[None]:
        try:
            yield
        except (redis.RedisError, OSError, ValueError) as error:
            if isinstance(error, DedupeError):
                raise
            reason = " ".join(str(error).split()) or type(error).__name__
            raise silent_server(self._location, reason) from error

    # asked

    def find(self, names: Sequence[int], keys: Sequence[str], path: str) -> list[list[IndexHit]]:
        """Return for each text the published ones that are the same or like it, the best first."""
        with self._talking():
            scores = self._scores(keys)
            own = [text_name(name) for name in names]
            best = [best_of(score, key) for key, score in zip(keys, scores, strict=True)]
            wanted = list(dict.fromkeys([*own, *(text for texts in best for text in texts)]))
            stand = dict(zip(wanted, self._members(wanted), strict=True))
            chosen = [
                [name] if stand[name] else texts for name, texts in zip(own, best, strict=True)
            ]
            self._number(stand[text] for texts in chosen for text in texts)
            numbers = {post: at for at, post in enumerate(self._posts)}
        return [
            [found for text in texts if (found := _found(stand[text], numbers, path)) is not None]
            for texts in chosen
        ]

    def _scores(self, keys: Sequence[str]) -> list[dict[bytes, int]]:
        scores: list[dict[bytes, int]] = [{} for _ in keys]
        sketches = [_sketch(row).hashvalues for row in signatures(keys)]
        for table, (start, end) in zip(self._lsh.hashtables, self._lsh.hashranges, strict=True):
            buckets = [bytes(row[start:end].byteswap().data) for row in sketches]
            for score, members in zip(scores, table.getmany(*buckets), strict=True):
                _add(score, members, STRONG)
        hashes, owners, opens = seeds(keys)
        for at in range(0, len(hashes), _BATCH):
            part = slice(at, at + _BATCH)
            found = self._seeds.getmany(*(seed_key(code) for code in hashes[part].tolist()))
            for owner, opening, members in zip(
                owners[part].tolist(), opens[part].tolist(), found, strict=True
            ):
                _add(scores[owner], members, STRONG if opening else WEAK)
        return scores

    def _members(self, names: Sequence[bytes]) -> list[list[tuple[str, str, int]]]:
        """Return where texts are: moment, path and ordinal, the oldest first."""
        pipe = self._redis.pipeline(transaction=False)
        for name in names:
            pipe.smembers(server_key("text:") + name)
        return [sorted(standing(member) for member in members) for members in pipe.execute()]

    def _number(self, groups: Iterable[list[tuple[str, str, int]]]) -> None:
        """Number the posts that were found, the oldest first."""
        posts = {(moment, path) for group in groups for moment, path, _ in group}
        self._posts = [path for _, path in sorted(posts)]

    def passages(
        self, places: Sequence[tuple[int, int]]
    ) -> Mapping[tuple[int, int], IndexedPassage]:
        """Return the passages at places (post and ordinal) that there are."""
        with self._talking():
            pipe = self._redis.pipeline(transaction=False)
            for post, ordinal in places:
                pipe.hget(post_key(self._posts[post]), str(ordinal))
            answers = pipe.execute()
            return {
                place: passage_of(place, self._posts[place[0]], json.loads(answer))
                for place, answer in zip(places, answers, strict=True)
                if answer is not None
            }

    # filled

    def digests(self) -> dict[str, bytes]:
        """Return the digests of all posts by their paths."""
        with self._talking():
            every = self._redis.hgetall(server_key("posts"))
            return {
                path.decode("utf-8", "surrogateescape"): base64.b64decode(json.loads(told)[0])
                for path, told in every.items()
            }

    def update(self, results: Iterable[Result], failed: Any) -> Indexed:
        """Bring the index up to date, post by post."""
        known = self.digests()
        seen: set[str] = set()
        added = changed = 0
        for result in results:
            if isinstance(result, DedupeError):
                failed(result)
                seen.add(result.path)
            elif isinstance(result, Unchanged):
                seen.add(result.path)
            else:
                seen.add(result.path)
                with self._talking():
                    self._remove(result.path)
                    self._add(result)
                added += result.path not in known
                changed += result.path in known
        gone = sorted(known.keys() - seen)
        for path in gone:
            with self._talking():
                self._remove(path)
                self._redis.hdel(server_key("posts"), path_bytes(path))
        with self._talking():
            posts = self._redis.hvals(server_key("posts"))
            passages = sum(int(json.loads(told)[1]) for told in posts)
            return Indexed(len(posts), passages, added, changed, len(gone))

    def _remove(self, path: str) -> None:
        """Remove the passages of a post, and the texts that no other has."""
        stored = self._redis.hgetall(post_key(path))
        left = set()
        for ordinal, told in stored.items():
            row = json.loads(told)
            if row["solid"]:
                name = text_name(row["text"])
                member = member_of(row["moment"], path, int(ordinal))
                self._redis.srem(server_key("text:") + name, member)
                if not self._redis.exists(server_key("text:") + name):
                    left.add((name, row["key"]))
        for name, key in sorted(left):
            self._forget(name, key)
        self._redis.delete(post_key(path))

    def _forget(self, name: bytes, key: str) -> None:
        if name in self._lsh.keys:
            self._lsh.remove(name)
        for code in seeds([key])[0].tolist():
            self._seeds.remove_val(seed_key(code), name)
            if not self._seeds.get(seed_key(code)):  # the storage itself would keep the empty key
                self._seeds.remove(seed_key(code))

    def _add(self, entry: IndexEntry) -> None:
        rows = [row_of(entry, at) for at in range(len(entry.passages))]
        solid = {text_name(row["text"]): row["key"] for row in rows if row["solid"]}
        pipe = self._redis.pipeline(transaction=False)
        for name in solid:
            pipe.exists(server_key("text:") + name)
        standing = dict(zip(solid, pipe.execute(), strict=True))
        drawn = {text_name(name): at for at, name in enumerate(entry.texts.names.tolist())}
        for name in [name for name in solid if not standing[name]]:
            self._forget(name, solid[name])  # what an update that was broken off may have left
        with self._lsh.insertion_session() as session:
            for name in [name for name in solid if not standing[name]]:
                sketch = _sketch(entry.texts.signatures[drawn[name]])
                session.insert(name, sketch, check_duplication=False)
                for code in seeds([solid[name]])[0].tolist():
                    self._seeds.insert(seed_key(code), name, buffer=True)
        self._seeds.empty_buffer()
        pipe = self._redis.pipeline(transaction=False)
        for ordinal, row in enumerate(rows):
            pipe.hset(post_key(entry.path), str(ordinal), json.dumps(row, ensure_ascii=False))
            if row["solid"]:
                member = member_of(row["moment"], entry.path, ordinal)
                pipe.sadd(server_key("text:") + text_name(row["text"]), member)
        told = json.dumps([base64.b64encode(entry.digest).decode(), len(rows)])
        pipe.hset(server_key("posts"), path_bytes(entry.path), told)
        pipe.execute()


def _sketch(row: NDArray[np.uint32]) -> MinHash:
    return MinHash(PERMUTATIONS, SEED, hashvalues=row, scheme="affine32")


def _add(score: dict[bytes, int], members: Iterable[bytes], weight: int) -> None:
    for text in sorted(members)[:MEMBERS]:
        score[text] = score.get(text, 0) + weight


def _found(
    stand: list[tuple[str, str, int]], numbers: Mapping[str, int], path: str
) -> IndexHit | None:
    others = [each for each in stand if each[1] != path]
    if not others:
        return None
    _, oldest, ordinal = others[0]
    return IndexHit(numbers[oldest], ordinal, len({each[1] for each in others}))
