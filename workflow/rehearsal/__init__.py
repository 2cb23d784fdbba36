"""Rehearsal (演练): an invented university whose people drive matters through their whole lives by the verbs.

``cast`` who they are · ``letters`` the papers they hold up · ``records`` the lines of a trips file · ``walk`` how a matter is
driven · ``report`` what became of it · ``demo`` one in every state. Each kind brings the way it walks in its own
``rehearsal`` and hands it over as ``core.kinds.Rehearsal``; the commands reach kinds by that alone.
"""
