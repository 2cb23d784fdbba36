"""What F25 is filled with: the secret-related members of the newest revision, and what the secrecy office said."""

from django.utils.translation import gettext as _

from workflow.matters.delegations.papers.f25 import Cleared, SecrecyForms
from workflow.matters.delegations.papers.filled import people
from workflow.matters.delegations.papers.filled.journey import hosts, places
from workflow.registers.papers.opinions import opinions_of


def secrecy_forms(matter) -> SecrecyForms:
    """F25. The unit's opinion stands only where the unit that agreed is the member's own."""
    application = matter.application
    opinions = opinions_of(matter)
    return SecrecyForms(
        tuple(
            Cleared(
                name=member.name, sex=people.sex(member), born=people.born(member), unit=member.unit,
                post=people.post(member), places=places(application), leaves=application.starts,
                returns=application.ends, days=application.days, hosts=hosts(application), task=application.purpose,
                approval=member.secrecy_approval, of_secrecy=opinions["secrecy"], of_personnel=opinions["personnel"],
                of_unit=opinions["unit"] if member.unit == matter.unit.name else (),
            )
            for member in application.members
            if member.secret_related
        )
    )


def lacks(matter) -> list[str]:
    """Only for who holds a secret-related post (保密法 2024, art. 45)."""
    if any(member.secret_related for member in matter.application.members):
        return []
    return [_("Nobody in the group holds a secret-related post.")]
