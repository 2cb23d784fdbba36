"""The application for a visit (外宾来访接待申请): what is signed, what the rules judge, what the API and the draft carry.

Every field may be empty, so a half-written draft is an application too; ``lacking`` says what is still missing. The
fields are those of the forms F16 (application), F18 (plan) and F19 (invitation) as far as they are known before.
"""

from decimal import Decimal
from typing import Any, ClassVar, Literal

from pydantic import Field

from workflow.applying import content
from workflow.applying.fields import OneDay, Sha256, Text

from .parts import Cost, Declarations, Gift, Guest, Host, Place, total

Origin = Literal["foreign", "hk_macau", "taiwan", "domestic"]
GuestClass = Literal[
    "university", "government", "consular", "former_politician", "international_organisation", "media", "ngo", "community"
]  # fmt: skip
Mode = Literal["in_person", "online", "hybrid"]
Purpose = Literal["friendly", "research", "lecture", "honorary", "other"]
Level = Literal["school", "college"]
Hosting = Literal["full", "partial", "self"]
Subject = Literal["humanities", "other"]
Inviter = Literal["unit", "individual"]
Lodging = Literal["hotel", "elsewhere", "none"]
Visa = Literal["visa_free", "f_visa", "other_visa", "permit", "none_needed"]
OFFICIAL = frozenset({"government", "consular", "former_politician", "international_organisation"})  # IN-06
REGIONS = {"hk_macau": frozenset({"HK", "MO"}), "taiwan": frozenset({"TW"})}


