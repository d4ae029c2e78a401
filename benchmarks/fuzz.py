"""Damages the sample papers at random (bits flipped, cut, spliced, repeated) and reads each in a worker.

    python benchmarks/fuzz.py --count 2000 --seed 7

Every paper must end in a record or in one clear line. What ends otherwise (a defect, a crash, a paper out of time or
memory) is printed and, with --keep FOLDER, kept; the exit code is then 1. The same seed damages the same way.
"""

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from corpus.failures import failure_of_crash
from corpus.fingerprint import extractor_fingerprint
from corpus.progress import Failure
from corpus.samples import sample_papers
from corpus.tasks import Task, load_readers, read_task
from corpus.workers import Crash, Limits, run_in_order
from models import Settings

LIMITS = Limits(seconds=120, memory=3_000_000_000)


def damage(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Damage bytes in one of the ways in which downloads and broken programs do; `other` lends a splice."""
    changed = bytearray(data)
    at, end = sorted(chance.randrange(len(changed) + 1) for _ in range(2))
    match chance.randrange(6):
        case 0:
            for _ in range(1 + len(changed) // chance.choice((50, 500, 5_000))):
                changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        case 1:
            del changed[at:]
        case 2:
            del changed[at : min(end, at + 2_000)]
        case 3:
            changed[at:at] = changed[at : min(end, at + 2_000)] * chance.choice((1, 3, 30))
        case 4:
            changed[at : min(end, at + 2_000)] = other[at : at + chance.randrange(2_000)]
        case 5:
            changed[at:at] = bytes(chance.randrange(256) for _ in range(chance.randrange(1, 200)))
    return bytes(changed)


def make(folder: Path, count: int, seed: int) -> Iterator[Task]:
    """Make damaged papers one by one, as they are asked for."""
    chance = random.Random(seed)
    papers = sorted(map(Path, sample_papers()))
    settings = Settings()
    extractor = extractor_fingerprint(settings)
    for at in range(count):
        paper, other = chance.choice(papers), chance.choice(papers)
        path = folder / f"{at:05}-{paper.name}"
        path.write_bytes(damage(paper.read_bytes(), other.read_bytes(), chance))
        yield Task(str(path), settings, extractor)


def leave(task: Task) -> None:
    """Leave every paper to a worker."""


def main() -> int:
    """Damage and read; tell how the papers ended."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder for the papers that ended badly")
    chosen = parser.parse_args()
    ends: Counter[str] = Counter()
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        tasks = make(Path(folder), chosen.count, chosen.seed)
        for task, result in run_in_order(
            read_task, tasks, jobs=chosen.jobs, decide=leave, limits=LIMITS, prepare=load_readers
        ):
            failure = failure_of_crash(task.path, result, LIMITS) if isinstance(result, Crash) else result
            reason = failure.reason if isinstance(failure, Failure) else "read"
            ends[reason] += 1
            if isinstance(result, Crash) or "defect" in reason or "\n" in reason:
                bad += 1
                print(f"{Path(task.path).name}: {reason}", file=sys.stderr)
                if chosen.keep:
                    chosen.keep.mkdir(parents=True, exist_ok=True)
                    (chosen.keep / Path(task.path).name).write_bytes(Path(task.path).read_bytes())
            Path(task.path).unlink()
    for reason, count in ends.most_common():
        print(f"{count:6}  {reason}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
