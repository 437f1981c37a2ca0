"""Claim: a cold ``conceptpath path transformer`` costs at most 8 bare interpreters.

Pairs of processes in alternation, with a warm cache; CPU time of each child (user and
system), the median of 11. Exits with 1 above the target.
"""

import os
import resource
import statistics
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

ROUNDS = 11
TARGET = 8.0


def main() -> int:
    """Print the ratio; return 1 where the target is missed."""
    program = str(Path(sysconfig.get_path("scripts")) / "conceptpath")
    sides = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "conceptpath path transformer": [program, "path", "transformer"],
    }
    with tempfile.TemporaryDirectory() as home:
        os.environ["CONCEPTPATH_HOME"] = home
        for command in sides.values():
            seconds(command)
        rounds = [
            [seconds(command) for command in sides.values()] for _ in range(ROUNDS)
        ]
    bare, ours = (statistics.median(times) for times in zip(*rounds, strict=True))
    for name, value in zip(sides, (bare, ours), strict=True):
        print(f"{name:30} {value * 1e3:7.1f} ms")
    print(f"{ours / bare:.2f}x (target: at most {TARGET:g}x)")
    return int(ours / bare > TARGET)


def seconds(command: list[str]) -> float:
    """Return the CPU seconds that a command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    sys.exit(main())
