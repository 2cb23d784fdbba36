"""Revising a route (修订审批路线): what a draft may say, what is wrong with it, what it would change.

``rows`` a phase as plain data · ``vocabulary`` the words a route of that kind may use · ``faults`` what forbids publishing
· ``words`` a phase as sentences · ``compare`` two versions · ``forecast`` the same rounds asked by another version (pure)
· ``trial`` a draft against the rounds of a year · ``powers`` who reads, who changes. The verbs are ``actions.draft_route``,
``actions.publish_route`` and ``actions.move``.
"""
