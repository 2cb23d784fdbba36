"""Named points at which a test may kill the process (故障点). They do nothing unless WAISHI_FAULT=<name>:<file>."""

import os
import signal


def point(name: str) -> None:
    """Here the kill test of that name strikes; it first writes the name to the file, so the test sees it got here."""
    wanted, _, path = os.environ.get("WAISHI_FAULT", "").partition(":")
    if wanted != name or not path:
        return
    with open(path, "a") as reached:
        reached.write(name + "\n")
        reached.flush()
        os.fsync(reached.fileno())
    os.kill(os.getpid(), signal.SIGKILL)
