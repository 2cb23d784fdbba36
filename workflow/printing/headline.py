"""The title of a prose paper (标题): 2号小标宋, centred, over as many lines as it takes.

GB/T 9704-2012 wants words kept whole where a line ends, and lines of like length. Without a dictionary, the words that
titles of this office are made of stand below; a school that wants its own break types one into its text.
"""

from collections.abc import Iterator

from workflow.printing import page
from workflow.printing.fonts import TITLE, Typecase
from workflow.printing.lines import CLOSING, OPENING, Line, Text
from workflow.printing.runs import clean

WORDS = (
    "关于", "因公", "因公临时", "临时", "出国", "出访", "访问", "率团", "团组", "成员", "参团", "意见", "征求", "公示", "请示",
    "报告", "情况", "邀请", "任务", "通知", "通知书", "确认", "确认件", "大学", "学院", "工业", "科技", "理工", "师范",
    "国际", "教育", "交流", "合作", "会议", "外宾", "来访", "来华", "接待", "协议", "签署", "审批", "说明", "承诺书",
    "考察", "职业", "学术", "校际", "中国", "日本", "韩国", "德国", "法国", "英国", "美国", "香港", "澳门", "台湾",
)  # fmt: skip


def headline(title: str, case: Typecase) -> list[Line]:
    """The lines of the title."""
    title = clean(title)
    lines = _set(title, case)
    if "\n" in title or len(lines) == 1:
        return lines
    for count in range(len(lines), len(lines) + 2):
        parted = "\n".join(_parts(title, count))
        better = _set(parted, case)
        if len(better) == count:
            return better
    return lines


def _set(title: str, case: Typecase) -> list[Line]:
    return Text(title, TITLE, page.HEADLINE, "center", 1.5).lines(page.WIDTH, case)


def _parts(title: str, count: int) -> Iterator[str]:
    """As many parts of like length, broken where the nearest break is allowed."""
    begin = 0
    for at in range(1, count):
        ideal = round(at * len(title) / count)
        allowed = [place for place in range(begin + 1, len(title)) if _may_break(title, place)]
        end = min(allowed, key=lambda place: abs(place - ideal), default=len(title))
        yield title[begin:end]
        begin = end
    yield title[begin:]


def _may_break(title: str, place: int) -> bool:
    before, after = title[place - 1], title[place]
    if before in OPENING or after in CLOSING or after in "的等" or before.isascii() and after.isascii():
        return False
    if after.isdigit() or before.isdigit():
        return False
    return not any(title.startswith(word, place - inner) for word in WORDS for inner in range(1, len(word)))
