"""What the description says of a matter (著录): where it comes from, its 档号 by parts, what it is about.

Elements and their order: the list of DA/T 46-2009 (S102). Nothing sealed is among them: no number of a document, no health.
"""

from typing import Any

from django.conf import settings
from django.utils import timezone, translation

from workflow.core import kinds
from workflow.registers.models import Period

from . import numbers

PERIODS = {Period.PERMANENT: "永久", Period.THIRTY: "30年", Period.TEN: "10年"}


def said_of(matter: Any, *, file_no: str, number: int, year: int, period: Period, now) -> dict[str, Any]:
    """The elements in their order; what nobody knows at sealing (馆编件号, 页号 …) is there and empty."""
    return {
        "封装包类型": "原始型", "封装包创建时间": timezone.localtime(now).isoformat(timespec="seconds"),
        "封装包创建单位": settings.SCHOOL,
        "聚合层次": "文件",
        "来源": {"档案馆名称": "", "档案馆代码": "", "全宗名称": settings.SCHOOL, "立档单位名称": settings.SCHOOL},
        "电子文件号": matter.number or "",
        "档号": _file_no(file_no, number=number, year=year, period=period),
        "内容描述": _content(matter),
        "电子签名块": "", "锁定签名": "",
    }  # fmt: skip


def _file_no(text: str, *, number: int, year: int, period: Period) -> dict[str, Any]:
    places = numbers.places_of(year=year, period=period)
    return {
        "编号": text, "全宗号": places["fonds"], "目录号": "", "年度": year, "保管期限": PERIODS[period],
        "机构或问题": places["office"], "类别号": places["category"], "室编案卷号": "", "馆编案卷号": "", "室编件号": number,
        "馆编件号": "", "文档序号": "", "页号": "",
    }  # fmt: skip


def _content(matter: Any) -> dict[str, Any]:
    return {
        "题名": matter.title, "并列题名": "", "副题名": "", "说明题名文字": "", "主题词": "", "关键词": "",
        "人名": str(matter.owner), "摘要": "", "分类号": "", "文件编号": matter.number or "", "责任者": matter.unit.name,
        "日期": timezone.localdate(matter.created_at).isoformat(), "文种": _kind(matter.kind),
    }  # fmt: skip


def _kind(code: str) -> str:
    kind = kinds.found(code)
    with translation.override("zh-hans"):
        return str(kind.name) if kind else code
