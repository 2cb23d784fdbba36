"""Run a command that ends when the process that started it ends, as another user if asked.

Used as a script: ``python -I leash.py UID GID SIGNAL COMMAND …``. It asks the kernel for the signal at its parent's
death, which survives `exec` but not a change of user, hence the order. Other systems than Linux only `exec`.
"""

import ctypes
import os
import sys

PR_SET_PDEATHSIG = 1


def main(uid: int, gid: int, signal: int, command: list[str]) -> None:
    parent = os.getppid()
    if uid != os.getuid():
        os.setgroups([])
        os.setgid(gid)
        os.setuid(uid)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal, 0, 0, 0)
        if os.getppid() != parent:  # it died before we asked
            sys.exit(1)
    os.execvp(command[0], command)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:])
