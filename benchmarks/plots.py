"""Plots for the documentation: reliability, risk against coverage, time against size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.measures import Curve
from benchmarks.reliability import Reliability, bins
from benchmarks.report import OURS, Table

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SIZE = (6.4, 4.4)  # inches
DPI = 120
HIGHEST_RISK = 0.5


def plot_reliability(found: Reliability, path: Path) -> None:
    """Plot the share of right answers against the confidence, and how often each occurs."""
    drawn = bins(found)
    figure, axes = _axes("confidence", "share right")
    axes.plot([0, 1], [0, 1], color="0.7", linestyle="--", label="perfectly reliable")
    axes.plot([one.sure for one in drawn], [one.right for one in drawn], "o-", label=OURS)
    beside = axes.twinx()
    beside.bar(
        [one.sure for one in drawn], [one.questions for one in drawn], width=0.05, alpha=0.15
    )
    beside.set_ylabel("questions (bars)")
    axes.set_title(f"Expected calibration error {found.error:.3f}, {len(found.sure)} questions")
    _save(figure, axes, path)


def plot_risk(curves: Mapping[str, Curve], path: Path) -> None:
    """Plot the share of wrong answers against the share of questions answered."""
    figure, axes = _axes("coverage: answerable questions that are answered", "risk: answers wrong")
    for name, curve in curves.items():
        axes.step(curve.coverage, curve.risk, where="post", label=name, **_style(name))
    axes.set_ylim(0, HIGHEST_RISK)
    axes.set_title("From the surest question to the least sure")
    _save(figure, axes, path)


def plot_speed(tables: Sequence[Table], sizes: Sequence[int], path: Path) -> None:
    """Plot the time of all but one question in a hundred against the size of the base."""
    figure, axes = _axes("phrasings", "p99, ms a question")
    for name in [str(row[0]) for row in tables[0].rows]:
        times = [table.cell(name, "p99 ms") for table in tables]
        points = [pair for pair in zip(sizes, times, strict=True) if pair[1] is not None]
        axes.plot(*zip(*points, strict=True), "o-", label=name, **_style(name))
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_title("One thread, a third of the questions misspelt")
    _save(figure, axes, path)


def _style(name: str) -> dict[str, Any]:
    return {"linewidth": 2.6, "color": "black"} if name == OURS else {"linewidth": 1.2}


def _axes(across: str, up: str) -> tuple[Any, Axes]:
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=SIZE, layout="constrained")
    axes.set_xlabel(across)
    axes.set_ylabel(up)
    axes.grid(alpha=0.25)
    return figure, axes


def _save(figure: Any, axes: Axes, path: Path) -> None:  # noqa: ANN401 - of an optional library
    from matplotlib import pyplot as plt

    axes.legend(fontsize="small")
    path.parent.mkdir(parents=True, exist_ok=True)
    # Without a date and a version in it, the same figures make the same file.
    figure.savefig(path, dpi=DPI, metadata={"Software": None})
    plt.close(figure)
