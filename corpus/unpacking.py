"""The containers of a run of `ingest`: what is still to be read in them, and which were read whole."""

from collections import Counter
from dataclasses import dataclass, field, replace

from corpus.addresses import INSIDE, MARK, inside
from corpus.connection import transaction
from corpus.containers.members import MOST_MEMBERS
from corpus.progress import Failure
from corpus.store import FileState, Store


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that turned out to be a container, and the addresses of what it holds."""

    file: FileState
    addresses: tuple[str, ...]


@dataclass(slots=True)
class Unpacking:
    """Containers by the address of the file on disk; those inside them count as theirs.

    A container of which everything could be read is noted in the book, so that it is not opened again while its file
    stays as it is.
    """

    store: Store
    files: dict[str, FileState] = field(default_factory=dict)
    papers: Counter[str] = field(default_factory=Counter)
    failed: set[str] = field(default_factory=set)
    waiting: list[str] = field(default_factory=list)

    def open(self, opened: Opened) -> Failure | None:
        """Let what a container holds wait for its turn; a failure if that is too much together with all before it."""
        address = opened.file.address
        root = self.root(address) or address
        self.files.setdefault(root, opened.file)
        self.papers[root] += len(opened.addresses) - (root != address)
        if self.papers[root] > MOST_MEMBERS:
            advice = "unpack it and name its folder"
            return Failure(path=address, reason=f"{root} holds more than {MOST_MEMBERS:,} files", advice=advice)
        self.waiting += opened.addresses
        return None

    def take(self) -> list[str]:
        """Hand over the addresses that wait."""
        taken, self.waiting = self.waiting, []
        return taken

    def fail(self, address: str) -> None:
        """Note that something in a container could not be read."""
        if root := self.root(address):
            self.failed.add(root)

    def root(self, address: str) -> str | None:
        """The address of the opened file that a paper stands in."""
        at = address.find(MARK)
        while at >= 0:
            if address[:at] in self.files:
                return address[:at]
            at = address.find(MARK, at + 1)
        return None

    def finish(self) -> None:
        """Note in the book which containers were read whole."""
        whole = [(file, self.papers[root]) for root, file in self.files.items() if root not in self.failed]
        with transaction(self.store.database):
            self.store.connection.executemany(
                "INSERT OR REPLACE INTO containers (address, size, modified_ns, papers) VALUES (?, ?, ?, ?)",
                [(file.address, file.size, file.modified_ns, papers) for file, papers in whole],
            )

    def kept(self, file: FileState) -> list[tuple[FileState, str, str]] | None:
        """List (file, paper id, extractor) of all in a container that was read whole and has not changed, else None."""
        connection = self.store.connection
        state = (file.size, file.modified_ns)
        noted = connection.execute(
            "SELECT papers FROM containers WHERE address = ? AND size = ? AND modified_ns = ?", (file.address, *state)
        ).fetchone()
        if noted is None:
            return None
        rows = connection.execute(
            f"""SELECT v.address, p.id, p.extractor FROM versions v JOIN papers p ON p.key = v.paper_key
            WHERE {INSIDE} AND v.current = 1 AND v.size = ? AND v.modified_ns = ? ORDER BY v.key""",
            (*inside(file.address), *state),
        ).fetchall()
        # Some may have been removed from the book since.
        return [(replace(file, address=row[0]), row[1], row[2]) for row in rows] if len(rows) == noted[0] else None