class Application(content.Application):
    """A visit's application (外宾来访接待申请)."""

    OUTSIDE_DIGEST: ClassVar[frozenset[str]] = frozenset({"phone"})

    title: Text = Field("", description="Name of the delegation (代表团名称)")
    origin: Origin | None = Field(None, description="Where they come from (来源): foreign, HK and Macao, Taiwan, domestic")
    guest_class: GuestClass | None = Field(None, description="Class of guest (来宾类别)")
    places: list[Place] = Field([], max_length=40, description="Countries and regions (国家、地区)")
    home_unit: Text = Field("", description="The guests' unit (来访单位)")
    home_unit_english: Text = Field("", description="Its own name (来访单位外文名称)")
    size: int | None = Field(None, ge=1, le=2000, description="Number of people (人数)")
    guests: list[Guest] = Field([], max_length=200, description="Guests by name (来访人员)")
    no_ties: bool | None = Field(None, description="From a country without diplomatic ties (未建交国家)")
    high_rank: bool | None = Field(None, description="Vice-minister or above among them (副部级以上)")
    special_region: bool | None = Field(None, description="From a region or of a kind under special rule (特殊地区或敏感)")
    mode: Mode | None = Field(None, description="In person, online or both (线下、线上、混合)")
    purpose: Purpose | None = Field(None, description="Purpose (来访目的)")
    purpose_detail: Text = Field("", description="Purpose and programme in words (来访事由)")
    talk_topic: Text = Field("", description="Topic of the talk (讲座题目)")
    talk_subject: Subject | None = Field(None, description="Humanities and social science, or other (讲座学科)")
    talk_script: Sha256 | None = Field(None, description="The attached script's SHA-256 (讲稿)")
    china_from: OneDay | None = Field(None, description="Enters China (入境日期)")
    china_to: OneDay | None = Field(None, description="Leaves China (离境日期)")
    starts: OneDay | None = Field(None, description="At the school from (来校日期)")
    ends: OneDay | None = Field(None, description="At the school until (离校日期)")
    department: Text = Field("", description="Department that receives them (接待部门)")
    hosts: list[Host] = Field([], max_length=200, description="Host person and accompanying staff (主请人、陪同人员)")
    host_rank: Literal["minister", "bureau", "other"] | None = Field(None, description="Rank of who receives them (主人级别)")
    level: Level | None = Field(None, description="Level of the reception (接待级别): school or college")
    school_leader: bool | None = Field(None, description="A school leader is invited (邀请校领导出席)")
    invited_by: Inviter | None = Field(None, description="Who invites (邀请人): a unit or an individual")
    promised: bool | None = Field(None, description="Somebody was formally invited or promised something (已正式邀请或承诺)")
    unit_agrees: bool | None = Field(None, description="The college agrees (学院同意)")
    important: bool | None = Field(None, description="A large or important event (重要活动)")
    police_filing: bool | None = Field(None, description="To be filed with the local police (报备属地公安)")
    propaganda_filing: bool | None = Field(None, description="To be filed with the local propaganda office (报备属地宣传)")
    hosting: Hosting | None = Field(None, description="Who pays (接待方式): all, a part, the guests themselves")
    guests_paid: int | None = Field(None, ge=0, le=2000, description="Guests paid for (招待人数)")
    days_paid: int | None = Field(None, ge=0, le=400, description="Days paid for, both ends counted (招待天数)")
    fund_source: Text = Field("", description="Source of the money (经费来源)")
    costs: list[Cost] = Field([], max_length=100, description="Costs (经费预算)")
    gifts: list[Gift] = Field([], max_length=50, description="Gifts to be given (礼品)")
    reciprocity: bool | None = Field(None, description="Mutual arrangement or agreement (对等或协议接待)")
    agreement: Text = Field("", description="Which agreement (协议名称)")
    invitation_wanted: bool | None = Field(None, description="An invitation letter is wanted (需要邀请函)")
    visa_basis: Visa | None = Field(None, description="On what they enter (入境依据)")
    lodging: Lodging | None = Field(None, description="Where they stay (住宿): hotel, elsewhere, not overnight")
    lodging_address: Text = Field("", description="Address, if not a hotel (住宿地址)")
    expected_results: Text = Field("", description="Expected results (预期成果)")
    declarations: Declarations = Field(Declarations(), description="Declarations (承诺)")

    @property
    def countries(self) -> list[str]:
        """The countries and regions, each once."""
        return list(dict.fromkeys(place.country for place in self.places if place.country))

    @property
    def host(self) -> Host | None:
        """The one host person (主请人); none while nobody or more than one is marked."""
        marked = [one for one in self.hosts if one.host]
        return marked[0] if len(marked) == 1 else None

    @property
    def led_by(self) -> Guest | None:
        """The head of the delegation (团长); none while nobody or more than one is marked."""
        leaders = [guest for guest in self.guests if guest.leader]
        return leaders[0] if len(leaders) == 1 else None

    @property
    def days(self) -> int | None:
        """Days at the school, arrival and departure both counted (IN-04)."""
        if self.starts is None or self.ends is None or self.ends < self.starts:
            return None
        return (self.ends - self.starts).days + 1

    @property
    def days_in_china(self) -> int | None:
        """Days in the country, both ends counted; those at the school where nothing else is said."""
        first, last = self.china_from or self.starts, self.china_to or self.ends
        if first is None or last is None or last < first:
            return None
        return (last - first).days + 1

    @property
    def foreign(self) -> bool:
        """Guests in the sense of the rules (外宾、港澳台); a domestic group is none."""
        return self.origin != "domestic"

    @property
    def comes(self) -> bool:
        """Whether anybody comes in person."""
        return self.mode != "online"

    @property
    def official(self) -> bool:
        """Official guests (官方人员): government, consular, former politicians, international organisations."""
        return self.foreign and self.guest_class in OFFICIAL

    @property
    def ministerial(self) -> bool:
        """Somebody of vice-ministerial rank or above is among them."""
        return bool(self.high_rank) or any(guest.rank == "minister" for guest in self.guests)

    @property
    def leading_rank(self) -> str | None:
        """The rank of the head of the delegation; None while it is not stated."""
        return self.led_by.rank if self.led_by else None

    @property
    def goes_upward(self) -> bool:
        """Needs the outside authority (IN-06): vice-minister and above, no ties, journalists, special regions."""
        return self.foreign and bool(self.ministerial or self.no_ties or self.special_region or self.guest_class == "media")

    @property
    def talks(self) -> bool:
        """Somebody speaks in public: a lecture, or a topic is named."""
        return self.purpose == "lecture" or bool(self.talk_topic)

    @property
    def pays(self) -> bool:
        """Whether the school pays anything, gifts included."""
        return self.hosting in ("full", "partial") or bool(self.costs or self.gifts)

    @property
    def total(self) -> Decimal:
        """All costs in yuan."""
        return total(self.costs)

    @property
    def names_known(self) -> bool:
        """Whether every guest stands in the list by name."""
        return bool(self.size) and len(self.guests) == self.size and all(guest.name for guest in self.guests)

    def files(self) -> set[str]:
        """The SHA-256 of every file the application refers to."""
        return super().files() | ({self.talk_script} if self.talk_script else set())


def facts_of(application: Application) -> dict[str, Any]:
    """What the conditions of the route look at, each by its name."""
    return {
        "origin": application.origin, "guest_class": application.guest_class, "purpose": application.purpose,
        "mode": application.mode, "level": application.level, "domestic": not application.foreign,
        "official": application.official, "upward": application.goes_upward, "talk": application.talks,
        "school_leader": bool(application.school_leader), "important": bool(application.important), "pays": application.pays,
        "size": application.size or 0, "amount": str(application.total),
    }  # fmt: skip
