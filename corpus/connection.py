"""Opening the file of a minute book, and saying in plain words why it would not open."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import BookError

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x4D42_4B31
"""Marks a SQLite file as a minute book: "MBK1" in the file's header."""

SCHEMA_VERSION = 8
"""The number of the last migration in `corpus.schema`, kept as `user_version` in the file."""

BUSY_SECONDS = 5.0
_MAGIC = b"SQLite format 3\x00"

# SQLite's words for what went wrong -> what we say and advise. Words and not codes: the codes do not tell a full disk
# from a full temporary folder either, and an error that was raised by hand in a test carries none.
_TROUBLES: tuple[tuple[str, str, str], ...] = (
    ("locked", "another program is writing to it", "wait until it has finished, then try again"),
    ("full", "the disk is full", "make room on it, then run the same command again; what was stored is kept"),
    ("readonly", "it cannot be written", "check the permissions of the file and its folder, or copy it elsewhere"),
    ("read-only", "it cannot be written", "check the permissions of the file and its folder, or copy it elsewhere"),
    ("not a database", "it is not a SQLite file", "name another file with --db"),
    ("malformed", "the file is damaged", "restore it from a copy, or ingest the papers into a new one"),
    ("unable to open", "it cannot be opened", "check that the folder exists and may be written"),
    ("disk i/o", "the disk reports an error", "check the disk and its free space, then try again"),
)


def explain(path: Path, error: sqlite3.Error) -> BookError:
    """Put an error of SQLite into words."""
    said = str(error)
    for words, reason, advice in _TROUBLES:
        if words in said.casefold():
            return BookError(f"{path}: {reason}", advice)
    return BookError(f"{path}: {said}", "if it persists, ingest the papers into a new minute book")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn errors of SQLite inside the block into `BookError`."""
    try:
        yield
    except sqlite3.Error as error:
        raise explain(path, error) from error


def open_for_reading(path: Path, *, upgraded: bool = False) -> sqlite3.Connection:
    """Open a minute book so that nothing can be written through the connection; an older one is `upgraded` first."""
    _check_file(path)
    if path.stat().st_size == 0:
        raise BookError(f"{path}: the file is empty, not a minute book", "fill it with `minutebook ingest`")
    with explained(path):
        connection = _connect_read_only(path)
        try:
            version = _check_owner(path, connection)
        except BaseException:
            connection.close()
            raise
    if version < SCHEMA_VERSION:
        connection.close()
        if upgraded:
            raise BookError(
                f"{path}: its schema is not the one that it names", "ingest the papers into a new minute book"
            )
        return _reopen_upgraded(path)
    return connection


def _reopen_upgraded(path: Path) -> sqlite3.Connection:
    """Bring an older book up to date on the way, where it can be written."""
    try:
        close_after_writing(open_for_writing(path))
    except BookError as error:
        raise BookError(
            f"{path}: made by an older minutebook, and {error.message.removeprefix(f'{path}: ')}",
            "open it once where it can be written: `minutebook ingest` brings it up to date",
        ) from error
    return open_for_reading(path, upgraded=True)


def _connect_read_only(path: Path) -> sqlite3.Connection:
    address = path.absolute().as_uri()
    connection = sqlite3.connect(f"{address}?mode=ro", uri=True, timeout=BUSY_SECONDS)
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        # In a folder that cannot be written SQLite cannot make the shared memory of its log; with no log there is none
        # to share, and the file can be read as it stands.
        if path.with_name(path.name + "-wal").exists():
            raise
        connection = sqlite3.connect(f"{address}?immutable=1", uri=True, timeout=BUSY_SECONDS)
    connection.execute("PRAGMA query_only = 1")
    connection.row_factory = sqlite3.Row
    return connection


def open_for_writing(path: Path, *, create: bool = False) -> "Database":
    """Open a minute book for writing, brought up to the newest schema; with `create`, make it where there is none."""
    fresh = not path.exists() or (path.is_file() and path.stat().st_size == 0)
    if not (create and fresh):
        _check_file(path)
    elif not path.parent.is_dir():
        raise BookError(f"{path}: there is no folder {path.parent}", "make the folder, or name another file with --db")
    with _left_out("numpy", "pandas"):
        from sqlite_utils import Database

    with explained(path):
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS)
        try:
            if not fresh:
                _check_owner(path, connection)
            database = Database(connection, execute_plugins=False)
            _prepare(database)
        except BaseException:
            connection.close()
            if fresh:
                with suppress(OSError):
                    path.unlink(missing_ok=True)
            raise
    return database


@contextmanager
def _left_out(*names: str) -> Iterator[None]:
    """Hide modules that sqlite-utils loads wherever they are installed, for kinds of numbers that no row of ours has.

    They take longer than all else that a run needs to start; what is loaded already stays.
    """
    hidden = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


def _prepare(database: "Database") -> None:
    from corpus.schema import migrations

    connection = database.conn
    # The log lets others read while we write.
    database.enable_wal()
    # A commit survives the death of the process at once, and that of the machine from the next checkpoint on.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    if migrations.pending(database):
        migrations.apply(database)
    connection.row_factory = sqlite3.Row
    with transaction(database):
        pass  # fails now rather than at the first paper, if the file cannot be written


def close_after_writing(database: "Database") -> None:
    """Close a book so that it is one file again, without a log beside it, and can be read where nothing can be written.

    Best effort: another program may be reading, and then the log stays; a full disk has been told of already.
    """
    with suppress(sqlite3.Error):
        database.conn.execute("PRAGMA optimize")
        database.conn.execute("PRAGMA busy_timeout = 0")
        database.conn.execute("PRAGMA journal_mode = DELETE")
    database.close()


def _check_file(path: Path) -> None:
    """Refuse what is not there, is no file, or is no SQLite file, before SQLite touches it."""
    try:
        if not path.exists():
            raise BookError(f"{path}: there is no minute book here", "make one with `minutebook ingest PATH`")
        if not path.is_file():
            what = "a folder" if path.is_dir() else "no file"
            raise BookError(f"{path}: this is {what}, not a minute book", "name a file with --db")
        with path.open("rb") as file:
            magic = file.read(len(_MAGIC))
    except OSError as error:
        raise BookError(f"{path}: {error.strerror or error}", "check the permissions of the file") from error
    if magic and magic != _MAGIC:
        raise BookError(f"{path}: it is not a SQLite file", "name another file with --db")


def _check_owner(path: Path, connection: sqlite3.Connection) -> int:
    """Refuse a SQLite file of another program and one from the future; tell the version of its schema."""
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if owner != APPLICATION_ID:
        raise BookError(f"{path}: it is a database of another program", "name another file with --db")
    if version > SCHEMA_VERSION:
        raise BookError(
            f"{path}: made by a newer minutebook (schema {version}, this one knows {SCHEMA_VERSION})",
            "install the newer minutebook",
        )
    return version


@contextmanager
def transaction(database: "Database") -> Iterator[None]:
    """Do all of the block or nothing; takes the write lock at once, so that nothing fails half way for want of it."""
    connection = database.conn
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk has already rolled back by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
