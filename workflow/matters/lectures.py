"""涉外讲座、报告会: lectures and report meetings with speakers from abroad, a kind in one file.

A draft is vetted (the unit; then content review, security and secrecy side by side), approved by the office and, before a
large audience, by a school leader; then announced, held and archived. Rules EV-12 and IN-09; the paper is F21, for which no
official blank was found: its fields are made from F16 and what a content review asks for (UNSURE). “一会一报”: every
lecture is a matter of its own. Taking part in what others hold abroad or online (EV-13) is another kind.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_fsm import transition
from pydantic import Field

from approvals.calendar import add_working_days
from approvals.errors import NotComplete, NotNow
from workflow.applying import content, states
from workflow.applying.api.body import Count, Line, Prose, Step
from workflow.applying.api.steps import Why
from workflow.applying.aside import ended
from workflow.applying.boxes import Box
from workflow.applying.closing import Archive
from workflow.applying.fields import Country, Hour, Key, OneDay, Part, Sha256, Text
from workflow.applying.form import Carried, Form, Group, List, Person
from workflow.applying.form import Part as Page
from workflow.applying.kind import applied
from workflow.applying.lines import new_key
from workflow.applying.papers import Slot
from workflow.applying.rehearsal import Walk
from workflow.applying.rights import APPLICANT_OR_SECRETARY, ARCHIVIST, RIGHTS, Right
from workflow.applying.step_forms import WhyForm
from workflow.applying.steps import Applying, Deciding
from workflow.core.errands import OWNER, Errand
from workflow.core.forms import StepForm, date_field, long_text
from workflow.core.kinds import Paper, Rehearsal, register
from workflow.core.life import Life, State
from workflow.core.models import Matter
from workflow.core.models.matter import MatterQuerySet
from workflow.core.rules import BLOCK, SUBMIT, WARN, Finding, Note, Unknown, blocking, judge, rule
from workflow.matters.lectures_compared import COMPARED
from workflow.matters.lectures_figures import figures_of
from workflow.matters.lectures_paper import LectureForm, lecture, lecture_form
from workflow.registers.limits import limits_on
from workflow.rehearsal.demo import Tour, answer, made
from workflow.rehearsal.records import handed_in
from workflow.rehearsal.report import driven, morning, told

# --- what is applied for (F21) ----------------------------------------------------------------------------------------

Field_ = Literal["natural_science", "engineering", "medicine", "humanities", "social_science"]
Audience = Literal["staff", "students", "mixed", "public"]
SpeakerClass = Literal["university", "official", "ngo", "company", "media", "other"]
REVIEWED = ("humanities", "social_science")


class Speaker(Part):
    """One speaker (报告人)."""

    key: Key = Field("", validate_default=False, description="Short id, stable in all revisions (编号)")
    name: Text = Field("", description="Name (姓名)")
    sex: Literal["male", "female"] | None = Field(None, description="Sex (性别), printed only")
    country: Country | None = Field(None, description="Nationality, ISO alpha-2 (国籍)")
    affiliation: Text = Field("", description="Affiliation (所在单位)")
    post: Text = Field("", description="Post or title (职务、职称)")
    speaker_class: SpeakerClass | None = Field(None, description="Class (人员类别)")


class LectureDeclarations(Part):
    """What the applicant declares (承诺)."""

    content_reviewed: bool = Field(False, description="The unit has read what will be said (内容已审读)")
    no_secrets: bool = Field(False, description="Nothing here is a state secret (不含国家秘密)")


class LectureApplication(content.Application):
    """An application for a lecture (涉外讲座、报告会申请)."""

    abstract: Text = Field("", description="What is said (内容摘要)")
    language: Text = Field("", description="Language (语言)")
    subject: Field_ | None = Field(None, description="Field of learning (学科领域)")
    speakers: list[Speaker] = Field([], max_length=30, description="Speakers (报告人)")
    held_on: OneDay | None = Field(None, description="Day (日期)")
    begins: Hour | None = Field(None, description="Hour, as 14:00 (时间)")
    venue: Text = Field("", description="Venue (地点)")
    audience: Audience | None = Field(None, description="Who is invited (听众范围)")
    size: int | None = Field(None, ge=1, le=100_000, description="Expected audience (预计人数)")
    host_unit: Text = Field("", description="Hosting unit (主办单位)")
    responsible: Text = Field("", description="Who answers for it on the spot (负责人)")
    live_stream: bool | None = Field(None, description="Streamed live (网络直播)")
    interpreter: bool | None = Field(None, description="Interpreted (翻译)")
    fees: Text = Field("", description="Fee and who pays (报酬及经费来源)")
    sensitive: bool | None = Field(None, description="Touches a sensitive topic (涉及敏感议题)")
    sensitive_statement: Text = Field("", description="Which, and what is arranged (敏感议题说明)")
    script: Sha256 | None = Field(None, description="The script or outline, SHA-256 (讲稿)")
    declarations: LectureDeclarations = Field(LectureDeclarations(), description="Declarations (承诺)")

    def files(self) -> set[str]:
        return super().files() | ({self.script} if self.script else set())


LABELS = {
    "abstract": gettext_lazy("What is said"), "language": gettext_lazy("Language"), "subject": gettext_lazy("Field of learning"),
    "speakers": gettext_lazy("Speakers"), "held_on": gettext_lazy("Day"), "begins": gettext_lazy("Hour"),
    "venue": gettext_lazy("Venue"), "audience": gettext_lazy("Audience"), "size": gettext_lazy("Expected audience"),
    "host_unit": gettext_lazy("Hosting unit"), "responsible": gettext_lazy("Answers for it on the spot"),
    "live_stream": gettext_lazy("Streamed live"), "interpreter": gettext_lazy("Interpreted"),
    "fees": gettext_lazy("Fee and who pays"), "sensitive": gettext_lazy("Touches a sensitive topic"),
    "sensitive_statement": gettext_lazy("Which topic, and what is arranged"), "script": gettext_lazy("Script or outline"),
    "speakers.name": gettext_lazy("Name"), "speakers.sex": gettext_lazy("Sex"), "speakers.country": gettext_lazy("Nationality"),
    "speakers.affiliation": gettext_lazy("Affiliation"), "speakers.post": gettext_lazy("Post"),
    "speakers.speaker_class": gettext_lazy("Class of speaker"), "speakers.key": gettext_lazy("Speaker"),
    "declarations.content_reviewed": gettext_lazy("Our unit has read what will be said"),
    "declarations.no_secrets": gettext_lazy("Nothing here is a state secret"),
}  # fmt: skip
CHOICES = {
    "subject": {
        "natural_science": gettext_lazy("Natural science"), "engineering": gettext_lazy("Engineering"),
        "medicine": gettext_lazy("Medicine"), "humanities": gettext_lazy("Humanities"),
        "social_science": gettext_lazy("Social science"),
    },
    "audience": {
        "staff": gettext_lazy("Teachers and staff"), "students": gettext_lazy("Students"),
        "mixed": gettext_lazy("Teachers and students"), "public": gettext_lazy("The public"),
    },
    "speakers.sex": {"male": gettext_lazy("Male"), "female": gettext_lazy("Female")},
    "speakers.speaker_class": {
        "university": gettext_lazy("University or research institute"), "official": gettext_lazy("Government or consulate"),
        "ngo": gettext_lazy("Foreign NGO"), "company": gettext_lazy("Company"), "media": gettext_lazy("Media"),
        "other": gettext_lazy("Other"),
    },
}  # fmt: skip
SPEAKER = (
    Box("name"), Box("country", "country"), Box("affiliation", wide=True), Box("post"), Box("speaker_class", "choice"),
    Box("sex", "choice", optional=True),
)  # fmt: skip
PAGES = (
    Page("lecture", gettext_lazy("Lecture"), groups=(
        Group(gettext_lazy("What is it about"), (
            Box("title", wide=True), Box("abstract", "long", wide=True), Box("subject", "choice"), Box("language"),
            Box("sensitive", "yesno", wide=True, label=gettext_lazy("Does it touch a sensitive topic?")),
            Box("sensitive_statement", "long", wide=True, optional=True),
        )),
        Group(gettext_lazy("When and where"), (
            Box("held_on", "day"), Box("begins", "hour"), Box("venue", wide=True), Box("host_unit"), Box("responsible"),
        )),
        Group(gettext_lazy("Before whom"), (
            Box("audience", "choice"), Box("size", "number"),
            Box("live_stream", "yesno", label=gettext_lazy("Is it streamed live?")),
            Box("interpreter", "yesno", label=gettext_lazy("Is it interpreted?")), Box("fees", wide=True, optional=True),
        )),
    )),
    Page("speakers", gettext_lazy("Speakers"), lists={"speakers": List(
        SPEAKER, most=30, one=gettext_lazy("Speaker"), add=gettext_lazy("Add a speaker"),
        first=lambda lines: {"key": new_key()},
    )}),
)  # fmt: skip
NEEDED = ("title", "abstract", "subject", "language", "held_on", "begins", "venue", "host_unit", "responsible", "audience", "size")


def lacking(lecture: LectureApplication) -> list[tuple[str, str]]:
    """Every gap in the order of the form."""
    missing = _("%(field)s is missing.")
    gaps = [(name, missing % {"field": LABELS.get(name, _("Title"))}) for name in NEEDED if not getattr(lecture, name)]
    gaps += [
        (name, missing % {"field": LABELS[name]})
        for name in ("sensitive", "live_stream", "interpreter") if getattr(lecture, name) is None
    ]  # fmt: skip
    if lecture.sensitive and not lecture.sensitive_statement:
        gaps.append(("sensitive_statement", missing % {"field": LABELS["sensitive_statement"]}))
    if not lecture.speakers:
        gaps.append(("speakers", _("Nobody speaks yet.")))
    gaps += [
        (f"speakers.{n}.{name}", _("Speaker %(number)d: %(field)s is missing.") % {
            "number": n + 1, "field": LABELS[f"speakers.{name}"]})
        for n, speaker in enumerate(lecture.speakers) for name in ("name", "country", "affiliation", "speaker_class")
        if not getattr(speaker, name)
    ]  # fmt: skip
    return gaps + [
        (f"declarations.{name}", _("Please declare: %(declaration)s.") % {"declaration": LABELS[f"declarations.{name}"]})
        for name in LectureDeclarations.model_fields if not getattr(lecture.declarations, name)
    ]  # fmt: skip


def slots(lecture: LectureApplication) -> list[Slot]:
    """The script is what the content review reads."""
    return [Slot("script", "script", LABELS["script"], _("The propaganda department reads it."), lecture.script)]


def carried(lecture: LectureApplication) -> Carried:
    """A lecture lasts a day; its speakers are found by name and country."""
    return Carried(
        title=lecture.title, starts=lecture.held_on, ends=lecture.held_on,
        places=list(dict.fromkeys(speaker.country for speaker in lecture.speakers if speaker.country)),
        words=[lecture.venue, lecture.host_unit],
        people=[
            Person(speaker.key or f"s{n}", speaker.name, unit=speaker.affiliation, post=speaker.post, leader=n == 1)
            for n, speaker in enumerate(lecture.speakers, 1)
        ],
    )  # fmt: skip


# --- what the regulations say -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Asked:
    """What the rules are told beside the application: the day on which they are asked."""

    on: date


@rule(
    "EV-12", source="“一会一报” (name known; lead times S57)", severity=BLOCK, reads=["script", "subject", "sensitive"],
    title=gettext_lazy("The propaganda department reads the script before a talk in the humanities or on a sensitive topic"),
)  # fmt: skip
def brings_the_script_for_its_review(lecture: LectureApplication, limits: Any) -> Finding | Note | None:
    """讲座、论坛、报告会一会一报，宣传部审核报告内容."""
    if lecture.subject is None or lecture.sensitive is None:
        raise Unknown([name for name in ("subject", "sensitive") if getattr(lecture, name) is None])
    if lecture.script:
        return None
    if lecture.subject in REVIEWED or lecture.sensitive:
        return Finding(_("The script or an outline is not attached."), fix=_("Attach what will be said on the page of papers."))
    return Note(_("No script is asked for; the content review reads the abstract."))


@rule(
    "EV-12b", source="IN-09: S57 (one university's rule)", severity=WARN, reads=["held_on", "subject", "limits.script_days"],
    title=gettext_lazy("A talk in the humanities or social sciences is asked for well ahead"),
)  # fmt: skip
def is_asked_for_in_time(lecture: LectureApplication, limits: Any, asked: Asked) -> Finding | Note | None:
    """人文社科类讲座提前一个半月报送讲稿（浙江外国语学院）."""
    if lecture.held_on is None or lecture.subject is None:
        raise Unknown([name for name in ("held_on", "subject") if getattr(lecture, name) is None])
    if lecture.subject not in REVIEWED:
        return Note(_("The lead of the content review binds the humanities and social sciences alone."))
    days = (lecture.held_on - asked.on).days
    if days >= limits.script_days:
        return None
    told = {"days": max(days, 0), "limit": limits.script_days}
    return Finding(
        _("It is asked for %(days)d days ahead; the content review wants %(limit)d.") % told,
        fix=_("Hold it later, or say in the application why it cannot wait."),
    )


RULES = (brings_the_script_for_its_review, is_asked_for_in_time)
FORM = Form(
    application=LectureApplication, parts=PAGES, labels=LABELS, choices=CHOICES, carried=carried, lacking=lacking, rules=RULES,
    places={"EV-12": "script", "EV-12b": "held_on"}, slots=slots, paper_fields=("script",), beside=Asked,
    begin=lambda holding: {"host_unit": holding.post.unit.name, "responsible": holding.person.name},
    of_that_year=("held_on", "begins", "script"),
)

# --- its life ---------------------------------------------------------------------------------------------------------

STATES = (
    states.DRAFT,
    states.VETTING,
    states.APPROVAL,
    State("approved", gettext_lazy("To be announced"), icon="check", level="info"),
    State("announced", gettext_lazy("Announced"), icon="megaphone", level="info"),
    State("held", gettext_lazy("Held"), icon="presentation", level="info"),
    states.ARCHIVED,
    *states.ASIDE,
)
LIFE = Life(states=STATES, rights=RIGHTS | {
    "announce": APPLICANT_OR_SECRETARY, "record_held": APPLICANT_OR_SECRETARY, "archive": ARCHIVIST,
    "cancel": Right(owner=True, roles=("fao",), sentence=gettext_lazy("The applicant or the office cancels a lecture.")),
})  # fmt: skip
ROUTE = [
    {"code": "unit", "name": "单位审核", "name_en": "Head of unit", "step": 1, "stage": "vetting", "who": {"heads_of": "unit"},
     "quorum": "any", "days": 3},
    {"code": "propaganda", "name": "宣传部内容审核", "name_en": "Content review", "step": 2, "stage": "vetting",
     "who": {"role": "propaganda"}, "days": 5},
    {"code": "security", "name": "保卫处审核", "name_en": "Security review", "step": 2, "stage": "vetting",
     "who": {"role": "security"}, "days": 3},
    {"code": "secrecy", "name": "保密审查", "name_en": "Secrecy review", "step": 2, "stage": "vetting", "who": {"role": "secrecy"},
     "days": 3},
    {"code": "office", "name": "国际处审批", "name_en": "Foreign-affairs office", "step": 3, "stage": "approval",
     "who": {"role": "fao"}, "days": 5},
    {"code": "leader", "name": "分管校领导审批", "name_en": "School leader", "step": 4, "stage": "approval",
     "who": {"duty": "school_leader"}, "quorum": "any", "days": 5, "when": {"fact": "large", "is": True}},
]  # fmt: skip


class Lecture(Applying, Deciding, Matter):
    """A lecture or report meeting with speakers from abroad (涉外讲座、报告会)."""

    objects = MatterQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        proxy = True

    def facts_of(self, application: LectureApplication) -> dict:
        """Facts that the conditions of the route look at."""
        limits = limits_on(self.limits_on or timezone.localdate(self.changed_at))
        return super().facts_of(application) | {
            "large": (application.size or 0) > limits.large_audience, "sensitive": bool(application.sensitive),
            "live_stream": bool(application.live_stream), "public": application.audience == "public",
        }  # fmt: skip

    @transition("state", source=["approval"], target="approved")
    def approve(self, *, by, now, why: str = ""):
        """The round agreed (批准)."""

    @transition("state", source=["approved"], target="announced")
    def announce(self, *, by, now, announced_on: date, place: str):
        """The lecture is made known (发布通知); nothing is announced before the approval."""
        return {"announced_on": announced_on.isoformat(), "place": place}

    @transition("state", source=["announced"], target="held")
    def record_held(self, *, by, now, held_on: date, attendance: int, deviations: str = ""):
        """It took place (举办情况): when, before how many, and what was other than approved."""
        if held_on > timezone.localdate(now):
            raise NotNow(_("It has not taken place yet."))
        if held_on != self.starts_on and not deviations.strip():
            raise NotComplete(_("It was held on another day than approved; say why."))
        return {"held_on": held_on.isoformat(), "attendance": attendance, "deviations": deviations}

    @transition("state", source=["held"], target="archived")
    def archive(self, *, by, now):
        """The file is sealed and verifies (归档)."""
        self.ended_at = now
        self.save(update_fields=["ended_at"])

    @transition("state", source=["approved", "announced"], target="cancelled")
    def cancel(self, *, by, now, why: str):
        """An approved lecture is not held (取消)."""
        return ended(self, why=why, now=now)


ERRANDS = (
    Errand("announce", gettext_lazy("Announce the lecture"), ("approved",), OWNER, lambda matter: True,
           lambda matter, today: max(today, matter.starts_on - timedelta(days=3))),
    Errand("record_held", gettext_lazy("Record that it was held"), ("announced",), OWNER, lambda matter: True,
           lambda matter, today: max(today, matter.starts_on + timedelta(days=1))),
    Errand("archive", gettext_lazy("Seal the file"), ("held",), "archivist", lambda matter: True,
           lambda matter, today: add_working_days(today, 10)),
)  # fmt: skip


class Announce(StepForm):
    step, title, button, icon = "announce", gettext_lazy("Announce the lecture"), gettext_lazy("Record"), "megaphone"
    errand = "announce"
    announced_on = date_field(gettext_lazy("Announced on"))
    place = forms.CharField(label=gettext_lazy("Where"), max_length=200)

    def prepare(self):
        self.initial.setdefault("announced_on", self.today)


class RecordHeld(StepForm):
    step, title, button, icon = "record_held", gettext_lazy("Record that it was held"), gettext_lazy("Record"), "presentation"
    errand = "record_held"
    held_on = date_field(gettext_lazy("Held on"))
    attendance = forms.IntegerField(label=gettext_lazy("How many attended"), min_value=0, max_value=30_000)
    deviations = long_text(gettext_lazy("What was other than approved"), required=False)

    def prepare(self):
        self.initial.setdefault("held_on", self.matter.starts_on)


class Cancel(WhyForm):
    step, title, button, icon = "cancel", gettext_lazy("Cancel the lecture"), gettext_lazy("Cancel the lecture"), "circle-x"
    danger = True


class AnnounceLecture(Step):
    """The lecture is made known (发布通知)."""

    announced_on: OneDay = Field(description="Announced on (发布日期)")
    place: Line = Field(description="Where (发布渠道)")


class RecordLectureHeld(Step):
    """The lecture took place (举办情况)."""

    held_on: OneDay = Field(description="Held on (举办日期)")
    attendance: Count = Field(description="How many attended (到场人数)")
    deviations: Prose = Field("", description="What was other than approved (变更情况)")


class ArchiveLecture(Step):
    """The file is sealed (归档)."""


DID = {
    "announce": gettext_lazy("announced the lecture"), "record_held": gettext_lazy("recorded that it was held"),
    "archive": gettext_lazy("sealed the file"), "cancel": gettext_lazy("cancelled the lecture"),
}  # fmt: skip

# --- the invented university --------------------------------------------------------------------------------------------


class LectureWalk(Walk):
    """One lecture on its way."""

    KIND = "lecture"
    DECIDERS = {
        "unit": "cheng", "propaganda": "xuan", "security": "wei", "secrecy": "meng", "office": "chen", "leader": "ji",
    }  # fmt: skip

    def parts(self) -> tuple[Callable[[], None], ...]:
        return self.submit, self.vet, self.approve, self.announce, self.hold, self.seal

    def announce(self) -> None:
        self.step("announce", self.owner, announced_on=self.today, place="学院网站、校园公告栏")

    def hold(self) -> None:
        self.move_to(self.matter.starts_on)
        self.step("record_held", self.owner, held_on=self.matter.starts_on, attendance=120)

    def seal(self) -> None:
        self.step("archive", "dang")


def filled(title: str, held_on: date, **more: Any) -> dict[str, Any]:
    """A complete draft of an invented lecture."""
    speaker = {"key": "s1", "name": "佐藤健", "country": "JP", "affiliation": "仙台工业大学", "post": "教授"}
    return {
        "title": title, "abstract": "介绍本领域近年的研究进展。", "language": "英语", "subject": "engineering", "sensitive": False,
        "speakers": [speaker | {"speaker_class": "university"}], "held_on": held_on.isoformat(), "begins": "14:00",
        "venue": "图书馆报告厅", "audience": "mixed", "size": 150, "host_unit": "国际教育学院", "responsible": "顾行之",
        "live_stream": False, "interpreter": True,
        "declarations": {"content_reviewed": True, "no_secrets": True}, **more,
    }  # fmt: skip


@dataclass(frozen=True)
class Stop(Tour):
    """A demo lecture: how many days from now it is held."""

    held_in: int


TOURS = (
    Stop("draft", "gu", "先进材料前沿讲座", 1, 50), Stop("vetting", "gu", "智能制造报告会", 3, 60),
    Stop("approval", "gu", "海洋工程系列讲座", 14, 40), Stop("approved", "gu", "绿色能源报告会", 25, 20),
    Stop("announced", "gu", "生物医学工程讲座", 30, 6), Stop("held", "gu", "人工智能伦理报告会", 60, -2),
    Stop("archived", "gu", "量子信息科普讲座", 90, -30), Stop("sent_back", "gu", "城市交通报告会", 8, 45),
    Stop("rejected", "gu", "数字金融讲座", 12, 50), Stop("withdrawn", "gu", "航空材料讲座", 9, 70),
    Stop("cancelled", "gu", "遥感技术报告会", 28, 15),
)  # fmt: skip
SIDE = {
    "sent_back": ("vetting", answer("back", "请附报告提纲。")), "rejected": ("vetting", answer("reject", "报告人身份不明。")),
    "withdrawn": ("vetting", lambda walk: walk.step("withdraw", walk.owner, why="报告人改期。")),
    "cancelled": ("approved", lambda walk: walk.step("cancel", walk.owner, why="报告人不能成行。")),
}  # fmt: skip


def demo() -> Iterator[Any]:
    """The demo's lectures, one in every state."""
    return made(TOURS, walk=LectureWalk, content=_content, aside=SIDE)


