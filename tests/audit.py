"""`make audit`: the code against ruff's security rules, what is installed against known weaknesses.

pip-audit asks a service on the network. Where that cannot be reached, or does not know a package,
nothing was found because nothing was looked up: then this says so, and fails.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

CODE = ("bot", "benchmarks", "tests")
CLEAN, FOUND, NOT_CHECKED = 0, 1, 3

Dependency = Mapping[str, Any]
Verdict = tuple[int, list[str]]


def main() -> int:
    """Print what both checks found; return 0 only where all was looked at and nothing found."""
    code, said = rules()
    print(*said, sep="\n", flush=True)
    other, said = vulnerabilities()
    print(*said, sep="\n")
    return code or other


def rules() -> Verdict:
    """Check the code against ruff's S rules (those of bandit)."""
    ran = _run("ruff", "check", "--select", "S", *CODE)
    if ran.returncode == 0:
        return CLEAN, [f"Security rules (ruff S): {', '.join(CODE)} are clean."]
    return FOUND, ["Security rules (ruff S):", ran.stdout + ran.stderr]


def vulnerabilities() -> Verdict:
    """Look everything that is installed up at the vulnerability service."""
    frozen = _run("pip", "freeze", "--exclude-editable").stdout
    with TemporaryDirectory() as folder:
        pins = Path(folder) / "requirements.txt"
        pins.write_text(frozen, "utf-8")
        ran = _run("pip_audit", "--format=json", "--progress-spinner=off", *_only(pins))
    return judged(ran.stdout, ran.stderr)


def judged(output: str, errors: str) -> Verdict:
    """Return what pip-audit's report in JSON comes to; `errors` is why there is none."""
    try:
        dependencies: list[Dependency] = json.loads(output)["dependencies"]
    except (ValueError, KeyError):
        reason = (errors.strip().splitlines() or ["it said nothing"])[-1]
        return NOT_CHECKED, [f"Known vulnerabilities: NOT CHECKED. pip-audit failed: {reason}"]
    skipped = [one["name"] for one in dependencies if "skip_reason" in one]
    found = [line for one in dependencies for line in _weaknesses(one)]
    checked = len(dependencies) - len(skipped)
    said = [f"Known vulnerabilities: {len(found)} in the {checked} packages looked up."]
    said += found
    if skipped or not checked:
        said.append(
            f"NOT CHECKED: {len(skipped)} packages. The vulnerability service could not be"
            f" reached, or does not know them: {_listed(skipped)}."
        )
    return FOUND if found else NOT_CHECKED if skipped or not checked else CLEAN, said


def _weaknesses(dependency: Dependency) -> Iterable[str]:
    for weakness in dependency.get("vulns", ()):
        fixed = ", ".join(weakness["fix_versions"]) or "no version yet"
        yield f"{dependency['name']} {dependency['version']}: {weakness['id']}, fixed in {fixed}"


def _listed(names: Sequence[str], most: int = 5) -> str:
    rest = len(names) - most
    return ", ".join(names[:most]) + (f" and {rest} more" if rest > 0 else "")


def _only(pins: Path) -> tuple[str, ...]:
    """Return the options for looking up these pins, and nothing they might bring along."""
    return "--requirement", str(pins), "--no-deps", "--disable-pip"


def _run(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - modules of our own environment
        [sys.executable, "-m", module, *arguments], capture_output=True, text=True, check=False
    )


if __name__ == "__main__":
    sys.exit(main())
