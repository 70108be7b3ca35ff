"""Bases that cost as much as a base can: `python -m tests.knowledge.hostile_bases` measures them.

Each is made of a number of records; the largest the limits let through are measured, in a process
of its own each, by processor time and peak memory.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

HEAD: Final = (
    "sources:\n- {id: s, paragraphs: 4}\nactors:\n"
    "- {id: a, name: the Board}\n- {id: b, name: the union}\n"
)
LARGEST: Final = 7_600_000  # bytes
MEASURE: Final = """
import sys, time
from pathlib import Path
from bot.knowledge import examine
found = examine(Path(sys.argv[1]))
if not found.problems:
    assert found.loaded().base.entries
memory = Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]
problem = found.problems[0].what if found.problems else "no problem"
print(f"{time.process_time():6.2f} s {int(memory) / 1024:6.0f} MB  {problem[:60]}")
"""


def fact(number: int, statement: str = "It is x.", more: str = "") -> str:
    return (
        f"- {{id: x{number}, question: 'What of x{number}?', statement: '{statement}', "
        f"claimant: a, source: s, paragraphs: [1]{more}}}\n"
    )


def caveats(count: int) -> str:
    lines = (
        f"- {{id: c{n}, label: 'Label w{n}', text: t{n}, source: s, paragraphs: [1], "
        "covers: [a]}\n"
        for n in range(count)
    )
    return f"{HEAD}caveats:\n{''.join(lines)}facts:\n{''.join(map(fact, range(count)))}"


def dated_events(count: int) -> str:
    lines = (
        f"- {{id: e{n}, when: May {n % 28 + 1} {n}, order: {n}, facts: [x{n}, x0]}}\n"
        for n in range(count)
    )
    return f"{HEAD}facts:\n{''.join(map(fact, range(count)))}events:\n{''.join(lines)}"


def unknowns(count: int) -> str:
    lines = "".join(f"- {{id: u{n}, what: w{n}}}\n" for n in range(count))
    return f"{HEAD}facts:\n{fact(0)}unknowns:\n{lines}"


def golden(count: int) -> str:
    lines = "".join(f"- {{question: q {n}, abstain: true}}\n" for n in range(count))
    return f"{HEAD}facts:\n{fact(0)}golden:\n{lines}"


def names(count: int) -> str:
    lines = (
        f"- {{id: n{n}, name: n w{n}, aliases: [{', '.join(f'w{n} v{i}' for i in range(50))}]}}\n"
        for n in range(count)
    )
    return f"{HEAD}{''.join(lines)}facts:\n{fact(0)}"


def dangling(count: int) -> str:
    lines = (
        f"- {{id: t{n}, title: T, question: 'What t{n}?', facts: [y{n}-1, y{n}-2]}}\n"
        for n in range(count)
    )
    return f"{HEAD}facts:\n{''.join(map(fact, range(500)))}topics:\n{''.join(lines)}"


def phrasings(text: str) -> Callable[[int], str]:
    def make(count: int) -> str:
        asks = (f"[{', '.join(f'{text}{n} {i}' for i in range(40))}]" for n in range(count))
        return HEAD + "facts:\n" + "".join(fact(n, more=f", asks: {a}") for n, a in enumerate(asks))

    return make


def statements(text: str) -> Callable[[int], str]:
    def make(count: int) -> str:
        return HEAD + "facts:\n" + "".join(fact(n, f"{text}{n}") for n in range(count))

    return make


HOSTILE: Final[Mapping[str, Callable[[int], str]]] = {
    "caveats": caveats,
    "dated events": dated_events,
    "unknowns": unknowns,
    "golden questions": golden,
    "names": names,
    "dangling references": dangling,
    "phrasings": phrasings("what about the thing in the town by the harbour "),
    "ligatures of 18 letters": phrasings("\ufdfa" * 280),
    "ligatures of 3 letters": phrasings("\ufb03" * 280),
    "odd characters": phrasings("é½…ﬁ" * 70),
    "dots": statements("a." * 290),
    "dots and a link": statements("a." * 280 + " ://"),
    "quotation marks": statements('"a' * 290),
    "dates": statements("1 may 2 " * 70),
    "verdicts": statements("is now " * 80),
}


def largest(make: Callable[[int], str]) -> int:
    """Return how many records stay within the limit of bytes and, nearly, that of events."""
    count = 1
    while len((text := make(2 * count)).encode()) < LARGEST and text.count(":") < 60_000:
        count *= 2
    return count


def main() -> None:
    """Print time and memory of the largest base of each kind."""
    for name, make in HOSTILE.items():
        with TemporaryDirectory() as folder:
            Path(folder, "a.yaml").write_text(make(largest(make)), encoding="utf-8")
            command = [sys.executable, "-c", MEASURE, folder]
            ran = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own program
        sys.stdout.write(f"{name:<26}{ran.stdout}")


if __name__ == "__main__":
    main()
