"""Words (文字): every event says in Chinese what its golden file says; UPDATE_GOLDEN=1 writes the files anew."""

import os
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.utils import translation

from notifications.models import Message
from notifications.render import events, letter, readable, render
from tests.notifications.cast import Trip

GOLDEN = Path(__file__).parent.parent / "golden" / "messages"

WHY = {"why": "预算未列明经费来源"}
LEFT = {"due": "2026-12-03", "days": 8, "late": False}
FOUND = {"what": "入境日与批件不一致，缺说明。"}
FACTS: dict[str, dict[str, Any]] = {
    "matter.sent_back": WHY,
    "matter.rejected": WHY,
    "matter.cancelled": WHY,
    "matter.suspended": WHY,
    "matter.corrected": {"fields": "回国日期、往返航班", "why": "航班改期"},
    "assignment.opened": {"what": "审批", "due": "2026-11-25"},
    "assignment.due": {"what": "审批", "due": "2026-11-25", "days": 0, "late": False},
    "assignment.urged": {"who": "顾行之", "what": "经费先行审核、教学安排审核", "due": "2026-11-25"},
    "comment.mentioned": {"who": "陈立夏", "text": "请核对日程第三天的安排。"},
    "copy.received": {"who": "顾行之", "why": "请知悉行程。"},
    "assignment.overdue": {"what": "审批", "due": "2026-11-20", "days": 3, "late": True},
    "assignment.escalated": {
        "what": "保密审查", "who": "孟归", "due": "2026-11-20", "on": "2026-11-25", "then": "agree",
    },
    "assignment.lapsed": {"what": "保密审查", "words": "逾期三个工作日未反馈的，视同无意见。"},
    "assignment.taken_off": {"what": "保密审查"},
    "assignment.advised": {"what": "保密审查"},
    "incident.opened": {"what": "Drawing previews of attachments", "error": "LookupError", "place": "workflow.core.previews:31 draw"},
    "archive.transfer_due": {"count": 12, "due": "2026-06-30", "late": 0},
    "result.due": LEFT,
    "matter.reopened": WHY,
    "exception.asked": {"rule": "OUT-01"},
    "exception.decided": {"rule": "OUT-01", "granted": 0, "why": "理由不充分"},
    "deputyship.begun": {"deputy": "沈墨白", "starts": "2026-11-30", "ends": "2026-12-04"},
    "deputyship.ended": {"deputy": "沈墨白"},
    "decision.recorded": {"source_no": "外事〔2026〕42号"},
    "briefing.missing": {"days": 5},
    "passport.return_due": LEFT | {"holder": "阿布都热合曼·吐尔逊"},
    "passports.expiring": {"count": 12},
    "passports.held": {"count": 3},
    "passports.difference": {"place": "甲/12", "what": "unexplained"},
    "cabinet.alarm": {"place": "甲/12", "what": "door_open"},
    "report.due": LEFT,
    "report.sent_back": WHY,
    "visit.arrived": {"people": 4},
    "summary.sent_back": WHY,
    "summary.due": LEFT,
    "reception_plan.due": LEFT,
    "lodging.due": {"due": "2026-11-21T02:30:00+00:00"},
    "inspection.planned": {"count": 5},
    "finding.recorded": FOUND | {"due": "2026-12-03"},
    "finding.submitted": FOUND,
    "finding.accepted": FOUND,
    "finding.sent_back": FOUND | WHY | {"due": "2026-12-03"},
    "finding.due": FOUND | LEFT,
    "finding.overdue": FOUND | {"who": "顾行之", "due": "2026-11-20", "days": 3, "late": True},
    "second_notice.due": {"due": "2026-11-20", "days": 3, "late": True},
}


def message(event: str, language: str = "zh-hans", **facts: Any) -> Message:
    trip, reader = Trip(), get_user_model()(name="林晚晴", language=language)
    return Message(
        recipient=reader, event=event, title=trip.title, number=trip.number, url=trip.get_absolute_url(), facts=facts
    )


@pytest.mark.parametrize("event", sorted(events()))
def test_the_words_of_an_event(event: str, settings: Any) -> None:
    settings.PUBLIC_URL = "https://waishi.example.edu.cn"
    subject, body = letter(message(event, **FACTS.get(event, {})))
    golden = GOLDEN / f"{event}.zh.txt"
    if os.environ.get("UPDATE_GOLDEN") == "1":
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(f"{subject}\n\n{body}", encoding="utf-8")
    assert f"{subject}\n\n{body}" == golden.read_text(encoding="utf-8")


def test_no_golden_file_is_left_of_an_event_that_is_gone() -> None:
    assert {path.name.removesuffix(".zh.txt") for path in GOLDEN.iterdir()} == events()


@pytest.mark.parametrize("event", sorted(events()))
def test_an_event_has_words_without_any_facts_in_both_languages(event: str) -> None:
    for language in ("zh-hans", "en"):
        subject, body = render(message(event, language))
        assert "赴日本、韩国校际交流团组" in subject + body
        assert body
        assert "None" not in subject + body


def test_each_reads_their_own_language_whoever_writes() -> None:
    with translation.override("en"):
        assert render(message("matter.approved"))[0].startswith("已批准")
    with translation.override("zh-hans"):
        assert render(message("matter.approved", "en"))[0].startswith("Approved")


def test_a_title_is_text_and_neither_markup_nor_a_template() -> None:
    odd = message("matter.approved", "en")
    odd.title, odd.number = "R&D <b>{{ url }}</b>\r\nBcc: all@example.edu.cn", ""
    assert render(odd)[0] == "Approved: R&D <b>{{ url }}</b> Bcc: all@example.edu.cn"


@pytest.mark.parametrize(
    "fact, shown",
    [
        ("2026-12-03", "2026年12月3日（周四）"),
        ("2026-12-03T01:30:00+00:00", "2026年12月3日 09:30"),
        ("外事〔2026〕42号", "外事〔2026〕42号"),
        ("2026-13-45", "2026-13-45"),
        (3, 3),
    ],
)
def test_days_are_shown_as_the_reader_writes_them(fact: Any, shown: Any) -> None:
    with translation.override("zh-hans"):
        assert readable(fact) == shown
