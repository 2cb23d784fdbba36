import tempfile
from pathlib import Path

import pytest


@pytest.fixture
def var():
    """A var/ that `nobody` can walk into, which pytest's own tmp_path (0700) is not."""
    with tempfile.TemporaryDirectory(prefix="waishi-var-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
