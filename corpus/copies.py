"""Which papers of the book tell the same: copies of one text, and papers that hold another, in either order of arrival.

That two papers are alike depends on these two alone and is kept in `likenesses`; what follows from it for what is
counted (`papers.copy_of`, `copied` of records and passages) also on which papers are current, and is kept in step.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
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

    def put(self, paper: int, prints: Prints) -> set[int]:
        """Keep the prints of a paper and compare it with those that are there.

        Of many papers with the very same text, its twins, only the first is compared with others: what is like it is
        like them. Tells the papers that it may have been alike to before.
        """
        parted = self.leave(paper)
        self.connection.execute(
            "INSERT INTO prints (paper_key, marks, characters, packed) VALUES (?, ?, ?, ?)",
            (paper, len(prints.marks), prints.characters, prints.to_bytes()),
        )
        candidates = self._candidates(prints)
        twin = self._twin(paper, candidates)
        if twin is not None:
            self._note(paper, twin, "twin", [Stretch(0, 0)])
            self.connection.execute(_SHARE, {"paper": paper, "twin": twin})
            return parted
        for other in candidates:
            self._compare(paper, prints, other)
        self.connection.executemany(
            "INSERT INTO marks (mark, paper_key) VALUES (?, ?)", ((mark, paper) for mark in prints.marks)
        )
        return parted

    def leave(self, paper: int) -> set[int]:
        """Forget what a paper is alike to, and tell to which; a twin of it takes its place among them."""
        heir = self._row("SELECT min(paper_key) FROM likenesses WHERE other_key = ? AND kind = 'twin'", paper)[0]
        near = self._neighbours(paper, "same") | self._neighbours(paper, "holds")
        near.update(
            row[0]
            for row in self.connection.execute(
                "SELECT other_key FROM likenesses WHERE paper_key = ? AND kind = 'twin'", (paper,)
            )
        )
        if heir is not None:
            near.add(int(heir))
            self.connection.execute("DELETE FROM likenesses WHERE paper_key = ? AND kind = 'twin'", (heir,))
            for sql in _INHERIT:
                self.connection.execute(sql, {"paper": paper, "heir": heir})
        for table in ("prints", "marks", "likenesses"):
            self.connection.execute(f"DELETE FROM {table} WHERE paper_key = ?", (paper,))
        self.connection.execute("DELETE FROM likenesses WHERE other_key = ?", (paper,))
        return near

    def add_missing(self) -> int | None:
        """Print a paper that an older minutebook stored without; tell its key, None if there is none left."""
        row = self.connection.execute(
            "SELECT key FROM papers WHERE key NOT IN (SELECT paper_key FROM prints) ORDER BY key LIMIT 1"
        ).fetchone()
        if row is None:
            return None
        self.refresh([row[0], *self.put(row[0], print_text(self._text(row[0])))])
        return int(row[0])

    def refresh(self, papers: Iterable[int]) -> None:
        """Settle anew what counts of these papers, of their copies, and of those that hold them."""
        fresh = set(papers)
        settled: set[int] = set()
        changed: set[int] = set()
        for paper in sorted(fresh):
            if paper not in settled:
                group = [row[0] for row in self.connection.execute(_GROUP, {"paper": paper})]
                settled.update(group)
                changed |= self._settle(group, fresh)
        beside = (self._neighbours(paper, "holds") for paper in fresh)
        for paper in sorted(fresh.union(changed, *beside)):
            for table in ("records", "passages"):
                self.connection.execute(
                    f"UPDATE {table} AS t SET copied = 1 - copied WHERE paper_key = :paper AND copied <> ({_TOLD})",
                    {"paper": paper},
                )

    def _neighbours(self, paper: int, kind: str) -> set[int]:
        rows = self.connection.execute(
            """SELECT other_key FROM likenesses WHERE paper_key = :paper AND kind = :kind
            UNION SELECT paper_key FROM likenesses WHERE other_key = :paper AND kind = :kind""",
            {"paper": paper, "kind": kind},
        )
        return {row[0] for row in rows}

    def _candidates(self, prints: Prints) -> list[int]:
        common: Counter[int] = Counter()
        for mark in prints.marks:
            holders = "SELECT paper_key FROM marks WHERE mark = ? ORDER BY paper_key LIMIT ?"
            common.update(row[0] for row in self.connection.execute(holders, (mark, MOST_HOLDERS)))
        sizes = self.connection.execute(
            f"SELECT paper_key, marks FROM prints WHERE paper_key IN {_KEYS}", _keys(common)
        )
        return sorted(key for key, size in sizes if common[key] >= LEAST_MARKS * min(size, len(prints.marks)))

    def _twin(self, paper: int, candidates: Iterable[int]) -> int | None:
        """The paper among these that nothing tells from this one but its file."""
        same = self.connection.execute(
            f"""SELECT o.paper_key FROM prints o JOIN prints p ON p.packed = o.packed AND p.characters = o.characters
            WHERE p.paper_key = ? AND o.paper_key IN {_KEYS} ORDER BY 1""",
            (paper, *_keys(candidates)),
        ).fetchall()
        return next((int(other) for (other,) in same if self._told(other) == self._told(paper)), None)

    def _told(self, paper: int) -> tuple[object, ...]:
        """All that a comparison looks at."""
        return *self._occasion(paper), self._damaged(paper), self._text(paper)

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
            _NOTE_HELD if kind == "holds" else _NOTE,
            [
                {"paper": paper, "other": other, "kind": kind, "start": stretch.start, "stop": stretch.stop}
                for stretch in stretches
            ],
        )

    def _same_occasion(self, *papers: int) -> bool:
        """Whether the papers contradict each other neither in their day nor in whose they are."""
        facts = map(self._occasion, papers)
        return all(
            one is None or other is None or normal(one) == normal(other) for one, other in zip(*facts, strict=True)
        )

    def _occasion(self, paper: int) -> tuple[Any, ...]:
        return self._row("SELECT date, body, organisation FROM papers WHERE key = ?", paper)

    def _damaged(self, paper: int) -> bool:
        """Whether some of the paper could not be read."""
        return bool(self._row(_DAMAGED, paper)[0])

    def _settle(self, group: Sequence[int], fresh: Collection[int]) -> set[int]:
        """Let the current paper that could be read whole, and from which most was read, stand for its copies.

        Tells for which papers that is a change. Papers that are not `fresh` were settled before, and are ranked again
        only where more than one paper, or none, stands for them.
        """
        rows = self.connection.execute(
            f"SELECT key, current, copy_of FROM papers WHERE key IN {_KEYS}", _keys(group)
        ).fetchall()
        current = [key for key, is_current, _ in rows if is_current]
        chiefs = {copy_of or key for key, is_current, copy_of in rows if is_current and key not in fresh}
        ranked = current
        if len(chiefs) == 1 and chiefs.isdisjoint(fresh) and chiefs.issubset(current):
            ranked = [key for key in current if key in chiefs or key in fresh]
        ranks = self.connection.execute(_RANKS, _keys(ranked)).fetchall() if len(current) > 1 else []
        chief = min(map(tuple, ranks))[-1] if ranks else None
        changed = set()
        for key, is_current, copy_of in rows:
            stands_for = chief if is_current and key != chief else None
            if stands_for != copy_of:
                self.connection.execute("UPDATE papers SET copy_of = ? WHERE key = ?", (stands_for, key))
                changed.add(key)
        return changed

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
_KEYS = "(SELECT value FROM json_each(?))"
# The least of these stands for the others.
_RANKS = f"""SELECT EXISTS (SELECT 1 FROM findings f WHERE f.paper_key = p.key AND f.kind IN {_LOST}),
    -(SELECT count(*) FROM records r WHERE r.paper_key = p.key), p.id, p.key FROM papers p WHERE p.key IN {_KEYS}"""
# The papers that are copies of one, or of a copy of it, and itself.
_GROUP = """WITH RECURSIVE found(key) AS (SELECT :paper
    UNION SELECT l.other_key FROM found JOIN likenesses l ON l.paper_key = found.key AND l.kind <> 'holds'
    UNION SELECT l.paper_key FROM found JOIN likenesses l ON l.other_key = found.key AND l.kind <> 'holds')
    SELECT key FROM found"""
_NOTE = """INSERT INTO likenesses (paper_key, other_key, kind, start, stop)
    VALUES (:paper, :other, :kind, :start, :stop)"""
_TWINS = "(SELECT :{0} AS key UNION SELECT paper_key FROM likenesses WHERE other_key = :{0} AND kind = 'twin')"
# A twin holds, and is held by, what its other one is.
_NOTE_HELD = f"""INSERT INTO likenesses (paper_key, other_key, kind, start, stop)
    SELECT whole.key, part.key, :kind, :start, :stop
    FROM {_TWINS.format("paper")} whole, {_TWINS.format("other")} part"""
_SHARE = """INSERT INTO likenesses (paper_key, other_key, kind, start, stop)
    SELECT :paper, other_key, kind, start, stop FROM likenesses WHERE paper_key = :twin AND kind = 'holds'
    UNION ALL SELECT paper_key, :paper, kind, start, stop FROM likenesses WHERE other_key = :twin AND kind = 'holds'"""
_INHERIT = (
    "UPDATE likenesses SET other_key = :heir WHERE other_key = :paper AND kind <> 'holds'",
    "UPDATE likenesses SET paper_key = :heir WHERE paper_key = :paper AND kind = 'same'",
    "UPDATE marks SET paper_key = :heir WHERE paper_key = :paper",
)


def _keys(papers: Iterable[int]) -> tuple[str]:
    """What `_KEYS` takes."""
    return (json.dumps([*papers]),)
