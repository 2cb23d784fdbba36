"""Rehearsal (演练): an invented university whose people drive a delegation through its whole life by the verbs.

``cast`` who they are · ``filling`` what a trips file does not say · ``walk`` the way, step by step. The demo, ``manage.py
rehearse`` and the tests' stories walk the same way.
"""
