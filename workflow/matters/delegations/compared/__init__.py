"""Plan against actual (计划与实际) of a delegation: the approved version beside what came of it.

``journey`` dates and stays · ``people`` · ``money`` · ``documents`` · ``deadlines``. The rules OUT-24 and OUT-25 are cited where
they speak (S06 S18 S20); other duties by the source of their number. What was explained without a proof stays open: somebody
has to judge it.
"""

from datetime import date

from django.utils.translation import gettext_lazy as _

from workflow.core.comparing import Compared, Comparison, Question, excused
from workflow.matters.delegations.compared import deadlines, documents, journey, money, people
from workflow.registers.limits import limits_on


def compare(matter, today: date) -> Comparison:
    """Every check of a group that came home."""
    limits = limits_on(matter.limits_on or today)
    checks = (
        *journey.dates(matter), *journey.itinerary(matter), *people.checks(matter), *money.checks(matter),
        *documents.checks(matter, limits), *deadlines.checks(matter, limits, today),
    )  # fmt: skip
    return excused(matter.pk, checks)


CHECKLIST = (
    Question("stamps", _("The border dates agree with the copies of the stamps"), "S20 S42"),
    Question("letter", _("The invitation comes from the host itself and fits the task"), "OUT-21 S05 S09"),
    Question("passport_kind", _("Only official travel documents were used"), "OUT-23 S01 S18 S19"),
    Question("invoices", _("The invoices agree with the settlement"), "S115"),
    Question("report", _("The report says what was done, and what was not and why"), "S39 S53"),
    Question("discipline", _("Nothing is known of a breach of discipline in foreign affairs"), "S51"),
)
COMPARED = Compared(states=("returned", "sharing", "archived"), compare=compare, checklist=CHECKLIST)
