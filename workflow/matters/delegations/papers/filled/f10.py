"""What F10 is filled with: the entries of the passport ledger that belong to the matter (证照台账)."""

from django.utils.translation import gettext as _

from workflow.matters.delegations.papers.f10 import Drawing, Ledger
from workflow.matters.delegations.papers.filled.journey import places
from workflow.printing.wording import day
from workflow.registers.models import Loan, Visa


def ledger_form(matter) -> Ledger:
    """F10."""
    application = matter.application
    loans = Loan.objects.filter(matter_id=matter.pk).select_related("passport", "drawn_by", "returned_to")
    visas = {visa.participant_id: visa for visa in Visa.objects.filter(participant__matter_id=matter.pk)}
    drawings = tuple(_drawing(loan, visas.get(loan.participant_id or 0)) for loan in loans)
    return Ledger(application.group_name or application.title, places(application), drawings)


def lacks(matter) -> list[str]:
    """The ledger has no entry before a document was handed out."""
    drawn = Loan.objects.filter(matter_id=matter.pk).exists()
    return [] if drawn else [_("No document was handed out for this trip yet.")]


def _drawing(loan: Loan, visa: Visa | None) -> Drawing:
    passport = loan.passport
    return Drawing(
        kind=passport.kind, number=f"＊＊＊＊{passport.tail}", holder=passport.holder_name, issued_on=passport.issued_on,
        expires_on=passport.expires_on, authority=passport.authority, drawn_on=loan.drawn_on,
        returned_on=loan.returned_on, visa="免签" if visa and not visa.needed else "", purpose=loan.purpose,
        log=tuple(_log(loan)),
    )


def _log(loan: Loan):
    by = loan.drawn_by.name if loan.drawn_by else ""
    yield f"{day(loan.drawn_on)}　{by}　发放，由{loan.handed_to}领取" + (f"（{loan.note}）" if loan.note else "")
    if loan.returned_on:
        to = loan.returned_to.name if loan.returned_to else ""
        yield f"{day(loan.returned_on)}　{to}　收回" + (f"（{loan.condition}）" if loan.condition else "")
