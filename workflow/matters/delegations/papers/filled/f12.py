"""What F12 is filled with: the applicant, the trip and the budget of the newest revision."""

from decimal import Decimal

from workflow.matters.delegations.application import Application, Line
from workflow.matters.delegations.papers.f12 import ITEMS, Cost, SchoolForm
from workflow.matters.delegations.papers.filled.journey import hosts, places
from workflow.printing.amounts import in_words
from workflow.printing.wording import yuan
from workflow.registers.papers.opinions import opinions_of

ITEM_OF = {
    "visa": "护照／签证费", "international_travel": "国际机票", "lodging": "住宿", "insurance": "保险", "registration": "注册费",
    "meals": "伙食", "incidentals": "公杂",
}  # fmt: skip


def school_form(matter) -> SchoolForm:
    """F12 of the newest revision, with the opinions given on it."""
    application = matter.application
    opinions = opinions_of(matter)
    total = _total(application)
    return SchoolForm(
        applicant=matter.owner.name, unit=matter.unit.name, post=matter.post_title, phone=matter.owner.phone,
        companions="、".join(member.name for member in application.members if member.person_id != matter.owner_id),
        places=places(application), days=application.days, hosts=hosts(application), leaves=application.starts,
        returns=application.ends, task=application.purpose, fund_source=application.fund_source,
        costs=tuple(_costs(application)), total=total, total_words=in_words(total) if total is not None else "",
        of_office=opinions["office"], of_leader=opinions["leader"], of_unit=opinions["unit"],
    )


def _costs(application: Application):
    """Lines of one item are added up, by currency; what has no line of its own is 其他."""
    for item in ITEMS:
        lines = [line for line in application.budget if ITEM_OF.get(line.kind, "其他") == item and line.amount is not None]
        if lines:
            basis = "；".join(dict.fromkeys(line.source for line in lines if line.source))
            yield Cost(item, _sums(lines), basis)


def _sums(lines: list[Line]) -> str:
    sums: dict[str, Decimal] = {}
    for line in lines:
        sums[line.currency] = sums.get(line.currency, Decimal()) + (line.amount or 0)
    return "\n".join(yuan(amount) if currency == "CNY" else f"{yuan(amount)} {currency}" for currency, amount in sums.items())


def _total(application: Application) -> Decimal | None:
    """The whole in yuan; None where a line is in another currency, or there is none."""
    totals = application.totals
    return totals["CNY"] if set(totals) == {"CNY"} else None
