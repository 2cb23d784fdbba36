"""The form of a delegation (填报), in one minute.

``basics people journey money papers`` its pages, in order, and their boxes · ``days`` a line for every day. What
the pages do with them stands in ``workflow/applying/``.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from workflow.applying.form import Carried, Form, Group, List, Part, Person
from workflow.matters.delegations.application import CHOICES, LABELS, Application, lacking
from workflow.matters.delegations.form import basics, days, journey, money, papers, people
from workflow.matters.delegations.rules import RULES

PARTS = (
    Part("basics", _("Task"), groups=(Group(_("The task"), basics.BOXES), Group(_("The annual plan"), basics.PLAN))),
    Part("people", _("People"), lists={"members": List(people.BOXES, first=lambda lines: {"person_kind": "staff"}, people=True)},
         also=("leader",), template="delegations/parts/people.html", more=people.shown),
    Part("journey", _("Journey"), journey.BORDER, lists={
        "legs": List(journey.LEG, first=lambda lines: {"arrives": lines[-1].get("leaves") or ""} if lines else {}, most=60),
        "itinerary": List(journey.DAY + journey.MOVE, unsaid={"half": "day"}, most=800),
    }, template="delegations/parts/journey.html", saved="delegations/fragments/journey_saved.html", more=journey.shown),
    Part("money", _("Money"), lists={"budget": List(
        money.LINE, unsaid=money.UNSAID, table=True, usual=money.USUAL, usual_name=_("The five usual kinds"),
        none=_("No line yet. The five kinds are those of the approval form."),
    )}, groups=(Group(_("Who pays"), money.SOURCE),)),
)  # fmt: skip
# Beside which box a broken rule is said; what it merely looked at would be too many places.
PLACES = {
    "OUT-01": "ends", "OUT-02": "ends", "OUT-03": "ends", "OUT-04": "poor_connection", "OUT-05": "starts", "OUT-06": "legs",
    "OUT-08": "members", "OUT-10": "members", "OUT-12": "itinerary", "OUT-18": "off_plan_reason", "OUT-21": "legs",
    "OUT-23": "members", "OUT-26": "members", "OUT-27": "members",
}  # fmt: skip
OF_THAT_YEAR = (
    "starts", "ends", "itinerary", "longer_stay_report", "in_plan", "plan_reference", "off_plan_reason",
    "legs.arrives", "legs.leaves", "legs.invitation", "members.secrecy_approval", "members.teaching_cover",
    "members.teaching_note",
)


def settle(part: Part, draft: dict[str, Any], sent: Any) -> None:
    """One leader on the page of people, a line for every day on that of the journey."""
    if part.code == "people" and "leader" in sent:
        people.lead(draft, sent.getlist("leader")[-1])
    if part.code == "journey":
        days.with_days(draft)


def carried(trip: Application) -> Carried:
    """What lists, search and duties need of a trip."""
    return Carried(
        title=trip.title or trip.group_name, starts=trip.starts, ends=trip.ends, places=trip.countries,
        words=[leg.city for leg in trip.legs],
        people=[
            Person(member.key, member.name, member.person_id, member.unit, member.post, member.leader)
            for member in trip.members
        ],
    )  # fmt: skip


FORM = Form(
    application=Application, parts=PARTS, labels=LABELS, choices=CHOICES, rules=RULES, places=PLACES, lacking=lacking,
    begin=people.first, of_that_year=OF_THAT_YEAR, slots=papers.slots, paper_fields=("legs.invitation", "longer_stay_report"),
    paper_kinds=papers.KINDS, carried=carried, settle=settle, verbs={"split-day": days.split},
    conditions={"notice": _("until the notice has run its time"), "permit": _("once the permit is in")},
    anchors={"days": "starts", "countries": "legs", "size": "members"},
    correctable=_("Only telephone and flight numbers can be corrected; anything else needs a new version."),
)
