"""`make audit` never calls clean what nobody looked up."""

from __future__ import annotations

import json

import pytest

from tests.audit import CLEAN, FOUND, NOT_CHECKED, judged, rules

SOUND = {"name": "yarn", "version": "1.0", "vulns": []}
WEAK = {"name": "rope", "version": "2.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2.1"]}]}
UNFIXED = {"name": "twine", "version": "3", "vulns": [{"id": "PYSEC-2", "fix_versions": []}]}
UNKNOWN = [{"name": f"thread-{number}", "skip_reason": "not found"} for number in range(7)]


@pytest.mark.parametrize(
    ("dependencies", "code", "told"),
    [
        ([SOUND], CLEAN, "0 in the 1 packages looked up."),
        ([SOUND, WEAK], FOUND, "rope 2.0: PYSEC-1, fixed in 2.1"),
        ([UNFIXED], FOUND, "twine 3: PYSEC-2, fixed in no version yet"),
        ([SOUND, *UNKNOWN], NOT_CHECKED, "NOT CHECKED: 7 packages."),
        (UNKNOWN, NOT_CHECKED, "thread-4 and 2 more."),
        ([WEAK, *UNKNOWN], FOUND, "NOT CHECKED: 7 packages."),
        ([], NOT_CHECKED, "NOT CHECKED"),
    ],
)
def test_only_what_was_looked_up_is_clean(
    dependencies: list[dict[str, object]], code: int, told: str
) -> None:
    found, said = judged(json.dumps({"dependencies": dependencies}), "")
    assert found == code
    assert told in "\n".join(said)


@pytest.mark.parametrize("output", ["", "{}", "no JSON"])
def test_a_service_out_of_reach_is_said_plainly(output: str) -> None:
    found, said = judged(output, "Traceback\nConnectionError: no route\n")
    assert found == NOT_CHECKED
    assert said == [
        "Known vulnerabilities: NOT CHECKED. pip-audit failed: ConnectionError: no route"
    ]


def test_the_code_keeps_the_security_rules() -> None:
    code, said = rules()
    assert code == CLEAN, said
