"""Plan, letters and passports (计划、邀请函、证件): OUT-18, OUT-21 and OUT-23."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflow.core import countries
from workflow.core.rules import BLOCK, DEPARTURE, SUBMIT, WARN, Finding, Note, Unknown, rule
from workflow.registers.national import Limits

from ..application import CHOICES, Application, Leg
from .people import named, someone, unstated

Answer = Finding | Note | None
PRIVATE_PASSPORT_FORM = "private_passport"  # 《教学科研人员因公出访持因私证件申请表》, S30


@rule(
    "OUT-18",
    source="S05 S22 S25 S26",
    severity=WARN,
    reads=["in_plan", "plan_reference", "off_plan_reason"],
    title=gettext_lazy("The trip stands in the approved annual plan"),
)
def stands_in_the_annual_plan(trip: Application, limits: Limits) -> Answer:
    """未列入年度计划的，须在总量内并专项说明."""
    if trip.in_plan is None:
        raise Unknown(["in_plan"])
    if trip.in_plan:
        return None
    if trip.off_plan_reason:
        return Note(_("Not in the annual plan; the explanation is given and is judged by people."))
    return Finding(
        _("The trip is not in the annual plan, and nothing explains why."),
        fix=_("Name the line of the plan, or explain why the trip could not be planned."),
    )


@rule(
    "OUT-21",
    source="S05 S09",
    severity=BLOCK,
    reads=["joined"],
    title=gettext_lazy("Invited by the host, from the host's own place"),
)
def is_invited_by_the_host_itself(trip: Application, limits: Limits) -> Answer:
    """邀请函须由对方从其所在地发出，不得由华侨华人、外国驻华机构或中介出具."""
    stays = [leg for leg in trip.legs if not leg.stopover]
    wrong = [
        leg for leg in stays if leg.invitation_from_host_country is False or leg.invitation_issuer not in (None, "host")
    ]
    if wrong:
        letters = _(", ").join(map(_letter, wrong))
        return Finding(
            _("These letters of invitation do not count: %(letters)s.")
            % {"letters": letters},
            fix=_("Ask the host itself for a letter, issued at its own place."),
        )
    if trip.joined:
        return Note(_("Organised by another unit: its task notice stands for the letters."))
    missing = [path for n, leg in enumerate(trip.legs) if not leg.stopover for path in _unanswered(n, leg)]
    if missing or not stays:
        raise Unknown(missing or ["legs"])
    return None


def _unanswered(number: int, leg: Leg) -> list[str]:
    asked = ("invitation", "invitation_from_host_country", "invitation_issuer")
    return [f"legs.{number}.{name}" for name in asked if getattr(leg, name) is None]


def _letter(leg: Leg) -> str:
    issuer = leg.invitation_issuer or "host"
    return f"{leg.host or countries.name(leg.country or '?')} ({CHOICES['legs.invitation_issuer'][issuer]})"


@rule(
    "OUT-23",
    source="S01 S18 S19; private documents on application: S30",
    severity=BLOCK,
    at=[SUBMIT, DEPARTURE],
    title=gettext_lazy("Official documents, and one kind only"),
)
def travels_on_official_documents(trip: Application, limits: Limits) -> Answer:
    """持因公证照出访，严禁持因私护照执行公务，不得混用."""
    private = [member for member in someone(trip) if member.passport_kind == "private"]
    if private and trip.track == "academic" and _asked_for_private_passports(trip):
        return Note(_("Private documents: the special application is attached and is judged by people."))
    if private:
        return Finding(
            _("Travelling on a private document: %(names)s.") % {"names": named(private)},
            fix=_("Apply for official documents; teaching and research staff may attach the special application."),
        )
    missing = unstated(trip, "passport_kind")
    if not trip.declarations.single_passport_kind:
        missing.append("declarations.single_passport_kind")
    if missing:
        raise Unknown(missing)
    return None


def _asked_for_private_passports(trip: Application) -> bool:
    return any(attached.kind == PRIVATE_PASSPORT_FORM and attached.sha256 for attached in trip.attachments)