def _content(tour: Any, cast: dict) -> dict[str, Any]:
    return filled(tour.title, timezone.localdate() + timedelta(days=tour.held_in))


def _of_record(record: dict[str, Any]) -> tuple[dict[str, Any], date]:
    known = {name: record[name] for name in LectureApplication.model_fields if name in record}
    asked = handed_in(record) or timezone.localdate()
    return filled(str(record.get("title", "")), asked + timedelta(days=60)) | known, asked


def _judged(draft: dict[str, Any], on: date, limits: Any) -> list:
    return judge(RULES, LectureApplication.model_validate(draft), limits, at=SUBMIT, actual=Asked(on))


def judged(record: dict[str, Any], limits: Any) -> dict[str, Any]:
    """Every verdict at the submission."""
    return {"verdicts": told(_judged(*_of_record(record), limits))}


def rehearse(record: dict[str, Any], cast: dict, *, tell=lambda step: None) -> dict[str, Any]:
    """Drive the lecture to the archive, or to where a rule blocks it."""
    draft, day = _of_record(record)
    broken = [verdict.rule for verdict in blocking(_judged(draft, day, limits_on(day)))]
    return driven(LectureWalk(cast, morning(day), tell=tell), draft, broken=lambda matter: broken)


# --- the kind ---------------------------------------------------------------------------------------------------------

