"""Run the README's console sessions and compare what they print with what the README shows.

`readme.py README.md` fails on the first difference; `readme.py README.md --write` puts the real output in. The
commands run in one new folder, in order, with `minutebook` taken from
the interpreter that runs this script and `papers/` holding the sample papers.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

_SESSION = re.compile(r"(?P<open>^```console\n)(?P<body>.*?)(?P<close>^```$)", re.MULTILINE | re.DOTALL)


def steps_of(body: str) -> list[tuple[str, list[str]]]:
    """Split a session into (command, shown lines)."""
    steps: list[tuple[str, list[str]]] = []
    for line in body.splitlines():
        if line.startswith("$ "):
            steps.append((line[2:], []))
        elif steps:
            steps[-1][1].append(line)
    return steps


def run(command: str, folder: Path) -> list[str]:
    """Run a command as a reader of the README would and return what it prints."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path, "COLUMNS": "110"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    if done.returncode:
        sys.exit(f"$ {command}\nexited {done.returncode}\n{done.stdout}{done.stderr}")
    return [line.rstrip() for line in done.stdout.splitlines()]


def main() -> None:
    """Check or rewrite."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("readme", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    text = options.readme.read_text(encoding="utf-8")
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        from corpus.samples import sample_papers

        (folder / "papers").mkdir()
        for paper in sample_papers():
            shutil.copy(paper, folder / "papers" / Path(paper).name)

        def redo(session: re.Match[str]) -> str:
            nonlocal wrong
            out: list[str] = []
            for command, shown in steps_of(session["body"]):
                printed = run(command, folder)
                if shown != printed:
                    wrong += 1
                    print(f"$ {command}\nREADME shows:\n" + "\n".join(shown) + "\nit prints:\n" + "\n".join(printed))
                out += [f"$ {command}", *printed]
            return session["open"] + "\n".join(out) + "\n" + session["close"]

        renewed = _SESSION.sub(redo, text)
    if options.write:
        options.readme.write_text(renewed, encoding="utf-8")
    elif wrong:
        sys.exit(f"{wrong} sessions differ; run .ci/readme.py README.md --write and read the change")


if __name__ == "__main__":
    main()
