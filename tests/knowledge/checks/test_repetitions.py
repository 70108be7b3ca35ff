"""What stands in a base twice, or holds nothing."""

from __future__ import annotations

from hashlib import sha256

import pytest

from tests.knowledge.conftest import Changed
from tests.world import SOURCE_TEXT


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("aliases: [dockers]", "aliases: [dockers, Dockers!]", "this stands in the same list alr"),
        ("[how many ships sank]", "[a b, 'A, b?']", "this stands in the same list already; take"),
        ("[damaged, broken, wrecked]", "[damaged, broken, Broken]", "stands in the same list alr"),
        ("[damaged, broken, wrecked]", "[damaged, '!']", "this holds no word; write one"),
        (
            "statement: She asked everybody to stay calm.\n    claimant: mayor",
            "statement: It dismisses the accusation!\n    claimant: dockers-union",
            "this says the same as what stands in base/a.yaml:",
        ),
        (
            "topics:\n",
            "topics:\n  - {id: t, title: T, question: Ts?, facts: [cranes-old, cranes-damaged]}\n",
            "this says the same as what stands in base/a.yaml:",
        ),
        ("[damaged, broken, wrecked]", "[boats, ships, vessels]", "says the same as what stands"),
        (
            "what pay the dockers ask for",
            "when the walkout, will end",
            "the same as what stands in b",
        ),
        (
            "when: after the walkout (no day given), order: 20, facts: [mayor-calm]",
            "when: tuesday, order: 20, facts: [ships-waiting]",
            "this says the same as what stands in base/a.yaml:",
        ),
        (
            "actors:\n",
            "  - {id: other, paragraphs: 4, sha256: SHA256}\nactors:\n",
            "this says the same as what stands in base/a.yaml:2; keep one of the two, or",
        ),
    ],
)
def test_what_stands_there_twice_is_told(changed: Changed, old: str, new: str, told: str) -> None:
    digest = sha256(SOURCE_TEXT.encode()).hexdigest()
    (problem,) = changed((old, new.replace("SHA256", digest)))
    assert told in problem
