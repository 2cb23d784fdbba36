"""What F1《因公临时出国任务和预算审批意见表》shows, as plain values: no models, no markup, nothing to look up.

Empty text and None leave the place open, so that the office can write by hand.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from workflow.printing.opinions import Opinion


@dataclass(frozen=True)
class MemberRow:
    """A traveller (团组人员), the leader among them."""

    name: str
    sex: str = ""
    born: str = ""
    unit: str = ""
    post: str = ""
    category: str = ""
    last_trip: str = ""


@dataclass(frozen=True)
class ForeignAffairs:
    """外事部门审核意见."""

    in_plan: bool | None = None
    task_fits: bool | None = None
    planned_trips: int | None = None
    used_trips: int | None = None
    purpose: str = ""
    invitation_fits: bool | None = None
    days_fit: bool | None = None
    route_fits: bool | None = None
    members_fit: bool | None = None
    noticed: bool | None = None
    notice_place: str = ""
    other: str = ""
    handler: str = ""
    phone: str = ""
    opinions: tuple[Opinion, ...] = ()


@dataclass(frozen=True)
class Budget:
    """The five kinds of cost (费用), in yuan; None where not filled in."""

    travel: Decimal | None = None
    lodging: Decimal | None = None
    meals: Decimal | None = None
    incidentals: Decimal | None = None
    other: Decimal | None = None

    @property
    def total(self) -> Decimal | None:
        kinds = (self.travel, self.lodging, self.meals, self.incidentals, self.other)
        known = [amount for amount in kinds if amount is not None]
        return sum(known, Decimal()) if known else None


@dataclass(frozen=True)
class Finance:
    """财务部门审核意见."""

    year_budget: Decimal | None = None
    year_used: Decimal | None = None
    in_year_budget: bool | None = None
    budget: Budget = Budget()
    prior_approvals: str = ""
    budget_fits: bool | None = None
    source: str = ""
    basis: str = ""
    opinions: tuple[Opinion, ...] = ()


@dataclass(frozen=True)
class Personnel:
    """组织人事部门意见."""

    filed_on: date | None = None
    filed_with: str = ""
    reported: bool | None = None
    opinions: tuple[Opinion, ...] = ()


@dataclass(frozen=True)
class ApprovalForm:
    """All of F1, in the order of the printed form."""

    group: str
    unit: str
    leader: str
    leader_post: str
    size: int
    leaves: date | None
    returns: date | None
    places: str
    days: int | None
    task: str
    members: tuple[MemberRow, ...] = ()
    foreign_affairs: ForeignAffairs = field(default_factory=ForeignAffairs)
    finance: Finance = field(default_factory=Finance)
    personnel: Personnel = field(default_factory=Personnel)
    leadership: tuple[Opinion, ...] = ()
