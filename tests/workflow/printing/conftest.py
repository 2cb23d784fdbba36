"""One type case for all papers of the tests: the faces that come with Python, so that they print alike anywhere."""

import pytest

from tests.workflow.printing.faces import face_file
from tests.workflow.printing.samples import hard
from workflow.printing.fonts import Typecase, needs_shaping
from workflow.printing.runs import clean


@pytest.fixture(scope="session")
def var(tmp_path_factory):
    return tmp_path_factory.mktemp("var")


@pytest.fixture(scope="session")
def case(var):
    return Typecase(var=var, system=())


@pytest.fixture(scope="session")
def rich_case(var, case, tmp_path_factory):
    """The same with a school's own face for what those lack: rare characters, Thai, the letters of Central Europe."""
    letters = set(clean("".join(hard.NAMES) + hard.PURPOSE))
    lacking = {one for one in letters if not needs_shaping(one) and not any(face.has(ord(one)) for face in case.floors.values())}
    own = tmp_path_factory.mktemp("fonts")
    face_file(own / "rare.ttf", "".join(sorted(lacking)), "BabelStone Han")
    return Typecase(var=var, own=own, system=())
