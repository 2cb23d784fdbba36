"""What a trip owes before and after (行前行后职责): notices, permit, briefing, trip, report, settlement, sharing.

Each module is one duty. Its verbs take the matter whose row is held, check, write their rows and return the plain
facts for the journal; ``lacking`` answers in sentences what is still owed. They lock nothing and tell nobody.
"""
