"""The columns of a ledger (台账列), in both languages, and the words a cell may hold."""

from workflow.core.counting import EVENT, IN, OUT
from workflow.core.under_way.columns import Columns

GUESTS = {"来访": IN, "接待来访": IN, "in": IN}
YES_NO = {"是": True, "计划内": True, "yes": True, "否": False, "计划外": False, "no": False}
COLUMNS = Columns(
    chinese={
        "way": "类别", "number": "编号", "title": "名称", "unit": "单位", "counted_on": "日期", "countries": "国家（地区）",
        "joined": "组团方式", "track": "团组性质", "task": "任务类型", "planned": "是否计划内", "people_planned": "计划人次",
        "people": "人次", "days_planned": "计划天数", "days": "天数", "money_planned": "预算（元）", "money": "决算（元）",
        "audience": "听众人数",
    },
    required=("way", "title", "counted_on", "people"),
    dates=("counted_on",),
    words={
        "way": {"出访": OUT, "因公出国（境）": OUT, "out": OUT, **GUESTS, "讲座": EVENT, "event": EVENT},
        "joined": {
            "本校组团": False, "自组": False, "organised": False,
            "参团": True, "双跨": True, "参加其他单位组团": True, "joined": True,
        },
        "track": {
            "一般公务": "general", "一般公务出访": "general", "general": "general", "学术交流": "academic",
            "学术交流合作": "academic", "academic": "academic",
        },
        "planned": YES_NO,
    },
)  # fmt: skip
NUMBERS = ("people_planned", "people", "days_planned", "days", "audience")
MONEY = ("money_planned", "money")
