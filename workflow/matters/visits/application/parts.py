"""The parts of an application for a visit: guests, places, hosts, costs, gifts, declarations.

``None`` always means *not stated*; a rule that needs the answer then says so and never passes for want of it.
"""

from decimal import Decimal
from typing import Literal

from pydantic import Field

from workflow.applying.fields import Country, Key, Money, OneDay, Part, Text

Rank = Literal["minister", "bureau", "other"]
CostKind = Literal[
    "lodging", "meals", "banquet", "buffet", "cocktail", "tea", "transport", "interpreting", "venue", "fee", "gifts", "other"
]  # fmt: skip


class Guest(Part):
    """One guest (来访人员): the head of the delegation (团长) or a companion (随行人员)."""

    key: Key = Field(default="", validate_default=False, description="Short id, stable in all revisions (成员号)")
    name: Text = Field("", description="Name (姓名)")
    country: Country | None = Field(None, description="Citizenship, ISO alpha-2 (国籍)")
    sex: Literal["male", "female"] | None = Field(None, description="Sex (性别), printed only")
    born: OneDay | None = Field(None, description="Date of birth (出生日期), printed only")
    unit: Text = Field("", description="Unit (单位)")
    title: Text = Field("", description="Academic title (职称)")
    post: Text = Field("", description="Post (职务)")
    specialty: Text = Field("", description="Specialty and field (专业、学术领域)")
    leader: bool = Field(False, description="Heads the delegation (团长)")
    rank: Rank | None = Field(None, description="Rank (级别): vice-minister and above, bureau, other")


class Host(Part):
    """One of ours (接待人员): the host person (主请人), or somebody who goes along (陪同人员)."""

    key: Key = Field(default="", validate_default=False, description="Short id, stable in all revisions (人员号)")
    person_id: int | None = Field(None, description="The person in the directory (人员)")
    name: Text = Field("", description="Name (姓名)")
    unit: Text = Field("", description="Unit (单位)")
    post: Text = Field("", description="Post (职务)")
    phone: Text = Field("", description="Telephone (联系电话); outside the digest")
    host: bool = Field(False, description="The host person (主请人)")


class Place(Part):
    """A country or region that guests come from (来自国家、地区)."""

    country: Country | None = Field(None, description="Country or region, ISO alpha-2 (国家、地区)")


class Cost(Part):
    """One line of the costs (经费预算): for so many people, on so many days or occasions."""

    kind: CostKind = Field("other", description="Kind of cost (费用项目)")
    amount: Money | None = Field(None, description="Amount in yuan as a decimal string (金额)")
    people: int | None = Field(None, ge=1, le=2000, description="For how many people, staff at table included (人数)")
    times: int | None = Field(None, ge=1, le=400, description="Days, or occasions (天数、次数)")
    staff: int | None = Field(None, ge=0, le=2000, description="Own staff among them (其中陪同人数)")
    stars: int | None = Field(None, ge=1, le=5, description="Stars of the hotel (酒店星级)")
    basis: Text = Field("", description="Basis of the estimate (测算依据)")

    @property
    def each(self) -> Decimal | None:
        """Yuan for one person on one day or occasion."""
        if self.amount is None or not self.people or not self.times:
            return None
        return self.amount / (self.people * self.times)


class Gift(Part):
    """One gift to be given (礼品)."""

    what: Text = Field("", description="What (名称)")
    number: int | None = Field(None, ge=1, le=500, description="How many (数量)")
    value: Money | None = Field(None, description="Value of one, in yuan (单价)")
    to: Text = Field("", description="To whom (受礼人)")
    eminent: bool = Field(False, description="To an eminent friend, expert or scholar (知名友好人士、专家学者)")


class Declarations(Part):
    """What the applicant declares (承诺)."""

    no_secrets: bool = Field(False, description="Nothing here is a state secret (不含国家秘密)")


def total(costs: list[Cost]) -> Decimal:
    """All costs together, in yuan; lines without an amount add nothing."""
    return sum((line.amount for line in costs if line.amount is not None), Decimal("0.00"))
