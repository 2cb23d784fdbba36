"""One office for every bench, committed, because real servers look at it; the flush after the test takes it away."""

import pytest

from tests.cast import Office, gather


@pytest.fixture
def office(transactional_db: None) -> Office:
    """The cast and their browsers."""
    return Office(gather())
