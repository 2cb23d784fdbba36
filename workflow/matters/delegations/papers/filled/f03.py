"""What F3 is filled with: a sheet for each member of the newest revision."""

from workflow.duties import permits
from workflow.matters.delegations.application import Application, Member
from workflow.matters.delegations.papers.f03 import Filing, FilingForms
from workflow.matters.delegations.papers.filled import people
from workflow.matters.delegations.papers.filled.journey import places
from workflow.registers.papers.opinions import opinions_of
from workflow.registers.passports.documents import kinds_for


def filing_forms(matter) -> FilingForms:
    """F3. The unit's opinion stands only where the unit that agreed is the member's own (派出单位)."""
    application = matter.application
    permit = permits.current(matter)
    authority = f"{permit.authority}（{permit.number}）" if permit else ""
    of_unit = opinions_of(matter)["unit"]
    return FilingForms(
        variant=variant(application),
        members=tuple(
            _filing(application, member, authority, of_unit if member.unit == matter.unit.name else ())
            for member in application.members
        ),
    )


def variant(application: Application) -> str:
    """Hong Kong and Macao, or Taiwan, have a form of their own only where the trip goes nowhere else."""
    kinds = kinds_for(application.countries)
    return kinds[0] if kinds in (["hk_macau"], ["taiwan"]) else "abroad"


def _filing(application: Application, member: Member, authority: str, opinions) -> Filing:
    return Filing(
        name=member.name, sex=people.sex(member), born=people.born(member), secret_related=member.secret_related,
        post="　".join(part for part in (member.unit, people.post(member)) if part), secrecy_approval=member.secrecy_approval,
        organiser=application.organiser, role=member.role or ("团长" if member.leader else "团员"), task=application.purpose,
        places=places(application), leaves=application.starts, returns=application.ends, days=application.days,
        authority=authority, last_trip=member.last_trip, opinions=opinions,
    )
