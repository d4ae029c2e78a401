"""Measure how far each rule can be trusted: `python benchmarks/calibrate.py [LABELS PAPERS ...] --write`.

Judges the sample papers, and those of the named folders, and prints for records of each organisation what the papers of
all others would have stated of them against what they turned out to be. With --write the counts go into
`extract/lexicon/confidence.toml` and the table into `docs/accuracy.md`. Where no other papers are named, what was
counted on others before is kept, but for rules that are no more; the table is then left as it is.
"""

import argparse
import ast
import json
import re
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from corpus.evaluation.cases import PaperCases
from corpus.evaluation.measuring import labelled_papers, measure, sample_labels
from corpus.evaluation.reliability import Agreement, by_kind, by_stated, forecasts, judge_rules

ROOT = Path(__file__).parent.parent
DATA = ROOT / "extract" / "lexicon" / "confidence.toml"
PAGE = ROOT / "docs" / "accuracy.md"
HEAD = """\
# For each set of labelled papers, kind of record and rule: how many records were right, and how many were judged.
# Made by `python benchmarks/calibrate.py LABELS PAPERS --write`; not edited by hand.
"""
BETWEEN = re.compile(r"(?<=<!-- calibration -->\n).*?(?=<!-- end of calibration -->)", re.DOTALL)

Counts = Mapping[str, Mapping[str, Sequence[int]]]


def rule_words(package: Path = ROOT / "extract") -> set[str]:
    """All words in the code and lexicons of the extractors that a rule may be named by."""
    told: set[str] = set()
    for path in package.rglob("*.py"):
        tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        told |= {node.value for node in tree if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    for path in package.rglob("*.toml"):
        if path != DATA:
            told.add(path.read_text(encoding="utf-8"))
    return {word for text in told for word in re.findall(r"\w+", text)}


def vanished(counts: Counts) -> list[str]:
    """The rules that nothing in the extractors is named like any more."""
    known = rule_words()
    return [rule for rules in counts.values() for rule in rules if not set(re.findall(r"\w+", rule)) <= known]


def write_counts(sets: Mapping[str, Counts]) -> str:
    """Write the data file, sorted, a line for each rule."""
    parts = [HEAD]
    for name, kinds in sets.items():
        for kind, rules in kinds.items():
            parts.append(f"\n[{name}.{kind}]\n")
            parts += [f"{json.dumps(rule)} = [{right}, {cases}]\n" for rule, (right, cases) in sorted(rules.items())]
    return "".join(parts)


def write_table(papers: Sequence[PaperCases]) -> str:
    """Write stated against found as Markdown."""
    made = list(forecasts(papers))
    organisations = {paper.organisation or paper.body or paper.file for paper in papers}
    about = f"{len(made)} records of {len(papers)} papers of {len(organisations)} organisations."
    tables = [_rows("stated", by_stated(made)), _rows("kind", by_kind(made))]
    return "\n".join([about, "", *tables])


def _rows(head: str, groups: Iterable[Agreement]) -> str:
    rows = [f"| {head} | records | stated on average | found right | by chance |", "|---|---|---|---|---|"]
    rows += [
        f"| {one.name} | {one.cases} | {one.stated:.3f} | {one.found:.3f} | {one.low:.2f} to {one.high:.2f} |"
        for one in groups
    ]
    return "\n".join(rows) + "\n"


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="LABELS PAPERS")
    parser.add_argument("--write", action="store_true", help="write the data file and the table")
    options = parser.parse_args()
    if len(options.folders) % 2:
        parser.error("name folders in pairs: LABELS PAPERS")
    pairs = zip(options.folders[::2], options.folders[1::2], strict=True)
    named = [paper for labels, papers in pairs for paper in labelled_papers(labels, papers)]
    samples, others = measure(sample_labels()).papers, measure(named).papers
    if failed := [paper.file for paper in (*samples, *others) if paper.failure]:
        sys.exit(f"could not be read: {', '.join(failed)}")
    table = write_table([*samples, *others])
    print(table)
    if not options.write:
        return
    before = tomllib.loads(DATA.read_text(encoding="utf-8")) if DATA.exists() else {}
    kept = before.get("others", {})
    gone = set(vanished(kept))
    kept = {kind: {rule: n for rule, n in rules.items() if rule not in gone} for kind, rules in kept.items()}
    sets = {"samples": judge_rules(samples), "others": judge_rules(others) if others else kept}
    DATA.write_text(write_counts(sets), encoding="utf-8")
    if others:
        PAGE.write_text(BETWEEN.sub(lambda _: table, PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
