"""One type case for all papers of the tests: the faces that come with Python, so that they print alike anywhere."""

import pytest

from workflow.printing.fonts import Typecase


@pytest.fixture(scope="session")
def var(tmp_path_factory):
    return tmp_path_factory.mktemp("var")


@pytest.fixture(scope="session")
def case(var):
    return Typecase(var=var, system=())
