"""The invented harbour, ready to be asked about."""

from __future__ import annotations

import pytest
from hypothesis import settings

from bot.matching import Matcher
from bot.matching.catalogue import Catalogue
from tests.matching.harbour import CANDIDATES, LEXICON

# A busy machine is no failure.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def matcher() -> Matcher:
    return Matcher(CANDIDATES, LEXICON)


@pytest.fixture(scope="session")
def catalogue(matcher: Matcher) -> Catalogue:
    return matcher.catalogue


@pytest.fixture(scope="session")
def entries() -> dict[str, int]:
    """Return the number of each candidate."""
    return {candidate.id: number for number, candidate in enumerate(CANDIDATES)}
