"""销毁清册: which file was destroyed, why, by whose two signatures and when; or that it was not."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint, Standing
from workflow.printing.paper import Paper
from workflow.printing.table import LEAST, Band, Row, field_of, label
from workflow.printing.wording import day
from workflow.registers.archive.telling import PERIODS
from workflow.registers.models import Disposal, Period

TITLE = "归档电子文件销毁清册"


@dataclass(frozen=True)
class Recorded:
    """The file, the two signatures, and what came of them."""

    unit: str
    file_no: str
    title: str
    number: str
    made_by: str  # 责任者
    year: int
    period: str
    kept_until: date | None
    digest: str
    why: str
    proposed: tuple[str, date]
    approved: tuple[str, date] | None
    kept: tuple[str, date, str] | None
    destroyed_on: date | None


def recorded(disposal: Disposal) -> Recorded:
    """What the record of that disposal shows."""
    package, matter = disposal.package, disposal.package.matter
    signed, stopped = _on(disposal.approved_at), _on(disposal.refused_at)
    return Recorded(
        unit=settings.SCHOOL, file_no=package.file_no or "", title=matter.title, number=matter.number or "",
        made_by=matter.unit.name, year=package.year, period=PERIODS[Period(package.retention)] if package.retention else "",
        kept_until=package.kept_until, digest=disposal.digest, why=disposal.why,
        proposed=(str(disposal.proposed_by), timezone.localdate(disposal.proposed_at)),
        approved=(str(disposal.approved_by), signed) if signed else None,
        kept=(str(disposal.refused_by), stopped, disposal.refused_why) if stopped else None,
        destroyed_on=_on(disposal.destroyed_at),
    )  # fmt: skip


def _on(at: datetime | None) -> date | None:
    return timezone.localdate(at) if at else None


def imprint_of(disposal: Disposal) -> Imprint:
    """A record is no record before the file is destroyed; one that was stopped is void."""
    standing = Standing.VOID if disposal.refused_at else Standing.VALID if disposal.destroyed_at else Standing.DRAFT
    address = settings.PUBLIC_URL + reverse("archived", args=[disposal.package_id])
    return Imprint(number=disposal.package.file_no or disposal.package.path, address=address, standing=standing)


def draw(view: Recorded, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """The record as a PDF."""
    paper = Paper(TITLE, case=case or typecase(), around=imprint.around)
    paper.table([Band(tuple(_file(view))), Band(tuple(_signatures(view)))])
    return paper.bytes()


def _file(view: Recorded):
    yield Row((label("立档单位", 5), field_of(view.unit, 27)))
    yield Row((label("档号", 5), field_of(view.file_no, 27)))
    yield Row((label("题名", 5), field_of(view.title, 27)))
    yield _pair("文件编号", view.number, "责任者", view.made_by)
    yield _pair("年度", str(view.year), "保管期限", view.period)
    yield _pair("保管至", day(view.kept_until), "件数", "1件")
    yield Row((label("数字摘要", 5), field_of(view.digest, 27, size=9)))
    yield Row((label("销毁理由", 5), field_of(view.why, 27)), least=60)


def _signatures(view: Recorded):
    yield _pair("提出人", view.proposed[0], "日期", day(view.proposed[1]))
    yield _pair("批准人", view.approved[0] if view.approved else "", "日期", day(view.approved[1]) if view.approved else "")
    if view.kept:
        yield _pair("终止人", view.kept[0], "日期", day(view.kept[1]))
        yield Row((label("不予销毁理由", 5), field_of(view.kept[2], 27)))
    yield _pair("销毁方式", "删除电子归档包", "销毁日期", day(view.destroyed_on))
    yield _pair("监销人签字", "", "日期", "　　　　年　　月　　日", least=40)


def _pair(name: str, said: str, other: str, too: str, *, least: float = LEAST) -> Row:
    return Row((label(name, 5), field_of(said, 11), label(other, 5), field_of(too, 11)), least=least)
