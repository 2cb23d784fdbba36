"""The papers of a visit (公文); the official forms are drawn here, by their code."""

from workflow.matters.visits import invitations

PAPERS: dict = {}


def invitation_lacks(matter) -> list[str]:
    """What stands against printing an invitation letter: nobody is invited before the approval (IN-01)."""
    return invitations.lacks(matter)
