"""Which papers of the book tell the same: copies of one text, and papers that hold another, in either order of arrival.

That two papers are alike depends on these two alone and is kept in `likenesses`; what follows from it for what is
counted (`papers.copy_of`, `copied` of records and passages) also on which papers are current, and is kept in step.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from corpus.likeness import Stretch, alike, find_stretches, same_figures
from corpus.linking import normal
from corpus.prints import Prints, print_text, prints_from_bytes

MOST_HOLDERS = 64
"""Of the papers that have a mark in common only the first to arrive are looked at: standing words are everywhere."""

LEAST_MARKS = 0.3
"""The share of the fewer marks that two papers must have in common to be compared."""

NEAR = 200
"""So many characters from its beginning a text begins as another one does."""

_TOLD = """EXISTS (SELECT 1 FROM papers p WHERE p.key = :paper AND p.copy_of IS NOT NULL)
    OR EXISTS (SELECT 1 FROM likenesses l JOIN papers q ON q.key = l.other_key
    WHERE l.paper_key = :paper AND l.kind = 'holds' AND q.current = 1 AND t.start >= l.start AND t.start < l.stop)"""


class Copies:
    """Finds copies as papers come and go; every method runs inside a transaction of the caller."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def put(self, paper: int, prints: Prints) -> None:
        """Keep the prints of a paper and compare it with those that are there."""
        for table in ("prints", "marks", "likenesses"):
            self.connection.execute(f"DELETE FROM {table} WHERE paper_key = ?", (paper,))
        self.connection.execute("DELETE FROM likenesses WHERE other_key = ?", (paper,))
        self.connection.execute(
            "INSERT INTO prints (paper_key, marks, characters, packed) VALUES (?, ?, ?, ?)",
            (paper, len(prints.marks), prints.characters, prints.to_bytes()),
        )
        if prints.marks:
            for other in self._candidates(prints):
                self._compare(paper, prints, other)
            self.connection.executemany(
                "INSERT INTO marks (mark, paper_key) VALUES (?, ?)", ((mark, paper) for mark in prints.marks)
            )

    def add_missing(self) -> int | None:
        """Print a paper that an older minutebook stored without; tell its key, None if there is none left."""
        row = self.connection.execute(
            "SELECT key FROM papers WHERE key NOT IN (SELECT paper_key FROM prints) ORDER BY key LIMIT 1"
        ).fetchone()
        if row is None:
            return None
        self.put(row[0], print_text(self._text(row[0])))
        self.refresh([row[0]])
        return int(row[0])

    def neighbours(self, papers: Iterable[int]) -> set[int]:
        """The papers that are alike to any of these."""
        found: set[int] = set()
        for paper in papers:
            rows = self.connection.execute(
                """SELECT other_key FROM likenesses WHERE paper_key = :paper
                UNION SELECT paper_key FROM likenesses WHERE other_key = :paper""",
                {"paper": paper},
            )
            found.update(row[0] for row in rows)
        return found

    def refresh(self, papers: Iterable[int]) -> None:
        """Settle anew what counts of these papers and of those that are alike to them."""
        near = set(papers)
        near |= self.neighbours(near)
        settled: set[int] = set()
        for paper in sorted(near):
            if paper not in settled:
                group = self._group(paper)
                settled |= group
                self._settle(group)
        for paper in sorted(settled | self.neighbours(settled)):
            for table in ("records", "passages"):
                self.connection.execute(
                    f"UPDATE {table} AS t SET copied = 1 - copied WHERE paper_key = :paper AND copied <> ({_TOLD})",
                    {"paper": paper},
                )

    def _candidates(self, prints: Prints) -> list[int]:
        common: Counter[int] = Counter()
        for mark in prints.marks:
            holders = "SELECT paper_key FROM marks WHERE mark = ? ORDER BY paper_key LIMIT ?"
            common.update(row[0] for row in self.connection.execute(holders, (mark, MOST_HOLDERS)))
        sizes = {key: self._row("SELECT marks FROM prints WHERE paper_key = ?", key)[0] for key in common}
        return sorted(k for k, n in common.items() if n >= LEAST_MARKS * min(sizes[k], len(prints.marks)))

    def _compare(self, paper: int, prints: Prints, other: int) -> None:
        row = self._row("SELECT packed, characters FROM prints WHERE paper_key = ?", other)
        others = prints_from_bytes(row[0], row[1])
        if alike(prints, others):
            if self._same_occasion(paper, other) and same_figures(self._text(paper), self._text(other)):
                self._note(min(paper, other), max(paper, other), "same", [Stretch(0, 0)])
            return
        for part, whole, stretches in (
            (paper, other, find_stretches(prints, others)),
            (other, paper, find_stretches(others, prints)),
        ):
            if stretches and same_figures(self._text(part), "\n".join(self._text(whole, s) for s in stretches)):
                if stretches[0].start <= NEAR and self._damaged(part) and self._same_occasion(part, whole):
                    self._note(min(paper, other), max(paper, other), "same", [Stretch(0, 0)])
                else:
                    self._note(whole, part, "holds", stretches)

    def _note(self, paper: int, other: int, kind: str, stretches: Sequence[Stretch]) -> None:
        self.connection.executemany(
            "INSERT INTO likenesses (paper_key, other_key, kind, start, stop) VALUES (?, ?, ?, ?, ?)",
            [(paper, other, kind, stretch.start, stretch.stop) for stretch in stretches],
        )

    def _same_occasion(self, *papers: int) -> bool:
        """Whether the papers contradict each other neither in their day nor in whose they are."""
        facts = [self._row("SELECT date, body, organisation FROM papers WHERE key = ?", paper) for paper in papers]
        return all(
            one is None or other is None or normal(one) == normal(other) for one, other in zip(*facts, strict=True)
        )

    def _damaged(self, paper: int) -> bool:
        """Whether some of the paper could not be read."""
        return bool(self._row(_DAMAGED, paper)[0])

    def _group(self, paper: int) -> set[int]:
        """The papers that are copies of this one, or of a copy of it, and itself."""
        group, unseen = {paper}, [paper]
        while unseen:
            rows = self.connection.execute(
                """SELECT other_key FROM likenesses WHERE paper_key = :paper AND kind = 'same'
                UNION SELECT paper_key FROM likenesses WHERE other_key = :paper AND kind = 'same'""",
                {"paper": unseen.pop()},
            )
            new = {row[0] for row in rows} - group
            group |= new
            unseen += new
        return group

    def _settle(self, group: set[int]) -> None:
        """Let the current paper that could be read whole, and from which most was read, stand for its copies."""
        current = [key for key in group if self._row("SELECT current FROM papers WHERE key = ?", key)[0]]
        ranks = {key: self._row(_RANK, key) for key in current} if len(current) > 1 else {}
        chief = min(ranks, key=lambda key: ranks[key]) if ranks else None
        for key in group:
            copy_of = chief if key in ranks and key != chief else None
            self.connection.execute(
                "UPDATE papers SET copy_of = ? WHERE key = ? AND copy_of IS NOT ?", (copy_of, key, copy_of)
            )

    def _text(self, paper: int, stretch: Stretch | None = None) -> str:
        rows = self.connection.execute(
            "SELECT start, text FROM passages WHERE paper_key = ? ORDER BY start", (paper,)
        ).fetchall()
        if stretch is None:
            return "\n".join(row[1] for row in rows)
        return "\n".join(row[1][max(0, stretch.start - row[0]) : max(0, stretch.stop - row[0])] for row in rows)

    def _row(self, sql: str, key: int) -> tuple[Any, ...]:
        found = self.connection.execute(sql, (key,)).fetchone()
        return tuple(found)


_LOST = "('truncated', 'bad_page', 'no_text_layer')"  # findings that tell of what could not be read
_DAMAGED = f"SELECT EXISTS (SELECT 1 FROM findings f WHERE f.paper_key = ? AND f.kind IN {_LOST})"
_RANK = f"""SELECT EXISTS (SELECT 1 FROM findings f WHERE f.paper_key = p.key AND f.kind IN {_LOST}),
    -(SELECT count(*) FROM records r WHERE r.paper_key = p.key), p.id FROM papers p WHERE p.key = ?"""
