"""The form of a visit (来访申请填报), in one minute.

``guests visit reception money papers`` its pages, in order, and their boxes. What the pages do with them stands in
``workflow/applying/``.
"""

from datetime import date

from django.utils.translation import gettext_lazy as _

from workflow.applying.form import Carried, Form, Group, List, Part
from workflow.matters.visits import people
from workflow.matters.visits.application import CHOICES, LABELS, Application, lacking
from workflow.matters.visits.form import guests, money, papers, reception, visit
from workflow.matters.visits.rules import RULES, Actual

PARTS = (
    Part("guests", _("Guests"), groups=(
        Group(_("The delegation of guests"), guests.WHO), Group(_("Where special rules hold"), guests.SPECIAL),
    ), lists={
        "places": List(guests.PLACE, most=40, one=_("Country or region")),
        "guests": List(guests.GUEST, first=guests.next_guest, most=200, one=_("Guest"),
                       none=_("No names yet. For guests of a university they may follow after the approval.")),
    }),
    Part("visit", _("Visit"), groups=(
        Group(_("What for"), visit.WHY), Group(_("When"), visit.WHEN), Group(_("Entry and lodging"), visit.ENTRY),
    )),
    Part("reception", _("Reception"), groups=(
        Group(_("Who receives them"), reception.LEVEL), Group(_("Large and important events"), reception.SECURITY),
    ), lists={"hosts": List(reception.HOST, people=True, one=_("Host"))}),
    Part("money", _("Money"), money.WHO_PAYS, lists={
        "costs": List(money.COST, unsaid={"kind": "other"}, most=100, table=True, usual=money.USUAL,
                      usual_name=_("The usual costs"), none=_("No costs yet.")),
        "gifts": List(money.GIFT, most=50, one=_("Gift"), none=_("No gifts.")),
    }),
)  # fmt: skip
# Beside which box a broken rule is said; what it merely looked at would be too many places.
PLACES = {
    "IN-00": "origin", "IN-01": "promised", "IN-02": "fund_source", "IN-03": "hosting", "IN-04": "days_paid", "IN-05": "starts",
    "IN-06": "starts", "IN-08": "host_rank", "IN-09": "talk_subject", "IN-10": "important", "IN-12": "lodging",
    "IN-13": "gifts", "IN-17": "visa_basis", "IN-31": "costs", "IN-32": "costs", "IN-33": "costs", "IN-34": "costs",
}  # fmt: skip
OF_THAT_YEAR = (
    "starts", "ends", "china_from", "china_to", "talk_script", "visa_basis", "costs.amount", "guests.sex", "guests.born",
)  # fmt: skip


def carried(application: Application) -> Carried:
    """What lists, search and duties need of a visit."""
    return Carried(
        title=application.title, starts=application.starts, ends=application.ends, places=application.countries,
        words=[application.home_unit, application.home_unit_english, application.talk_topic],
        people=people.carried(application, application.guests),
    )  # fmt: skip


def beside(today: date) -> Actual:
    """What the rules of the submission are told: the day on which it is handed in, for the lead times."""
    return Actual(asked_on=today)


FORM = Form(
    application=Application, parts=PARTS, labels=LABELS, choices=CHOICES, rules=RULES, places=PLACES, lacking=lacking,
    begin=reception.first, of_that_year=OF_THAT_YEAR, slots=papers.slots, paper_fields=("talk_script",),
    paper_kinds=papers.KINDS, carried=carried, beside=beside, conditions={"permit": _("once the permit is in")},
    anchors={
        "days": "starts", "countries": "places", "size": "size", "leading_rank": "guests", "ministerial": "guests",
        "days_in_china": "china_from", "total": "costs", "official": "guest_class",
    },
    correctable=_("Only the telephone numbers of the hosts can be corrected; anything else needs a new version."),
)  # fmt: skip
