"""The money (接待经费标准): IN-13 gifts, IN-31 to IN-34 hotel, meals, banquets, own staff at table.

Limits of 财行〔2013〕533号 and its local copies; universities apply the provincial copy or their own. Asked of the
budget at the submission and of the actual costs at the settlement.
"""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflow.core.rules import BLOCK, SETTLEMENT, SUBMIT, WARN, Finding, rule
from workflow.registers.national import Limits

from ..application import Application, Cost, Gift
from .scope import Actual, Answer, known, not_bound

RECEPTIONS = {"buffet": "buffet_yuan", "cocktail": "cocktail_yuan", "tea": "tea_yuan"}
BOTH = [SUBMIT, SETTLEMENT]


def _costs(visit: Application, actual: Actual) -> Sequence[Cost]:
    """The lines that are judged; where none is written yet, who pays must be said."""
    if actual.costs is not None:
        return actual.costs
    if not visit.costs:
        known(visit, "hosting")
    return visit.costs


def _gifts(visit: Application, actual: Actual) -> Sequence[Gift]:
    return visit.gifts if actual.given is None else actual.given


@rule(
    "IN-13", source="S63 S94 S95 S117", severity=BLOCK, at=BOTH, reads=["gifts", "actual.received", "limits.gift_yuan"],
    title=gettext_lazy("Gifts are modest and registered"),
)  # fmt: skip
def gives_modest_gifts(visit: Application, limits: Limits, actual: Actual) -> Answer:
    """赠礼：司局级及以下不超过200元，部级及知名人士不超过400元，一次为限；收礼超过200元的上交登记."""
    free = not_bound(visit)
    if free:
        return free
    for gift in _gifts(visit, actual):
        allowed = limits.gift_yuan_minister if visit.ministerial or gift.eminent else limits.gift_yuan
        if gift.value is not None and gift.value > allowed:
            return Finding(
                _("%(what)s: %(value)s yuan; at most %(allowed)d.") % {"what": gift.what, "value": gift.value, "allowed": allowed},
                fix=_("Choose a gift of %(allowed)d yuan at most.") % {"allowed": allowed},
            )
    kept = [gift.what for gift in actual.received if gift.value > limits.gift_received_yuan and not gift.handed_in]
    if kept:
        return Finding(
            _("Received, above %(least)d yuan and not handed in: %(what)s.") % {
                "least": limits.gift_received_yuan, "what": ", ".join(kept)},
            fix=_("Hand it in and record it."),
        )  # fmt: skip
    return None


@rule(
    "IN-31", source="S62 S64b", severity=BLOCK, at=BOTH, reads=["ministerial", "limits.hotel_stars"],
    title=gettext_lazy("The hotel is not too grand"),
)  # fmt: skip
def chooses_a_fitting_hotel(visit: Application, limits: Limits, actual: Actual) -> Answer:
    """副部级及以上可住五星、四星级，其他人员不超过四星级."""
    allowed = limits.hotel_stars_minister if visit.ministerial else limits.hotel_stars
    stars = max((line.stars or 0 for line in _costs(visit, actual) if line.kind == "lodging"), default=0)
    if not_bound(visit) or stars <= allowed:
        return not_bound(visit)
    return Finding(
        _("A hotel of %(stars)d stars; at most %(allowed)d.") % {"stars": stars, "allowed": allowed},
        fix=_("Choose a hotel of %(allowed)d stars at most.") % {"allowed": allowed},
    )


@rule("IN-32", source="S62", severity=BLOCK, at=BOTH, reads=["total", "limits.guest_meals_yuan"], title=gettext_lazy("Daily meals"))
def eats_within_the_limit(visit: Application, limits: Limits, actual: Actual) -> Answer:
    """日常伙食费（含酒水）：部级每人每天500元，其他300元."""
    allowed = limits.guest_meals_yuan_minister if visit.ministerial else limits.guest_meals_yuan
    return not_bound(visit) or _dearest(_costs(visit, actual), "meals", allowed)


@rule(
    "IN-33", source="S62 S64b", severity=BLOCK, at=BOTH, reads=["total", "limits.banquet_yuan", "limits.banquets"],
    title=gettext_lazy("Banquets and receptions"),
)  # fmt: skip
def gives_few_modest_banquets(visit: Application, limits: Limits, actual: Actual) -> Answer:
    """宴请（含酒水）每人每次300元，不超过两次；冷餐150元、酒会100元、茶会60元."""
    free = not_bound(visit)
    if free:
        return free
    costs = _costs(visit, actual)
    times = sum(line.times or 1 for line in costs if line.kind == "banquet")
    if times > limits.banquets:
        return Finding(
            _("%(times)d banquets; at most %(allowed)d.") % {"times": times, "allowed": limits.banquets},
            fix=_("Strike what is above %(allowed)d.") % {"allowed": limits.banquets},
        )
    kinds = [("banquet", limits.banquet_yuan), *((kind, getattr(limits, row)) for kind, row in RECEPTIONS.items())]
    return next((found for kind, allowed in kinds if (found := _dearest(costs, kind, allowed))), None)


@rule(
    "IN-34", source="S63 S117", severity=WARN, at=BOTH, reads=["size", "limits.accompanying_one_to_one"],
    title=gettext_lazy("Few of our own sit at table"),
)  # fmt: skip
def brings_few_of_its_own(visit: Application, limits: Limits, actual: Actual) -> Answer:
    """陪餐：外宾5人以内1:1，超出部分1:2."""
    free = not_bound(visit)
    if free or not visit.size:
        return free
    first = limits.accompanying_one_to_one
    allowed = min(visit.size, first) + max(0, visit.size - first) // 2
    staff = max((line.staff or 0 for line in _costs(visit, actual)), default=0)
    if staff <= allowed:
        return None
    return Finding(
        _("%(staff)d of our own for %(size)d guests; at most %(allowed)d.") % {
            "staff": staff, "size": visit.size, "allowed": allowed},
        fix=_("Bring %(allowed)d at most.") % {"allowed": allowed},
    )  # fmt: skip


def _dearest(costs: Sequence[Cost], kind: str, allowed: int) -> Finding | None:
    """The line of that kind above the limit; one that does not say for how many is asked to."""
    for line in costs:
        if line.kind != kind or line.amount is None:
            continue
        if line.each is None:
            return Finding(
                _("A line of costs does not say for how many people and how often."),
                fix=_("Fill in people and times; the limit is per person."),
            )
        if line.each > allowed:
            return Finding(
                _("%(each).2f yuan for one person; at most %(allowed)d.") % {"each": line.each, "allowed": allowed},
                fix=_("Bring the line down to %(allowed)d yuan for one person.") % {"allowed": allowed},
            )
    return None
