"""The store: kept, shared, damaged, old."""

import os
import sqlite3
import subprocess
import sys
import textwrap
import time
from contextlib import closing
from pathlib import Path

import pytest

from dedupe_paragraphs.batch.store import DamagedError, Store, prepare

LONG = bytes(range(256)) * 40


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = str(tmp_path / "キャッシュ" / "a.sqlite")
    prepare(path)
    return path


def filled(file: str, count: int = 500) -> None:
    store = Store(file)
    for number in range(count):
        store.put(b"%d" % number, b"%d" % number + LONG)
    store.close()


def known(file: str, count: int = 500) -> int:
    store = Store(file)
    found = sum(store.get(b"%d" % number) == b"%d" % number + LONG for number in range(count))
    store.close()
    return found


def test_what_was_put_is_got(file: str) -> None:
    filled(file)
    prepare(file)

    assert known(file) == 500
    assert Store(file).get(b"other") is None


def test_what_was_just_put_is_got(file: str) -> None:
    store = Store(file)
    store.put(b"a", b"1")

    assert store.get(b"a") == b"1"


def test_it_is_for_its_owner_alone(file: str) -> None:
    assert os.stat(os.path.dirname(file)).st_mode & 0o077 == 0


def test_two_runs_at_once(file: str, tmp_path: Path) -> None:
    script = textwrap.dedent(
        """
        import sys
        from dedupe_paragraphs.batch.store import Store, prepare
        prepare(sys.argv[1])
        store = Store(sys.argv[1])
        for number in range(3000):
            store.put(f"{sys.argv[2]}-{number % 2000}".encode(), b"x" * 500)
        store.close()
        """
    )
    runs = [
        subprocess.Popen([sys.executable, "-c", script, file, name], stderr=subprocess.PIPE)
        for name in ("a", "b", "a")
    ]
    said = [run.communicate()[1] for run in runs]
    store = Store(file)

    assert said == [b"", b"", b""]
    assert all(store.get(f"{name}-{n}".encode()) for name in "ab" for n in range(2000))


def test_what_is_no_store_is_thrown_away(file: str) -> None:
    Path(file).write_bytes(b"no database at all\n" * 100)

    with pytest.raises(DamagedError):
        prepare(file)

    filled(file)

    assert known(file) == 500


def test_a_store_cut_in_half_answers_no_nonsense(file: str) -> None:
    filled(file)
    os.truncate(file, os.path.getsize(file) // 2 // 4096 * 4096)
    damaged = False
    try:
        prepare(file)
    except DamagedError:
        damaged = True
    store = Store(file)
    answers = {store.get(b"%d" % number) for number in range(500)}

    assert damaged or store.damaged
    assert answers <= {None, *(b"%d" % number + LONG for number in range(500))}


def test_a_changed_byte_is_found_out(file: str) -> None:
    filled(file, 3)
    data = bytearray(Path(file).read_bytes())
    at = data.index(LONG[:256])
    data[at + 100] ^= 1
    Path(file).write_bytes(data)
    store = Store(file)

    assert [store.get(b"%d" % number) for number in range(3)].count(None) >= 1
    assert store.damaged


def test_where_there_can_be_none(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(OSError, match="file"):
        prepare(str(tmp_path / "file" / "a.sqlite"))


def test_a_store_that_goes_away_costs_nothing_but_time(file: str) -> None:
    filled(file, 3)
    store = Store(file)
    with closing(sqlite3.connect(file)) as other:
        other.execute("DROP TABLE answers")
    store.put(b"a", b"1")
    store.flush()

    assert store.get(b"1") is None
    store.put(b"b", b"2")
    store.close()


def test_old_answers_and_old_stores_go(file: str) -> None:
    filled(file, 3)
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("UPDATE answers SET used = used - 100 WHERE digest = ?", (b"1",))
        other.execute("UPDATE answers SET used = used - 10 WHERE digest = ?", (b"2",))
        other.execute("PRAGMA user_version = 1")
    prepare(file)
    folder = Path(file).parent
    long_ago = time.time() - 100 * 86_400
    for name in ("old.sqlite", "other.txt"):
        (folder / name).touch()
        os.utime(folder / name, (long_ago, long_ago))
    prepare(str(folder / "new.sqlite"))
    store = Store(file)

    assert [store.get(b"%d" % number) is None for number in range(3)] == [False, True, False]
    assert not (folder / "old.sqlite").exists()
    assert (folder / "other.txt").exists()


def test_what_is_used_stays(file: str) -> None:
    filled(file, 1)
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("UPDATE answers SET used = used - 59")
    before = Store(file)
    before.get(b"0")
    before.close()
    with closing(sqlite3.connect(file)) as other:
        [used] = other.execute("SELECT used FROM answers").fetchone()

    assert used == int(time.time()) // 86_400
