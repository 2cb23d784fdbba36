"""Plan against actual (计划与实际) of a visit: the approved version beside the stay.

``stay`` dates and guests · ``programme`` talks, escort, leaders · ``money`` costs, limits, gifts · ``duties`` entry, lodging, what
was due when. Cited are the rules that ask for it (IN-04 to IN-16, IN-31 to IN-34) with their sources. What was explained
without a proof stays open.
"""

from datetime import date

from django.utils.translation import gettext_lazy as _

from workflow.core.comparing import Compared, Comparison, Question, excused
from workflow.matters.visits.compared import duties, money, programme, stay
from workflow.registers.limits import limits_on


def compare(matter, today: date) -> Comparison:
    """Every check of a visit whose guests have left."""
    limits = limits_on(matter.limits_on or today)
    checks = (
        *stay.dates(matter), *programme.checks(matter), *stay.guests(matter), *money.checks(matter, limits),
        *duties.documents(matter), *duties.deadlines(matter, limits, today),
    )  # fmt: skip
    return excused(matter.pk, checks)


CHECKLIST = (
    Question("guests", _("The guests who came are those of the approved list"), "IN-16 S70"),
    Question("plan", _("The visit went as the reception plan says"), "IN-07 S59"),
    Question("secrecy", _("Escort and secrecy check are on file"), "IN-15"),
    Question("meals", _("Meals, banquets and gifts agree with the invoices"), "S62 S64b"),
    Question("summary", _("The summary says what was agreed and what follows"), "IN-14 S59"),
)
COMPARED = Compared(states=("departed", "summary", "sharing", "archived"), compare=compare, checklist=CHECKLIST)
