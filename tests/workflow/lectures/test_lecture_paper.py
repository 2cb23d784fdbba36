"""F21 of a lecture: who speaks about what, before whom, and who agreed."""

from datetime import date, datetime

import pytest
from django.utils import timezone

from tests.cast import Office
from tests.workflow.printing.reading import solid, text_of
from workflow.matters.lectures import LectureWalk, filled
from workflow.registers.papers import printed

SPEAKERS = [
    {"key": "s1", "name": "Trần Thị Hồng Nhung", "country": "VN", "affiliation": "Đại học Bách khoa Hà Nội", "post": "教授",
     "speaker_class": "university"},
    {"key": "s2", "name": "佐藤健", "country": "JP", "affiliation": "仙台工业大学", "post": "副教授", "speaker_class": "university"},
]  # fmt: skip


@pytest.fixture
def walk(cast):
    walk = LectureWalk(cast, timezone.make_aware(datetime(2026, 3, 2, 9)))
    walk.until("approval", filled("先进材料前沿讲座", date(2026, 5, 20), speakers=SPEAKERS))
    return walk


def test_the_form_names_every_speaker_and_every_office_that_agreed(walk):
    words = solid(text_of(printed(walk.matter, "F21", by=walk.cast["chen"], now=walk.now)))
    assert "TrầnThịHồngNhung" in words and "越南" in words and "佐藤健" in words and "仙台工业大学" in words
    assert "题目先进材料前沿讲座" in words and "2026年5月20日14:00" in words and "听众范围师生人数150人" in words
    assert "翻译有" in words and "网络直播否" in words and "讲稿□已附　□未附".replace("　", "") in words
    assert "宣传部意见同意。（公章）负责人：宣" in words and "国际处意见（公章）负责人：年月日" in words


def test_the_page_of_its_papers_offers_the_form(walk):
    page = Office(walk.cast).chen.get(f"/matters/{walk.matter.pk}/papers/").content.decode()
    assert f"/matters/{walk.matter.pk}/papers/F21.pdf" in page and "/papers/blank/" in page
