"""因公出国（境）团组: delegations abroad. Read ``kind.py`` first, then ``life.py``."""
