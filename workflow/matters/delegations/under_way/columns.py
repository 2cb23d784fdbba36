"""The columns of the spreadsheet (列): their names in both languages, and the words a cell may hold."""

from workflow.core.under_way import Columns

CHINESE = {
    "title": "团组名称", "applicant": "申请人工号", "unit code": "单位编码", "track": "类别", "task type": "任务类型",
    "task": "出访任务", "countries": "国家（地区）", "cities": "城市", "hosts": "邀请单位", "exit": "出境日期",
    "entry": "入境日期", "members": "团组成员", "state": "当前状态", "permit number": "批件号",
    "permit authority": "批件机关", "permit date": "批件日期", "permit scan": "批件扫描件", "budget": "批准经费",
    "fund source": "经费来源", "official documents": "持因公证照", "secret-related": "涉密人员",
    "secrecy approval": "保密审批文号", "passport out": "证照在外", "drawn on": "领用日期", "left on": "实际出境",
    "came home on": "实际入境", "people back": "入境人数", "reason": "说明",
}  # fmt: skip
REQUIRED = (
    "title", "applicant", "unit code", "track", "task type", "countries", "hosts", "exit", "entry", "state",
    "permit number", "permit authority", "permit date", "budget",
)  # fmt: skip
BEFORE_DEPARTURE = ("official documents", "secret-related")
DATES = ("exit", "entry", "permit date", "drawn on", "left on", "came home on")

TRACKS = {"一般公务": "general", "学术交流合作": "academic"} | {code: code for code in ("general", "academic")}
TASKS = {
    "访问": "visit", "培训": "training", "国际会议": "conference", "合作研究": "research", "讲学": "teaching",
    "演出比赛": "performance", "磋商谈判": "negotiation", "展览": "exhibition",
}  # fmt: skip
TASKS |= {code: code for code in TASKS.values()}
STATES = {"证照": "documents", "行前教育": "briefing", "待出访": "ready", "在外": "abroad", "已回国": "returned"}
STATES |= {code: code for code in STATES.values()}
ANSWERS = {"是": True, "有": True, "yes": True, "否": False, "无": False, "no": False}
WORDS = {"track": TRACKS, "task type": TASKS, "state": STATES} | {
    name: ANSWERS for name in ("official documents", "secret-related", "passport out")
}
COLUMNS = Columns(CHINESE, required=REQUIRED, dates=DATES, words=WORDS)
