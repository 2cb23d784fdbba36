"""A group for every test of the duties."""

from types import SimpleNamespace

import pytest

from tests.workflow.duties.group import group as a_group


@pytest.fixture
def trip(db: None) -> SimpleNamespace:
    return a_group()
