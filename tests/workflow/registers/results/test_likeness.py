"""A report that repeats another: copies, copies in another order or with other names are told, others are not."""

import random
import time

import pytest

from tests.making import fresh, standing_at
from tests.workflow.registers.results.shelf import many, put
from workflow.registers.models import Likeness, Limit, Result
from workflow.registers.results import likeness

SENTENCES = [
    "代表团一行于三月六日抵达仙台，与仙台工业大学国际交流处就学生互换的规模和学分认定办法举行了两轮会谈。",
    "双方同意自下一学年起每年互派十名本科生，学习期限为一个学期，费用由学生所在学校承担。",
    "在材料学院的座谈会上，对方介绍了校企联合培养的课程安排，特别是企业导师进入课堂的做法。",
    "访问期间参观了工程训练中心，了解其安全管理制度、设备共享平台和面向中学生的开放日活动。",
    "我方介绍了学校近年来在智能制造专业群建设方面的进展，并邀请对方教师明年来校讲学。",
    "根据会谈结果，拟在六月底前完成合作备忘录文本的修改，并报学校合同审核部门审定。",
    "访问团严格遵守外事纪律，按批准的日程开展活动，没有变更路线，也没有延长在外停留时间。",
    "建议学院在课程设置中借鉴对方的模块化安排，将实践环节集中到第六学期进行。",
]
OTHER = "".join(
    "本次赴欧洲参加会议的主要收获在于了解了开放科学数据治理的新进展，会上讨论了数据伦理审查、长期保存成本分担以及小语种文献"
    f"的数字化标准等第{no}个议题，并与三家图书馆商定了元数据交换的试验方案，后续由图书馆牵头组织校内培训。" for no in "一二三四"
)  # fmt: skip
REPORT = "一、基本情况\n" + "\n".join(SENTENCES[:4]) + "\n二、后续工作\n" + "\n".join(SENTENCES[4:])
SHUFFLED = "后续工作安排\n" + "\n".join(SENTENCES[4:]) + "\n（一）访问概况\n" + "\n".join(SENTENCES[:4])
RENAMED = REPORT.replace("仙台", "首尔").replace("三月六日", "五月九日").replace("材料学院", "化工学院")


@pytest.mark.parametrize(
    "text, least, most",
    [(REPORT, 100, 100), (SHUFFLED, 90, 100), (RENAMED, 75, 99), (REPORT + OTHER, 50, 75), (SENTENCES[0] + "".join(SENTENCES[1:4]), 90, 100)],
    ids=["copy", "other order", "other names", "half of it", "a part of it"],
)  # fmt: skip
def test_what_repeats_is_told_with_its_share(stage, text, least, most):
    first = put(stage.cast, "赴日报告", REPORT)
    put(stage.cast, "赴欧报告", OTHER)
    later = put(stage.cast, "又一份报告", text)
    (told,) = later.likenesses.filter(earlier=first)
    assert least <= told.percent <= most, told.percent


def test_an_independent_report_and_a_short_text_are_left_alone(stage):
    put(stage.cast, "赴日报告", REPORT)
    put(stage.cast, "短报告", SENTENCES[0])
    assert not put(stage.cast, "赴欧报告", OTHER).likenesses.exists()
    assert not put(stage.cast, "又一份短报告", SENTENCES[0][:40]).likenesses.exists()
    assert not Likeness.objects.exists()


def test_headings_alone_make_nothing_alike(stage):
    headings = [f"{no}、{word}" for no, word in zip("一二三四五六", ("基本情况", "任务执行情况", "证件交还情况", "经费使用情况", "外事纪律", "后续工作"), strict=True)]
    a = "\n".join(f"{head}\n{said}" for head, said in zip(headings, SENTENCES, strict=False))
    b = "\n".join(f"{head}\n{OTHER[no * 60 : no * 60 + 60]}。" for no, head in enumerate(headings))
    put(stage.cast, "甲", a)
    assert not put(stage.cast, "乙", b).likenesses.exists()
    assert all(head not in likeness.body(a) for head in headings)


def test_the_school_says_from_where_on(stage):
    put(stage.cast, "赴日报告", REPORT)
    Limit.objects.filter(code="report_alike_percent").update(value="80")
    assert not put(stage.cast, "一半", REPORT + OTHER).likenesses.exists()
    assert put(stage.cast, "全部", REPORT).likenesses.exists()


@standing_at("returned")
def test_the_report_of_a_trip_is_compared_when_it_is_handed_in_and_nothing_is_stopped(walk, stage):
    put(stage.cast, "去年的报告", REPORT)
    sections = {"results": SENTENCES[4], "follow_up": SENTENCES[5], "discipline": "无。", "money_note": "无。"}
    walk.step("hand_in_report", walk.owner, done=REPORT, **sections)
    own = Result.objects.get(matter=walk.matter.pk, kind="report")
    assert own.likenesses.get().percent >= 90 and own.entered_at is None
    for who in ("gu", "chen"):
        page = stage.office.browser(who).get(f"/matters/{walk.matter.pk}/").text
        assert "与以往报告雷同" in page and "去年的报告" in page, who
    walk.step("return_report", "chen", why="请重写。")
    walk.step("hand_in_report", walk.owner, done=OTHER, **sections)
    own.refresh_from_db()
    assert not own.likenesses.exists() and OTHER[:20] in own.text
    assert fresh(walk).state == "returned"


@pytest.mark.slow
def test_among_ten_thousand_reports_a_copy_is_found_at_once(stage):
    chance = random.Random(5)
    letters = [chr(0x4E00 + no) for no in range(2500)]
    texts = ["任务完成，纪律良好，经费未超标准。" + "".join(chance.choices(letters, k=400)) + "。" for _no in range(10_000)]
    pks = many(stage.cast, texts)
    started = time.perf_counter()
    later = put(stage.cast, "照抄的报告", texts[4321])
    took = time.perf_counter() - started
    assert [told.earlier_id for told in later.likenesses.all()] == [pks[4321]]
    assert took < 1, f"{took:.2f} s"
