"""What the description says of a matter (著录): where it comes from, its 档号 by parts, what it is about."""

from typing import Any

from django.conf import settings
from django.utils import timezone, translation

from workflow.core import kinds
from workflow.registers.models import Period

from . import numbers

PERIODS = {Period.PERMANENT: "永久", Period.THIRTY: "30年", Period.TEN: "10年"}


def said_of(matter: Any, *, file_no: str, year: int, period: Period, now) -> dict[str, Any]:
    """The elements in their order."""
    places = numbers.places_of(year=year, period=period)
    return {
        "封装包类型": "原始型", "封装包创建时间": timezone.localtime(now).isoformat(timespec="seconds"),
        "封装包创建单位": settings.SCHOOL,
        "聚合层次": "文件",
        "来源": {"全宗名称": settings.SCHOOL, "立档单位名称": settings.SCHOOL},
        "电子文件号": matter.number or "",
        "档号": {
            "编号": file_no, "全宗号": places["fonds"], "类别号": places["category"], "年度": year,
            "保管期限": PERIODS[period], "机构或问题": places["office"],
        },
        "内容描述": {
            "题名": matter.title, "文件编号": matter.number or "", "责任者": matter.unit.name, "人名": str(matter.owner),
            "日期": timezone.localdate(matter.created_at).isoformat(), "文种": _kind(matter.kind),
        },
    }  # fmt: skip


def _kind(code: str) -> str:
    kind = kinds.found(code)
    with translation.override("zh-hans"):
        return str(kind.name) if kind else code
