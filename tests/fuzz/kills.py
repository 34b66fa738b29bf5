"""Kills `sawt-reader analyze --resume` at moments drawn by chance: python tests/fuzz/kills.py [--kills N] [--seed N]

The real analysis, in two processes, into each form of OUT; each time it goes on where it was killed. Its rows must in
the end be those of a run that nobody disturbed: none lost, none twice, in the same order. Printed is a line a form.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sawt_reader.archive.contents import open_contents

FORMS = (".jsonl", ".sqlite", ".parquet")
ARTICLES = 600
PROSE = "« Nous irons à {n} », a promis Jeanne Morel mardi. Selon Luc Petit, {n} écoles ont fermé dans la région."
# Every fifth kill comes while the run starts, the others at once when rows were written, or so many seconds after.
STARTING, AFTER = 3.0, 0.5


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--kills", type=int, default=20, help="of each form")
    arguments.add_argument("--seed", type=int, default=None)
    given = arguments.parse_args()
    seed = random.randrange(2**32) if given.seed is None else given.seed
    print(f"seed {seed}, {given.kills} kills of each form")
    with tempfile.TemporaryDirectory() as folder:
        source = archive(Path(folder) / "press.jsonl")
        expected = rows(analysed(source, Path(folder) / "undisturbed.jsonl"))
        failed = [form for form in FORMS if not holds(source, form, expected, given.kills, random.Random(seed))]
    sys.exit(1 if failed else 0)


def archive(path: Path) -> Path:
    """Articles of which every tenth is there twice, with broken rows among them."""
    with path.open("w") as file:
        for number in range(ARTICLES):
            text = " ".join([PROSE.format(n=number - number % 10 if number % 10 == 9 else number)] * 4)
            file.write(json.dumps({"text": text}) + "\n" if number % 100 else "{broken\n")
    return path


def command(source: Path, out: Path) -> list[str | Path]:
    return [sys.executable, "-m", "sawt_reader", "analyze", source, "-o", out, "--jobs", "2", "--resume"]


def analysed(source: Path, out: Path) -> Path:
    """What a run that is let go on to its end writes."""
    subprocess.run(command(source, out), stderr=subprocess.DEVNULL)
    return out


def size(out: Path) -> int:
    """Bytes of what has been written, wherever it stands now."""
    part = out.with_name(f"{out.name}.part")
    return next((path.stat().st_size for path in (part, out) if path.is_file()), 0)


def rows(out: Path) -> list[bytes]:
    return [row for _number, row in open_contents(out).rows()]


def holds(source: Path, form: str, expected: list[bytes], kills: int, chance: random.Random) -> bool:
    """Kill the run of one form so many times, then let it come to its end."""
    out = source.with_name(f"out{form}")
    hit = 0
    for number in range(kills):
        before = size(out)
        child = subprocess.Popen(command(source, out), stderr=subprocess.DEVNULL)
        if number % 5 == 0:
            time.sleep(chance.uniform(0, STARTING))
        else:
            while child.poll() is None and size(out) <= before:
                time.sleep(0.005)
            time.sleep(chance.choice([0, chance.uniform(0, AFTER)]))
        hit += size(out) > before
        child.kill()
        child.wait()
    begun = time.monotonic()
    found = rows(analysed(source, out))
    same = found == expected
    verdict = "the same" if same else "NOT THE SAME"
    print(f"{form:9} {kills} kills, {hit} of them after new rows; {len(found)} rows, {verdict}", flush=True)
    print(f"          the last run took {time.monotonic() - begun:.0f} s", flush=True)
    return same


if __name__ == "__main__":
    main()
