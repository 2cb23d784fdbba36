"""Measuring fairly (计时): the candidates take turns in one run, and what is compared are their medians."""

import time
from collections.abc import Callable, Iterable
from statistics import median, quantiles
from typing import Any


def taking_turns(candidates: dict[str, Iterable[Callable[[], Any]]]) -> dict[str, list[float]]:
    """Seconds of every run of each candidate; one run of each after the other, the first of each is not counted."""
    took: dict[str, list[float]] = {name: [] for name in candidates}
    for runs in zip(*candidates.values(), strict=True):
        for name, run in zip(candidates, runs, strict=True):
            took[name].append(timed(run))
    return {name: seconds[1:] for name, seconds in took.items()}


def timed(run: Callable[[], Any]) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


def p95(seconds: list[float]) -> float:
    return quantiles(seconds, n=20)[-1]


def table(title: str, took: dict[str, list[float]], *, base: str) -> dict[str, float]:
    """Print median, 95th percentile and ratio to the base; the ratios are returned."""
    print(f"\n\n{title}")
    ratios = {name: median(seconds) / median(took[base]) for name, seconds in took.items()}
    for name, seconds in took.items():
        print(f"  {name:<44} {median(seconds) * 1000:8.2f} ms  p95 {p95(seconds) * 1000:8.2f}  × {ratios[name]:.2f}")
    return ratios
