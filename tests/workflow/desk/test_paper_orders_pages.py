"""The pages of papers that a worker prints: offered, watched, fetched, by whoever ordered them."""

import pytest
import time_machine

from tests.making import fresh, standing_at
from workflow.registers.models import PaperOrder
from workflow.registers.papers import rendering


@pytest.fixture(autouse=True)
def long(monkeypatch):
    monkeypatch.setattr(rendering, "LONG", 2)
    monkeypatch.setattr(rendering, "publish", lambda job: None)


@pytest.fixture
def then(walk):
    with time_machine.travel(walk.now, tick=False):
        yield walk


@standing_at("vetting")
def test_a_long_paper_is_offered_ordered_watched_and_fetched(then, stage):
    walk, chen = then, stage.office.chen
    page = f"/matters/{fresh(walk).pk}/papers"
    offer = chen.get(f"{page}/F1.pdf")
    assert offer.status_code == 200 and f'action="{page}/orders/"' in offer.text and not PaperOrder.objects.exists()
    answer = chen.post(f"{page}/orders/", {"code": "F1", "_once": "k1"})
    ordered = PaperOrder.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"{page}/orders/{ordered.pk}/")
    assert chen.post(f"{page}/orders/", {"code": "F1", "_once": "k1"})["Location"] == answer["Location"]

    waiting = chen.get(answer["Location"]).text
    assert "等待生成" in waiting and f'hx-get="{answer["Location"]}"' in waiting and "已完成 0 份，共 1 份" in waiting
    part = chen.get(answer["Location"], headers={"HX-Request": "true"}).text
    assert "<html" not in part and "等待生成" in part
    assert chen.get(answer["Location"] + "file.pdf").status_code == 404

    rendering.print_orders(now=walk.now)
    ready = chen.get(answer["Location"]).text
    assert "文件已生成" in ready and "hx-get" not in ready
    file = chen.get(answer["Location"] + "file.pdf")
    assert file.content.startswith(b"%PDF") and file["Content-Type"] == "application/pdf" and "no-store" in file["Cache-Control"]


@standing_at("vetting")
def test_what_failed_says_why_and_can_be_ordered_again(then, stage, monkeypatch):
    monkeypatch.setattr(rendering, "PAGES", 1)
    walk, chen = then, stage.office.chen
    where = chen.post(f"/matters/{fresh(walk).pk}/papers/orders/", {"code": "F1"})["Location"]
    rendering.print_orders(now=walk.now)
    failed = chen.get(where).text
    assert "一次最多生成 1 页" in failed and 'name="code" value="F1"' in failed and "hx-get" not in failed


@standing_at("vetting")
def test_the_order_is_its_owners_alone_and_a_foreign_matter_has_none(then, stage):
    walk = then
    where = stage.office.chen.post(f"/matters/{fresh(walk).pk}/papers/orders/", {"code": "F1"})["Location"]
    rendering.print_orders(now=walk.now)
    assert stage.office.gu.get(where).status_code == 404 and stage.office.gu.get(where + "file.pdf").status_code == 404
    assert stage.office.zhao.post(f"/matters/{walk.matter.pk}/papers/orders/", {"code": "F1"}).status_code == 404
    assert stage.office.chen.post(f"/matters/{walk.matter.pk}/papers/orders/", {"code": "F99"}).status_code == 404
    assert stage.office.chen.post(f"/matters/{walk.matter.pk}/papers/orders/").status_code == 404
