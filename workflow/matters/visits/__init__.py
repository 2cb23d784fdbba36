"""外宾来访接待: incoming visits. Read ``kind.py`` first, then ``life.py``."""
