"""Fuzzes every parser, and the analysis with its exports: python tests/fuzz [--minutes N] [--save FOLDER] [TARGET ...]

Each target runs in a process of its own, so that a crash or an endless loop ends that one run. An input that fails is
saved under a name made of its target and contents; python tests/fuzz --replay FILE TARGET runs it once more. Printed is
a line a target: its runs, what was refused in one clear line, what failed, the slowest run.
"""

from __future__ import annotations

import argparse
import faulthandler
import hashlib
import json
import random
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2] / "tui")]

from mutation import mutated  # noqa: E402
from targets import TARGETS, Refused  # noqa: E402

# Seconds of one input before it counts as endless: what a format's process may take, and the model's start.
LONGEST = 40
# The analysis is most of the program.
SHARES = {name: 4 if name == "analysis" else 1 for name in TARGETS}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)}; all by default")
    arguments.add_argument("--minutes", type=float, default=10)
    arguments.add_argument("--seed", type=int, default=None, help="of the random numbers")
    arguments.add_argument("--save", type=Path, default=Path(tempfile.gettempdir()) / "sawt-reader-fuzz")
    arguments.add_argument("--replay", type=Path, help="run one saved input")
    arguments.add_argument("--seconds", type=float, help=argparse.SUPPRESS)  # in the process of a target
    given = arguments.parse_args()
    names = given.targets or list(TARGETS)
    if given.replay:
        print(TARGETS[names[0]]().run(given.replay.read_bytes()) or "sound")
    elif given.seconds is not None:
        fuzz(names[0], given.seconds, given.seed, given.save)
    else:
        given.save.mkdir(parents=True, exist_ok=True)
        seed = random.randrange(2**32) if given.seed is None else given.seed
        print(f"seed {seed}, {given.minutes:g} minutes; inputs that fail: {given.save}")
        whole = sum(SHARES[name] for name in names)
        failed = [supervise(name, given.minutes * 60 * SHARES[name] / whole, seed, given.save) for name in names]
        sys.exit(1 if any(failed) else 0)


def supervise(name: str, seconds: float, seed: int, save: Path) -> int:
    """Fuzz one target for a time, starting its process anew when it dies. Returns how many inputs failed."""
    runs = refused = failed = 0
    slowest, slow = 0.0, ""
    until = time.monotonic() + seconds
    round_ = 0
    while (left := until - time.monotonic()) > 0:
        command = [
            sys.executable,
            __file__,
            name,
            "--seconds",
            str(left),
            "--seed",
            str(seed + round_),
            "--save",
            str(save),
        ]
        round_ += 1
        held = save / f"{name}.in-hand"
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
            try:
                out, errors = child.communicate(timeout=left + LONGEST)
            except subprocess.TimeoutExpired:
                child.kill()
                out, errors = child.communicate()
        told = out.splitlines()
        if told:  # one line every second: the last holds for the whole process
            runs, refused, failed = (
                a + b for a, b in zip((runs, refused, failed), json.loads(told[-1])[:3], strict=True)
            )
            if json.loads(told[-1])[3] > slowest:
                slowest, slow = json.loads(told[-1])[3:]
        if child.returncode and held.exists():
            failed += 1
            keep(
                save, name, held.read_bytes(), f"died with status {child.returncode}\n{errors.decode(errors='replace')}"
            )
    print(
        f"{name:10} {runs:7} runs {refused:7} refused {failed:4} failed   slowest {slowest:6.2f} s {slow}", flush=True
    )
    return failed


def fuzz(name: str, seconds: float, seed: int, save: Path) -> None:
    """Run inputs until the time is over; print what became of them every second."""
    faulthandler.enable()
    target = TARGETS[name]()
    chance = random.Random(f"{name} {seed}")
    until, next_line = time.monotonic() + seconds, 0.0
    runs = refused = failed = 0
    slowest, slow = 0.0, ""
    held = save / f"{name}.in-hand"
    while (start := time.monotonic()) < until:
        data = mutated(chance, target.seeds) if runs >= len(target.seeds) else target.seeds[runs]
        held.write_bytes(data)
        faulthandler.dump_traceback_later(LONGEST, exit=True)
        try:
            target.run(data)
        except Refused:
            refused += 1
        except Exception:
            failed += 1
            keep(save, name, data, traceback.format_exc())
        runs += 1
        took = time.monotonic() - start
        if took > slowest:
            slowest, slow = took, keep(save, name, data, "slow") if took > 5 else ""
        if start > next_line:
            print(json.dumps([runs, refused, failed, slowest, slow]), flush=True)
            next_line = start + 1
    faulthandler.cancel_dump_traceback_later()
    held.unlink()
    print(json.dumps([runs, refused, failed, slowest, slow]), flush=True)


def keep(save: Path, name: str, data: bytes, why: str) -> str:
    """Save an input and what it did. Returns its name."""
    saved = f"{name}-{hashlib.sha256(data).hexdigest()[:12]}"
    (save / saved).write_bytes(data)
    (save / f"{saved}.why").write_text(why, encoding="utf-8")
    return saved


if __name__ == "__main__":
    main()
