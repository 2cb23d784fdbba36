"""Private papers: only the office and the applicant's side print them, and every number that is read is written down."""

from html import unescape

import pytest

from approvals.errors import NotYours
from tests.making import a_walk, trip
from tests.workflow.printing.reading import solid, text_of
from workflow.core import confidential
from workflow.core.models import Confidential, Reading
from workflow.registers.papers import PRIVATE, offered, printed

NUMBER = "00000019800501002X"  # no region has this code
CODES = ("F2", "F26")
SIDE = ("gu", "mi", "chen", "lin")
OTHERS = ("zhou", "cheng", "he", "meng", "qiao", "dang", "wen", "su", "guan")


@pytest.fixture
def walk(stage):
    """Gu's trip, Gu's number sealed."""
    walk = a_walk(stage.cast)
    sealed = confidential.seal(NUMBER, purpose="identity", now=walk.now)
    first = {"key": "m1", "person_id": stage.cast["gu"].pk, "name": "顾行之", "post": "教授", "leader": True}
    members = [first | {"identity": {"confidential": sealed.pk, "hmac": sealed.mark}}, {"key": "m2", "person_id": stage.cast["zhou"].pk, "name": "周予安"}]
    walk.until("vetting", trip(stage.cast, members=members))
    return walk


def printing(walk, who: str, code: str = "F2") -> str:
    return solid(text_of(printed(walk.matter, code, by=walk.cast[who], now=walk.now)))


@pytest.mark.parametrize("who", SIDE)
def test_the_office_and_the_applicants_side_print_the_number_and_the_reading_is_written_down(walk, who):
    assert NUMBER in printing(walk, who)
    reading = Reading.objects.get()
    assert (reading.by, reading.at) == (walk.cast[who], walk.now)
    assert walk.matter.number in reading.why and reading.confidential.tail == "002X"


@pytest.mark.parametrize("who", OTHERS)
@pytest.mark.parametrize("code", CODES)
def test_nobody_else_prints_a_private_paper_and_nothing_is_read(walk, who, code):
    with pytest.raises(NotYours):
        printed(walk.matter, code, by=walk.cast[who], now=walk.now)
    assert not Reading.objects.exists()


def test_who_prepared_it_prints_it(walk):
    walk.matter.preparer = walk.cast["tu"]
    assert NUMBER in printing(walk, "tu")


def test_papers_that_are_not_private_are_for_whoever_sees_the_matter(walk):
    assert "顾行之" in printing(walk, "zhou", "F5")


def test_an_erased_number_leaves_the_box_open(walk):
    confidential.erase(Confidential.objects.get())
    assert "顾行之" in printing(walk, "gu") and not Reading.objects.exists()


@pytest.mark.parametrize("change", [{"mark": "0" * 64}, {"purpose": "passport:official"}])
def test_a_number_that_is_not_the_one_handed_in_is_never_printed(walk, change):
    Confidential.objects.update(**change)
    assert NUMBER not in printing(walk, "gu") and not Reading.objects.exists()


def test_the_number_stands_in_no_other_paper(walk):
    codes = [row.code for _part, rows in offered(walk.matter, to=walk.cast["chen"], now=walk.now) for row in rows if not row.lacks]
    assert {code for code in codes if NUMBER in printing(walk, "chen", code)} == {"F2"}


def test_the_page_says_so_to_who_may_not_and_the_address_refuses(stage, walk):
    page = stage.office.zhou.get(f"/matters/{walk.matter.pk}/papers/").content.decode()
    assert "papers/F2.pdf" not in page and "papers/F5.pdf" in page and str(PRIVATE.sentence) in unescape(page)
    assert "papers/F2.pdf" in stage.office.gu.get(f"/matters/{walk.matter.pk}/papers/").content.decode()
    assert stage.office.zhou.get(f"/matters/{walk.matter.pk}/papers/F2.pdf").status_code == 403
    assert stage.office.gu.get(f"/matters/{walk.matter.pk}/papers/F2.pdf")["Content-Type"] == "application/pdf"


def test_a_draft_has_nothing_to_print(stage):
    walk = a_walk(stage.cast)
    walk.begin()
    page = stage.office.gu.get(f"/matters/{walk.matter.pk}/papers/")
    assert page.status_code == 200 and "papers/F" not in page.content.decode()