KIND = register(applied(
    FORM, code="lecture", name=gettext_lazy("Lecture with foreign speakers"), prefix="LEC", model=Lecture, life=LIFE, route=ROUTE,
    errands=ERRANDS, icon="presentation", did=DID,
    about=gettext_lazy("Somebody from abroad gives a lecture or takes part in a report meeting; each is asked for by itself."),
    forms={form.step: form for form in (Announce, RecordHeld, Archive, Cancel)},
    bodies={"announce": AnnounceLecture, "record_held": RecordLectureHeld, "archive": ArchiveLecture, "cancel": Why},
    facts={
        "unit": gettext_lazy("unit of the applicant"), "owner": gettext_lazy("applicant"),
        "large": gettext_lazy("a large audience"), "sensitive": gettext_lazy("a sensitive topic"),
        "live_stream": gettext_lazy("streamed live"), "public": gettext_lazy("open to the public"),
    },
    rehearsal=Rehearsal(judged=judged, rehearse=rehearse, demo=demo), figures=figures_of(CHOICES["subject"]), compared=COMPARED,
    papers={"F21": Paper(
        gettext_lazy("Approval of a lecture"), lecture, lecture_form, part=gettext_lazy("For the application"), blank=LectureForm(),
    )},
))  # fmt: skip
