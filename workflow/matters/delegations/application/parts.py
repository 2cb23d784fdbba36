"""The parts of an application: people, legs, days, money, declarations.

``None`` always means *not stated*; a rule that needs the answer then says so and never passes for want of it.
"""

from decimal import Decimal
from typing import Literal

from pydantic import Field

from workflow.applying.fields import Country, Currency, Identity, Key, Money, OneDay, Part, Sha256, Text

PersonKind = Literal["staff", "retired_rehired", "student", "other"]
PassportKind = Literal["official", "hk_macau", "taiwan", "private"]
TeachingCover = Literal["none_needed", "covered", "clash"]
Issuer = Literal["host", "overseas_chinese", "foreign_body_in_china", "agency"]
Half = Literal["am", "pm", "day"]
BudgetKind = Literal[
    "international_travel", "lodging", "meals", "incidentals", "city_transport", "visa", "insurance", "registration",
    "other",
]  # fmt: skip


class Member(Part):
    """One person of the group (团组成员)."""

    key: Key = Field(default="", validate_default=False, description="Short id, stable in all revisions (成员号)")
    person_id: int | None = Field(None, description="The person in the directory (人员)")
    name: Text = Field("", description="Name (姓名)")
    sex: Literal["male", "female"] | None = Field(None, description="Sex (性别), printed only")
    born: OneDay | None = Field(None, description="Date of birth (出生年月), printed only")
    unit: Text = Field("", description="Unit (派员单位)")
    post: Text = Field("", description="Post or title (职务)")
    level: Text = Field("", description="Administrative level (职别)")
    person_kind: PersonKind | None = Field(None, description="Kind of person (人员属性)")
    teaching_or_research: bool | None = Field(
        None, description="Directly engaged in teaching or research (教学科研人员)"
    )
    leader: bool = Field(False, description="Leads the group (团长)")
    interpreter: bool = Field(False, description="Interprets (翻译); counts as a member")
    role: Text = Field("", description="Role in the group (团内职务)")
    family_along: bool | None = Field(None, description="Spouse or children come along (携带配偶子女)")
    secret_related: bool | None = Field(
        None, description="Holds a secret-related post (涉密人员): yes or no, nothing more"
    )
    secrecy_approval: Text = Field("", description="Number of the secrecy office's opinion (保密审批文号)")
    passport_kind: PassportKind | None = Field(None, description="Document travelled on (出行证件)")
    identity: Identity | None = Field(None, description="Sealed identity number (证件号码)")
    last_trip: Text = Field("", description="Last official trip (上次出访)")
    trips_this_year: int | None = Field(None, ge=0, le=366, description="Trips this year (年内出访次数)")
    phone: Text = Field("", description="Telephone (电话); outside the digest")
    teaching_cover: TeachingCover | None = Field(None, description="Classes during the trip (教学安排)")
    teaching_note: Text = Field("", description="How the classes are covered (调停课说明)")


class Leg(Part):
    """One stay (一站): a host in a country or region, or a stopover (经停)."""

    country: Country | None = Field(None, description="Country or region, ISO alpha-2 (国家、地区)")
    city: Text = Field("", description="City (城市)")
    host: Text = Field("", description="Inviting unit (邀请单位)")
    host_address: Text = Field("", description="Its address (地址)")
    arrives: OneDay | None = Field(None, description="Arrival (抵达)")
    leaves: OneDay | None = Field(None, description="Departure (离开)")
    invitation: Sha256 | None = Field(None, description="The attached letter's SHA-256 (邀请函)")
    invitation_from_host_country: bool | None = Field(
        None, description="Issued from the host's own place (由邀请方所在地发出)"
    )
    invitation_issuer: Issuer | None = Field(None, description="Who issued it (邀请函出具方)")
    stopover: bool = Field(False, description="A stopover (经停)")
    leaves_airport: bool | None = Field(None, description="Leaves the airport during the stopover (出机场)")

    @property
    def counts(self) -> bool:
        """A stopover inside the airport (不出机场) is no country visited; an unstated one counts."""
        return not (self.stopover and self.leaves_airport is False)


class Day(Part):
    """One line of the itinerary (日程)."""

    date: OneDay | None = Field(None, description="Date (日期)")
    half: Half = Field("day", description="Morning, afternoon or whole day (上午/下午/全天)")
    from_city: Text = Field("", description="From (出发城市)")
    to_city: Text = Field("", description="To (抵达城市)")
    transport: Text = Field("", description="Means of transport (交通工具)")
    flight: Text = Field("", description="Flight number (航班); outside the digest")
    host: Text = Field("", description="Host (接待单位)")
    contact: Text = Field("", description="Whom one meets (会见人及职务)")
    activity: Text = Field("", description="What is done (活动内容)")
    substantive: bool | None = Field(None, description="Business of substance (实质性公务活动)")


class Line(Part):
    """One line of the budget (预算)."""

    kind: BudgetKind = Field("other", description="Kind of cost (费用项目)")
    amount: Money | None = Field(None, description="Amount as a decimal string (金额)")
    currency: Currency = Field("CNY", description="Currency, ISO 4217 (币种)")
    source: Text = Field("", description="Basis of the estimate (测算依据)")
    note: Text = Field("", description="Note (说明)")


class Declarations(Part):
    """What the applicant declares for the group (承诺)."""

    no_family: bool = Field(False, description="Nobody takes spouse or children along (不携带配偶和子女)")
    no_agency: bool = Field(False, description="No agency was asked for the invitation (未通过中介机构)")
    no_secrets: bool = Field(False, description="Nothing here is a state secret (不含国家秘密)")
    single_passport_kind: bool = Field(False, description="Only one kind of document on this trip (不混用证件)")


def total(budget: list[Line]) -> dict[str, Decimal]:
    """The budget's total by currency (合计); lines without an amount add nothing."""
    sums: dict[str, Decimal] = {}
    for line in budget:
        if line.amount is not None:
            sums[line.currency] = sums.get(line.currency, Decimal("0.00")) + line.amount
    return sums
