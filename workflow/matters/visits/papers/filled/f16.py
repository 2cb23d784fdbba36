"""What F16 is filled with: the application, and the opinions of the offices that the route asks."""

from workflow.matters.visits.papers.f16 import Block, ReceptionForm
from workflow.matters.visits.papers.filled.asked import visit
from workflow.registers.papers.opinions import opinions_of

OFFICES = {
    "unit": ("接待部门意见", "负责人"), "secrecy": ("保密办意见", "负责人"), "propaganda": ("宣传部意见", "负责人"),
    "security": ("保卫处意见", "负责人"), "finance": ("财务处意见", "负责人"), "office": ("国际处意见", "负责人"),
    "school_office": ("学校办公室意见", "负责人"), "leader": ("校领导意见", "签字"), "permit": ("上级批件", "登记人"),
}  # fmt: skip
ALWAYS = ("unit", "office", "leader")  # their places are there also before anybody is asked


def reception_form(matter) -> ReceptionForm:
    """F16 of the newest revision."""
    return ReceptionForm(visit(matter), tuple(blocks(matter)))


def blocks(matter):
    """An opinion for each office in the order of the route: those that spoke or are asked, and the places of every form."""
    given, asked = opinions_of(matter), _asked(matter)
    always = ALWAYS if matter.application.foreign else ("unit", "school_office")
    for code, (words, signer) in OFFICES.items():
        if given[code] or code in asked or code in always:
            yield Block(words, given[code], signer)


def _asked(matter) -> set[str]:
    """Phases in which somebody is or was asked about this version."""
    asked = matter.assignments.filter(panel__round__digest=matter.digest)
    return set(asked.values_list("panel__phase__code", flat=True))
