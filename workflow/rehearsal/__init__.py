"""Rehearsal (演练): an invented university whose people drive matters through their whole lives by the verbs.

``cast`` who they are · ``letters`` the papers they hold up. Each kind brings the way it walks in its own ``rehearsal``.
"""
