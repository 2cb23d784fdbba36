"""Every number of the summary is a link, and its list comes to that number: all links of a page are followed."""

import re
from datetime import date
from html import unescape

import pytest

from tests.workflow.statistics.generated import generated

PAGE = "/figures/2025/?as_of=2026-02-01"
LINKED = re.compile(r'<a href="(/figures/matters/\?[^"]+)">([\d,.]+)</a>')
TEXT = re.compile(r'<section class="card" aria-labelledby="text">.*?</section>', re.DOTALL)
SUMS = re.compile(r'data-sums="([^"]*)"')


def shown(browser, address: str) -> set[float]:
    """What the list behind an address says it comes to."""
    page = browser.get(unescape(address))
    assert page.status_code == 200
    return {float(pair.split("=")[1]) for pair in SUMS.search(page.text)[1].split()}


@pytest.mark.slow
def test_every_link_of_the_summary_leads_to_rows_that_come_to_its_number(stage):
    generated(400, stage.cast["chen"])
    page = stage.office.chen.get(PAGE).text
    numbers = sorted(set(LINKED.findall(page)))
    assert len(numbers) > 150
    lists = {address: shown(stage.office.chen, address) for address in {address for address, _number in numbers}}
    wrong = [(address, number) for address, number in numbers if float(number.replace(",", "")) not in lists[address]]
    assert not wrong


def test_the_text_names_no_count_without_its_link(stage):
    generated(400, stage.cast["chen"])
    text = TEXT.search(stage.office.chen.get(PAGE).text)[0]
    assert len(LINKED.findall(text)) > 40
    bare = re.sub(r"<[^>]+>", "", LINKED.sub("", text))
    counts = re.findall(r"\d[\d,.]*(?= *(?:个团组|人次|批|元|本|份))", bare.split("需要说明的情况")[0])
    assert not counts, bare


def test_a_list_says_what_it_was_asked_for(stage):
    generated(400, stage.cast["chen"])
    base = "/figures/matters/?since=2025-01-01&until=2025-12-31&as_of=2026-02-01&way=out"
    for more, words in (("settled=false", "未核销"), ("report=in_time", "报告按期提交"), ("passports=due", "应交回证件"),
                        ("country=JP", "日本"), ("planned=", "未注明"), ("joined=true", "参加其他单位组团")):  # fmt: skip
        assert words in stage.office.chen.get(f"{base}&{more}").text, more


def test_as_of_an_earlier_day_the_page_says_what_it_said_then(stage):
    batch = generated(50, stage.cast["chen"])
    then = stage.office.chen.get(PAGE).text
    batch.rows.filter(line__lte=20).update(replaced_at="2026-03-01T00:00:00Z")
    assert date(2026, 3, 1) and TEXT.search(stage.office.chen.get(PAGE).text)[0] == TEXT.search(then)[0]
    later = stage.office.chen.get("/figures/2025/?as_of=2026-03-02").text
    assert TEXT.search(later)[0] != TEXT.search(then)[0]
