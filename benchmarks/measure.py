"""Measuring: CPU time of several sides in turn, told by ratios, with targets."""

import statistics
import time
from collections.abc import Callable, Mapping

Work = Callable[[], object]
Clock = Callable[[], float]


def medians(
    sides: Mapping[str, Work], rounds: int = 7, clock: Clock = time.process_time
) -> dict[str, float]:
    """Return the median CPU seconds of each side, measured in turn, or by a clock."""
    times: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(rounds):
        for name, work in sides.items():
            start = clock()
            work()
            times[name].append(clock() - start)
    return {name: statistics.median(values) for name, values in times.items()}


def told(times: Mapping[str, float], targets: Mapping[str, float]) -> int:
    """Print each side against the first one; return how many miss their target."""
    peer, *_ = times
    missed = 0
    for name, seconds in times.items():
        ratio, target = times[peer] / seconds, targets.get(name)
        missed += target is not None and ratio < target
        aim = f"  (target {target:g}x)" if target else ""
        print(f"{name:36} {seconds * 1e3:10.3f} ms {ratio:8.1f}x{aim}")
    return missed
