"""Rehearsal of a delegation (团组演练): the invented university drives it through its whole life by the verbs.

``filling`` what a trips file does not say · ``walk`` the way, step by step · ``demo`` its matters of the demo · ``hook``
what the commands find. The demo, ``manage.py rehearse`` and the tests' stories walk the same way.
"""
